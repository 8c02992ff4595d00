//! A text in pieces: words, digits, blanks and signs, each with its place, and what stands near one of them.
//!
//! Every look around a piece ends after a fixed number of pieces, so that a long text takes as long as its length.

use std::ops::Range;

/// How many pieces a label may stand before what it names.
const LABEL: usize = 20;
/// How many pieces, and how many words among them, count as near before something.
const NEAR: (usize, usize) = (40, 7);
/// The same after it, where less is said.
const NEAR_AFTER: (usize, usize) = (8, 3);

/// What a piece consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Letters, with apostrophes between them.
    Word,
    /// The digits 0 to 9.
    Digits,
    /// White space.
    Blank,
    /// One character of any other sort.
    Sign,
    /// A web address, a DOI or an address of e-mail.
    Address,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    sort: Sort,
    start: usize,
    end: usize,
}

/// A text in pieces that touch each other; together they are the whole text.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    /// Parts a text.
    pub fn of(text: &'a str) -> Self {
        let mut made = Self {
            text,
            pieces: Vec::new(),
        };
        let mut start = 0;
        for chunk in text.split_inclusive(char::is_whitespace) {
            let body = chunk.trim_end();
            if is_address(body) {
                made.push(Sort::Address, start, body.len());
            } else {
                made.part(start, body);
            }
            let blank = chunk.len() - body.len();
            made.push(Sort::Blank, start + body.len(), blank);
            start += chunk.len();
        }
        made
    }

    fn part(&mut self, start: usize, body: &str) {
        let mut rest = body;
        while let Some(first) = rest.chars().next() {
            let (sort, length) = if first.is_ascii_digit() {
                (Sort::Digits, while_all(rest, |c| c.is_ascii_digit()))
            } else if first.is_alphabetic() {
                (Sort::Word, word_length(rest))
            } else {
                (Sort::Sign, first.len_utf8())
            };
            self.push(sort, start + body.len() - rest.len(), length);
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    fn push(&mut self, sort: Sort, start: usize, length: usize) {
        let end = start + length;
        match self.pieces.last_mut() {
            _ if length == 0 => {}
            Some(last) if sort == Sort::Blank && last.sort == Sort::Blank => last.end = end,
            _ => self.pieces.push(Piece { sort, start, end }),
        }
    }

    /// Counts the pieces.
    pub const fn count(&self) -> usize {
        self.pieces.len()
    }

    /// Returns what a piece consists of.
    pub fn sort(&self, at: usize) -> Option<Sort> {
        self.pieces.get(at).map(|piece| piece.sort)
    }

    /// Returns the bytes of the text that some pieces cover.
    pub fn bytes(&self, pieces: Range<usize>) -> Range<usize> {
        let start = self.pieces.get(pieces.start).map_or(0, |piece| piece.start);
        let last = pieces.end.checked_sub(1).and_then(|at| self.pieces.get(at));
        start..last.map_or(start, |piece| piece.end.max(start))
    }

    /// Returns the text that some pieces cover.
    pub fn text(&self, pieces: Range<usize>) -> &'a str {
        self.text.get(self.bytes(pieces)).unwrap_or_default()
    }

    fn text_of(&self, at: usize, sort: Sort) -> Option<&'a str> {
        (self.sort(at) == Some(sort)).then(|| self.text(at..at + 1))
    }

    /// Returns a piece's letters, if it is a word.
    pub fn word(&self, at: usize) -> Option<&'a str> {
        self.text_of(at, Sort::Word)
    }

    /// Returns a piece's digits, if it consists of digits.
    pub fn digits(&self, at: usize) -> Option<&'a str> {
        self.text_of(at, Sort::Digits)
    }

    /// Returns a piece's character, if it is a sign.
    pub fn sign(&self, at: usize) -> Option<char> {
        self.text_of(at, Sort::Sign)?.chars().next()
    }

    /// Tells whether a piece is one of some words, in whatever case.
    pub fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at)
            .is_some_and(|word| is_among(plain(word), words))
    }

    /// Tells whether a piece is one of some signs.
    pub fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        self.sign(at).is_some_and(|sign| signs.contains(&sign))
    }

    /// Returns the first piece from `at` on that is no blank.
    pub fn past_blank(&self, at: usize) -> usize {
        at + usize::from(self.sort(at) == Some(Sort::Blank))
    }

    /// Returns the word before a piece, if there are only blanks and hyphens between them.
    pub fn word_before(&self, at: usize) -> Option<usize> {
        let between =
            |at: &usize| self.sort(*at) == Some(Sort::Blank) || self.is_sign(*at, &['-', '.']);
        let nearest = (at.saturating_sub(3)..at)
            .rev()
            .find(|piece| !between(piece))?;
        self.word(nearest).map(|_| nearest)
    }

    /// Finds the label before a piece, with nothing but blanks, signs and words that fill up between them.
    pub fn label_before(
        &self,
        at: usize,
        is_label: impl Fn(usize) -> bool,
        fills: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        for piece in (at.saturating_sub(LABEL)..at).rev() {
            match self.sort(piece)? {
                Sort::Sign if self.is_sign(piece, &['!', '?', ';']) => return None,
                Sort::Blank | Sort::Sign => {}
                Sort::Word if is_label(piece) => return Some(piece),
                Sort::Word if fills(piece) => {}
                Sort::Word | Sort::Digits | Sort::Address => return None,
            }
        }
        None
    }

    /// Tells what the words near some pieces make of them.
    pub fn near(&self, pieces: &Range<usize>, ours: &[&str], others: &[&str]) -> Near {
        match (
            self.near_before(pieces.start, ours, others),
            self.near_after(pieces.end, ours, others),
        ) {
            (Near::Other, _) | (_, Near::Other) => Near::Other,
            (Near::Ours, _) | (_, Near::Ours) => Near::Ours,
            (Near::Nothing, Near::Nothing) => Near::Nothing,
        }
    }

    fn near_before(&self, start: usize, ours: &[&str], others: &[&str]) -> Near {
        let (mut near, mut words, mut other_number) = (Near::Nothing, 0, false);
        for at in (start.saturating_sub(NEAR.0)..start).rev() {
            match self.sort(at) {
                Some(Sort::Word) => words += 1,
                Some(Sort::Digits) => other_number = true,
                Some(Sort::Blank | Sort::Sign | Sort::Address) | None => {}
            }
            if words > NEAR.1 {
                break;
            }
            if self.is_word(at, ours) {
                near = Near::Ours;
            } else if self.is_word(at, others) && !(other_number && near == Near::Ours) {
                // In `PMID 12345678: patient 943 …` the PMID is the other number.
                return Near::Other;
            }
        }
        near
    }

    fn near_after(&self, end: usize, ours: &[&str], others: &[&str]) -> Near {
        let (mut near, mut words) = (Near::Nothing, 0);
        for at in end..(end + NEAR_AFTER.0).min(self.count()) {
            match self.sort(at) {
                // What stands before another number belongs to that.
                Some(Sort::Digits) => return Near::Nothing,
                Some(Sort::Word) => words += 1,
                Some(Sort::Sign) if self.is_sign(at, &['.', '!', '?', ';']) => return near,
                Some(Sort::Blank | Sort::Sign | Sort::Address) | None => {}
            }
            if words > NEAR_AFTER.1 {
                break;
            }
            if near == Near::Nothing && self.is_word(at, ours) {
                near = Near::Ours;
            } else if near == Near::Nothing && self.is_word(at, others) {
                near = Near::Other;
            }
        }
        near
    }
}

