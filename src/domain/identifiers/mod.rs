//! Finds in a text what could identify a patient: numbers by their check digit and context, dates of birth, names.
//!
//! Guesses only, never proof: each says why it was made in plain words, and nothing is ever refused for one. Quiet
//! where it can be, since a warning that cries wolf is not read: on ISBNs (each in digits alone passes the check of an
//! NHS number), DOIs, PMIDs, web addresses, telephone numbers and the days of events.

mod birth;
mod exposure;
mod hospital;
mod named;
mod number;
mod pieces;

use std::ops::Range;

pub use exposure::Exposure;
use pieces::{Pieces, Sort};

/// Stands for what a mask leaves out.
const HIDDEN: char = '•';

/// What a text seems to give away; where one place looks like two, the earlier of these is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentifierKind {
    /// The number of a patient of the NHS in England or Wales, or of health and care in Northern Ireland.
    NhsNumber,
    /// The Community Health Index number of a patient in Scotland; it begins with the date of birth.
    ChiNumber,
    /// The day on which somebody was born.
    DateOfBirth,
    /// A number that one hospital knows a patient by.
    HospitalNumber,
    /// What a patient is called.
    PatientName,
}

impl IdentifierKind {
    /// Returns what it is called in a sentence, with its article.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NhsNumber => "an NHS number",
            Self::ChiNumber => "a CHI number",
            Self::DateOfBirth => "a date of birth",
            Self::HospitalNumber => "a hospital number",
            Self::PatientName => "a patient’s name",
        }
    }

    /// Says what to do about it, without a full stop at the end.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::NhsNumber | Self::ChiNumber | Self::HospitalNumber => {
                "Leave out what could identify a patient"
            }
            Self::DateOfBirth => "Leave it out: a rough age says enough",
            Self::PatientName => "Leave it out: “a patient” says enough",
        }
    }
}

/// A place in a text that could identify a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyIdentifier {
    /// What it looks like.
    pub kind: IdentifierKind,
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Enough of it to find it again and no more, such as `943 ••• •••9`; never more than four of its digits.
    pub masked: String,
}

impl LikelyIdentifier {
    /// Says what it looks like, without a full stop at the end.
    #[must_use]
    pub fn looks_like(&self) -> String {
        format!("This looks like {} ({})", self.kind.label(), self.masked)
    }

    /// Says what it looks like and what to do, without a full stop at the end.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}. {}", self.looks_like(), self.kind.advice())
    }
}

/// Finds what is likely to identify a patient, in the order of the text; no two overlap.
///
/// ```
/// use cairn::domain::{IdentifierKind, likely_identifiers};
/// let found = likely_identifiers("Searched for the patient with NHS number 943 476 5919");
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].kind, IdentifierKind::NhsNumber);
/// assert_eq!(found[0].masked, "943 ••• •••9");
/// assert!(likely_identifiers("Read the handbook, ISBN 9434765919").is_empty());
/// ```
#[must_use]
pub fn likely_identifiers(text: &str) -> Vec<LikelyIdentifier> {
    let pieces = Pieces::of(text);
    let mut found = Vec::new();
    for at in 0..pieces.count() {
        match pieces.sort(at) {
            Some(Sort::Digits) => {
                found.extend(number::find(&pieces, at));
                found.extend(birth::find(&pieces, at));
                found.extend(hospital::find(&pieces, at));
            }
            Some(Sort::Word) => {
                // Most words end here: they begin neither `March 12` nor `K123456`.
                if (at + 1..at + 4).any(|near| pieces.sort(near) == Some(Sort::Digits)) {
                    found.extend(birth::find(&pieces, at));
                    found.extend(hospital::find(&pieces, at));
                }
                found.extend(named::find(&pieces, at));
            }
            Some(Sort::Blank | Sort::Sign | Sort::Address) | None => {}
        }
    }
    apart(found)
}

/// Keeps of those that overlap the one that is surest.
fn apart(mut found: Vec<LikelyIdentifier>) -> Vec<LikelyIdentifier> {
    found.sort_by_key(|one| (one.range.start, one.kind));
    let mut kept: Vec<LikelyIdentifier> = Vec::with_capacity(found.len());
    for one in found {
        match kept.last_mut() {
            Some(last) if one.range.start < last.range.end => {
                if one.kind < last.kind {
                    *last = one;
                }
            }
            _ => kept.push(one),
        }
    }
    kept
}
