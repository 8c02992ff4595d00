//! The parts that role profile pages are known to have; data, in `data/profiles/frameworks.toml`.

use serde::{Deserialize, Serialize};

use crate::domain::profile::Scale;

/// A part of a page, by its heading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KnownSection {
    /// The first part of its requirements' keys.
    pub key: String,
    /// Words its heading contains, in lower case.
    pub heading: String,
    /// What its rows are.
    pub kind: RowKind,
    /// The scale of its skills.
    #[serde(rename = "levels")]
    pub scale: Option<Scale>,
}

/// What the requirements of a part are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RowKind {
    Behaviour,
    Pda,
    Qualification,
    Skill,
}

#[derive(Debug, Deserialize)]
struct File {
    section: Vec<KnownSection>,
}

/// Returns the known parts; none if the shipped file is broken, which a test rules out.
pub(super) fn known_sections() -> Vec<KnownSection> {
    let text = include_str!("../../data/profiles/frameworks.toml");
    toml::from_str::<File>(text)
        .map(|file| file.section)
        .unwrap_or_default()
}
