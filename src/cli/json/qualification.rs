//! Qualifications as scripts see them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::{Qualification, QualificationDetails, QualificationId, RequirementKey};

/// A qualification.
#[derive(Serialize)]
pub struct QualificationView<'a> {
    id: QualificationId,
    title: &'a str,
    awarding_body: &'a str,
    status: &'static str,
    started: Option<NaiveDate>,
    awarded: Option<NaiveDate>,
    expires: Option<NaiveDate>,
    reference: &'a str,
    notes: &'a str,
    requirement: Option<&'a RequirementKey>,
    deleted: bool,
}

impl<'a> From<&'a Qualification> for QualificationView<'a> {
    fn from(qualification: &'a Qualification) -> Self {
        let Qualification {
            id,
            details,
            deleted,
        } = qualification;
        let QualificationDetails {
            title,
            awarding_body,
            status,
            started,
            awarded,
            expires,
            reference,
            notes,
            requirement,
        } = details;
        Self {
            id: *id,
            title,
            awarding_body,
            status: status.key(),
            started: *started,
            awarded: *awarded,
            expires: *expires,
            reference,
            notes,
            requirement: requirement.as_ref(),
            deleted: *deleted,
        }
    }
}
