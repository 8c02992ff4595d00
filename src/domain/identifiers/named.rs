//! Patients by name: `a patient called …`, `the patient, Mrs …`, `Mr …, a 54-year-old`.

use std::ops::Range;

use super::pieces::{Pieces, Sort, is_among};
use super::{HIDDEN, IdentifierKind, LikelyIdentifier};

/// Who may be named; not in the plural, for what is made for patients has a name as well.
const PATIENT: &[&str] = &["patient", "pt", "inpatient", "outpatient", "resident"];
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx"];
/// Words that may stand between the patient and `called`.
const FILLERS: &[&str] = &["is", "was", "who", "whom", "we", "i", "shall", "will"];
/// Capitalised words after `called` or `named` that are no one's name: whom the patient rang, and when.
const NO_NAMES: &[&str] = &[
    "the",
    "this",
    "that",
    "these",
    "a",
    "an",
    "he",
    "she",
    "it",
    "we",
    "they",
    "you",
    "my",
    "our",
    "his",
    "her",
    "dr",
    "doctor",
    "prof",
    "professor",
    "nurse",
    "sister",
    "matron",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "july",
    "september",
    "october",
    "november",
    "december",
    "healthwatch",
    "unknown",
    "withheld",
    "redacted",
    "removed",
    "anonymous",
    "none",
    "not",
    "no",
];
/// Words in the names of what is for patients.
const NO_PATIENTS: &[&str] = &[
    "access",
    "advice",
    "association",
    "care",
    "centre",
    "charter",
    "council",
    "day",
    "education",
    "engagement",
    "experience",
    "forum",
    "group",
    "health",
    "information",
    "involvement",
    "journey",
    "leaflet",
    "liaison",
    "library",
    "line",
    "network",
    "outcomes",
    "panel",
    "participation",
    "portal",
    "record",
    "records",
    "safety",
    "service",
    "strategy",
    "survey",
    "team",
    "voice",
];
/// The most words that a name has.
const MOST: usize = 4;

/// Finds the name of a patient that begins with a piece.
pub(super) fn find(text: &Pieces<'_>, at: usize) -> Option<LikelyIdentifier> {
    if !text.word(at).is_some_and(is_capital) {
        return None;
    }
    let titled = text.is_word(at, TITLES);
    let first = if titled {
        let dot = at + 1 + usize::from(text.is_sign(at + 1, &['.']));
        text.past_blank(dot)
    } else {
        at
    };
    let end = name_end(text, first, if titled { is_surname } else { is_name })?;
    let given =
        || is_patient_before(text, at) || is_aged_after(text, end) || is_aged_before(text, at);
    let named = titled && given()
        || is_called(text, at)
        || is_named_by_label(text, at)
        || is_full_name_of_patient(text, at..end);
    named.then(|| LikelyIdentifier {
        kind: IdentifierKind::PatientName,
        range: text.bytes(at..end),
        masked: mask(text, at, first..end),
    })
}

/// Returns where a name ends that begins with a piece.
fn name_end(text: &Pieces<'_>, first: usize, is_name: fn(&str) -> bool) -> Option<usize> {
    let is_name = |at: usize| text.word(at).is_some_and(is_name);
    if !is_name(first) {
        return None;
    }
    let mut end = first + 1;
    for _ in 1..MOST {
        let initial = text.text(end - 1..end).len() == 1;
        let dot = usize::from(initial && text.is_sign(end, &['.']));
        let gap = end + dot;
        let joined = dot == 1 || matches!(text.text(gap..gap + 1), " " | "-");
        let next = gap + usize::from(matches!(text.text(gap..gap + 1), " " | "-"));
        if !joined || !is_name(next) {
            break;
        }
        end = next + 1;
    }
    Some(end)
}

/// Tells whether a word is written as a name: `Jane`, `O’Brien`, `McDonald`, but neither `GP` nor `MyChart`.
fn is_name(word: &str) -> bool {
    // A name is not as long as a text without blanks may be.
    if !is_capital(word) || word.len() > 40 || is_among(word, NO_NAMES) {
        return false;
    }
    let bare = ["Mc", "Mac", "O'", "O’", "D'", "D’", "De"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix).filter(|rest| is_capital(rest)))
        .unwrap_or(word);
    let mut rest = bare.chars().skip(1).peekable();
    rest.peek().is_some() && rest.all(|c| !c.is_uppercase())
}

