//! What sort of thing an activity was, by the words that name it.

use std::sync::OnceLock;

use serde::Deserialize;

use super::folded::words;
use crate::domain::ActivityKind;

const SHIPPED: &str = include_str!("../../data/import/kinds.toml");

#[derive(Deserialize)]
struct File {
    kind: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    kind: ActivityKind,
    words: Vec<String>,
}

/// The words that come with Cairn; nothing where they do not read, which a test makes sure of.
fn shipped() -> &'static [Named] {
    static READ: OnceLock<Vec<Named>> = OnceLock::new();
    READ.get_or_init(|| {
        toml::from_str(SHIPPED)
            .map(|file: File| file.kind)
            .unwrap_or_default()
    })
}

/// Returns the sort that a text names outright, by its name in Cairn.
#[must_use]
pub fn named(text: &str) -> Option<ActivityKind> {
    let wanted = words(text);
    let mut kinds = ActivityKind::ALL.iter().copied();
    kinds.find(|kind| words(kind.label()) == wanted || kind.key() == wanted)
}

/// Returns the sort that the words of a text speak of.
#[must_use]
pub fn spoken_of(text: &str) -> Option<ActivityKind> {
    let text = text.get(..300).unwrap_or(text);
    if let Some(kind) = named(text) {
        return Some(kind);
    }
    let said = format!(" {} ", words(text));
    let has = |phrase: &str| match phrase.strip_suffix('*') {
        Some(begin) => said.contains(&format!(" {begin}")),
        None => said.contains(&format!(" {phrase} ")),
    };
    let found = shipped()
        .iter()
        .find(|named| named.words.iter().any(|phrase| has(phrase)));
    found.map(|named| named.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_word_is_written_as_it_is_compared() {
        assert!(shipped().len() > 10);
        for phrase in shipped().iter().flat_map(|named| &named.words) {
            let bare = phrase.trim_end_matches('*');
            assert_eq!(words(bare), bare, "{phrase}");
        }
    }
}
