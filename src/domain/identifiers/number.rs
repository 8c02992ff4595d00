//! Numbers of ten digits: NHS numbers, and the CHI numbers of Scotland.
//!
//! Both end in a check digit: the first nine by the weights 10 to 2, their sum's remainder of 11 taken from 11, where 11
//! is 0 and 10 is never issued. One random number in eleven passes, and every ISBN-10 in digits alone, so a check digit
//! without a context proves nothing. CHI numbers begin with the date of birth as DDMMYY; since 2026 those for which the
//! others have run out end in a check digit of modulus 10 instead (Public Health Scotland, `phsmethods`).

use std::ops::Range;

use chrono::NaiveDate;

use super::pieces::{Near, Pieces, Sort};
use super::{HIDDEN, IdentifierKind, LikelyIdentifier};

/// Words of which one near a number speaks for a patient's.
const HEALTH: &[&str] = &[
    "nhs",
    "chi",
    "hcn",
    "patient",
    "patients",
    "pt",
    "inpatient",
    "outpatient",
    "mrn",
    "dob",
];
/// Words of which one near a number says that it is something else.
const OTHER: &[&str] = &[
    "isbn",
    "isbns",
    "issn",
    "ismn",
    "doi",
    "pmid",
    "pmids",
    "pmcid",
    "orcid",
    "oclc",
    "lccn",
    "barcode",
    "accession",
    "shelfmark",
    "tel",
    "telephone",
    "phone",
    "mobile",
    "fax",
    "bleep",
    "helpline",
    "extension",
    "ext",
    "order",
    "invoice",
    "receipt",
    "account",
    "charity",
    "company",
    "vat",
    "grant",
    "ticket",
    "booking",
    "licence",
];
/// Words that may stand between a label and its number.
const FILLERS: &[&str] = &[
    "no", "nos", "number", "numbers", "num", "id", "is", "was", "of", "for", "the", "a", "this",
    "patient", "patients", "her", "his", "their",
];
/// What may part the groups of a number.
const HYPHENS: &[char] = &['-', '\u{2010}', '\u{2011}', '–'];

/// Ten digits and how they are written.
struct Ten {
    pieces: Range<usize>,
    digits: Vec<u32>,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `9434765919`
    Bare,
    /// `943 476 5919`, as NHS numbers are written.
    ThreeThreeFour,
    /// `010101 1237`, as CHI numbers are written.
    SixFour,
}

/// Finds a number that begins with a piece.
pub(super) fn find(text: &Pieces<'_>, at: usize) -> Option<LikelyIdentifier> {
    let ten = read(text, at)?;
    let kind = kind(text, &ten)?;
    let masked = mask(kind, &ten.digits);
    Some(LikelyIdentifier {
        kind,
        range: text.bytes(ten.pieces),
        masked,
    })
}

fn read(text: &Pieces<'_>, at: usize) -> Option<Ten> {
    let (form, groups): (Form, &[usize]) = match text.digits(at)?.len() {
        10 => (Form::Bare, &[10]),
        6 => (Form::SixFour, &[6, 4]),
        3 => (Form::ThreeThreeFour, &[3, 3, 4]),
        _ => return None,
    };
    let pieces = at..at + groups.len() * 2 - 1;
    let mut digits = Vec::with_capacity(10);
    for (group, length) in pieces.clone().step_by(2).zip(groups) {
        let part = text
            .digits(group)
            .filter(|digits| digits.len() == *length)?;
        digits.extend(part.chars().filter_map(|c| c.to_digit(10)));
    }
    let gaps: Vec<&str> = (at + 1..pieces.end)
        .step_by(2)
        .map(|gap| text.text(gap..gap + 1))
        .collect();
    let parts = |gap: &&str| {
        let mut chars = gap.chars();
        let first = chars.next();
        let one = first.is_some_and(|c| HYPHENS.contains(&c) || c.is_whitespace() && c != '\n');
        one && chars.next().is_none() && gaps.first() == Some(gap)
    };
    gaps.iter().all(parts).then_some(Ten {
        pieces,
        digits,
        form,
    })
}