/// What words near a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// One of ours.
    Ours,
    /// Something else.
    Other,
    /// They say nothing of it.
    Nothing,
}

/// Tells whether a word is one of some, in whatever case.
pub(super) fn is_among(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Takes the ending of the genitive off.
fn plain(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// Counts the bytes for which all characters pass.
fn while_all(text: &str, passes: impl Fn(char) -> bool) -> usize {
    text.find(|c| !passes(c)).unwrap_or(text.len())
}

/// Counts the bytes of the word that a text begins with.
fn word_length(text: &str) -> usize {
    let mut length = while_all(text, char::is_alphabetic);
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let Some(after) = rest.strip_prefix(['\'', '’']) else {
            return length;
        };
        let more = while_all(after, char::is_alphabetic);
        if more == 0 {
            return length;
        }
        length += rest.len() - after.len() + more;
    }
}

/// Tells whether what stands between two blanks is a web address, a DOI or an address of e-mail.
fn is_address(chunk: &str) -> bool {
    if !chunk
        .bytes()
        .any(|b| matches!(b, b'.' | b'/' | b':' | b'@'))
    {
        // As most words are; this is asked of each.
        return false;
    }
    let mail = |(name, host): (&str, &str)| !name.is_empty() && host.contains('.');
    let path = |(host, _): (&str, &str)| {
        let last = host.rsplit_once('.').map_or("", |(_, last)| last);
        last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic())
    };
    chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.split_once('@').is_some_and(mail)
        || chunk.split_once('/').is_some_and(path)
        || is_doi(chunk)
}

/// Tells whether a DOI stands in a chunk: `10.`, four digits or more, a slash.
fn is_doi(chunk: &str) -> bool {
    chunk.match_indices("10.").any(|(at, prefix)| {
        let before = chunk.get(..at).unwrap_or_default();
        let after = chunk.get(at + prefix.len()..).unwrap_or_default();
        let digits = while_all(after, |c| c.is_ascii_digit());
        let slash = after
            .get(digits..)
            .is_some_and(|rest| rest.starts_with('/'));
        // Not the month of a date.
        digits >= 4 && slash && !before.ends_with(|c: char| c == '.' || c.is_ascii_digit())
    })
}
