//! What a printed portfolio is made from.

use chrono::NaiveDate;

use super::{Record, Result};
use crate::domain::Period;
use crate::portfolio::PortfolioContents;
use crate::store::{activity, revisions};

/// How many digits of the state's hash are printed.
const STATE_DIGITS: usize = 12;

impl Record {
    /// Returns everything the printed portfolio holds, owned, for a worker thread: what was done in the period, and what
    /// was so by `as_of`.
    pub fn portfolio_contents(
        &self,
        period: Period,
        as_of: NaiveDate,
    ) -> Result<PortfolioContents> {
        let mut evidence = self.all_evidence()?;
        evidence.retain(|evidence| evidence.details.date <= as_of);
        let mut activities = activity::done_in(&self.store, period)?;
        activities.retain(|activity| activity.details.date <= as_of);
        let mut state = revisions::state(&self.store)?;
        state.truncate(STATE_DIGITS);
        Ok(PortfolioContents {
            practitioner: self.practitioner()?,
            profile: self.profile(),
            period,
            printed_on: self.today(),
            progress: self.progress(as_of)?,
            activities,
            evidence,
            qualifications: self.qualifications()?,
            state,
        })
    }
}
