//! The profile file: TOML that a person can read and mend.
//!
//! ```toml
//! key = "librarian"
//! title = "Librarian"
//! responsible-body = "CILIP"
//! source = "Made with BCS Role Model Plus"
//! summary = ["A paragraph.", "Another."]
//!
//! [[section]]
//! key = "klimf"
//! title = "Knowledge, Library and Information Management Framework"
//! kind = "skill"
//! levels = [{ number = 4, name = "Enable" }]
//!
//! [[section.requirement]]
//! key = "klimf/6.1"
//! code = "6.1"
//! title = "Knowledge management"
//! level = 4
//! statements = ["I can …", { source = "I can ensue …", corrected = "I can ensure …" }]
//! ```
//!
//! The other kinds are `behaviour`, `pda` (each requirement with its `group`) and `qualification` (with its
//! `awarding-body`); `details` may stand on any.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use super::frameworks::RowKind;
use crate::domain::profile::{Scale, Text};

pub use read::read;
pub use write::write;

/// A text, plain or with its correction.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum TextEntry {
    Plain(String),
    Corrected(CorrectedText),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectedText {
    source: String,
    corrected: String,
}

impl From<&Text> for TextEntry {
    fn from(text: &Text) -> Self {
        match &text.corrected {
            None => Self::Plain(text.source.clone()),
            Some(corrected) => Self::Corrected(CorrectedText {
                source: text.source.clone(),
                corrected: corrected.clone(),
            }),
        }
    }
}

impl From<TextEntry> for Text {
    fn from(entry: TextEntry) -> Self {
        match entry {
            TextEntry::Plain(source) => Self::new(source),
            TextEntry::Corrected(CorrectedText { source, corrected }) => Self {
                source,
                corrected: Some(corrected),
            },
        }
    }
}

/// A section as it is written; reading needs places and so has its own.
#[derive(Serialize)]
struct SectionEntry<'a> {
    key: &'a str,
    title: &'a str,
    kind: RowKind,
    #[serde(rename = "levels", skip_serializing_if = "Option::is_none")]
    scale: Option<&'a Scale>,
    #[serde(rename = "requirement")]
    requirements: Vec<RequirementEntry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct RequirementEntry<'a> {
    key: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    code: &'a str,
    title: TextEntry,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<TextEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    awarding_body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<TextEntry>,
}
