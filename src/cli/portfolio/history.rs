//! `cairn portfolio history`.

use clap::Args;

use crate::cli::ids;
use crate::cli::show::history;
use crate::cli::{CliError, Session};
use crate::record::EntryId;

/// Show what changed in a portfolio, and when, newest first
#[derive(Debug, Args)]
pub struct History {
    /// Which portfolio, by its id or title
    #[arg(value_name = "PORTFOLIO")]
    portfolio: String,
}

/// Shows a portfolio's history.
pub fn run(args: &History, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = ids::portfolio(&record, &args.portfolio)?;
    history(&record.history(EntryId::Portfolio(id))?, session);
    Ok(())
}
