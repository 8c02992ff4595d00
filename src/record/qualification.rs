//! What qualifications ask for beside their row.

use super::{Change, Kept, Op, Record, RecordError, Result};
use crate::domain::profile::{Profile, RequirementKind};
use crate::domain::{Invalid, Qualification, QualificationDetails, RequirementKey};

impl Kept for Qualification {
    fn adding(_record: &Record, details: &QualificationDetails) -> Op {
        Op::titled("add", &details.title)
    }

    /// Refuses a requirement that is no qualification of the profile, but for one that it had already.
    fn check(
        change: &Change<'_>,
        details: &QualificationDetails,
        before: Option<&QualificationDetails>,
    ) -> Result<()> {
        let had = before.and_then(|before| before.requirement.as_ref());
        let new = details.requirement.as_ref();
        let Some(key) = new.filter(|key| Some(*key) != had) else {
            return Ok(());
        };
        let Some(requirement) = change.profile.requirement(key) else {
            return Err(missing(&change.profile, key));
        };
        if matches!(requirement.kind, RequirementKind::Qualification { .. }) {
            return Ok(());
        }
        let problem = format!("“{}” is not a qualification", requirement.name());
        Err(Invalid::new("requirement", problem)
            .hinted("Choose one of the profile's qualification components, or none")
            .into())
    }
}

/// Says that the profile lacks a requirement, with the nearest.
pub(super) fn missing(profile: &Profile, key: &RequirementKey) -> RecordError {
    let wrong = profile.resolve(key.as_str()).err();
    wrong
        .unwrap_or_else(|| {
            Invalid::new(
                "requirement",
                format!("The profile has no requirement “{key}”"),
            )
        })
        .into()
}

impl Record {
    /// Returns the qualifications in the order they were awarded or started, newest first; without deleted ones.
    pub fn qualifications(&self) -> Result<Vec<Qualification>> {
        self.all()
    }
}
