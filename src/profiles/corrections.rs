//! Corrections of a source's slips, kept beside its text instead of in it.

use std::collections::HashMap;
use std::num::NonZeroU16;

use serde::Deserialize;

use super::ProfileError;
use crate::domain::profile::{Profile, Requirement, RequirementKind, Text};
use crate::domain::{LinkKey, RequirementKey};
use crate::toml_file;

/// A list of slips with what they should have been.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// The corrections, in the order of the source.
    #[serde(default)]
    correction: Vec<Correction>,
}

/// One slip: in the text of `key`, `wrong` should be `right`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Correction {
    key: LinkKey,
    wrong: String,
    right: String,
}

impl Corrections {
    /// Reads a corrections file.
    pub fn read(text: &str) -> Result<Self, ProfileError> {
        toml_file::read(text).map_err(|problem| ProfileError::Problems(vec![problem]))
    }

    /// Corrects a profile, and returns a problem for each slip that is not there.
    ///
    /// A requirement's key stands for its title and details, a statement's for its words. The source stays as it is.
    pub fn apply(&self, profile: &mut Profile) -> Vec<String> {
        let requirements = profile.requirements.iter_mut();
        let mut by_key: HashMap<RequirementKey, &mut Requirement> = requirements
            .map(|requirement| (requirement.key.clone(), requirement))
            .collect();
        let mut unused = Vec::new();
        for correction in &self.correction {
            let requirement = by_key.get_mut(&correction.key.requirement);
            let texts = requirement
                .map_or_else(Vec::new, |found| texts_mut(found, correction.key.statement));
            let mut found = false;
            for text in texts
                .into_iter()
                .filter(|text| text.shown().contains(&correction.wrong))
            {
                let corrected = text
                    .shown()
                    .replacen(&correction.wrong, &correction.right, 1);
                // Words that every one needs are not corrected away.
                if !corrected.trim().is_empty() {
                    text.corrected = Some(corrected);
                    found = true;
                }
            }
            if !found {
                unused.push(format!(
                    "“{}” does not occur in {}",
                    correction.wrong, correction.key
                ));
            }
        }
        unused
    }
}

/// Returns the texts of a requirement that a key stands for.
fn texts_mut(requirement: &mut Requirement, statement: Option<NonZeroU16>) -> Vec<&mut Text> {
    match (statement, &mut requirement.kind) {
        (None, _) => vec![&mut requirement.title, &mut requirement.details],
        (Some(number), RequirementKind::Skill(skill)) => skill
            .statements
            .get_mut(usize::from(number.get()) - 1)
            .into_iter()
            .collect(),
        (Some(_), _) => Vec::new(),
    }
}
