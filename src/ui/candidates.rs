//! What a link can point at, found by typing a few letters of its name.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

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
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, &Candidate)> = Vec::new();
        for candidate in &self.0 {
            let score = pattern.score(
                Utf32Str::new(&candidate.haystack, &mut buffer),
                &mut matcher,
            );
            scored.extend(score.map(|score| (score, candidate)));
        }
        if let Lookup::Found(key) = profile.look_up(typed) {
            scored.retain(|(_, candidate)| candidate.key != key);
            scored.extend(self.get(&key).map(|candidate| (u32::MAX, candidate)));
        }
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored
            .into_iter()
            .take(limit)
            .map(|(_, candidate)| candidate)
            .collect()
    }
}
