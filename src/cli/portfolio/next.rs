//! `cairn portfolio next`.

use clap::Args;

use super::{answer, words};
use crate::cli::entry::One;
use crate::cli::ids::short;
use crate::cli::{CliError, Session};
use crate::domain::portfolio::Portfolio;

/// Begin the portfolio of the same kind for the time after it, such as next year's revalidation
#[derive(Debug, Args)]
pub struct Next {
    #[command(flatten)]
    one: One<Portfolio>,
}

/// Begins the next portfolio.
pub fn run(args: &Next, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = args.one.find(&record)?;
    let id = record.next_portfolio(id)?.output;
    answer(session, &record, id, |seen, out| {
        let title = seen.title();
        out.line(format_args!("Began “{title}” ({})", short(id.uuid())));
        out.line(words::kind_and_days(&seen.portfolio.details));
    })
}
