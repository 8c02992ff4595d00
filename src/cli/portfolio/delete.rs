//! `cairn portfolio delete`.

use clap::Args;

use super::answer;
use crate::cli::ids::{self, short};
use crate::cli::show::binned;
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
    let deleted = record.delete(id)?;
    answer(session, &record, id, |seen, out| {
        let what = format!("“{}”", seen.title());
        let restore = format!("portfolio restore {}", short(id.uuid()));
        binned(what, &deleted, restore, out);
    })
}
