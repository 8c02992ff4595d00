//! `cairn portfolio new`.

use clap::Args;

use super::kind;
use super::period::Days;
use super::{answer, words};
use crate::cli::ids::short;
use crate::cli::text::count;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::portfolio::PortfolioDetails;

/// Begin a portfolio with what Cairn proposes from your record
#[derive(Debug, Args)]
pub struct New {
    /// What you hand in: a kind that `cairn portfolio kinds` lists, or a file with your own
    #[arg(long, value_name = "KEY|FILE")]
    kind: String,
    /// What you call it [default: the kind and the years]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    days: Days,
    /// Choose nothing yet
    #[arg(long)]
    empty: bool,
}

/// Begins a portfolio.
pub fn run(args: &New, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let kind = kind::named(Some(&record), &args.kind)?;
    let mut typed = Typed::on(session.today());
    let start = record.practitioner()?.year_start;
    let period = args.days.period(&kind, start, session.today(), &mut typed);
    let mut details = record.propose_portfolio(kind, period)?;
    if args.empty {
        details = PortfolioDetails::new(details.title, details.kind, details.period);
    }
    if let Some(title) = &args.title {
        details.title.clone_from(title);
    }
    let details = typed.finish(details.checked())?;
    let id = record.add(details)?.output;
    answer(session, &record, id, |seen, out| {
        let details = &seen.portfolio.details;
        let title = &details.title;
        out.line(format_args!("Began “{title}” ({})", short(id.uuid())));
        out.line(words::kind_and_days(details));
        if !args.empty {
            let chosen = count(details.pieces.len(), "entry", "entries");
            out.line(format_args!(
                "Cairn proposes {chosen} of your record; change the choice with `cairn portfolio edit`"
            ));
        }
    })
}
