//! Role profiles: what a role asks for. Data, never code.

mod lookup;
mod scale;

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use super::{LinkKey, RequirementKey};
pub use lookup::Lookup;
pub use scale::{Level, LevelNumber, Scale};

/// A role profile: requirements in sections, in the order of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its stable name, the slug of the title, such as `knowledge-manager`.
    pub key: String,
    /// The role, such as “Knowledge Manager”.
    pub title: String,
    /// What the role is, a paragraph each.
    pub summary: Vec<String>,
    /// Where the text comes from.
    pub source: String,
    /// The professional body that answers for it.
    pub responsible_body: String,
    /// Its parts, in the order of the source.
    pub sections: Vec<Section>,
    /// What it asks for, in the order of the source; every key is there once.
    pub requirements: Vec<Requirement>,
}

/// One part of a profile: behaviours, PDAs, qualification components, or one skills framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The first part of its requirements' keys: `behaviour`, `pda`, `qualification`, `gkim`, `gdad`, `klimf`.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// The levels of its skills, if it is a framework.
    pub scale: Option<Scale>,
}

/// Anything the profile asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Its stable key.
    pub key: RequirementKey,
    /// What it is called.
    pub title: Text,
    /// What it means; empty where the source says nothing.
    pub details: Text,
    /// What sort of thing it is.
    pub kind: RequirementKind,
}

/// The four sorts of requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequirementKind {
    /// A behavioural skill.
    Behaviour,
    /// A professional development activity.
    Pda {
        /// The group it belongs to.
        group: String,
    },
    /// A qualification component.
    Qualification {
        /// Who awards it.
        awarding_body: String,
    },
    /// A skill of a framework, at a level.
    Skill(SkillTarget),
}

/// What is asked of one skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillTarget {
    /// The framework's own code, such as `6.1` or `OR10`; not a number: 5.10 comes after 5.8. Empty where it has none.
    pub code: String,
    /// The level asked for, on the scale of its section.
    pub level: LevelNumber,
    /// What a person at that level can say of themselves; statement `n` is at index `n - 1`.
    pub statements: Vec<Text>,
}

/// A text of the source, with its correction where the source has a slip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The words of the source.
    pub source: String,
    /// The words to show instead, if the source has a slip.
    pub corrected: Option<String>,
}

impl Text {
    /// Makes a text that needs no correction.
    pub fn new(source: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            corrected: None,
        }
    }

    /// Returns the words to show.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.corrected.as_deref().unwrap_or(&self.source)
    }
}

impl Requirement {
    /// Returns the skill's target, if this is a skill.
    #[must_use]
    pub const fn skill(&self) -> Option<&SkillTarget> {
        match &self.kind {
            RequirementKind::Skill(skill) => Some(skill),
            RequirementKind::Behaviour
            | RequirementKind::Pda { .. }
            | RequirementKind::Qualification { .. } => None,
        }
    }

    /// Returns the PDA group, if this is a PDA.
    #[must_use]
    pub fn pda_group(&self) -> Option<&str> {
        match &self.kind {
            RequirementKind::Pda { group } => Some(group),
            RequirementKind::Behaviour
            | RequirementKind::Qualification { .. }
            | RequirementKind::Skill(_) => None,
        }
    }

    /// Returns the name with its code: `6.1 Knowledge management`, or the title alone.
    #[must_use]
    pub fn name(&self) -> String {
        match self.skill() {
            Some(skill) if !skill.code.is_empty() => {
                format!("{} {}", skill.code, self.title.shown())
            }
            _ => self.title.shown().to_owned(),
        }
    }

    /// Returns each statement with its number and key.
    pub fn statements(&self) -> impl Iterator<Item = (LinkKey, &Text)> {
        let texts = self.skill().map_or(&[][..], |skill| &skill.statements);
        (1..)
            .filter_map(NonZeroU16::new)
            .zip(texts)
            .map(|(n, text)| (LinkKey::statement(self.key.clone(), n), text))
    }
}

impl Profile {
    /// Returns the requirement with that key.
    #[must_use]
    pub fn requirement(&self, key: &RequirementKey) -> Option<&Requirement> {
        self.requirements
            .iter()
            .find(|requirement| requirement.key == *key)
    }

    /// Returns a requirement's name with its code, or its key where the profile lacks it.
    #[must_use]
    pub fn name_of(&self, key: &RequirementKey) -> String {
        self.requirement(key)
            .map_or_else(|| key.to_string(), Requirement::name)
    }

    /// Returns the section that a requirement belongs to.
    #[must_use]
    pub fn section(&self, key: &RequirementKey) -> Option<&Section> {
        self.sections
            .iter()
            .find(|section| section.key == key.section())
    }

    /// Returns the scale on which a skill is rated.
    #[must_use]
    pub fn scale(&self, key: &RequirementKey) -> Option<&Scale> {
        self.section(key)?.scale.as_ref()
    }

    /// Returns a section's requirements, in order.
    pub fn requirements_of<'a>(
        &'a self,
        section: &'a str,
    ) -> impl Iterator<Item = &'a Requirement> {
        self.requirements
            .iter()
            .filter(move |requirement| requirement.key.section() == section)
    }

    /// Returns the PDA groups in the order of the source.
    #[must_use]
    pub fn pda_groups(&self) -> Vec<&str> {
        let mut groups = Vec::new();
        for group in self.requirements.iter().filter_map(Requirement::pda_group) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }

    /// Tells whether the profile has what the key points at.
    #[must_use]
    pub fn has(&self, key: &LinkKey) -> bool {
        self.requirement(&key.requirement)
            .is_some_and(|requirement| match key.statement {
                None => true,
                Some(number) => requirement
                    .skill()
                    .is_some_and(|skill| usize::from(number.get()) <= skill.statements.len()),
            })
    }
}
