//! `cairn backup folder`.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::session::shown;
use crate::cli::{CliError, Session};

/// Choose the folder that backups are kept in, such as one on another disk
#[derive(Debug, Args)]
pub struct Folder {
    /// The folder; it may be on a disk that is not always connected, or a synchronised one
    #[arg(value_name = "DIR", required_unless_present = "own")]
    dir: Option<PathBuf>,
    /// Keep them in the record's own folder again
    #[arg(long, conflicts_with = "dir")]
    own: bool,
}

#[derive(Serialize)]
struct View {
    folder: String,
}

/// Chooses the folder.
pub fn run(args: &Folder, session: &mut Session) -> Result<(), CliError> {
    // A folder of backups belongs to a record that is there.
    let backups = session.record()?.backups();
    backups.set_folder(args.dir.as_deref())?;
    let view = View {
        folder: shown(&backups.folder()?),
    };
    session.answer(&view, |out| {
        out.line(format_args!("Backups are kept in {}", view.folder));
    });
    Ok(())
}
