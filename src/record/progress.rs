//! The figures of the record.

use chrono::NaiveDate;

use super::{ActivityFilter, Record, Result};
use crate::domain::progress::{Ledger, Progress};

impl Record {
    /// Returns everything that progress is worked out from.
    pub fn ledger(&self) -> Result<Ledger> {
        let mut qualifications = self.qualifications()?;
        qualifications.sort_by(|a, b| (&a.details.title, a.id).cmp(&(&b.details.title, b.id)));
        Ok(Ledger {
            activities: self.activities(&ActivityFilter::default())?,
            evidence: self.all_evidence()?,
            qualifications,
            assessments: self.assessments()?,
        })
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