/// Decides what ten digits are, if they are likely to be a patient's.
fn kind(text: &Pieces<'_>, ten: &Ten) -> Option<IdentifierKind> {
    if ten
        .digits
        .windows(2)
        .all(|pair| pair.first() == pair.last())
    {
        // All of one digit pass the check; such a number stands for any.
        return None;
    }
    let begun = ten.pieces.start;
    let labelled = |labels: &[&str]| {
        let label = text.label_before(
            begun,
            |at| text.is_word(at, labels),
            |at| text.is_word(at, FILLERS),
        );
        label.is_some()
    };
    let (eleven, dated) = (passes_eleven(&ten.digits), begins_with_day(&ten.digits));
    let may_be_nhs = eleven && ten.form != Form::SixFour;
    if labelled(&["chi"]) && dated && (eleven || passes_ten(&ten.digits)) {
        return Some(IdentifierKind::ChiNumber);
    }
    let surely = labelled(&["nhs", "hcn"]) && !is_stuck_behind(text, ten.pieces.end);
    if surely && may_be_nhs {
        return Some(IdentifierKind::NhsNumber);
    }
    if !eleven || is_stuck(text, &ten.pieces) {
        return None;
    }
    // What NHS numbers begin with that are issued; 9 is for testing and for examples.
    let issued = may_be_nhs && matches!(ten.digits.first(), Some(3 | 4 | 6 | 7 | 9));
    match text.near(&ten.pieces, HEALTH, OTHER) {
        Near::Other => None,
        Near::Ours if dated => Some(IdentifierKind::ChiNumber),
        Near::Ours => issued.then_some(IdentifierKind::NhsNumber),
        Near::Nothing => {
            let alone = ten.form == Form::ThreeThreeFour && !is_in_row(text, &ten.pieces);
            (alone && issued).then_some(IdentifierKind::NhsNumber)
        }
    }
}

/// Tells whether the digits are part of something longer: `REQ-9434765919`, `£943 476 5919`, `+44 943 476 5919`.
fn is_stuck(text: &Pieces<'_>, pieces: &Range<usize>) -> bool {
    let before = |back: usize| pieces.start.checked_sub(back);
    let is_part = |back: usize| {
        let sort = before(back).and_then(|at| text.sort(at));
        matches!(sort, Some(Sort::Word | Sort::Digits))
    };
    let sign = |back: usize| before(back).and_then(|at| text.sign(at));
    let stuck = match sign(1) {
        Some('-' | '–' | '/' | '_') => is_part(2),
        Some('.' | ',') => before(2).is_some_and(|at| text.digits(at).is_some()),
        Some('£' | '$' | '€' | '+' | '#') => true,
        _ => is_part(1),
    };
    // The prefix of a country, with or without `(0)` behind it.
    let called = (2..=8).any(|back| {
        let digits = before(back - 1).and_then(|at| text.digits(at));
        sign(back) == Some('+') && digits.is_some()
    });
    stuck || called || is_stuck_behind(text, pieces.end)
}

fn is_stuck_behind(text: &Pieces<'_>, end: usize) -> bool {
    let is_part = |at: usize| matches!(text.sort(at), Some(Sort::Word | Sort::Digits));
    is_part(end) || text.is_sign(end, &['-', '/', '_', '.', ',']) && text.digits(end + 1).is_some()
}

/// Tells whether more digits stand beside these, as in a table of figures.
fn is_in_row(text: &Pieces<'_>, pieces: &Range<usize>) -> bool {
    let before = pieces
        .start
        .checked_sub(2)
        .and_then(|at| text.digits(at))
        .is_some();
    before || text.digits(text.past_blank(pieces.end)).is_some()
}

/// Checks the last of ten digits by the weights 10 to 2 and the remainder of 11.
fn passes_eleven(digits: &[u32]) -> bool {
    let sum: u32 = (2..=10).rev().zip(digits).map(|(by, d)| by * d).sum();
    // 11 stands for 0; 10 is equal to no digit.
    let check = (11 - sum % 11) % 11;
    digits.get(9) == Some(&check)
}

/// Checks the last of ten digits by doubling every second one, from the last but one on.
fn passes_ten(digits: &[u32]) -> bool {
    let doubled = |(place, digit): (usize, &u32)| match (place % 2, *digit) {
        (0, digit @ 5..) => digit * 2 - 9,
        (0, digit) => digit * 2,
        (_, digit) => digit,
    };
    let sum: u32 = digits.iter().enumerate().map(doubled).sum();
    sum.is_multiple_of(10)
}

/// Tells whether the digits begin with a day, as `DDMMYY` in this century or the last.
fn begins_with_day(digits: &[u32]) -> bool {
    let [d, day, m, month, y, year, ..] = *digits else {
        return false;
    };
    let (day, month, year) = (d * 10 + day, m * 10 + month, y * 10 + year);
    [1900, 2000]
        .iter()
        .any(|century| NaiveDate::from_ymd_opt(century + year.cast_signed(), month, day).is_some())
}

/// Leaves of an NHS number its first group and its end, of a CHI number only its end: it begins with a date of birth.
fn mask(kind: IdentifierKind, digits: &[u32]) -> String {
    let (groups, shown): (&[usize], &[usize]) = if kind == IdentifierKind::ChiNumber {
        (&[6], &[8, 9])
    } else {
        (&[3, 6], &[0, 1, 2, 9])
    };
    let mut masked = String::new();
    for (place, digit) in digits.iter().enumerate() {
        if groups.contains(&place) {
            masked.push(' ');
        }
        let digit = char::from_digit(*digit, 10).filter(|_| shown.contains(&place));
        masked.push(digit.unwrap_or(HIDDEN));
    }
    masked
}
