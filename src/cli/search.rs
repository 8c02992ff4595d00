//! `cairn search`.

use clap::Args;

use super::ids::short;
use super::json::found::HitView;
use super::out::Out;
use super::text::shorten;
use super::{CliError, Session};
use crate::domain::{EvidenceNumber, short_date};
use crate::record::{EntryId, Record, SearchHit};
use chrono::NaiveDate;

/// Search everything you wrote; every word must occur, the last may be the beginning of one
#[derive(Debug, Args)]
pub struct Search {
    /// The words
    #[arg(value_name = "WORDS", required = true, num_args = 1..)]
    words: Vec<String>,
    /// How many to show at most
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    limit: usize,
}

/// Searches.
pub fn run(args: &Search, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let words = args.words.join(" ");
    let hits = record.search(&words, args.limit)?;
    let references = hits.iter().map(|hit| reference(&record, hit.entry));
    let references = references.collect::<Result<Vec<_>, CliError>>()?;
    let found = || hits.iter().zip(references.iter().copied());
    let views: Vec<HitView<'_>> = found()
        .map(|(hit, number)| HitView::new(hit, number))
        .collect();
    let today = session.today();
    session.answer(&views, |out| {
        if hits.is_empty() {
            out.line(format_args!("Nothing holds “{words}”"));
        }
        for (hit, number) in found() {
            in_words(hit, number, today, out);
        }
    });
    Ok(())
}

/// Returns the reference of a piece of evidence.
pub fn reference(record: &Record, entry: EntryId) -> Result<Option<EvidenceNumber>, CliError> {
    match entry {
        EntryId::Evidence(id) => Ok(Some(record.get(id)?.number)),
        _ => Ok(None),
    }
}

fn in_words(hit: &SearchHit, number: Option<EvidenceNumber>, today: NaiveDate, out: &mut Out) {
    let name = number.map_or_else(|| short(hit.entry.uuid()), |number| number.to_string());
    let mut said = vec![hit.entry.sort().key().to_owned(), name];
    said.extend(hit.date.map(|date| short_date(date, today)));
    let said = said.join(", ");
    let width = out.width();
    out.line(shorten(&format!("{} ({said})", hit.title), width));
    let snippet = shorten(&hit.snippet.text, width.saturating_sub(4));
    if !snippet.is_empty() && snippet != hit.title {
        out.line(format_args!("    {snippet}"));
    }
}
