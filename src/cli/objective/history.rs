//! `cairn objective history`.

use clap::Args;

use crate::cli::ids;
use crate::cli::show::history;
use crate::cli::{CliError, Session};
use crate::record::EntryId;

/// Show what changed in an objective, and when, newest first
#[derive(Debug, Args)]
pub struct History {
    /// Which objective, by its id
    id: String,
}

/// Shows an objective's history.
pub fn run(args: &History, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = ids::objective(&record, &args.id)?;
    history(&record.history(EntryId::Objective(id))?, session);
    Ok(())
}
