//! Where the words of a search stand in a text: as the search index reads both, so that what is marked is what was found.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Record, Result, Snippet};
use crate::domain::{Activity, ActivityId};
use crate::store::search::heard;

/// How many bytes of a text stand before the first match, and how many from it on.
const BEFORE: usize = 40;
const AFTER: usize = 200;

/// The words of a search: each a whole word, the last one at least its beginning; accents and case do not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords(Vec<String>);

impl SearchWords {
    /// Reads what was typed.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let typed = heard(typed);
        let words = words(typed).filter_map(|range| typed.get(range));
        Self(words.map(folded).collect())
    }

    /// Tells whether there is nothing to look for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns which bytes of a text match, in order.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let marked = |range: &Range<usize>| text.get(range.clone()).is_some_and(|w| self.fits(w));
        words(text).filter(marked).collect()
    }

    /// Tells whether all of the words stand in a text.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        let there: Vec<String> = words(text)
            .filter_map(|range| text.get(range))
            .map(folded)
            .collect();
        let last = self.0.len().saturating_sub(1);
        self.0.iter().enumerate().all(|(i, wanted)| {
            there
                .iter()
                .any(|word| word == wanted || (i == last && word.starts_with(wanted)))
        })
    }

    /// Cuts the passage out of a text in which the first match stands; none where nothing matches.
    #[must_use]
    pub fn passage(&self, text: &str) -> Option<Snippet> {
        let first = self.matches(text).into_iter().next()?;
        let from = words(text)
            .map(|word| word.start)
            .find(|start| *start + BEFORE >= first.start)?;
        let to = text
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take_while(|end| *end <= first.end + AFTER)
            .last()?;
        let cut: String = text
            .get(from..to)?
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let before = if from > 0 { "…" } else { "" };
        let after = if to < text.trim_end().len() {
            "…"
        } else {
            ""
        };
        let text = format!("{before}{}{after}", cut.trim_end());
        let matches = self.matches(&text);
        Some(Snippet { text, matches })
    }

    fn fits(&self, word: &str) -> bool {
        let word = folded(word);
        let Some((last, whole)) = self.0.split_last() else {
            return false;
        };
        word.starts_with(last.as_str()) || whole.contains(&word)
    }
}

impl Record {
    /// Returns for each activity the passage in which the words of a search stand; none where they stand in its title
    /// alone.
    pub fn passages(
        &self,
        words: &SearchWords,
        ids: &[ActivityId],
    ) -> Result<Vec<(ActivityId, Option<Snippet>)>> {
        let read = ids.iter().map(|id| {
            let activity = self.get(*id)?;
            Ok((*id, passage_of(words, &activity)))
        });
        read.collect()
    }
}

/// Finds the passage where the search looks: in the long texts first, then in tags and facts.
fn passage_of(words: &SearchWords, activity: &Activity) -> Option<Snippet> {
    let details = &activity.details;
    if words.are_in(&details.title) {
        return None;
    }
    let reflection = &details.reflection;
    let tags = details.tags.join(", ");
    let texts = [
        &details.description,
        &reflection.what,
        &reflection.so_what,
        &reflection.now_what,
        &tags,
    ];
    let facts = details.facts();
    let facts = facts.iter().map(|(_, says)| says);
    let mut texts = texts.into_iter().chain(facts);
    texts.find_map(|text| words.passage(text))
}

/// Returns where the words of a text stand: runs of letters, digits and the marks on them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let inside = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| inside(*c))?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| inside(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

fn folded(word: &str) -> String {
    let bare = word.nfkd().filter(|c| !is_combining_mark(*c));
    bare.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::SearchWords;

    fn marked(typed: &str, text: &str) -> Vec<String> {
        let ranges = SearchWords::read(typed).matches(text);
        ranges
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn whole_words_and_the_beginning_of_the_last_are_marked() {
        let text = "Évaluation of ward audits; the award";
        assert_eq!(marked("EVAL", text), ["Évaluation"]);
        assert_eq!(marked("war", text), ["ward"], "not within award");
        assert_eq!(
            marked("war audit", text),
            ["audits"],
            "only the last may be a beginning"
        );
        assert_eq!(marked("“--", text), [""; 0]);
    }

    #[test]
    fn a_passage_begins_at_a_word_and_says_where_it_was_cut() {
        let long = format!(
            "{} the audit found {}",
            "word ".repeat(30),
            "more ".repeat(90)
        );
        let passage = SearchWords::read("audit").passage(&long).unwrap();
        assert!(passage.text.starts_with("…word"), "{}", passage.text);
        assert!(passage.text.ends_with('…'), "{}", passage.text);
        let shown: Vec<&str> = passage
            .matches
            .into_iter()
            .map(|at| &passage.text[at])
            .collect();
        assert_eq!(shown, ["audit"]);
        assert!(SearchWords::read("nothing").passage(&long).is_none());
    }
}
