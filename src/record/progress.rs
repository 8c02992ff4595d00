//! The figures of the record.

use chrono::NaiveDate;

use super::{ActivityFilter, Changes, Part, Record, Result};
use crate::domain::Qualification;
use crate::domain::progress::{Ledger, Progress};

impl Record {
    /// Returns everything that progress is worked out from.
    pub fn ledger(&self) -> Result<Ledger> {
        Ok(Ledger {
            activities: self.activities(&ActivityFilter::default())?,
            evidence: self.all_evidence()?,
            qualifications: self.qualifications_by_title()?,
            assessments: self.assessments()?,
        })
    }

    /// Reads again what a change touched of everything that progress is worked out from; tells whether that was anything.
    pub fn reread(&self, ledger: &mut Ledger, changes: Changes) -> Result<bool> {
        // An activity says how many pieces of evidence it has.
        let activities = changes.has(Part::Activities) || changes.has(Part::Evidence);
        if activities {
            ledger.activities = self.activities(&ActivityFilter::default())?;
        }
        if changes.has(Part::Evidence) {
            ledger.evidence = self.all_evidence()?;
        }
        if changes.has(Part::Qualifications) {
            ledger.qualifications = self.qualifications_by_title()?;
        }
        if changes.has(Part::Assessments) {
            ledger.assessments = self.assessments()?;
        }
        Ok(activities || changes.has(Part::Qualifications) || changes.has(Part::Assessments))
    }

    fn qualifications_by_title(&self) -> Result<Vec<Qualification>> {
        let mut qualifications = self.qualifications()?;
        qualifications.sort_by(|a, b| (&a.details.title, a.id).cmp(&(&b.details.title, b.id)));
        Ok(qualifications)
    }

    /// Returns progress as of a day, with the CPD year around it and the person's target.
    pub fn progress(&self, as_of: NaiveDate) -> Result<Progress> {
        let practitioner = self.practitioner()?;
        let year = practitioner.year_start.year_of(as_of);
        let (profile, ledger) = (self.profile(), self.ledger()?);
        Ok(Progress::of(
            &profile,
            &ledger,
            as_of,
            year,
            practitioner.target,
        ))
    }
}
