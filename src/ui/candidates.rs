//! What a link can point at, found by typing a few letters of its name.

use std::borrow::Cow;

use super::fuzzy::ranked;
use crate::domain::LinkKey;
use crate::domain::profile::{Lookup, Profile};

/// One requirement or statement, as the list of matches shows it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What a link would point at.
    pub key: LinkKey,
    /// Its name, or the statement's text.
    pub name: String,
    /// Where it stands: the section, or the skill of a statement.
    pub place: String,
    haystack: String,
}

/// Everything of a profile that a link can point at, in the profile's order.
#[derive(Clone, Debug)]
pub struct Candidates(Vec<Candidate>);

impl Candidates {
    /// Lists the requirements of a profile, each followed by its statements.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let mut all = Vec::new();
        for requirement in &profile.requirements {
            let section = profile.section(&requirement.key);
            let section = section.map_or("", |section| section.title.as_str());
            let name = requirement.name();
            let place = requirement.pda_group().map_or_else(
                || section.to_owned(),
                |group| format!("{section} · {group}"),
            );
            all.push(Candidate {
                haystack: format!("{name} {}", requirement.key),
                key: requirement.key.clone().into(),
                place,
                name: name.clone(),
            });
            for (key, text) in requirement.statements() {
                all.push(Candidate {
                    haystack: format!("{} {name} {key}", text.shown()),
                    place: format!("Statement of {name}"),
                    name: text.shown().to_owned(),
                    key,
                });
            }
        }
        Self(all)
    }

    /// Returns the candidate of a key.
    #[must_use]
    pub fn get(&self, key: &LinkKey) -> Option<&Candidate> {
        self.0.iter().find(|candidate| candidate.key == *key)
    }

    /// Returns what fits the typed text, best first; a key or name written in full stands first.
    #[must_use]
    pub fn matching(&self, profile: &Profile, typed: &str, limit: usize) -> Vec<&Candidate> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Vec::new();
        }
        let mut found = ranked(&self.0, typed, |candidate| Cow::from(&candidate.haystack));
        if let Lookup::Found(key) = profile.look_up(typed)
            && let Some(meant) = self.get(&key)
        {
            found.retain(|candidate| candidate.key != key);
            found.insert(0, meant);
        }
        found.truncate(limit);
        found
    }
}
