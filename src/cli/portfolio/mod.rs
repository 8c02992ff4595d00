//! `cairn portfolio`: what is composed, checked and handed in.

mod changes;
mod check;
mod copy;
mod delete;
mod edit;
mod freeze;
mod history;
mod kind;
mod kinds;
mod list;
mod new;
mod next;
mod period;
mod print;
mod restore;
mod show;
mod words;

use clap::Subcommand;

use super::json::portfolio::PortfolioView;
use super::out::Out;
use super::{CliError, Session};
use crate::domain;
use crate::domain::PortfolioId;
use crate::domain::portfolio::{Finding, Surroundings, check};
use crate::portfolio::PortfolioContents;
use crate::record::Record;

pub use print::print_summary;

/// Compose, check and print what you hand in
#[derive(Debug, Subcommand)]
pub enum Portfolio {
    New(new::New),
    List(list::List),
    Show(show::Show),
    Edit(Box<edit::Edit>),
    Check(check::Check),
    Print(print::Print),
    Freeze(freeze::Freeze),
    Copy(copy::Copy),
    Next(next::Next),
    Delete(delete::Delete),
    Restore(restore::Restore),
    History(history::History),
    Kinds(kinds::Kinds),
}

/// Runs one of the commands.
pub fn run(command: &Portfolio, session: &mut Session) -> Result<(), CliError> {
    match command {
        Portfolio::New(args) => new::run(args, session),
        Portfolio::List(args) => list::run(args, session),
        Portfolio::Show(args) => show::run(args, session),
        Portfolio::Edit(args) => edit::run(args, session),
        Portfolio::Check(args) => check::run(args, session),
        Portfolio::Print(args) => print::run(args, session),
        Portfolio::Freeze(args) => freeze::run(args, session),
        Portfolio::Copy(args) => copy::run(args, session),
        Portfolio::Next(args) => next::run(args, session),
        Portfolio::Delete(args) => delete::run(args, session),
        Portfolio::Restore(args) => restore::run(args, session),
        Portfolio::History(args) => history::run(args, session),
        Portfolio::Kinds(args) => kinds::run(args, session),
    }
}

/// A portfolio with everything that it holds and lacks.
struct Seen {
    portfolio: domain::portfolio::Portfolio,
    contents: PortfolioContents,
    findings: Vec<Finding>,
}

impl Seen {
    fn new(record: &Record, portfolio: domain::portfolio::Portfolio) -> Result<Self, CliError> {
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

    fn view(&self) -> PortfolioView<'_> {
        PortfolioView::new(&self.portfolio, &self.contents, &self.findings)
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
    session.answer(&seen.view(), |out| say(&seen, out));
    Ok(())
}
