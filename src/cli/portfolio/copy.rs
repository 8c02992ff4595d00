//! `cairn portfolio copy`.

use clap::Args;

use super::answer;
use crate::cli::ids::{self, short};
use crate::cli::{CliError, Session};

/// Begin a portfolio as a copy of another, also of one that was handed in
#[derive(Debug, Args)]
pub struct Copy {
    /// Which portfolio, by its id or title
    #[arg(value_name = "PORTFOLIO")]
    portfolio: String,
    /// What you call the copy [default: “Copy of” and the title]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

/// Copies a portfolio.
pub fn run(args: &Copy, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let original = record.get(ids::portfolio(&record, &args.portfolio)?)?;
    let title = args.title.clone();
    let title = title.unwrap_or_else(|| format!("Copy of {}", original.details.title));
    let id = record.copy_portfolio(original.id, title)?.output;
    answer(session, &record, id, |seen, out| {
        let title = seen.title();
        out.line(format_args!("Began “{title}” ({})", short(id.uuid())));
    })
}
