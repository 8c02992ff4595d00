//! `cairn backup passphrase`.

use clap::Args;
use serde::Serialize;

use crate::cli::session::shown;
use crate::cli::{CliError, Session, passphrase};

/// Encrypt backups with a passphrase, change it, or remove it
///
/// Backups in a folder you chose, the weekly second copies there, and those of --to are then encrypted in the age format
/// (docs/backups.md); those in the record's own folder are not, as the record lies beside them. Making one asks for
/// nothing; going back to one asks for the passphrase it was made with. NOBODY CAN RECOVER A FORGOTTEN PASSPHRASE. What lies
/// in a folder already stays as it is: where others see it, choose a new one.
#[derive(Debug, Args)]
pub struct Passphrase {
    #[command(flatten)]
    from: passphrase::From,
    /// Encrypt no backups from now on
    #[arg(long, conflicts_with = "passphrase_file")]
    remove: bool,
}

#[derive(Serialize)]
struct View {
    encrypted: bool,
    folder: String,
}

/// Sets, changes or removes the passphrase.
pub fn run(args: &Passphrase, session: &mut Session) -> Result<(), CliError> {
    let backups = session.record()?.backups();
    if args.remove {
        backups.remove_passphrase()?;
    } else {
        backups.set_passphrase(&args.from.chosen()?)?;
    }
    let standing = backups.standing()?;
    let view = View {
        encrypted: standing.has_passphrase,
        folder: shown(&standing.folder),
    };
    // What is promised is there at once, and looked through.
    if standing.is_chosen {
        backups.make()?;
    }
    session.answer(&view, |out| match (args.remove, standing.is_chosen) {
        (true, _) => {
            out.line("Backups are not encrypted from now on");
            out.line("Those that are there still open with the passphrase they were made with");
        }
        (false, true) => {
            out.line(format_args!(
                "Backups in {} are encrypted from now on",
                view.folder
            ));
            out.line("Keep the passphrase safe: nobody can recover a forgotten one");
            if standing.readable > 0 {
                out.line(format_args!(
                    "{} made before, and what was attached then, can still be read there: if others see that folder, choose a new one",
                    standing.readable
                ));
            }
        }
        (false, false) => {
            out.line("Backups outside the record's own folder are encrypted from now on");
            out.line("Keep the passphrase safe: nobody can recover a forgotten one");
            out.line("Choose a folder for them with `cairn backup folder DIR`");
        }
    });
    Ok(())
}
