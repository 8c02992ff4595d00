//! How far an objective is, by what it is linked to and the activities that lead to it.

use serde::{Deserialize, Serialize};

use super::Progress;
use crate::domain::{ActivityId, ActivityStatus, LinkKey, ObjectiveDetails};

/// How much of an objective is there. It judges nothing: whether it is achieved, the person says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveProgress {
    /// How many of its requirements are met and of its statements backed.
    pub met: usize,
    /// How many requirements and statements it is to meet; those that the profile lacks do not count.
    pub links: usize,
    /// How many of its activities are done.
    pub done: usize,
    /// How many activities lead to it; those in the Bin do not count.
    pub activities: usize,
}

impl ObjectiveProgress {
    /// Looks at an objective; `status` tells how far an activity of the log has come.
    #[must_use]
    pub fn of(
        details: &ObjectiveDetails,
        progress: &Progress,
        status: impl Fn(ActivityId) -> Option<ActivityStatus>,
    ) -> Self {
        let links = details.links.iter();
        let links: Vec<bool> = links
            .filter_map(|link| progress.is_met(&link.key))
            .collect();
        let activities = details.activities.iter().copied();
        let activities: Vec<ActivityStatus> = activities.filter_map(status).collect();
        let done = |status: &&ActivityStatus| **status == ActivityStatus::Done;
        Self {
            met: links.iter().filter(|met| **met).count(),
            links: links.len(),
            done: activities.iter().filter(done).count(),
            activities: activities.len(),
        }
    }
}

impl Progress {
    /// Tells whether a requirement is met, or a statement backed; none for what the profile lacks.
    #[must_use]
    pub fn is_met(&self, key: &LinkKey) -> Option<bool> {
        let found = self.requirement(&key.requirement)?;
        if key.statement.is_none() {
            return Some(found.status.is_met());
        }
        let skill = found.skill.as_ref()?;
        let statement = skill.statements.iter().find(|known| known.key == *key)?;
        Some(!statement.backing.is_empty())
    }
}
