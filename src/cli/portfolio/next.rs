//! `cairn portfolio next`.

use clap::Args;

use super::{answer, words};
use crate::cli::ids::{self, short};
use crate::cli::{CliError, Session};

/// Begin the portfolio of the same kind for the time after it, such as next year's revalidation
#[derive(Debug, Args)]
pub struct Next {
    /// Which portfolio it follows, by its id or title
    #[arg(value_name = "PORTFOLIO")]
    portfolio: String,
}

/// Begins the next portfolio.
pub fn run(args: &Next, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::portfolio(&record, &args.portfolio)?;
    let id = record.next_portfolio(id)?.output;
    answer(session, &record, id, |seen, out| {
        let title = seen.title();
        out.line(format_args!("Began “{title}” ({})", short(id.uuid())));
        out.line(words::kind_and_days(&seen.portfolio.details));
    })
}
