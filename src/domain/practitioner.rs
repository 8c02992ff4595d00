//! The person whose record it is.

use serde::{Deserialize, Serialize};

use super::activity::trim;
use super::{Invalid, Membership, Minutes, Problems, YearStart};

/// The person, and how their CPD year is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practitioner {
    /// Their name as the portfolio prints it; never blank in a record.
    pub name: String,
    /// Their post, such as “Knowledge Specialist”.
    #[serde(default)]
    pub post: String,
    /// Where they work.
    #[serde(default)]
    pub employer: String,
    /// The professional bodies they belong to, in the order they list them.
    #[serde(default)]
    pub memberships: Vec<Membership>,
    /// Time they mean to spend in one CPD year; zero for no target.
    pub target: Minutes,
    /// When their CPD year begins.
    pub year_start: YearStart,
}

impl Practitioner {
    /// The yearly target that CILIP's revalidation asks for.
    pub const USUAL_TARGET: Minutes = Minutes(20 * 60);

    /// Starts with the usual target and a calendar year.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            post: String::new(),
            employer: String::new(),
            memberships: Vec::new(),
            target: Self::USUAL_TARGET,
            year_start: YearStart::JANUARY,
        }
    }

    /// Reads a yearly target as a form takes it: a duration, or nothing for no target.
    ///
    /// # Errors
    /// When the text is neither blank nor a duration.
    pub fn parse_target(text: &str) -> Result<Minutes, Invalid> {
        if text.trim().is_empty() {
            return Ok(Minutes(0));
        }
        Minutes::parse(text).map_err(|err| Invalid {
            field: "target-hours",
            ..err
        })
    }

    /// Returns the person tidied.
    ///
    /// # Errors
    /// A blank name, a membership of no body or of one that is listed twice, or a target of more hours than a year has.
    pub fn checked(mut self) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        for text in [&mut self.name, &mut self.post, &mut self.employer] {
            trim(text);
        }
        if self.name.is_empty() {
            problems.0.push(
                Invalid::new("name", "The name is empty")
                    .hinted("The portfolio prints it on its cover"),
            );
        }
        match Membership::all_checked(self.memberships) {
            Ok(tidied) => self.memberships = tidied,
            Err(more) => {
                self.memberships = Vec::new();
                problems.0.extend(more.0);
            }
        }
        if self.target.0 > 366 * Minutes::A_DAY.0 {
            let problem = format!("{} is more than a year can hold", self.target);
            problems.0.push(
                Invalid::new("target-hours", problem)
                    .hinted("CILIP's revalidation asks for 20 hours"),
            );
        }
        problems.or_else_ok(self)
    }
}
