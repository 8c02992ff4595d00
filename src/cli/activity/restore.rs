//! `cairn activity restore`.

use clap::Args;

use super::Attached;
use crate::cli::ids;
use crate::cli::{CliError, Session};

/// Bring an activity back from the Bin
#[derive(Debug, Args)]
pub struct Restore {
    /// Which activity, by its id; `cairn bin` shows it
    id: String,
}

/// Brings an activity back.
pub fn run(args: &Restore, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::activity(&record, &args.id)?;
    let _changes = record.restore(id)?;
    let activity = record.get(id)?;
    let attached = Attached::read(&record)?;
    let view = attached.view(&record, &activity)?;
    session.answer(&view, |out| {
        let title = &activity.details.title;
        out.line(format_args!("Brought “{title}” back from the Bin"));
    });
    Ok(())
}
