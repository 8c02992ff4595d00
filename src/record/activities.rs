//! Verbs on several activities at once: each is one change with one name.

use super::{Applied, Change, Op, Record, Result, links};
use crate::domain::{Activity, ActivityDetails, ActivityId, Link, count};
use crate::store::row;

impl Record {
    /// Puts activities into the Bin; returns how many were not there yet.
    pub fn delete_activities(&mut self, ids: &[ActivityId]) -> Result<Applied<usize>> {
        self.transact(named("delete", ids), |change| {
            let mut deleted = 0;
            for id in ids {
                deleted += usize::from(change.delete(*id)?);
            }
            Ok(deleted)
        })
    }

    /// Gives activities more tags; returns how many had not all of them yet.
    pub fn tag_activities(
        &mut self,
        ids: &[ActivityId],
        tags: &[String],
    ) -> Result<Applied<usize>> {
        self.transact(named("tag", ids), |change| {
            change.edit_each(ids, |details| details.tags.extend_from_slice(tags))
        })
    }

    /// Links activities to more requirements or statements; one that is there already keeps its reason. Returns how many
    /// that changed.
    pub fn link_activities(
        &mut self,
        ids: &[ActivityId],
        added: &[Link],
    ) -> Result<Applied<usize>> {
        self.transact(named("link", ids), |change| {
            links::check(&change.profile, added, &[])?;
            let before: Vec<ActivityDetails> = ids
                .iter()
                .map(|id| Ok(change.live(*id)?.details))
                .collect::<Result<_>>()?;
            let changed =
                change.edit_each(ids, |details| details.links.extend_from_slice(added))?;
            for (id, before) in ids.iter().zip(&before) {
                let says = change.live(*id)?.details;
                change.learn(*id, Some(before), &says, &[])?;
            }
            Ok(changed)
        })
    }
}

impl Change<'_> {
    /// Changes the details of each activity; returns how many that made a difference to.
    fn edit_each(
        &mut self,
        ids: &[ActivityId],
        edit: impl Fn(&mut ActivityDetails),
    ) -> Result<usize> {
        let mut changed = 0;
        for id in ids {
            let before = self.live(*id)?.details;
            let mut details = before.clone();
            edit(&mut details);
            let details = details.checked()?;
            if details != before {
                row::update::<Activity>(self.store(), *id, &details)?;
                changed += 1;
            }
        }
        Ok(changed)
    }
}

fn named(verb: &str, ids: &[ActivityId]) -> Op {
    let all = count(ids.len(), "activity", "activities");
    Op::new(format!("{verb} {all}"))
}
