//! A term of a lexicon as a pattern of words, and where it stands in a text.

use super::words::{Word, words};

/// How many words may stand in a gap.
const GAP: usize = 4;

/// A term as words in a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    pub pieces: Vec<Piece>,
}

/// One word of a term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    /// What it matches: the stem, or the word itself.
    pub text: String,
    /// Whether it is the word itself.
    pub is_exact: bool,
    /// Whether other words may stand before it.
    pub gap: bool,
}

impl Pattern {
    /// Reads a term: words, `..` for up to four others, `=word` for the word itself.
    pub(super) fn of(term: &str) -> Self {
        let mut pieces = Vec::new();
        let mut gap = false;
        for part in term.split_whitespace() {
            if part == ".." {
                gap = !pieces.is_empty();
                continue;
            }
            let exact = part.strip_prefix('=');
            for Word { said, stem, .. } in words(&[exact.unwrap_or(part)]) {
                pieces.push(Piece {
                    text: if exact.is_some() { said } else { stem },
                    is_exact: exact.is_some(),
                    gap: std::mem::take(&mut gap),
                });
            }
        }
        Self { pieces }
    }

    /// Returns where its match ends that begins at a place, one behind the last word.
    pub(super) fn ends(&self, words: &[Word], from: usize) -> Option<usize> {
        let sentence = words.get(from)?.sentence;
        let mut at = from;
        for piece in &self.pieces {
            let reach = if piece.gap { GAP + 1 } else { 1 };
            let found = words.iter().enumerate().skip(at).take(reach);
            let found = found
                .take_while(|(_, word)| word.sentence == sentence)
                .find(|(_, word)| piece.matches(word));
            at = found?.0 + 1;
        }
        Some(at)
    }
}

impl Piece {
    pub(super) fn matches(&self, word: &Word) -> bool {
        self.text
            == if self.is_exact {
                &word.said
            } else {
                &word.stem
            }
            .as_str()
    }
}
