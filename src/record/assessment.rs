//! Verbs of self-ratings.

use super::qualification::missing;
use super::{Applied, Change, Op, Record, RecordError, Result};
use crate::domain::profile::Requirement;
use crate::domain::{
    Assessment, AssessmentDetails, AssessmentId, Invalid, Problems, RequirementKey, long_date,
};
use crate::store::assessment;

impl Change<'_> {
    /// Adds a self-rating.
    pub fn assess(&mut self, mut details: AssessmentDetails) -> Result<AssessmentId> {
        details.comment = details.comment.trim().to_owned();
        self.check_rating(&details)?;
        let id = AssessmentId::from_uuid(self.new_id());
        assessment::insert(self.store(), id, &details)?;
        Ok(id)
    }

    /// Refuses a rating of what is no skill, at a level its scale lacks, or of a day still to come.
    fn check_rating(&self, details: &AssessmentDetails) -> Result<()> {
        let Some(requirement) = self.profile.requirement(&details.skill) else {
            return Err(missing(&self.profile, &details.skill));
        };
        let Some(scale) = self
            .profile
            .scale(&details.skill)
            .filter(|_| requirement.skill().is_some())
        else {
            let problem = format!("“{}” is not a skill", requirement.name());
            return Err(Invalid::new("skill", problem)
                .hinted("Only skills of a framework are rated; link activities and evidence to the rest")
                .into());
        };
        let mut problems = Problems::default();
        if !scale.has(details.level) {
            problems.note(scale.parse(&details.level.to_string()));
        }
        if details.date > self.today {
            let problem = format!("{} is still to come", long_date(details.date));
            problems.0.push(
                Invalid::new("date", problem).hinted("A rating holds from a day that has come"),
            );
        }
        Ok(problems.or_else_ok(())?)
    }
}

impl Record {
    /// Rates one skill.
    pub fn assess(&mut self, details: AssessmentDetails) -> Result<Applied<AssessmentId>> {
        let label = format!("rate {}", self.skill_name(&details.skill));
        self.transact(Op::new(label), |change| change.assess(details))
    }

    /// Puts a self-rating into the Bin.
    pub fn delete_assessment(&mut self, id: AssessmentId) -> Result<Applied<()>> {
        let label = format!("delete the rating of {}", self.rated_skill(id)?);
        self.transact(Op::new(label), |change| {
            if assessment::get(change.store(), id)?.is_some_and(|found| !found.deleted) {
                assessment::set_deleted(change.store(), id, Some(change.at()))?;
            }
            Ok(())
        })
    }

    /// Takes a self-rating out of the Bin.
    pub fn restore_assessment(&mut self, id: AssessmentId) -> Result<Applied<()>> {
        let label = format!("restore the rating of {}", self.rated_skill(id)?);
        self.transact(Op::new(label), |change| {
            Ok(assessment::set_deleted(change.store(), id, None)?)
        })
    }

    /// Returns the self-ratings, oldest first, without deleted ones.
    pub fn assessments(&self) -> Result<Vec<Assessment>> {
        Ok(assessment::list(&self.store)?)
    }

    /// Returns a self-rating; also a deleted one.
    pub fn assessment(&self, id: AssessmentId) -> Result<Assessment> {
        let found = assessment::get(&self.store, id)?;
        found.ok_or_else(|| RecordError::NotFound {
            what: "rating",
            id: id.to_string(),
        })
    }

    fn rated_skill(&self, id: AssessmentId) -> Result<String> {
        Ok(self.skill_name(&self.assessment(id)?.details.skill))
    }

    /// Returns a skill's name with its code; its key where the profile lacks it.
    pub(super) fn skill_name(&self, key: &RequirementKey) -> String {
        let profile = self.profile();
        let found = profile.requirement(key);
        found.map_or_else(|| key.to_string(), Requirement::name)
    }
}
