//! What is asked, and what is proposed.

use super::words::{Word, words};
use crate::domain::profile::{Requirement, RequirementKind};
use crate::domain::{ActivityKind, RequirementKey};

/// How much of an entry is read, in bytes: twenty times what the longest reflections have. A whole book that is pasted into a
/// note must not hold the window up.
const LONGEST: usize = 200_000;

/// The words of an entry.
#[derive(Clone, Debug, Default)]
pub struct Written<'a> {
    /// Each text with the name of its field.
    pub texts: Vec<(&'static str, &'a str)>,
    /// What kind of activity it is, if it is one.
    pub kind: Option<ActivityKind>,
}

impl<'a> Written<'a> {
    /// Adds the titles of evidence: what a file is called often says what was done.
    pub fn add_evidence(&mut self, titles: impl IntoIterator<Item = &'a str>) {
        let titles = titles.into_iter().map(|title| ("evidence", title));
        self.texts.extend(titles);
    }

    /// Takes the texts apart into words, as far as anybody writes.
    pub(super) fn words(&self) -> Vec<Word> {
        let mut left = LONGEST;
        let texts = self.texts.iter().map(|(_, text)| {
            let end = text.floor_char_boundary(left);
            left -= end;
            text.get(..end).unwrap_or_default()
        });
        words(&texts.collect::<Vec<&str>>())
    }
}

/// The three sorts of requirement that an entry can show; `Sort` is that of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// A professional development activity.
    Pda,
    /// A behavioural skill.
    Behaviour,
    /// A skill of a framework.
    Skill,
}

impl Aspect {
    /// Every sort, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Pda, Self::Behaviour, Self::Skill];

    /// Returns the stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pda => "pda",
            Self::Behaviour => "behaviour",
            Self::Skill => "skill",
        }
    }

    pub(super) fn of(requirement: &Requirement) -> Option<Self> {
        match requirement.kind {
            RequirementKind::Pda { .. } => Some(Self::Pda),
            RequirementKind::Behaviour => Some(Self::Behaviour),
            RequirementKind::Skill(_) => Some(Self::Skill),
            RequirementKind::Qualification { .. } => None,
        }
    }

    /// The least score that is shown. Everyone writes of behaviours, so they need more.
    pub(super) const fn least(self) -> f64 {
        match self {
            Self::Behaviour => 4.0,
            Self::Pda | Self::Skill => 3.0,
        }
    }
}

/// A requirement that an entry may show.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Which.
    pub key: RequirementKey,
    /// Of what sort it is.
    pub sort: Aspect,
    /// How much the entry's words speak for it: 3 for a term that says it by itself, 1 for a hint.
    pub score: f64,
    /// Whether it is sure enough to be shown without being asked for.
    pub shown: bool,
    /// The words that speak for it, the weightiest first.
    pub because: Vec<Because>,
    /// The sentence of the first of them; empty where there is none.
    pub reason: String,
}

/// Words of an entry that speak for a requirement.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// The term of the lexicon.
    pub term: String,
    /// The text's field.
    pub field: &'static str,
    /// The words as they are written.
    pub text: String,
    /// Where they begin and end in their text, in characters.
    pub start: usize,
    /// Behind their last character.
    pub end: usize,
}
