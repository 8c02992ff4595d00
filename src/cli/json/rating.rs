//! Self-ratings as scripts see them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::profile::{LevelNumber, Profile};
use crate::domain::{Assessment, AssessmentDetails, AssessmentId, RequirementKey};

/// A self-rating.
#[derive(Serialize)]
pub struct RatingView<'a> {
    id: AssessmentId,
    skill: &'a RequirementKey,
    level: LevelNumber,
    name: String,
    on: NaiveDate,
    comment: &'a str,
    deleted: bool,
}

impl<'a> RatingView<'a> {
    /// Shows a rating with the level's name on the profile's scale.
    pub fn new(assessment: &'a Assessment, profile: &Profile) -> Self {
        let Assessment {
            id,
            details,
            deleted,
        } = assessment;
        let AssessmentDetails {
            skill,
            level,
            date,
            comment,
        } = details;
        Self {
            id: *id,
            skill,
            level: *level,
            name: level_name(profile, skill, *level),
            on: *date,
            comment,
            deleted: *deleted,
        }
    }
}

/// Returns a level's name on the scale of a skill; the bare number where the profile lacks the skill.
pub fn level_name(profile: &Profile, skill: &RequirementKey, level: LevelNumber) -> String {
    let scale = profile.scale(skill);
    scale.map_or_else(|| format!("Level {level}"), |scale| scale.name(level))
}
