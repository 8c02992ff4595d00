//! Dates of birth: a date beside words that say that somebody was born on it.

use std::ops::Range;

use chrono::NaiveDate;

use super::pieces::{Pieces, Sort};
use super::{HIDDEN, IdentifierKind, LikelyIdentifier};
use crate::domain::date::month_named;

/// Words that may stand between `date of birth` and the date.
const FILLERS: &[&str] = &[
    "is", "was", "were", "of", "the", "a", "patient", "her", "his", "their", "given", "recorded",
    "noted", "stated", "written", "as", "being",
];
/// Words that may stand between the date and `date of birth` after it.
const FILLERS_AFTER: &[&str] = &["is", "was", "her", "his", "their", "patient", "as"];
/// Words that may stand between `born` and the date.
const BORN_FILLERS: &[&str] = &["on", "in", "at", "the"];
/// What is born in a manner of speaking.
const FOUNDED: &[&str] = &[
    "nhs",
    "service",
    "library",
    "libraries",
    "idea",
    "project",
    "programme",
    "network",
    "team",
    "group",
    "trust",
    "organisation",
    "society",
    "association",
    "institute",
    "college",
    "cilip",
    "it",
];

/// A date as it is written.
struct Written {
    pieces: Range<usize>,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `12/03/1954`, `12 March 1954`
    Plain,
    /// `12031954`, `12 03 54`: a date only where one is expected.
    Bare,
}

/// Finds a date of birth that begins with a piece.
pub(super) fn find(text: &Pieces<'_>, at: usize) -> Option<LikelyIdentifier> {
    let Written { pieces, form } = written(text, at)?;
    let is_birth = is_labelled(text, pieces.start)
        || form == Form::Plain
            && (is_born(text, pieces.start)
                || is_aged(text, pieces.start)
                || is_labelled_after(text, pieces.end));
    is_birth.then(|| LikelyIdentifier {
        kind: IdentifierKind::DateOfBirth,
        range: text.bytes(pieces.clone()),
        masked: mask(text, pieces),
    })
}

/// Reads the date that begins with a piece.
fn written(text: &Pieces<'_>, at: usize) -> Option<Written> {
    if text.word(at).is_some() {
        return month_first(text, at);
    }
    let first = text.digits(at)?;
    let goes_on = |back: usize, signs| {
        at.checked_sub(back)
            .is_some_and(|at| text.is_sign(at, signs))
    };
    let has_digits_before = at
        .checked_sub(2)
        .is_some_and(|at| text.digits(at).is_some());
    if has_digits_before && goes_on(1, &['/', '.', '-']) {
        return None;
    }
    let ends = |end: usize, form: Form| Written {
        pieces: at..end,
        form,
    };
    let part = |range: Range<usize>| first.get(range).unwrap_or_default();
    match first.len() {
        8 => is_day(part(0..2), part(2..4), part(4..8)).then(|| ends(at + 1, Form::Bare)),
        6 => is_day(part(0..2), part(2..4), part(4..6)).then(|| ends(at + 1, Form::Bare)),
        _ => in_digits(text, at).or_else(|| day_first(text, at)),
    }
}

/// Reads `12/03/1954`, `12.3.54`, `1954-03-12` and, where one is expected, `12 03 1954`.
fn in_digits(text: &Pieces<'_>, at: usize) -> Option<Written> {
    let (first, month, last) = (text.digits(at)?, text.digits(at + 2)?, text.digits(at + 4)?);
    let sign = text.text(at + 1..at + 2);
    if text.text(at + 3..at + 4) != sign {
        return None;
    }
    let form = match sign {
        "/" | "." | "-" | "–" => Form::Plain,
        " " => Form::Bare,
        _ => return None,
    };
    let whole = match first.len() {
        4 => last.len() <= 2 && is_day(last, month, first),
        _ => is_day(first, month, last),
    };
    whole.then(|| Written {
        pieces: at..at + 5,
        form,
    })
}

/// Reads `12 March 1954`, `12th of March, 54`, `12-Mar-54`.
fn day_first(text: &Pieces<'_>, at: usize) -> Option<Written> {
    let day = text.digits(at)?;
    let mut month = at + 1;
    month += usize::from(text.is_word(month, &["st", "nd", "rd", "th"]));
    month = past(text, month, &['-', '.']);
    if text.is_word(month, &["of"]) {
        month = text.past_blank(month + 1);
    }
    let year = past(text, month + 1, &['-', '.', ',', '’', '\'']);
    plain(
        text,
        at..year + 1,
        [day, text.word(month)?, text.digits(year)?],
    )
}

/// Reads `March 12, 1954`, `March 12th 1954`.
fn month_first(text: &Pieces<'_>, at: usize) -> Option<Written> {
    let month = text.word(at)?;
    let day = past(text, at + 1, &['.']);
    let mut year = day + 1;
    year += usize::from(text.is_word(year, &["st", "nd", "rd", "th"]));
    year = past(text, year, &[',', '.']);
    plain(
        text,
        at..year + 1,
        [text.digits(day)?, month, text.digits(year)?],
    )
}

