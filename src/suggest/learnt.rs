//! What a person's own answers taught: how often they took a requirement that was proposed, or refused it, and for which words.

use std::collections::BTreeMap;

use crate::domain::RequirementKey;

/// How many answers of each kind a requirement, and a term of it, is taken to have had before the first.
const REQUIREMENT: f64 = 4.0;
const TERM: f64 = 3.0;

/// How often something was taken and refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How often it was taken.
    pub accepted: u32,
    /// How often it was refused.
    pub refused: u32,
}

/// The answers about one requirement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// About the requirement itself.
    pub whole: Counts,
    /// About each term that had spoken for it.
    pub terms: BTreeMap<String, Counts>,
}

/// What was learnt from all answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learnt(BTreeMap<RequirementKey, Answers>);

impl Learnt {
    /// Takes in one answer: that an entry shows a requirement or does not, and the terms that had spoken for it.
    pub fn take_in<'a>(
        &mut self,
        key: &RequirementKey,
        accepted: bool,
        terms: impl IntoIterator<Item = &'a str>,
    ) {
        let answers = self.0.entry(key.clone()).or_default();
        answers.whole.count(accepted);
        for term in terms {
            let counts = answers.terms.entry(term.to_owned()).or_default();
            counts.count(accepted);
        }
    }

    /// Returns the answers about each requirement, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&RequirementKey, &Answers)> {
        self.0.iter()
    }

    /// Tells whether nothing was learnt.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the answers about a requirement, if there were any.
    #[must_use]
    pub fn of(&self, key: &RequirementKey) -> Option<&Answers> {
        self.0.get(key)
    }
}

impl Answers {
    /// Returns what the score of the requirement is multiplied by.
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.whole.factor(REQUIREMENT)
    }

    /// Returns what one of its terms counts is multiplied by.
    #[must_use]
    pub fn term_factor(&self, term: &str) -> f64 {
        let counts = self.terms.get(term).copied().unwrap_or_default();
        counts.factor(TERM)
    }
}

impl Counts {
    const fn count(&mut self, accepted: bool) {
        let count = if accepted {
            &mut self.accepted
        } else {
            &mut self.refused
        };
        *count = count.saturating_add(1);
    }

    /// Twice the share that was taken, with some of either kind before the first: 1 where nobody answered yet.
    fn factor(self, before: f64) -> f64 {
        let (accepted, refused) = (f64::from(self.accepted), f64::from(self.refused));
        2.0 * (accepted + before) / (accepted + refused + 2.0 * before)
    }
}
