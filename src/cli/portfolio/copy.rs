//! `cairn portfolio copy`.

use clap::Args;

use super::answer;
use crate::cli::entry::One;
use crate::cli::ids::short;
use crate::cli::{CliError, Session};
use crate::domain::portfolio::Portfolio;

/// Begin a portfolio as a copy of another, also of one that was handed in
#[derive(Debug, Args)]
pub struct Copy {
    #[command(flatten)]
    one: One<Portfolio>,
    /// What you call the copy [default: “Copy of” and the title]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

/// Copies a portfolio.
pub fn run(args: &Copy, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let original = record.get(args.one.find(&record)?)?;
    let title = args.title.clone();
    let title = title.unwrap_or_else(|| format!("Copy of {}", original.details.title));
    let id = record.copy_portfolio(original.id, title)?.output;
    answer(session, &record, id, |seen, out| {
        let title = seen.title();
        out.line(format_args!("Began “{title}” ({})", short(id.uuid())));
    })
}