fn plain(
    text: &Pieces<'_>,
    pieces: Range<usize>,
    [day, month, year]: [&str; 3],
) -> Option<Written> {
    // The longest month has nine letters, and a word may be as long as the text.
    let month = Some(month).filter(|month| month.len() <= 9)?;
    let month = month_named(&month.to_lowercase())?.to_string();
    let stuck = text.sort(pieces.end) == Some(Sort::Word);
    (!stuck && is_day(day, &month, year)).then_some(Written {
        pieces,
        form: Form::Plain,
    })
}

/// Returns the first piece from `at` on that is neither a blank nor one of some signs, of which there may be two.
fn past(text: &Pieces<'_>, at: usize, signs: &[char]) -> usize {
    let passes = |at: &usize| text.sort(*at) == Some(Sort::Blank) || text.is_sign(*at, signs);
    at + (at..at + 3).take_while(passes).count()
}

/// Tells whether these are a day on which somebody who lives may have been born; a year may have two digits.
fn is_day(day: &str, month: &str, year: &str) -> bool {
    let number = |text: &str| {
        Some(text)
            .filter(|text| text.len() <= 4)?
            .parse::<u32>()
            .ok()
    };
    let (Some(day), Some(month), Some(of)) = (number(day), number(month), number(year)) else {
        return false;
    };
    let years = match year.len() {
        2 => [1900 + of, 2000 + of],
        4 if (1900..2100).contains(&of) => [of, of],
        _ => return false,
    };
    years
        .iter()
        .any(|year| NaiveDate::from_ymd_opt(year.cast_signed(), month, day).is_some())
}

/// Tells whether `date of birth` or `DOB` stands before a date.
fn is_labelled(text: &Pieces<'_>, date: usize) -> bool {
    let is_label = |at: usize| {
        let before = |back: usize, words: &[&str]| {
            at.checked_sub(back)
                .is_some_and(|at| text.is_word(at, words))
        };
        text.is_word(at, &["dob", "birthdate"])
            || text.is_word(at, &["birth"])
                && before(2, &["of"])
                && before(4, &["date", "dates", "day"])
            || text.is_word(at, &["date"]) && before(2, &["birth"])
            || text.is_word(at, &["b"]) && before(2, &["o"]) && before(4, &["d"])
    };
    text.label_before(date, is_label, |at| text.is_word(at, FILLERS))
        .is_some()
}

/// Tells whether `date of birth` or `DOB` stands after a date.
fn is_labelled_after(text: &Pieces<'_>, end: usize) -> bool {
    for at in end..end + 8 {
        if text.is_word(at, &["dob", "birthdate"]) {
            return true;
        }
        if text.is_word(at, &["date"]) {
            return text.is_word(at + 2, &["of"]) && text.is_word(at + 4, &["birth"]);
        }
        if text.is_word(at, &["d"]) {
            return text.is_word(at + 2, &["o"]) && text.is_word(at + 4, &["b"]);
        }
        let between = text.sort(at) == Some(Sort::Blank)
            || text.is_sign(at, &['(', ',', '-', '–', '=', '['])
            || text.is_word(at, FILLERS_AFTER)
            || text.is_word(at, &["the"]) && text.is_word(at + 2, &["patient"]);
        if !between {
            return false;
        }
    }
    false
}

/// Tells whether somebody, rather than an organisation, is said to be born on a date.
fn is_born(text: &Pieces<'_>, date: usize) -> bool {
    let fills = |at: usize| {
        let in_place = text
            .word_before(at)
            .is_some_and(|before| text.is_word(before, &["in", "at"]));
        in_place || text.is_word(at, BORN_FILLERS)
    };
    let born = text.label_before(date, |at| text.is_word(at, &["born"]), fills);
    born.is_some_and(|born| !(born.saturating_sub(8)..born).any(|at| text.is_word(at, FOUNDED)))
}

/// Tells whether a date stands in brackets after an age, as in `aged 72 (12/03/1954)`.
fn is_aged(text: &Pieces<'_>, date: usize) -> bool {
    let Some(bracket) = date
        .checked_sub(1)
        .filter(|at| text.is_sign(*at, &['(', '[']))
    else {
        return false;
    };
    let aged = (bracket.saturating_sub(4)..bracket)
        .rev()
        .find(|at| text.word(*at).is_some());
    aged.is_some_and(|at| text.is_word(at, &["aged", "age"]) && text.digits(at + 2).is_some())
}

/// Leaves of a date its year and its signs.
fn mask(text: &Pieces<'_>, pieces: Range<usize>) -> String {
    let part = |at: usize| match text.sort(at) {
        Some(Sort::Digits) if text.text(at..at + 1).len() == 4 => text.text(at..at + 1).to_owned(),
        Some(Sort::Digits | Sort::Word) => text.text(at..at + 1).chars().map(|_| HIDDEN).collect(),
        Some(Sort::Blank | Sort::Sign | Sort::Address) | None => text.text(at..at + 1).to_owned(),
    };
    pieces.map(part).collect()
}
