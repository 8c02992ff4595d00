//! What activities ask for beside their row, and the lists of the log.

use super::{ActivityFilter, Change, Kept, Op, Record, Result, links};
use crate::domain::{
    Activity, ActivityDetails, ActivityId, ActivityStatus, ActivitySummary, Invalid, long_date,
};
use crate::store::activity;

impl Kept for Activity {
    fn adding(_record: &Record, details: &ActivityDetails) -> Op {
        Op::adding(details)
    }

    /// Refuses links that the profile lacks, and an activity that is done on a day still to come.
    fn check(
        change: &Change<'_>,
        details: &ActivityDetails,
        before: Option<&ActivityDetails>,
    ) -> Result<()> {
        let had = before.map_or(&[][..], |before| &before.links);
        links::check(&change.profile, &details.links, had)?;
        // What was done by the clock of another country may lie ahead here; that is no fault of what is edited now.
        let is_as_before =
            before.is_some_and(|was| (was.status, was.date) == (details.status, details.date));
        if details.status == ActivityStatus::Done && details.date > change.today && !is_as_before {
            let problem = format!(
                "{} is still to come, so the activity cannot be done",
                long_date(details.date)
            );
            return Err(Invalid::new("date", problem)
                .hinted("Make it planned, or check the date")
                .into());
        }
        Ok(())
    }
}

impl Record {
    /// Returns the activities that fit, newest first, without deleted ones.
    pub fn activities(&self, filter: &ActivityFilter) -> Result<Vec<ActivitySummary>> {
        Ok(activity::list(&self.store, filter)?)
    }

    /// Returns which activities fit, newest first, without deleted ones.
    pub fn fitting_activities(&self, filter: &ActivityFilter) -> Result<Vec<ActivityId>> {
        Ok(activity::fitting(&self.store, filter)?)
    }

    /// Returns all tags in use, by name.
    pub fn tags(&self) -> Result<Vec<String>> {
        Ok(activity::tags(&self.store)?)
    }
}
