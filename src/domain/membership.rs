//! The professional bodies that a person belongs to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::activity::trim;
use super::{Invalid, Problems};

/// Belonging to one professional body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The body, such as “CILIP”, “FEDIP” or “BCS”; never blank in a record.
    pub body: String,
    /// The number the body knows the person by.
    #[serde(default)]
    pub number: String,
    /// The grade of the membership or the letters after the name, such as “MCLIP”.
    #[serde(default)]
    pub grade: String,
}

impl Membership {
    /// Names a body alone.
    pub fn of(body: impl Into<String>) -> Self {
        Self {
            body: body.into(),
            ..Self::default()
        }
    }

    /// Reads `BODY`, `BODY, NUMBER` or `BODY, NUMBER, GRADE`.
    ///
    /// ```
    /// use cairn::domain::Membership;
    /// let read = Membership::parse("CILIP, 0123456, MCLIP")?;
    /// assert_eq!((read.body.as_str(), read.grade.as_str()), ("CILIP", "MCLIP"));
    /// # Ok::<(), cairn::domain::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// When the body is blank.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let mut parts = text.splitn(3, ',').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        let read = Self {
            body: next(),
            number: next(),
            grade: next(),
        };
        if read.body.is_empty() {
            return Err(nameless().hinted("Write it like “CILIP, 0123456, MCLIP”"));
        }
        Ok(read)
    }

    /// Tells whether nothing is said at all.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let Self {
            body,
            number,
            grade,
        } = self;
        [body, number, grade]
            .into_iter()
            .all(|text| text.trim().is_empty())
    }

    /// Tells whether it is of the body of that name, in whatever case it is written.
    #[must_use]
    pub fn is_of(&self, body: &str) -> bool {
        self.body.trim().to_lowercase() == body.trim().to_lowercase()
    }

    /// Returns a person's memberships tidied: outer blanks go, and so does what is blank altogether.
    ///
    /// # Errors
    /// A membership of no body, and one of a body that is listed before.
    pub fn all_checked(all: Vec<Self>) -> Result<Vec<Self>, Problems> {
        let mut problems = Problems::default();
        let mut kept: Vec<Self> = Vec::with_capacity(all.len());
        for mut one in all.into_iter().filter(|one| !one.is_blank()) {
            for text in [&mut one.body, &mut one.number, &mut one.grade] {
                trim(text);
            }
            if one.body.is_empty() {
                problems.0.push(nameless());
            } else if kept.iter().any(|known| known.is_of(&one.body)) {
                let twice = format!("“{}” is listed twice", one.body);
                problems
                    .0
                    .push(Invalid::new("body", twice).hinted("Keep one of the two"));
            }
            kept.push(one);
        }
        problems.or_else_ok(kept)
    }
}

fn nameless() -> Invalid {
    Invalid::new("body", "A membership needs the name of its body")
        .hinted("Write it, such as CILIP, or leave the whole row empty")
}

impl fmt::Display for Membership {
    /// Writes it as one line, without what is not there: `CILIP, 0123456, MCLIP`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.body)?;
        for part in [&self.number, &self.grade] {
            if !part.is_empty() {
                write!(f, ", {part}")?;
            }
        }
        Ok(())
    }
}
