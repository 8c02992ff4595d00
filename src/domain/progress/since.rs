//! What changed between two days.

use super::{Ledger, NamedLevel, Progress};
use crate::domain::{ActivityStatus, Minutes, RequirementKey};

/// What came, and what went, from one day to a later one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// What is met by now and was not then, in the order of the role.
    pub met: Vec<RequirementKey>,
    /// What was met then and is not any more.
    pub lost: Vec<RequirementKey>,
    /// The skills that are rated otherwise.
    pub rated: Vec<Rerated>,
    /// Statements that are backed by now and were not then.
    pub backed: usize,
    /// Activities done in between.
    pub activities: usize,
    /// The time that they took.
    pub minutes: Minutes,
}

/// A skill that is rated otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rerated {
    /// Which skill.
    pub key: RequirementKey,
    /// Its level then; none where it was not rated.
    pub then: Option<NamedLevel>,
    /// Its level by now.
    pub now: NamedLevel,
}

impl Since {
    /// Compares the figures of a day with those of a later one, of the same role.
    #[must_use]
    pub fn between(then: &Progress, now: &Progress, ledger: &Ledger) -> Self {
        let mut since = Self::default();
        for (before, after) in then.requirements.iter().zip(&now.requirements) {
            match (before.status.is_met(), after.status.is_met()) {
                (false, true) => since.met.push(after.key.clone()),
                (true, false) => since.lost.push(after.key.clone()),
                (true, true) | (false, false) => {}
            }
            let (Some(was), Some(is)) = (&before.skill, &after.skill) else {
                continue;
            };
            since.backed += is.backed().saturating_sub(was.backed());
            let level = was.rating.as_ref().map(|rating| &rating.level);
            if let Some(rating) = &is.rating
                && level != Some(&rating.level)
            {
                since.rated.push(Rerated {
                    key: after.key.clone(),
                    then: level.cloned(),
                    now: rating.level.clone(),
                });
            }
        }
        for activity in &ledger.activities {
            let between = activity.date > then.as_of && activity.date <= now.as_of;
            if between && activity.status == ActivityStatus::Done {
                since.activities += 1;
                since.minutes = since.minutes + activity.minutes;
            }
        }
        since
    }

    /// Tells whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
