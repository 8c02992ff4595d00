//! Focus: the few requirements that a person chose to work on.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::profile::Profile;
use super::progress::RequirementProgress;
use super::{LinkKey, RequirementKey};

/// What the person chose to work on, in the order it was chosen, without repeats.
///
/// A key stays when the profile loses it, and counts again when a profile has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Focus(Vec<RequirementKey>);

impl Focus {
    /// How many the field advises: enough for a year or two, few enough to keep in mind.
    pub const ADVISED: RangeInclusive<usize> = 10..=12;

    /// Returns the keys in the order they were chosen.
    #[must_use]
    pub fn keys(&self) -> &[RequirementKey] {
        &self.0
    }

    /// Tells whether a requirement is in focus.
    #[must_use]
    pub fn has(&self, key: &RequirementKey) -> bool {
        self.0.contains(key)
    }

    /// Takes a requirement in at the end; one that is in already stays where it is.
    pub fn add(&mut self, key: RequirementKey) {
        if !self.has(&key) {
            self.0.push(key);
        }
    }

    /// Takes a requirement out.
    pub fn remove(&mut self, key: &RequirementKey) {
        self.0.retain(|known| known != key);
    }

    /// Returns what the profile does not ask for.
    #[must_use]
    pub fn orphaned(&self, profile: &Profile) -> Vec<RequirementKey> {
        let lacking = |key: &&RequirementKey| !profile.has(&LinkKey::from((*key).clone()));
        self.0.iter().filter(lacking).cloned().collect()
    }

    /// Puts what is in focus before the rest; both keep their order.
    #[must_use]
    pub fn first<'a>(
        &self,
        mut next: Vec<&'a RequirementProgress>,
    ) -> Vec<&'a RequirementProgress> {
        next.sort_by_key(|requirement| !self.has(&requirement.key));
        next
    }

    /// Says what the field advises, when another number is chosen.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        let (least, most) = (Self::ADVISED.start(), Self::ADVISED.end());
        match self.0.len() {
            0 => Some(format!(
                "Choose the {least}–{most} skills you mean to work on"
            )),
            number if Self::ADVISED.contains(&number) => None,
            number => Some(format!("{number} in focus; {least}–{most} is usual")),
        }
    }
}

impl FromIterator<RequirementKey> for Focus {
    fn from_iter<I: IntoIterator<Item = RequirementKey>>(keys: I) -> Self {
        let mut focus = Self::default();
        for key in keys {
            focus.add(key);
        }
        focus
    }
}
