//! The numbers that a hospital knows its patients by. They have no check digit, so only their labels tell.

use std::ops::Range;

use super::pieces::{Near, Pieces, Sort, is_among};
use super::{HIDDEN, IdentifierKind, LikelyIdentifier};

/// Words between a label and its number.
const FILLERS: &[&str] = &[
    "is", "was", "of", "the", "a", "this", "patient", "her", "his",
];
/// What a number is called, in its last word.
const NUMBER: &[&str] = &[
    "no",
    "nos",
    "number",
    "numbers",
    "num",
    "nr",
    "id",
    "identifier",
];
/// Whose number it is, where that alone tells.
const HOSPITAL: &[&str] = &["hospital", "hosp", "pas", "casenote", "casenotes"];
/// Whose number it is, where it may as well be a count or a place.
const UNSURE: &[&str] = &["patient", "pt", "unit"];
/// Words that look like the code of an NHS trust and are none, or are mostly something else.
const NO_TRUST: &[&str] = &[
    "RAG", "RAM", "RCN", "RCP", "RCT", "REF", "REG", "REQ", "REV", "RFC", "RFP", "RFQ", "ROI",
    "RSS", "RTF",
];
/// The most digits that a number has.
const MOST: usize = 12;

/// Finds a hospital number that begins with a piece.
pub(super) fn find(text: &Pieces<'_>, at: usize) -> Option<LikelyIdentifier> {
    let end = value(text, at)?;
    let written = text.text(at..end);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let fewest = fewest(text, at)?;
    let fits = (fewest..=MOST).contains(&digits) && !is_telephone(written, digits);
    fits.then(|| LikelyIdentifier {
        kind: IdentifierKind::HospitalNumber,
        range: text.bytes(at..end),
        masked: mask(written, digits),
    })
}

/// Returns where a number ends that may begin with some letters and have parts, such as `K123456` or `123 4567`.
fn value(text: &Pieces<'_>, at: usize) -> Option<usize> {
    let stuck = |back: usize| {
        let sort = at.checked_sub(back).and_then(|at| text.sort(at));
        matches!(sort, Some(Sort::Word | Sort::Digits))
    };
    let joined = at
        .checked_sub(1)
        .is_some_and(|at| text.is_sign(at, &['-', '/']));
    if stuck(1) || joined && stuck(2) {
        return None;
    }
    let mut end = match text.sort(at)? {
        Sort::Digits => at + 1,
        Sort::Word if text.word(at)?.len() <= 3 => {
            let gap = text.is_sign(at + 1, &['-'])
                || text.sort(at + 1) == Some(Sort::Blank) && is_trust(text, at);
            let digits = at + 1 + usize::from(gap);
            text.digits(digits)?;
            digits + 1
        }
        Sort::Word | Sort::Blank | Sort::Sign | Sort::Address => return None,
    };
    for _ in 0..3 {
        let joint = text.is_sign(end, &['-', '/']) || matches!(text.text(end..end + 1), " ");
        let next = end + usize::from(joint);
        if text.digits(next).is_some() {
            end = next + 1;
        } else if next == end && text.word(end).is_some_and(|letters| letters.len() <= 2) {
            end += 1;
        } else {
            break;
        }
    }
    Some(end)
}

/// Returns how many digits a hospital number has at least, by its label; none where nothing labels it one.
fn fewest(text: &Pieces<'_>, at: usize) -> Option<usize> {
    if begins_with_trust(text, at) {
        return Some(6);
    }
    let before = |at: usize, words: &[&str]| {
        text.word_before(at)
            .filter(|before| text.is_word(*before, words))
    };
    let is_mrn = |at: usize| text.is_word(at, &["mrn"]);
    let is_sure = |at: usize| {
        let record = before(at, &["record"]).and_then(|record| before(record, &["medical"]));
        let notes = before(at, &["note", "notes"]).and_then(|notes| before(notes, &["case"]));
        before(at, HOSPITAL).or(record).or(notes).is_some()
    };
    let is_number = |at: usize| text.is_word(at, NUMBER);
    let is_label =
        |at: usize| is_mrn(at) || is_number(at) && (is_sure(at) || before(at, UNSURE).is_some());
    let fills = |at: usize| is_number(at) || text.is_word(at, FILLERS);
    let label = text.label_before(at, is_label, fills)?;
    Some(if is_mrn(label) || is_sure(label) {
        5
    } else {
        6
    })
}

/// Tells whether a piece may be the code of an NHS trust, such as `RXR`.
fn is_trust(text: &Pieces<'_>, at: usize) -> bool {
    text.word(at).is_some_and(|letters| {
        letters.len() == 3
            && letters.starts_with('R')
            && letters.bytes().all(|b| b.is_ascii_uppercase())
            && !is_among(letters, NO_TRUST)
    })
}

/// Tells whether a number begins with the code of an NHS trust, as `RXR1234567` does.
fn begins_with_trust(text: &Pieces<'_>, at: usize) -> bool {
    if !is_trust(text, at) {
        return false;
    }
    if text.digits(at + 1).is_some() {
        return true;
    }
    let number = at..at + 3;
    let nearby = || text.near(&number, &["patient", "hospital", "mrn"], &["isbn", "pmid"]);
    text.digits(at + 2).is_some() && nearby() == Near::Ours
}

/// Tells whether a number is one to ring: the hospital's own.
fn is_telephone(written: &str, digits: usize) -> bool {
    written.starts_with('0') && matches!(digits, 10 | 11)
}

/// Leaves the last two digits, and what is neither a digit nor a letter.
fn mask(written: &str, digits: usize) -> String {
    let mut left: Range<usize> = 0..digits;
    let hidden = |c: char| {
        let shown = c.is_ascii_digit() && left.next().is_some_and(|place| place + 2 >= digits);
        if shown || !c.is_alphanumeric() {
            c
        } else {
            HIDDEN
        }
    };
    written.chars().map(hidden).collect()
}
