//! What was searched for, and what lies in the Bin, as scripts see it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use uuid::Uuid;

use crate::domain::EvidenceNumber;
use crate::record::{BinEntry, SearchHit, Snippet};

/// An entry that was found.
#[derive(Serialize)]
pub struct HitView<'a> {
    r#type: &'static str,
    id: Uuid,
    reference: Option<String>,
    title: &'a str,
    date: Option<NaiveDate>,
    snippet: SnippetView<'a>,
}

#[derive(Serialize)]
struct SnippetView<'a> {
    text: &'a str,
    matches: Vec<Span>,
}

#[derive(Serialize)]
struct Span {
    from: usize,
    to: usize,
}

impl<'a> HitView<'a> {
    /// Shows a hit; the reference is that of evidence.
    pub fn new(hit: &'a SearchHit, reference: Option<EvidenceNumber>) -> Self {
        let SearchHit {
            entry,
            title,
            date,
            snippet: Snippet { text, matches },
        } = hit;
        let characters = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        let span = |range: &std::ops::Range<usize>| Span {
            from: characters(range.start),
            to: characters(range.end),
        };
        Self {
            r#type: entry.sort().key(),
            id: entry.uuid(),
            reference: reference.map(|number| number.to_string()),
            title,
            date: *date,
            snippet: SnippetView {
                text,
                matches: matches.iter().map(span).collect(),
            },
        }
    }
}

/// An entry in the Bin.
#[derive(Serialize)]
pub struct BinView<'a> {
    r#type: &'static str,
    id: Uuid,
    reference: Option<String>,
    title: &'a str,
    deleted_at: DateTime<Utc>,
}

impl<'a> BinView<'a> {
    /// Shows an entry of the Bin; the reference is that of evidence.
    pub fn new(entry: &'a BinEntry, reference: Option<EvidenceNumber>) -> Self {
        let BinEntry {
            entry,
            title,
            deleted_at,
        } = entry;
        Self {
            r#type: entry.sort().key(),
            id: entry.uuid(),
            reference: reference.map(|number| number.to_string()),
            title,
            deleted_at: *deleted_at,
        }
    }
}
