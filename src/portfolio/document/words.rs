//! How dates, counts and long texts are said in a document.

use chrono::{Datelike as _, NaiveDate};

use super::span::Line;
use crate::domain::{FileContent, Minutes, long_date, number};
use crate::portfolio::contents::PortfolioContents;

/// Says a span of days in full: `4 November 2026`, `4–6 November 2026`, `1 January – 31 December 2026`.
pub(super) fn span(from: NaiveDate, to: NaiveDate) -> String {
    let last = long_date(to);
    if from == to {
        last
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{last}", from.day())
    } else if from.year() == to.year() {
        format!("{} – {last}", from.format("%-d %B"))
    } else {
        format!("{} – {last}", long_date(from))
    }
}

/// Says how many of something there are, number and noun kept together: `1 activity`, `3 activities`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    crate::domain::count(number, one, many).replacen(' ', "\u{a0}", 1)
}

/// Says a length of time in a cell, on one line.
pub(super) fn time(minutes: Minutes) -> String {
    minutes.in_columns().replace(' ', "\u{a0}")
}

/// Counts the activities that a print refers to and does not hold; nothing where there are none.
pub(super) fn unprinted(number: usize, contents: &PortfolioContents) -> Option<String> {
    // Where evidence is selected, so are activities; else a print holds all of its period.
    let selective = contents.composed.details.kind.evidence.is_some();
    let (one, many) = if selective {
        (
            "activity not in this portfolio",
            "activities not in this portfolio",
        )
    } else {
        (
            "activity outside the period",
            "activities outside the period",
        )
    };
    (number > 0).then(|| count(number, one, many))
}

/// Says `3 of 16`.
pub(super) fn of(part: usize, whole: usize) -> String {
    format!("{} of {}", number(part), number(whole))
}

/// Splits what a person typed into its paragraphs, without blank ones.
pub(super) fn paragraphs(text: &str) -> Vec<Line> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(Line::from)
        .collect()
}

/// Cuts a text after the last whole word that fits, and marks the cut; only for what stands whole elsewhere.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(longest) else {
        return text.to_owned();
    };
    let kept = text.get(..cut).unwrap_or_default();
    let whole_words = kept.rsplit_once(char::is_whitespace);
    let kept = whole_words.map_or(kept, |(words, _)| words);
    format!("{}…", kept.trim_end())
}

/// Names a file with its size.
pub(super) fn file_named(file: &FileContent) -> String {
    format!("{}, {}", file.name.trim(), file.size())
}

/// Joins the parts that hold something.
pub(super) fn joined(parts: &[&str], by: &str) -> String {
    let said: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    said.join(by)
}

/// Returns the text, or nothing if it is blank.
pub(super) fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
