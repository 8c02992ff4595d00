//! Verbs of the development plan.

use super::{ActivityFilter, Applied, Change, Edit, Op, Record, RecordError, Result, links};
use crate::domain::{
    ActivityDetails, ActivityId, ActivityStatus, Agenda, Invalid, Objective, ObjectiveDetails,
    ObjectiveId, long_date,
};
use crate::store::{activity, objective};

impl Change<'_> {
    /// Adds an objective.
    pub fn add_objective(&mut self, details: ObjectiveDetails) -> Result<ObjectiveId> {
        let details = details.checked()?;
        self.check_objective(&details, None)?;
        let id = ObjectiveId::from_uuid(self.new_id());
        objective::insert(self.store(), id, &details)?;
        Ok(id)
    }

    /// Writes new details over an objective's.
    pub fn edit_objective(
        &mut self,
        id: ObjectiveId,
        edit: impl Into<Edit<ObjectiveDetails>>,
    ) -> Result<()> {
        let before = self.live_objective(id)?.details;
        let details = edit.into().over(&before, &before.title)?.checked()?;
        self.check_objective(&details, Some(&before))?;
        Ok(objective::update(self.store(), id, &details)?)
    }

    /// Adds an activity that leads to an objective.
    pub fn add_activity_toward(
        &mut self,
        id: ObjectiveId,
        details: ActivityDetails,
    ) -> Result<ActivityId> {
        let mut toward = self.live_objective(id)?.details;
        let added = self.add_activity(details)?;
        toward.activities.push(added);
        objective::update(self.store(), id, &toward)?;
        Ok(added)
    }

    fn live_objective(&self, id: ObjectiveId) -> Result<Objective> {
        let found = or_not_found(objective::get(self.store(), id)?, id)?;
        if found.deleted {
            let title = found.details.title;
            return Err(RecordError::InBin { title });
        }
        Ok(found)
    }

    /// Refuses links and activities that are not there, but for those that the objective has already, and an objective
    /// that is achieved on a day still to come.
    fn check_objective(
        &self,
        details: &ObjectiveDetails,
        before: Option<&ObjectiveDetails>,
    ) -> Result<()> {
        links::check(
            &self.profile,
            &details.links,
            before.map_or(&[], |before| before.links.as_slice()),
        )?;
        for id in &details.activities {
            let kept = before.is_some_and(|before| before.activities.contains(id));
            if !kept && activity::get(self.store(), *id)?.is_none_or(|found| found.deleted) {
                let problem = format!("There is no activity {id}");
                return Err(Invalid::new("activity", problem)
                    .hinted("Choose one from the log")
                    .into());
            }
        }
        let was = before.and_then(|before| before.achieved);
        if let Some(day) = details
            .achieved
            .filter(|day| *day > self.today && Some(*day) != was)
        {
            let problem = format!("{} is still to come", long_date(day));
            return Err(Invalid::new("achieved", problem)
                .hinted("Check the day, or leave it in progress")
                .into());
        }
        Ok(())
    }
}

impl Record {
    /// Adds an objective to the plan.
    pub fn add_objective(&mut self, details: ObjectiveDetails) -> Result<Applied<ObjectiveId>> {
        self.transact(Op::titled("set", &details.title), |change| {
            change.add_objective(details)
        })
    }

    /// Writes new details over an objective's. A link that the profile lost may stay; a new one must be in it.
    pub fn edit_objective(
        &mut self,
        id: ObjectiveId,
        edit: impl Into<Edit<ObjectiveDetails>>,
    ) -> Result<Applied<()>> {
        let edit = edit.into();
        self.transact(Op::titled("edit", &edit.to().title), |change| {
            change.edit_objective(id, edit)
        })
    }

    /// Adds an activity to the log that leads to an objective; one change, undone as one.
    pub fn add_activity_toward(
        &mut self,
        id: ObjectiveId,
        details: ActivityDetails,
    ) -> Result<Applied<ActivityId>> {
        self.transact(Op::adding(&details), |change| {
            change.add_activity_toward(id, details)
        })
    }

    /// Puts an objective into the Bin; its activities stay in the log.
    pub fn delete_objective(&mut self, id: ObjectiveId) -> Result<Applied<()>> {
        let found = self.objective(id)?;
        self.transact(Op::titled("delete", &found.details.title), |change| {
            if objective::get(change.store(), id)?.is_some_and(|found| !found.deleted) {
                objective::set_deleted(change.store(), id, Some(change.at()))?;
            }
            Ok(())
        })
    }

    /// Takes an objective out of the Bin.
    pub fn restore_objective(&mut self, id: ObjectiveId) -> Result<Applied<()>> {
        let found = self.objective(id)?;
        self.transact(Op::titled("restore", &found.details.title), |change| {
            Ok(objective::set_deleted(change.store(), id, None)?)
        })
    }

    /// Returns an objective; also a deleted one.
    pub fn objective(&self, id: ObjectiveId) -> Result<Objective> {
        or_not_found(objective::get(&self.store, id)?, id)
    }

    /// Returns the plan in the order in which it asks for something: the open objectives by their next day, then the
    /// achieved, the latest first, then the dropped; without deleted ones.
    pub fn objectives(&self) -> Result<Vec<Objective>> {
        Ok(objective::list(&self.store)?)
    }

    /// Returns what is overdue and what is to come: objectives, planned activities and qualifications, by their days.
    pub fn agenda(&self) -> Result<Agenda> {
        let planned = ActivityFilter {
            status: Some(ActivityStatus::Planned),
            ..ActivityFilter::default()
        };
        Ok(Agenda::of(
            &self.objectives()?,
            &self.activities(&planned)?,
            &self.qualifications()?,
            self.today(),
        ))
    }

    /// Returns the objectives that an activity leads to, by title; without deleted ones.
    pub fn objectives_of(&self, id: ActivityId) -> Result<Vec<Objective>> {
        Ok(objective::of_activity(&self.store, id)?)
    }
}

fn or_not_found(found: Option<Objective>, id: ObjectiveId) -> Result<Objective> {
    found.ok_or_else(|| RecordError::NotFound {
        what: "objective",
        id: id.to_string(),
    })
}
