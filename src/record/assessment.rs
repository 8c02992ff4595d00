//! What self-ratings ask for beside their row.

use super::qualification::missing;
use super::{Change, Kept, Op, Record, Result};
use crate::domain::profile::Requirement;
use crate::domain::{Assessment, AssessmentDetails, Invalid, Problems, RequirementKey, long_date};

impl Kept for Assessment {
    fn adding(record: &Record, details: &AssessmentDetails) -> Op {
        Op::new(format!("rate {}", record.skill_name(&details.skill)))
    }

    fn op(&self, verb: &str, record: &Record, details: &AssessmentDetails) -> Op {
        let skill = record.skill_name(&details.skill);
        Op::new(format!("{verb} the rating of {skill}"))
    }

    /// Refuses a rating of what is no skill, at a level its scale lacks, or of a day still to come.
    fn check(
        change: &Change<'_>,
        details: &AssessmentDetails,
        _before: Option<&AssessmentDetails>,
    ) -> Result<()> {
        let Some(requirement) = change.profile.requirement(&details.skill) else {
            return Err(missing(&change.profile, &details.skill));
        };
        let Some(scale) = change
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
        if details.date > change.today {
            let problem = format!("{} is still to come", long_date(details.date));
            problems.0.push(
                Invalid::new("date", problem).hinted("A rating holds from a day that has come"),
            );
        }
        Ok(problems.or_else_ok(())?)
    }
}

impl Record {
    /// Returns the self-ratings, oldest first, without deleted ones.
    pub fn assessments(&self) -> Result<Vec<Assessment>> {
        self.all()
    }

    /// Returns a skill's name with its code; its key where the profile lacks it.
    pub(super) fn skill_name(&self, key: &RequirementKey) -> String {
        let profile = self.profile();
        let found = profile.requirement(key);
        found.map_or_else(|| key.to_string(), Requirement::name)
    }
}
