//! Verbs of qualifications.

use super::{Applied, Change, Edit, Op, Record, RecordError, Result};
use crate::domain::profile::{Profile, RequirementKind};
use crate::domain::{
    Invalid, Qualification, QualificationDetails, QualificationId, RequirementKey,
};
use crate::store::qualification;

impl Change<'_> {
    /// Adds a qualification.
    pub fn add_qualification(&mut self, details: QualificationDetails) -> Result<QualificationId> {
        let details = details.checked()?;
        self.check_component(details.requirement.as_ref(), None)?;
        let id = QualificationId::from_uuid(self.new_id());
        qualification::insert(self.store(), id, &details)?;
        Ok(id)
    }

    /// Writes new details over a qualification's.
    pub fn edit_qualification(
        &mut self,
        id: QualificationId,
        edit: impl Into<Edit<QualificationDetails>>,
    ) -> Result<()> {
        let before = or_not_found(qualification::get(self.store(), id)?, id)?;
        if before.deleted {
            let title = before.details.title;
            return Err(RecordError::InBin { title });
        }
        let details = edit
            .into()
            .over(&before.details, &before.details.title)?
            .checked()?;
        self.check_component(
            details.requirement.as_ref(),
            before.details.requirement.as_ref(),
        )?;
        Ok(qualification::update(self.store(), id, &details)?)
    }

    /// Refuses a requirement that is no qualification of the profile, but for one that it had already.
    fn check_component(
        &self,
        key: Option<&RequirementKey>,
        before: Option<&RequirementKey>,
    ) -> Result<()> {
        let Some(key) = key.filter(|_| key != before) else {
            return Ok(());
        };
        let Some(requirement) = self.profile.requirement(key) else {
            return Err(missing(&self.profile, key));
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
    /// Adds a qualification.
    pub fn add_qualification(
        &mut self,
        details: QualificationDetails,
    ) -> Result<Applied<QualificationId>> {
        self.transact(Op::titled("add", &details.title), |change| {
            change.add_qualification(details)
        })
    }

    /// Writes new details over a qualification's.
    pub fn edit_qualification(
        &mut self,
        id: QualificationId,
        edit: impl Into<Edit<QualificationDetails>>,
    ) -> Result<Applied<()>> {
        let edit = edit.into();
        self.transact(Op::titled("edit", &edit.to().title), |change| {
            change.edit_qualification(id, edit)
        })
    }

    /// Puts a qualification into the Bin.
    pub fn delete_qualification(&mut self, id: QualificationId) -> Result<Applied<()>> {
        let found = self.qualification(id)?;
        self.transact(Op::titled("delete", &found.details.title), |change| {
            if qualification::get(change.store(), id)?.is_some_and(|found| !found.deleted) {
                qualification::set_deleted(change.store(), id, Some(change.at()))?;
            }
            Ok(())
        })
    }

    /// Takes a qualification out of the Bin.
    pub fn restore_qualification(&mut self, id: QualificationId) -> Result<Applied<()>> {
        let found = self.qualification(id)?;
        self.transact(Op::titled("restore", &found.details.title), |change| {
            Ok(qualification::set_deleted(change.store(), id, None)?)
        })
    }

    /// Returns a qualification; also a deleted one.
    pub fn qualification(&self, id: QualificationId) -> Result<Qualification> {
        or_not_found(qualification::get(&self.store, id)?, id)
    }

    /// Returns the qualifications in the order they were awarded or started, newest first; without deleted ones.
    pub fn qualifications(&self) -> Result<Vec<Qualification>> {
        Ok(qualification::list(&self.store)?)
    }
}

fn or_not_found(found: Option<Qualification>, id: QualificationId) -> Result<Qualification> {
    found.ok_or_else(|| RecordError::NotFound {
        what: "qualification",
        id: id.to_string(),
    })
}
