//! Assessments: dated self-ratings of one skill on its framework's scale.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activity::trim;
use super::{AssessmentId, Problems, RequirementKey, profile::LevelNumber};

/// What a person says when rating themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentDetails {
    /// The skill.
    pub skill: RequirementKey,
    /// The level on the scale of the skill's framework; 0 is “not yet”.
    pub level: LevelNumber,
    /// The day it holds from.
    pub date: NaiveDate,
    /// Why; may be empty.
    #[serde(default)]
    pub comment: String,
}

impl AssessmentDetails {
    /// Returns the details tidied.
    ///
    /// # Errors
    /// None; what the profile has to say of a rating, the record checks.
    pub fn checked(mut self) -> Result<Self, Problems> {
        trim(&mut self.comment);
        Ok(self)
    }
}

/// One self-rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Its id for life. Of two ratings on one day the greater id, made later, wins.
    pub id: AssessmentId,
    /// What the person says.
    pub details: AssessmentDetails,
    /// Whether it lies in the Bin.
    pub deleted: bool,
}
