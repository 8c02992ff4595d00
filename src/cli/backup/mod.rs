//! `cairn backup`: make a backup, list them, choose where they are kept and whether they are encrypted.

mod folder;
mod list;
mod passphrase;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::json::backup::BackupView;
use super::session::{self, shown};
use super::{CliError, Session};
use crate::domain::attached_files;

/// Make a backup now, list backups, choose where they are kept, or encrypt them
///
/// Cairn makes backups by itself: when the window opens and closes and after commands here, at most one an hour, if
/// something changed. Of the older ones it keeps all of two days, then one a day for a week, one a week for a month and
/// one a month for a year. Once a week it writes a second copy beside them, in the form of an export, and keeps four.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Backup {
    /// Folder to make it in, instead of the one for backups; none in there is ever taken away
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Folder(folder::Folder),
    Passphrase(passphrase::Passphrase),
}

/// Makes a backup, or what else is asked of backups.
pub fn run(args: &Backup, session: &mut Session) -> Result<(), CliError> {
    match &args.command {
        None => make(args, session),
        Some(Command::List(args)) => list::run(args, session),
        Some(Command::Folder(args)) => folder::run(args, session),
        Some(Command::Passphrase(args)) => passphrase::run(args, session),
    }
}

fn make(args: &Backup, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let backups = record.backups();
    let made = match &args.to {
        Some(folder) => backups.make_to(folder)?,
        None => backups.make()?,
    };
    session::warn_of(&made);
    // A record that may only be read keeps no note of what is in an encrypted one.
    let contents = backups.contents(&made.backup.path).ok();
    let view = BackupView::new(&made.backup, contents.as_ref());
    session.answer(&view, |out| {
        let what = contents.map_or_else(|| "everything".to_owned(), |found| found.in_words());
        out.line(format_args!("Backed up {what}"));
        out.field("Backup", made.backup.name());
        out.field("In", shown(&made.backup.path));
        if made.backup.is_encrypted() {
            out.field("Encrypted", "opens with the passphrase alone");
        }
        if made.unsound > 0 {
            out.line("Not everything in it is as history has it: `cairn check` says what");
        }
        if made.missing > 0 {
            out.line(attached_files(made.missing, session::GONE));
        }
    });
    Ok(())
}
