//! `cairn activity delete`.

use clap::Args;

use super::Attached;
use crate::cli::ids::{self, short};
use crate::cli::{CliError, Session};

/// Move an activity to the Bin
#[derive(Debug, Args)]
pub struct Delete {
    /// Which activity, by its id
    id: String,
}

/// Moves an activity to the Bin.
pub fn run(args: &Delete, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::activity(&record, &args.id)?;
    let _changes = record.delete_activity(id)?;
    let activity = record.activity(id)?;
    let attached = Attached::read(&record)?;
    let view = attached.view(&record, &activity)?;
    session.answer(&view, |out| {
        let (title, id) = (&activity.details.title, short(id.uuid()));
        out.line(format_args!("Moved “{title}” to the Bin"));
        out.line(format_args!(
            "Bring it back with `cairn undo` or `cairn activity restore {id}`"
        ));
    });
    Ok(())
}
