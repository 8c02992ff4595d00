//! Verbs of the CPD log.

use super::{ActivityFilter, Applied, Change, Edit, Op, Record, RecordError, Result, links};
use crate::domain::{
    Activity, ActivityDetails, ActivityId, ActivityStatus, ActivitySummary, Invalid, long_date,
};
use crate::store::activity;

impl Change<'_> {
    /// Adds an activity.
    pub fn add_activity(&mut self, details: ActivityDetails) -> Result<ActivityId> {
        let details = details.checked()?;
        links::check(&self.profile, &details.links, &[])?;
        self.check_day(&details)?;
        let id = ActivityId::from_uuid(self.new_id());
        activity::insert(self.store(), id, &details)?;
        Ok(id)
    }

    /// Writes new details over an activity's.
    pub fn edit_activity(
        &mut self,
        id: ActivityId,
        edit: impl Into<Edit<ActivityDetails>>,
    ) -> Result<()> {
        let before = self.live_activity(id)?.details;
        let details = edit.into().over(&before, &before.title)?.checked()?;
        links::check(&self.profile, &details.links, &before.links)?;
        // What was done by the clock of another country may lie ahead here; that is no fault of what is edited now.
        if (details.status, details.date) != (before.status, before.date) {
            self.check_day(&details)?;
        }
        Ok(activity::update(self.store(), id, &details)?)
    }

    pub(super) fn live_activity(&self, id: ActivityId) -> Result<Activity> {
        let activity = or_not_found(activity::get(self.store(), id)?, id)?;
        if activity.deleted {
            let title = activity.details.title;
            return Err(RecordError::InBin { title });
        }
        Ok(activity)
    }

    /// Refuses an activity that is done on a day still to come.
    fn check_day(&self, details: &ActivityDetails) -> Result<()> {
        if details.status == ActivityStatus::Done && details.date > self.today {
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
    /// Adds an activity to the log.
    pub fn add_activity(&mut self, details: ActivityDetails) -> Result<Applied<ActivityId>> {
        self.transact(Op::adding(&details), |change| change.add_activity(details))
    }

    /// Writes new details over an activity's. A link that the profile lost may stay; a new one must be in it.
    pub fn edit_activity(
        &mut self,
        id: ActivityId,
        edit: impl Into<Edit<ActivityDetails>>,
    ) -> Result<Applied<()>> {
        let edit = edit.into();
        self.transact(Op::titled("edit", &edit.to().title), |change| {
            change.edit_activity(id, edit)
        })
    }

    /// Puts an activity into the Bin.
    pub fn delete_activity(&mut self, id: ActivityId) -> Result<Applied<()>> {
        let activity = self.activity(id)?;
        self.transact(Op::titled("delete", &activity.details.title), |change| {
            if activity::get(change.store(), id)?.is_some_and(|found| !found.deleted) {
                activity::set_deleted(change.store(), id, Some(change.at()))?;
            }
            Ok(())
        })
    }

    /// Takes an activity out of the Bin.
    pub fn restore_activity(&mut self, id: ActivityId) -> Result<Applied<()>> {
        let activity = self.activity(id)?;
        self.transact(Op::titled("restore", &activity.details.title), |change| {
            Ok(activity::set_deleted(change.store(), id, None)?)
        })
    }

    /// Returns an activity; also a deleted one (`deleted` says so).
    pub fn activity(&self, id: ActivityId) -> Result<Activity> {
        or_not_found(activity::get(&self.store, id)?, id)
    }

    /// Returns the activities that fit, newest first, without deleted ones.
    pub fn activities(&self, filter: &ActivityFilter) -> Result<Vec<ActivitySummary>> {
        Ok(activity::list(&self.store, filter)?)
    }

    /// Returns which activities fit, newest first, without deleted ones.
    pub fn fitting_activities(&self, filter: &ActivityFilter) -> Result<Vec<ActivityId>> {
        Ok(activity::fitting(&self.store, filter)?)
    }

    /// Returns the ids that begin with `prefix` (the terminal takes shortened ids), deleted ones too.
    pub fn activity_ids(&self, prefix: &str) -> Result<Vec<ActivityId>> {
        let prefix = prefix.trim().to_lowercase();
        Ok(activity::ids_beginning(&self.store, &prefix)?)
    }

    /// Returns all tags in use, by name.
    pub fn tags(&self) -> Result<Vec<String>> {
        Ok(activity::tags(&self.store)?)
    }
}

fn or_not_found(found: Option<Activity>, id: ActivityId) -> Result<Activity> {
    found.ok_or_else(|| RecordError::NotFound {
        what: "activity",
        id: id.to_string(),
    })
}
