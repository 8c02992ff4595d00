//! Ranking by a few typed letters.

use std::borrow::Cow;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What the matcher gives for each letter, before the bonus for beginnings of words and the price of gaps.
const LETTER: u32 = 16;

/// Returns what fits the typed text, best first; of equals the one that came first.
///
/// Letters that lie so far apart that the gaps cost more than what beginnings and runs gain are no match: somebody who
/// types `audit` does not mean a long sentence that happens to hold its letters.
pub fn ranked<T>(
    items: impl IntoIterator<Item = T>,
    typed: &str,
    haystack: impl for<'a> Fn(&'a T) -> Cow<'a, str>,
) -> Vec<T> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    // Every character stands for itself: what people type is no query language.
    let pattern = Pattern::new(
        typed,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let atoms = pattern.atoms.iter();
    let letters: usize = atoms.map(|atom| atom.needle_text().len()).sum();
    let least = LETTER.saturating_mul(u32::try_from(letters).unwrap_or(u32::MAX));
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, T)> = items
        .into_iter()
        .filter_map(|item| {
            let haystack = haystack(&item);
            let score = pattern.score(Utf32Str::new(&haystack, &mut buffer), &mut matcher)?;
            (score >= least).then_some((score, item))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(typed: &str, items: &[&'a str]) -> Vec<&'a str> {
        ranked(items.iter().copied(), typed, |item| Cow::from(*item))
    }

    #[test]
    fn parts_and_beginnings_of_words_match() {
        for (typed, name) in [
            ("ment", "Mentoring"),
            ("6.1", "6.1 Knowledge management"),
            ("kcafe", "Knowledge café at the trust"),
            ("know man", "Knowledge management"),
            ("mngmt", "Management"),
            ("é", "café"),
        ] {
            assert_eq!(found(typed, &[name]), [name], "{typed}");
        }
    }

    #[test]
    fn letters_strewn_over_a_sentence_are_no_match() {
        let sentence = "I can advise healthcare organisations about content management systems";
        for typed in ["audit", "seminar", "zzz"] {
            assert_eq!(found(typed, &[sentence]), [""; 0], "{typed}");
        }
    }

    #[test]
    fn signs_stand_for_themselves() {
        let names = ["What now", "What now!"];
        assert_eq!(found("now!", &names), ["What now!"]);
    }
}
