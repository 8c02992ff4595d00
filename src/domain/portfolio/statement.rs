//! The evaluative statement: how its words are counted and how it cites evidence.

use std::ops::Range;

use super::super::EvidenceNumber;

/// Counts words as word processors do: whatever stands between blanks is a word, so a citation is one and a dash that
/// stands alone is one too.
///
/// ```
/// use cairn::domain::portfolio::count_words;
/// assert_eq!(count_words("I audited the service [E12] – twice."), 7);
/// assert_eq!(count_words(" \n "), 0);
/// ```
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// One place where a text cites a piece of evidence, written `[E12]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The evidence's number.
    pub number: EvidenceNumber,
    /// The bytes of the text that the citation takes up, brackets included.
    pub range: Range<usize>,
}

/// Finds the citations of a text, in order. Several may share brackets: `[E12, E14]` cites two, each at its own place.
///
/// ```
/// use cairn::domain::portfolio::citations;
/// let found = citations("I led it [E12] and reviewed it [e3, E4]; [Eleven] and [E0] cite nothing.");
/// let numbers: Vec<String> = found.iter().map(|cited| cited.number.to_string()).collect();
/// assert_eq!(numbers, ["E12", "E3", "E4"]);
/// ```
#[must_use]
pub fn citations(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut opened = None;
    for (at, c) in text.char_indices() {
        match c {
            '[' => opened = Some(at),
            '\n' => opened = None,
            ']' => {
                let brackets = opened.take().map(|open| open..at + 1);
                found.extend(
                    brackets
                        .and_then(|range| within(text, range))
                        .into_iter()
                        .flatten(),
                );
            }
            _ => {}
        }
    }
    found
}

/// Reads one pair of brackets; nothing unless all that it holds are numbers of evidence.
fn within(text: &str, brackets: Range<usize>) -> Option<Vec<Citation>> {
    let inner = brackets.start + 1..brackets.end - 1;
    let mut at = inner.start;
    let mut found = Vec::new();
    for piece in text.get(inner)?.split([',', ';']) {
        let number = piece.parse().ok()?;
        let start = at + (piece.len() - piece.trim_start().len());
        let range = start..start + piece.trim().len();
        found.push(Citation { number, range });
        at += piece.len() + 1;
    }
    if let [only] = found.as_mut_slice() {
        only.range = brackets;
    }
    Some(found)
}

/// Writes the citations of a text anew, each as `name` calls the piece; one that it has no name for stays as it is.
///
/// ```
/// use cairn::domain::portfolio::recite;
/// let named = recite("I led it [E12], see [e3; E4].", |number| (number.0.get() != 4).then(|| "E7".to_owned()));
/// assert_eq!(named, "I led it [E7], see [E7; E4].");
/// ```
#[must_use]
pub fn recite(text: &str, mut name: impl FnMut(EvidenceNumber) -> Option<String>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut at = 0;
    for Citation { number, range } in citations(text) {
        let Some(name) = name(number) else {
            continue;
        };
        written.push_str(text.get(at..range.start).unwrap_or_default());
        let cited = text.get(range.clone()).unwrap_or_default();
        if cited.starts_with('[') {
            written.push('[');
            written.push_str(&name);
            written.push(']');
        } else {
            written.push_str(&name);
        }
        at = range.end;
    }
    written.push_str(text.get(at..).unwrap_or_default());
    written
}
