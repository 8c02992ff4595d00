//! `cairn portfolio restore`.

use clap::Args;

use super::answer;
use crate::cli::ids;
use crate::cli::{CliError, Session};

/// Bring a portfolio back from the Bin
#[derive(Debug, Args)]
pub struct Restore {
    /// Which portfolio, by its id or title
    #[arg(value_name = "PORTFOLIO")]
    portfolio: String,
}

/// Brings a portfolio back.
pub fn run(args: &Restore, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::portfolio(&record, &args.portfolio)?;
    let _changes = record.restore(id)?;
    answer(session, &record, id, |seen, out| {
        out.line(format_args!("Brought “{}” back from the Bin", seen.title()));
    })
}
