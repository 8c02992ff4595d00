//! `cairn objective delete`.

use clap::Args;

use super::answer;
use crate::cli::ids::{self, short};
use crate::cli::show::binned;
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
    let deleted = record.delete(id)?;
    let objective = record.get(id)?;
    answer(session, &record, &objective, |out| {
        let what = format!("“{}”", objective.details.title);
        let restore = format!("objective restore {}", short(id.uuid()));
        binned(what, &deleted, restore, out);
    })
}
