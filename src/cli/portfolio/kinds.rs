//! `cairn portfolio kinds`.

use clap::Args;

use super::kind;
use crate::cli::entry::Told as _;
use crate::cli::json::kind::KindView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Format, Session};
use crate::domain::grouped;
use crate::domain::portfolio::{Portfolio, PortfolioKind};
use crate::kinds::{shipped, write};
use crate::record::Record;

/// List what can be handed in; with a key, print that kind as a file to copy and edit
#[derive(Debug, Args)]
pub struct Kinds {
    /// A kind, or a portfolio whose kind you changed
    #[arg(value_name = "KEY|PORTFOLIO")]
    kind: Option<String>,
}

/// Lists the kinds, or prints one.
pub fn run(args: &Kinds, session: &mut Session) -> Result<(), CliError> {
    let record = session.record_if_any()?;
    match &args.kind {
        Some(text) => print(&one(record.as_ref(), text)?, session),
        None => list(record.as_ref(), session)?,
    }
    Ok(())
}

/// Returns the kind of that key; else that of the portfolio of that title or id.
fn one(record: Option<&Record>, text: &str) -> Result<PortfolioKind, CliError> {
    let by_key = kind::named(record, text);
    let (Err(_), Some(record)) = (&by_key, record) else {
        return by_key;
    };
    match Portfolio::find(record, text) {
        Ok(id) => Ok(record.get(id)?.details.kind),
        Err(_not_one_either) => by_key,
    }
}

fn print(kind: &PortfolioKind, session: &mut Session) {
    match session.format() {
        Format::Json => session.out.json(kind),
        Format::Plain => session.out.raw(&write(kind)),
    }
}

fn list(record: Option<&Record>, session: &mut Session) -> Result<(), CliError> {
    let own = record.map_or_else(|| Ok(Vec::new()), kind::own)?;
    let kinds = shipped().iter().map(|kind| KindView::new(kind, true));
    let own = own.iter().map(|kind| KindView::new(kind, false));
    let views: Vec<KindView<'_>> = kinds.chain(own).collect();
    session.answer(&views, |out| {
        let mut table = Table::new([
            ("Kind", Align::Left),
            ("Title", Align::Flexible),
            ("Months", Align::Right),
            ("Words", Align::Right),
            ("Hours", Align::Right),
            ("", Align::Left),
        ]);
        let number = |number: Option<u32>| {
            number.map_or_else(String::new, |number| grouped(number as usize))
        };
        for view in &views {
            let own = if view.shipped { "" } else { "your own" };
            table.row([
                view.key.to_owned(),
                view.title.to_owned(),
                view.months.to_string(),
                number(view.words),
                number(view.hours),
                own.to_owned(),
            ]);
        }
        table.print(out);
    });
    Ok(())
}