/// Tells whether a word is written as a name, or all in capitals or as one letter, as it may be behind a title.
fn is_surname(word: &str) -> bool {
    let loud = word.len() <= 40 && word.chars().all(char::is_uppercase);
    loud || is_name(word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Returns the piece before one, past a blank and one of some signs.
fn before(text: &Pieces<'_>, at: usize, signs: &[char]) -> Option<usize> {
    let passes = |at: &usize| text.sort(*at) == Some(Sort::Blank) || text.is_sign(*at, signs);
    (at.saturating_sub(4)..at).rev().find(|at| !passes(at))
}

/// Tells whether a name with a title follows the word patient, as in `the patient, Mrs …`.
fn is_patient_before(text: &Pieces<'_>, at: usize) -> bool {
    let word = before(text, at, &[',', ':', '(', '-', '–']);
    word.is_some_and(|at| is_patient(text, at))
}

/// Tells whether a piece means one patient; what is the patient’s is not the patient.
fn is_patient(text: &Pieces<'_>, at: usize) -> bool {
    let user = text.is_word(at, &["user"])
        && text
            .word_before(at)
            .is_some_and(|at| text.is_word(at, &["service"]));
    let word = text.word(at).unwrap_or_default();
    user || is_among(word, PATIENT)
}

/// Tells whether two names or more follow the word patient, as in `helped patient Jane Smith`.
///
/// Not behind a capital, as in `Patient Experience Library`, and not where it is no patient who is named.
fn is_full_name_of_patient(text: &Pieces<'_>, name: Range<usize>) -> bool {
    let after = before(text, name.start, &[]);
    after.is_some_and(|at| text.word(at) == Some("patient"))
        && name.len() > 2
        && !name.into_iter().any(|at| text.is_word(at, NO_PATIENTS))
}

/// Tells whether a patient is said to be called so.
fn is_called(text: &Pieces<'_>, at: usize) -> bool {
    let Some(called) = before(text, at, &['“', '"', '‘', '\'']) else {
        return false;
    };
    let fills = |at: usize| text.is_word(at, FILLERS);
    text.is_word(called, &["called", "named"])
        && text
            .label_before(called, |at| is_patient(text, at), fills)
            .is_some()
}

/// Tells whether a name stands after `patient name:` or `the patient’s name is`.
fn is_named_by_label(text: &Pieces<'_>, at: usize) -> bool {
    let mut says = false;
    let mut name = at;
    for back in (at.saturating_sub(4)..at).rev() {
        name = back;
        let is = text.is_word(back, &["is", "was"]) || text.is_sign(back, &[':', '=']);
        says |= is;
        if !is && text.sort(back) != Some(Sort::Blank) {
            break;
        }
    }
    let owner = name.checked_sub(2);
    says && text.is_word(name, &["name"]) && owner.is_some_and(|at| text.is_word(at, PATIENT))
}

/// Tells whether an age follows a name: `, a 54-year-old`, `, aged 54`, `(54 years old)`.
fn is_aged_after(text: &Pieces<'_>, end: usize) -> bool {
    let owns = |word: &str| word.ends_with("'s") || word.ends_with("’s");
    let last = end.checked_sub(1).and_then(|at| text.word(at));
    if last.is_some_and(owns) {
        // In `Mrs Smith’s 54-year-old service` she has no age.
        return false;
    }
    let mut at = end;
    for _ in 0..5 {
        let passes = text.sort(at) == Some(Sort::Blank)
            || text.is_sign(at, &[',', '(', '–', '-'])
            || text.is_word(at, &["a", "an", "the", "is", "was", "who"]);
        if !passes {
            break;
        }
        at += 1;
    }
    if text.is_word(at, &["aged", "age"]) {
        return text.digits(at + 2).is_some_and(is_age);
    }
    text.digits(at).is_some_and(is_age) && is_years_old(text, at + 1)
}

/// Tells whether an age leads to a name: `54-year-old Mr …`.
fn is_aged_before(text: &Pieces<'_>, at: usize) -> bool {
    let Some(old) = at.checked_sub(2).filter(|at| text.is_word(*at, &["old"])) else {
        return false;
    };
    let age = old.checked_sub(4).filter(|at| is_years_old(text, at + 1));
    age.is_some_and(|at| text.digits(at).is_some_and(is_age))
}

/// Tells whether `-year-old`, ` years old` or `yo` stands at a piece.
fn is_years_old(text: &Pieces<'_>, at: usize) -> bool {
    let year = past_hyphen(text, at);
    if text.is_word(year, &["yo"]) {
        return true;
    }
    let old = past_hyphen(text, year + 1);
    text.is_word(year, &["year", "years", "yr", "yrs"]) && text.is_word(old, &["old"])
}

fn past_hyphen(text: &Pieces<'_>, at: usize) -> usize {
    let joint = text.sort(at) == Some(Sort::Blank) || text.is_sign(at, &['-', '\u{2011}', '–']);
    at + usize::from(joint)
}

fn is_age(digits: &str) -> bool {
    digits.len() <= 3
}

/// Leaves the title and the first letters; nothing of a name that is letters alone.
fn mask(text: &Pieces<'_>, at: usize, name: Range<usize>) -> String {
    let mut words = name.clone().filter_map(|piece| text.word(piece));
    let all_letters = words.all(|word| word.chars().nth(1).is_none());
    let mut masked = text.text(at..name.start).to_owned();
    for piece in name {
        let written = text.text(piece..piece + 1);
        if text.word(piece).is_some() {
            masked.extend(written.chars().next().filter(|_| !all_letters));
            masked.extend([HIDDEN; 3]);
        } else {
            masked.push_str(written);
        }
    }
    masked
}
