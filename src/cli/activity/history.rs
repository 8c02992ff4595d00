//! `cairn activity history`.

use clap::Args;

use crate::cli::ids;
use crate::cli::show::history;
use crate::cli::{CliError, Session};
use crate::record::EntryId;

/// Show what changed in an activity, and when, newest first
#[derive(Debug, Args)]
pub struct History {
    /// Which activity, by its id
    id: String,
}

/// Shows an activity's history.
pub fn run(args: &History, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = ids::activity(&record, &args.id)?;
    history(&record.history(EntryId::Activity(id))?, session);
    Ok(())
}
