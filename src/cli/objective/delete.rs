//! `cairn objective delete`.

use clap::Args;

use super::answer;
use crate::cli::ids::{self, short};
use crate::cli::{CliError, Session};

/// Move an objective to the Bin; its activities stay in the log
#[derive(Debug, Args)]
pub struct Delete {
    /// Which objective, by its id
    id: String,
}

/// Moves an objective to the Bin.
pub fn run(args: &Delete, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::objective(&record, &args.id)?;
    let _changes = record.delete_objective(id)?;
    let objective = record.objective(id)?;
    answer(session, &record, &objective, |out| {
        let title = &objective.details.title;
        let id = short(id.uuid());
        out.line(format_args!("Moved “{title}” to the Bin"));
        out.line(format_args!(
            "Bring it back with `cairn undo` or `cairn objective restore {id}`"
        ));
    })
}
