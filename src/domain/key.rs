//! Stable keys of what a role profile asks for, and the links that point at them.

use std::{fmt, num::NonZeroU16, str::FromStr};

use serde::{Deserialize, Serialize};

use super::Invalid;

/// The stable key of one requirement of a profile, such as `pda/mentoring` or `klimf/6.1`.
///
/// It is the section's key, a slash, and the slug of the title or the source's own code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RequirementKey(String);

impl RequirementKey {
    /// Reads a key.
    ///
    /// # Errors
    /// When it is not two parts joined by one slash, made of letters, digits, `-` and `.`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let part = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
        };
        match text.split_once('/') {
            Some((section, name)) if part(section) && part(name) => Ok(Self(text.to_owned())),
            _ => Err(
                Invalid::new("link", format!("“{text}” is not the key of a requirement")).hinted(
                    "A key looks like pda/mentoring or klimf/6.1; the role profile lists them",
                ),
            ),
        }
    }

    /// Returns the key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the key of the section, the part before the slash.
    #[must_use]
    pub fn section(&self) -> &str {
        self.0
            .split_once('/')
            .map_or(self.0.as_str(), |(section, _)| section)
    }
}

impl fmt::Display for RequirementKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for RequirementKey {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<RequirementKey> for String {
    fn from(key: RequirementKey) -> Self {
        key.0
    }
}

/// What a link points at: a requirement as a whole (`klimf/6.1`) or one of its statements (`klimf/6.1#2`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LinkKey {
    /// The requirement.
    pub requirement: RequirementKey,
    /// The statement's number, counted from 1, if the link is that precise.
    pub statement: Option<NonZeroU16>,
}

impl LinkKey {
    /// Points at one statement of a requirement.
    #[must_use]
    pub const fn statement(requirement: RequirementKey, number: NonZeroU16) -> Self {
        Self {
            requirement,
            statement: Some(number),
        }
    }
}

impl From<RequirementKey> for LinkKey {
    fn from(requirement: RequirementKey) -> Self {
        Self {
            requirement,
            statement: None,
        }
    }
}

impl FromStr for LinkKey {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let Some((requirement, number)) = text.split_once('#') else {
            return Ok(RequirementKey::parse(text)?.into());
        };
        // One statement has one spelling: neither +2 nor 02.
        let plain = number
            .parse()
            .ok()
            .filter(|read: &NonZeroU16| read.to_string() == number);
        let number = plain.ok_or_else(|| {
            Invalid::new("link", format!("“{text}” does not name a statement"))
                .hinted("Statements are counted from 1, such as klimf/6.1#2")
        })?;
        Ok(Self::statement(RequirementKey::parse(requirement)?, number))
    }
}

impl fmt::Display for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.statement {
            None => self.requirement.fmt(f),
            Some(number) => write!(f, "{}#{number}", self.requirement),
        }
    }
}

impl TryFrom<String> for LinkKey {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<LinkKey> for String {
    fn from(key: LinkKey) -> Self {
        key.to_string()
    }
}

/// A link from an activity, a piece of evidence or an objective to what it shows or is to meet, with the person's reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it points at.
    pub key: LinkKey,
    /// Why, in the person's words; may be empty.
    #[serde(default)]
    pub reason: String,
}

impl Link {
    /// Makes a link without a reason.
    pub fn new(key: impl Into<LinkKey>) -> Self {
        Self {
            key: key.into(),
            reason: String::new(),
        }
    }

    /// Adds the reason.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }
}
