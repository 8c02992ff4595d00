//! Finding what a person means by a key or a name.

use std::num::NonZeroU16;

use super::{Profile, Requirement};
use crate::domain::{Invalid, LinkKey};

/// How many near names are offered for one that is not there.
const SUGGESTIONS: usize = 5;

/// What a typed key or name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Exactly one thing.
    Found(LinkKey),
    /// Several things, in the order of the profile.
    Ambiguous(Vec<LinkKey>),
    /// Nothing; with the nearest, best first, at most five.
    Unknown(Vec<LinkKey>),
}

impl Profile {
    /// Finds what `text` means: a key (`pda/mentoring`, `klimf/6.1#2`), a code (`6.1`, `OR10#1`), or a name, in any case.
    #[must_use]
    pub fn look_up(&self, text: &str) -> Lookup {
        let wanted = text.trim().to_lowercase();
        let (name, statement) = match wanted.rsplit_once('#') {
            Some((name, number)) => (name.trim(), Some(number.trim().parse::<NonZeroU16>())),
            None => (wanted.as_str(), None),
        };
        let found: Vec<LinkKey> = self
            .requirements
            .iter()
            .filter(|requirement| {
                names(requirement)
                    .iter()
                    .any(|known| known.to_lowercase() == name)
            })
            .map(|requirement| LinkKey {
                requirement: requirement.key.clone(),
                statement: statement.clone().and_then(Result::ok),
            })
            .filter(|key| !matches!(statement, Some(Err(_))) && self.has(key))
            .collect();
        match found.as_slice() {
            [] => Lookup::Unknown(self.nearest(name)),
            [key] => Lookup::Found(key.clone()),
            _ => Lookup::Ambiguous(found),
        }
    }

    /// Finds the one thing that `text` means.
    ///
    /// # Errors
    /// When it means nothing or several things; the hint names the nearest.
    pub fn resolve(&self, text: &str) -> Result<LinkKey, Invalid> {
        let offer = |keys: &[LinkKey]| {
            keys.iter()
                .map(|key| self.offer(key))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match self.look_up(text) {
            Lookup::Found(key) => Ok(key),
            Lookup::Ambiguous(keys) => Err(Invalid::new(
                "link",
                format!("“{}” may mean several requirements", text.trim()),
            )
            .hinted(format!("Say which by its key: {}", offer(&keys)))),
            Lookup::Unknown(near) => {
                let err = Invalid::new(
                    "link",
                    format!("The profile has no requirement “{}”", text.trim()),
                );
                Err(if near.is_empty() {
                    err.hinted("The role profile lists them all")
                } else {
                    err.hinted(format!("Did you mean {}?", offer(&near)))
                })
            }
        }
    }

    /// Returns a key with its name: `pda/mentoring (Mentoring)`.
    fn offer(&self, key: &LinkKey) -> String {
        match self.requirement(&key.requirement) {
            Some(requirement) => format!("{key} ({})", requirement.title.shown()),
            None => key.to_string(),
        }
    }

    /// Returns the requirements whose name or key is most like the text, best first.
    fn nearest(&self, name: &str) -> Vec<LinkKey> {
        const ALIKE: f64 = 0.75;
        /// No name is longer, and comparing takes as long as both are long together.
        const LONGEST: usize = 400;
        if name.len() > LONGEST {
            return Vec::new();
        }
        let likeness = |requirement: &Requirement| {
            let whole = names(requirement)
                .into_iter()
                .map(|known| likeness(&known.to_lowercase(), name));
            whole.fold(0.0_f64, f64::max)
        };
        let mut near: Vec<(f64, &Requirement)> = self
            .requirements
            .iter()
            .map(|requirement| (likeness(requirement), requirement))
            .filter(|(alike, _)| *alike >= ALIKE)
            .collect();
        near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        near.into_iter()
            .take(SUGGESTIONS)
            .map(|(_, requirement)| requirement.key.clone().into())
            .collect()
    }
}

/// Tells from 0 to 1 how alike two names are; one that holds the other counts as nearly the same.
fn likeness(known: &str, wanted: &str) -> f64 {
    const HOLDS: f64 = 0.9;
    let alike = strsim::jaro_winkler(known, wanted);
    if wanted.chars().count() > 2 && known.contains(wanted) {
        alike.max(HOLDS)
    } else {
        alike
    }
}

/// Returns everything a requirement may be called by.
fn names(requirement: &Requirement) -> Vec<String> {
    let mut names = vec![
        requirement.key.to_string(),
        requirement.title.source.clone(),
        requirement.name(),
    ];
    names.extend(requirement.title.corrected.clone());
    names.extend(
        requirement
            .skill()
            .map(|skill| skill.code.clone())
            .filter(|code| !code.is_empty()),
    );
    names
}
