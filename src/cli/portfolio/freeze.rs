//! `cairn portfolio freeze`.

use clap::Args;

use super::{answer, words};
use crate::cli::entry::One;
use crate::cli::{CliError, Session};
use crate::domain::portfolio::Portfolio;

/// Keep a portfolio as you hand it in today; whatever becomes of your record, it no longer changes
#[derive(Debug, Args)]
pub struct Freeze {
    #[command(flatten)]
    one: One<Portfolio>,
}

/// Submits a portfolio.
pub fn run(args: &Freeze, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = args.one.find(&record)?;
    let submitted = record.submit_portfolio(id)?;
    answer(session, &record, id, |seen, out| {
        let title = seen.title();
        out.line(format_args!(
            "Submitted “{title}”: it stays as it is today. Go on with a copy of it"
        ));
        if let Some((broken, change)) = words::broken(&seen.findings).zip(submitted.txn) {
            out.line(format_args!(
                "{broken}; `cairn portfolio check` lists them, `cairn undo {change}` takes the submission back"
            ));
        }
    })
}
