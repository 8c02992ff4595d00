//! The words by which an entry shows a requirement: data, in `data/suggest/`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::words::{Word, words};
use crate::domain::profile::{Profile, RequirementKind};
use crate::domain::{ActivityKind, FileProblem, RequirementKey};
use crate::toml_file;

/// How many words may stand in a gap.
const GAP: usize = 4;

/// The words for the requirements of a role.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(super) entries: BTreeMap<RequirementKey, Terms>,
}

/// The words for one requirement.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Terms {
    /// Each says the requirement by itself.
    #[serde(default)]
    pub strong: Vec<String>,
    /// Hints, which show nothing alone.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Kinds of activity that speak for it.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Where a strong term within one of these is a hint.
    #[serde(default)]
    pub not: Vec<String>,
    /// For whoever edits the terms.
    #[serde(default, rename = "note")]
    _note: Option<IgnoredAny>,
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    /// When the text is no TOML of this form, with the place.
    pub fn read(text: &str) -> Result<Self, FileProblem> {
        let entries: BTreeMap<RequirementKey, Terms> = toml_file::read(text)?;
        Ok(Self { entries })
    }

    /// Returns the lexicon that comes with Cairn for a role; none for another.
    #[must_use]
    pub fn shipped(profile: &Profile) -> Option<Self> {
        const KNOWLEDGE_MANAGER: &str = include_str!("../../data/suggest/knowledge-manager.toml");
        let lexicon = (profile.key == "knowledge-manager").then(|| Self::read(KNOWLEDGE_MANAGER));
        lexicon.and_then(Result::ok)
    }

    /// Makes a lexicon of a role's own words: titles and what they say, none of which shows a requirement by itself.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let entries = profile.requirements.iter().map(|requirement| {
            let title = requirement.title.shown().to_lowercase();
            let mut weak = vec![title.clone()];
            weak.extend(
                title
                    .split_whitespace()
                    .filter(|word| word.len() > 4)
                    .map(str::to_owned),
            );
            let terms = Terms {
                weak,
                ..Terms::default()
            };
            (requirement.key.clone(), terms)
        });
        Self {
            entries: entries.collect(),
        }
    }

    /// Looks for what can never help: keys that the role has not, terms that are there twice or match nothing, kinds that are
    /// none.
    #[must_use]
    pub fn check(&self, profile: &Profile) -> Vec<String> {
        let mut found = Vec::new();
        for (key, terms) in &self.entries {
            let requirement = profile.requirement(key);
            if requirement
                .is_none_or(|known| matches!(known.kind, RequirementKind::Qualification { .. }))
            {
                found.push(format!(
                    "{key}: the role asks for nothing of that name that an entry could show"
                ));
            }
            let mut seen = Vec::new();
            for term in terms.strong.iter().chain(&terms.weak) {
                let pattern = Pattern::of(term);
                if !pattern.can_match() {
                    found.push(format!("{key}: “{term}” can never match"));
                } else if seen.contains(&term) {
                    found.push(format!("{key}: “{term}” is there twice"));
                } else {
                    seen.push(term);
                }
            }
            for kind in &terms.kinds {
                if ActivityKind::parse(kind).is_err() {
                    found.push(format!(
                        "{key}: there is no kind of activity called “{kind}”"
                    ));
                }
            }
        }
        found
    }
}

/// A term as words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub pieces: Vec<Piece>,
}

/// One word of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    fn can_match(&self) -> bool {
        !self.pieces.is_empty()
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
