//! The log, taken elsewhere: tables that come back just as they were, calendars, portfolios and references.

mod csv;
mod ics;
mod leap2a;
mod references;
mod xlsx;

pub use csv::{csv, unguarded};
pub use ics::{Due, Reminder, ics};
pub use leap2a::leap2a;
pub use references::{bibtex, ris};
pub use xlsx::xlsx;

use super::read::text::unescaped;
use crate::domain::{ActivityDetails, Link};

/// The headings of Cairn's own tables, by which they are known again.
pub const HEADINGS: [&str; 16] = [
    "Date",
    "Last day",
    "Title",
    "Minutes",
    "Kind",
    "Status",
    "Description",
    "What",
    "So what",
    "Now what",
    "Provider",
    "Location",
    "Cost",
    "Web address",
    "Tags",
    "Links",
];

/// Returns the texts of an activity, in the order of the headings.
fn texts(details: &ActivityDetails) -> [String; 16] {
    let reflection = &details.reflection;
    [
        details.date.to_string(),
        details.end.map_or_else(String::new, |end| end.to_string()),
        details.title.clone(),
        details.minutes.0.to_string(),
        details.kind.label().to_owned(),
        details.status.label().to_owned(),
        details.description.clone(),
        reflection.what.clone(),
        reflection.so_what.clone(),
        reflection.now_what.clone(),
        details.provider.clone(),
        details.location.clone(),
        if details.cost == 0 {
            String::new()
        } else {
            format!("{}.{:02}", details.cost / 100, details.cost % 100)
        },
        details.url.clone(),
        details.tags.join("\n"),
        details
            .links
            .iter()
            .map(link)
            .collect::<Vec<_>>()
            .join("\n"),
    ]
}

/// Writes a link with its reason on one line.
fn link(link: &Link) -> String {
    if link.reason.is_empty() {
        return link.key.to_string();
    }
    format!(
        "{} = {}",
        link.key,
        link.reason.replace('\\', "\\\\").replace('\n', "\\n")
    )
}

/// Reads a reason as the log's column of links writes it.
#[must_use]
pub fn reason(text: &str) -> String {
    unescaped(text, &['n'])
}

/// Writes text as XML holds it; what XML cannot hold is left away.
fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' => safe.push(c),
            c if c.is_control() || ['\u{fffe}', '\u{ffff}'].contains(&c) => {}
            c => safe.push(c),
        }
    }
    safe
}
