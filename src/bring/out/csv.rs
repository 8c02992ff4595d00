//! The log as CSV (RFC 4180): a text that a spreadsheet would run gets an apostrophe before it, which importing takes off again.

use super::{HEADINGS, texts};
use crate::domain::ActivityDetails;

/// What spreadsheets take for the beginning of a formula, and the apostrophe that guards it.
const GUARDED: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Writes activities, with the mark by which Excel knows UTF-8.
#[must_use]
pub fn csv(activities: &[ActivityDetails]) -> Vec<u8> {
    let mut text = format!("\u{feff}{}\r\n", HEADINGS.join(","));
    for details in activities {
        let cells: Vec<String> = texts(details).iter().map(|text| cell(text)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn cell(text: &str) -> String {
    let guarded = if text.starts_with(GUARDED) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    let blank = guarded.starts_with(' ') || guarded.ends_with(' ');
    if blank || guarded.contains([',', '"', '\n', '\r', ';']) {
        return format!("\"{}\"", guarded.replace('"', "\"\""));
    }
    guarded
}

/// Takes the apostrophe off again.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(GUARDED) => rest,
        _ => text,
    }
}
