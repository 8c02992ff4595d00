//! Scales: the ordered level names of one framework.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::Invalid;

/// A step on one framework's scale; 0 stands for “not yet”. Never compare steps of two frameworks.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct LevelNumber(pub u8);

impl LevelNumber {
    /// Below the first level.
    pub const NOT_YET: Self = Self(0);
}

impl fmt::Display for LevelNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One named level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its number, from 1.
    pub number: LevelNumber,
    /// Its name, such as “Enable”.
    pub name: String,
    /// Whether the framework itself does not name it, so that its name is an inference.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

/// The ordered levels of one framework, lowest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scale {
    /// The levels, lowest first.
    pub levels: Vec<Level>,
}

impl Scale {
    /// The name of [`LevelNumber::NOT_YET`] on every scale.
    pub const NOT_YET: &str = "Not yet";

    /// Returns a level's name; the bare number where the scale has no such level.
    #[must_use]
    pub fn name(&self, number: LevelNumber) -> String {
        if number == LevelNumber::NOT_YET {
            return Self::NOT_YET.to_owned();
        }
        let level = self.levels.iter().find(|level| level.number == number);
        level.map_or_else(|| format!("Level {number}"), |level| level.name.clone())
    }

    /// Tells whether the number is a level of this scale, or “not yet”.
    #[must_use]
    pub fn has(&self, number: LevelNumber) -> bool {
        number == LevelNumber::NOT_YET || self.levels.iter().any(|level| level.number == number)
    }

    /// Reads a level by its number, `level 4`, its name, or `not yet`, in any case.
    ///
    /// # Errors
    /// When the scale has no such level; the hint lists those there are.
    pub fn parse(&self, text: &str) -> Result<LevelNumber, Invalid> {
        let wanted = text.trim().to_lowercase();
        let wanted = wanted.strip_prefix("level ").unwrap_or(&wanted).trim();
        if wanted == "0" || wanted.replace('-', " ") == "not yet" {
            return Ok(LevelNumber::NOT_YET);
        }
        let found = self.levels.iter().find(|level| {
            level.name.to_lowercase() == wanted || level.number.to_string() == wanted
        });
        found.map(|level| level.number).ok_or_else(|| {
            let names: Vec<String> = self
                .levels
                .iter()
                .map(|level| format!("{} {}", level.number, level.name))
                .collect();
            Invalid::new(
                "level",
                format!("This framework has no level “{}”", text.trim()),
            )
            .hinted(format!("Its levels are: 0 Not yet, {}", names.join(", ")))
        })
    }
}
