//! Qualifications as scripts see them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::{
    Evidence, Qualification, QualificationDetails, QualificationId, Renewal, RequirementKey,
};

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
    certificates: Vec<String>,
    renewal: Option<RenewalView>,
    deleted: bool,
}

/// That it wants to be renewed.
#[derive(Serialize)]
struct RenewalView {
    state: &'static str,
    by: NaiveDate,
}

impl From<Renewal> for RenewalView {
    fn from(renewal: Renewal) -> Self {
        Self {
            state: renewal.key(),
            by: renewal.by(),
        }
    }
}

impl<'a> QualificationView<'a> {
    /// Shows a qualification with those of the evidence that are its certificates, as it stands on a day.
    pub fn new(qualification: &'a Qualification, evidence: &[Evidence], today: NaiveDate) -> Self {
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
            certificates: evidence
                .iter()
                .filter(|evidence| evidence.certifies(*id))
                .map(|evidence| evidence.number.to_string())
                .collect(),
            renewal: details.renewal(today).map(RenewalView::from),
            deleted: *deleted,
        }
    }
}
