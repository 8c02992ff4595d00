//! `cairn portfolio`: what is composed, checked and handed in.

mod changes;
mod check;
mod copy;
mod edit;
mod freeze;
mod kind;
mod kinds;
mod new;
mod next;
mod period;
mod print;
mod show;
mod words;

use clap::Subcommand;
use serde_json::Value;

use super::entry::{self, Listed, One, Told};
use super::ids::{is_id, short};
use super::json::{portfolio::PortfolioView, value};
use super::out::Out;
use super::table::{Align, Table};
use super::told;
use super::{CliError, Session};
use crate::domain::portfolio::{Finding, Portfolio as Composed, Surroundings, check};
use crate::domain::{PortfolioId, long_date};
use crate::portfolio::PortfolioContents;
use crate::record::Record;

pub use print::print_summary;

/// Compose, check and print what you hand in
#[derive(Debug, Subcommand)]
pub enum Portfolio {
    New(new::New),
    /// List the portfolios: those being composed, then those handed in
    List,
    /// Show what a portfolio holds, and what it still lacks
    Show(One<Composed>),
    Edit(Box<edit::Edit>),
    Check(check::Check),
    Print(print::Print),
    Freeze(freeze::Freeze),
    Copy(copy::Copy),
    Next(next::Next),
    /// Move a portfolio to the Bin; what was chosen for it stays in your record
    Delete(One<Composed>),
    /// Bring a portfolio back from the Bin
    Restore(One<Composed>),
    /// Show what changed in a portfolio, and when, newest first
    History(One<Composed>),
    Kinds(kinds::Kinds),
}

/// Runs one of the commands.
pub fn run(command: &Portfolio, session: &mut Session) -> Result<(), CliError> {
    match command {
        Portfolio::New(args) => new::run(args, session),
        Portfolio::List => entry::list_all::<Composed>(session),
        Portfolio::Show(one) => entry::show(one, session),
        Portfolio::Edit(args) => edit::run(args, session),
        Portfolio::Check(args) => check::run(args, session),
        Portfolio::Print(args) => print::run(args, session),
        Portfolio::Freeze(args) => freeze::run(args, session),
        Portfolio::Copy(args) => copy::run(args, session),
        Portfolio::Next(args) => next::run(args, session),
        Portfolio::Delete(one) => entry::delete(one, session),
        Portfolio::Restore(one) => entry::restore(one, session),
        Portfolio::History(one) => entry::history(one, session),
        Portfolio::Kinds(args) => kinds::run(args, session),
    }
}

/// A portfolio with everything that it holds and lacks.
struct Seen {
    portfolio: Composed,
    contents: PortfolioContents,
    findings: Vec<Finding>,
}

impl Seen {
    fn new(record: &Record, portfolio: Composed) -> Result<Self, CliError> {
        let contents = record.compose(&portfolio)?;
        let dead = record.dead_attachments(&contents.evidence);
        let around = Surroundings {
            profile: &contents.profile,
            today: contents.printed_on,
            dead: &dead,
        };
        let findings = check(contents.composition(), around);
        Ok(Self {
            portfolio,
            contents,
            findings,
        })
    }

    fn of(record: &Record, id: PortfolioId) -> Result<Self, CliError> {
        Self::new(record, record.get(id)?)
    }

    fn view(&self) -> Result<Value, CliError> {
        value(&PortfolioView::new(
            &self.portfolio,
            &self.contents,
            &self.findings,
        ))
    }

    fn title(&self) -> &str {
        &self.portfolio.details.title
    }
}

/// Answers with one portfolio, in JSON or in the words that `say` prints.
fn answer(
    session: &mut Session,
    record: &Record,
    id: PortfolioId,
    say: impl FnOnce(&Seen, &mut Out),
) -> Result<(), CliError> {
    let seen = Seen::of(record, id)?;
    let view = seen.view()?;
    session.answer(&view, |out| say(&seen, out));
    Ok(())
}

impl Told for Composed {
    const NAMED_BY: (&'static str, &'static str) =
        ("portfolio", "Which portfolio, by its id or title");
    const SEE: &'static str = "`cairn portfolio list` shows titles and ids";

    fn find(record: &Record, typed: &str) -> Result<PortfolioId, CliError> {
        let wanted = typed.trim().to_lowercase();
        let mut titled = record.portfolios()?;
        titled.retain(|portfolio| portfolio.details.title.to_lowercase() == wanted);
        match titled.as_slice() {
            [] if is_id(&wanted) => told::find::<Self>(record, typed),
            [] => {
                let error = format!("There is no portfolio called “{}”", typed.trim());
                Err(CliError::failed(error).hinted(Self::SEE))
            }
            [one] => Ok(one.id),
            several => {
                let ends: Vec<String> = several.iter().map(Told::name).collect();
                let error = format!("{} portfolios are called “{}”", several.len(), typed.trim());
                let hint = format!("Say which by its id: {}", ends.join(", "));
                Err(CliError::failed(error).hinted(hint))
            }
        }
    }

    fn views(entries: &[Self], record: &Record) -> Result<Vec<Value>, CliError> {
        let views = entries.iter().map(|portfolio| {
            let seen = Seen::new(record, portfolio.clone())?;
            seen.view()
        });
        views.collect()
    }
}

impl Listed for Composed {
    const NONE: &'static str = "No portfolios yet; begin one with `cairn portfolio new`";

    fn table(entries: &[Self], _record: &Record, out: &mut Out) {
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Title", Align::Flexible),
            ("Kind", Align::Flexible),
            ("Ends", Align::Left),
            ("Stage", Align::Left),
        ]);
        for portfolio in entries {
            let details = &portfolio.details;
            table.row([
                short(portfolio.id.uuid()),
                details.title.clone(),
                details.kind.title.clone(),
                long_date(details.period.to()),
                words::stage(portfolio),
            ]);
        }
        table.print(out);
    }
}
