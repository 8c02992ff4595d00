//! The words by which an entry shows a requirement: data, in `data/suggest/` or beside a profile file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::words::{STOP, words};
use crate::domain::profile::{Profile, Requirement};
use crate::domain::{FileProblem, RequirementKey};
use crate::toml_file;

/// Each lexicon that comes with Cairn, with the key of its role: the name of its file in `data/suggest/`.
const SHIPPED: &[(&str, &str)] = &[(
    "knowledge-manager",
    include_str!("../../data/suggest/knowledge-manager.toml"),
)];

/// How many terms of a list are read: many times what anybody writes for one requirement.
pub(super) const MOST: usize = 500;

/// A word of fewer letters says little of a role.
const TELLING: usize = 4;

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
    /// Reads a lexicon. What can never help in one that reads, `check` tells.
    ///
    /// # Errors
    /// When the text is no TOML of this form, with the place.
    pub fn read(text: &str) -> Result<Self, FileProblem> {
        let entries: BTreeMap<RequirementKey, Terms> = toml_file::read(text)?;
        Ok(Self { entries })
    }

    /// Returns for how many requirements it has words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether it has no words at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the lexicon that comes with Cairn for a role, read once; none for another role.
    #[must_use]
    pub fn shipped(key: &str) -> Option<Arc<Self>> {
        static READ: OnceLock<Vec<(&str, Arc<Lexicon>)>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            let each = SHIPPED.iter();
            let read =
                each.filter_map(|(key, text)| Some((*key, Arc::new(Self::read(text).ok()?))));
            read.collect()
        });
        let found = read.iter().find(|(known, _)| *known == key);
        found.map(|(_, lexicon)| Arc::clone(lexicon))
    }

    /// Tells whether a lexicon comes with Cairn for a role.
    #[must_use]
    pub fn is_shipped(key: &str) -> bool {
        SHIPPED.iter().any(|(known, _)| *known == key)
    }

    /// Returns where the lexicon of a role lies beside its file: `librarian.words.toml` beside `librarian.toml`.
    #[must_use]
    pub fn beside(profile: &Path) -> PathBuf {
        profile.with_extension("words.toml")
    }

    /// Makes a lexicon of a role's own words, titles, details and statements: hints, none of which shows a requirement by
    /// itself.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let entries = profile.requirements.iter().map(|requirement| {
            let weak = own_words(requirement);
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
}

/// Returns the title of a requirement and every word that tells something in what the role says of it, once.
fn own_words(requirement: &Requirement) -> Vec<String> {
    let title = requirement.title.shown();
    let mut texts = vec![title, requirement.details.shown()];
    texts.extend(requirement.statements().map(|(_, text)| text.shown()));
    let mut own = vec![title.to_lowercase()];
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for word in words(&texts) {
        let tells = word.said.chars().count() >= TELLING && !STOP.contains(&word.said.as_str());
        if tells && seen.insert(word.stem) {
            own.push(word.said);
        }
    }
    own.dedup();
    own
}
