//! What a printed portfolio is made from.

use chrono::NaiveDate;

use super::{Record, Result};
use crate::domain::{ActivityStatus, ObjectiveDetails, ObjectiveStatus, Period};
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
        let mut objectives = self.objectives()?;
        objectives.retain(|objective| stands_in(&objective.details, period));
        let mut ahead = Vec::new();
        for objective in &mut objectives {
            let leading = std::mem::take(&mut objective.details.activities);
            for id in leading {
                // What lies in the Bin is not even counted on paper.
                let found = activity::get(&self.store, id)?.filter(|found| !found.deleted);
                let Some(found) = found else { continue };
                objective.details.activities.push(id);
                if found.details.status != ActivityStatus::Done {
                    ahead.push(found);
                }
            }
        }
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
            objectives,
            ahead,
            state,
        })
    }
}

/// Tells whether an objective belongs to the plan of a period: it is open, or was achieved within it.
fn stands_in(objective: &ObjectiveDetails, period: Period) -> bool {
    match objective.status {
        ObjectiveStatus::NotStarted | ObjectiveStatus::InProgress => true,
        ObjectiveStatus::Achieved => objective.achieved.is_some_and(|day| period.contains(day)),
        ObjectiveStatus::Dropped => false,
    }
}
