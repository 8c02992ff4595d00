//! `cairn portfolio delete`.

use clap::Args;

use super::answer;
use crate::cli::ids::{self, short};
use crate::cli::{CliError, Session};

/// Move a portfolio to the Bin; what was chosen for it stays in your record
#[derive(Debug, Args)]
pub struct Delete {
    /// Which portfolio, by its id or title
    #[arg(value_name = "PORTFOLIO")]
    portfolio: String,
}

/// Moves a portfolio to the Bin.
pub fn run(args: &Delete, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::portfolio(&record, &args.portfolio)?;
    let _changes = record.delete_portfolio(id)?;
    answer(session, &record, id, |seen, out| {
        let id = short(id.uuid());
        out.line(format_args!("Moved “{}” to the Bin", seen.title()));
        out.line(format_args!(
            "Bring it back with `cairn undo` or `cairn portfolio restore {id}`"
        ));
    })
}
