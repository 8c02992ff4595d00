//! What the objectives of the development plan ask for beside their row, and what the plan is made of.

use chrono::NaiveDate;

use super::{ActivityFilter, Applied, Change, Edit, Kept, Op, Record, Result, links};
use crate::domain::{
    ActivityDetails, ActivityId, ActivityStatus, Agenda, Invalid, Objective, ObjectiveDetails,
    ObjectiveId, long_date,
};
use crate::store::{objective, row};

impl Kept for Objective {
    fn adding(_record: &Record, details: &ObjectiveDetails) -> Op {
        Op::titled("set", &details.title)
    }

    /// Refuses links and activities that are not there, and an objective that is achieved on a day still to come.
    fn check(
        change: &Change<'_>,
        details: &ObjectiveDetails,
        before: Option<&ObjectiveDetails>,
    ) -> Result<()> {
        links::check(
            &change.profile,
            &details.links,
            before.map_or(&[], |before| before.links.as_slice()),
        )?;
        let had = before.map(|before| before.activities.as_slice());
        change.check_named(&details.activities, had, "Choose one from the log")?;
        let was = before.and_then(|before| before.achieved);
        let ahead = |day: &NaiveDate| *day > change.today && Some(*day) != was;
        if let Some(day) = details.achieved.filter(ahead) {
            let problem = format!("{} is still to come", long_date(day));
            return Err(Invalid::new("achieved", problem)
                .hinted("Check the day, or leave it in progress")
                .into());
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Adds an activity that leads to an objective.
    pub fn add_activity_toward(
        &mut self,
        id: ObjectiveId,
        edit: Edit<ActivityDetails>,
    ) -> Result<ActivityId> {
        let refused = edit.refused().to_vec();
        let mut toward = self.live(id)?.details;
        let added = self.add_learning(edit.into_details(), &refused)?;
        toward.activities.push(added);
        row::update::<Objective>(self.store(), id, &toward)?;
        Ok(added)
    }
}

impl Record {
    /// Adds an activity to the log that leads to an objective; one change, undone as one.
    pub fn add_activity_toward(
        &mut self,
        id: ObjectiveId,
        edit: impl Into<Edit<ActivityDetails>>,
    ) -> Result<Applied<ActivityId>> {
        let edit = edit.into();
        self.transact(Op::adding(edit.to()), |change| {
            change.add_activity_toward(id, edit)
        })
    }

    /// Returns the plan in the order in which it asks for something: the open objectives by their next day, then the
    /// achieved, the latest first, then the dropped; without deleted ones.
    pub fn objectives(&self) -> Result<Vec<Objective>> {
        self.all()
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
