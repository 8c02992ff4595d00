//! What the ledger comes to, for the screens to draw from.

use std::collections::HashMap;

use crate::domain::progress::{Ledger, Progress};
use crate::domain::{ActivityId, ActivityStatus, ActivitySummary, Minutes};

/// Days in a bar of the year's strip.
const WEEK: i64 = 7;

/// Returns where each activity stands in the ledger.
pub fn places(ledger: &Ledger) -> HashMap<ActivityId, usize> {
    let activities = ledger.activities.iter().enumerate();
    activities
        .map(|(place, activity)| (activity.id, place))
        .collect()
}

/// Adds up the time of each week of the CPD year.
pub fn weeks(ledger: &Ledger, progress: &Progress) -> Vec<Minutes> {
    let period = progress.period.period;
    let count = usize::try_from(i64::from(period.days()) / WEEK).unwrap_or(0) + 1;
    let mut weeks = vec![Minutes(0); count];
    for activity in &ledger.activities {
        let counts = activity.status == ActivityStatus::Done
            && period.contains(activity.date)
            && activity.date <= progress.as_of;
        let week = usize::try_from((activity.date - period.from()).num_days() / WEEK);
        if counts && let Some(week) = week.ok().and_then(|week| weeks.get_mut(week)) {
            *week = *week + activity.minutes;
        }
    }
    weeks
}

/// Adds up the time of everything that is planned.
pub fn planned(ledger: &Ledger) -> Minutes {
    let activities = ledger.activities.iter();
    let planned = activities.filter(|activity| activity.status == ActivityStatus::Planned);
    planned.map(|activity| activity.minutes).sum()
}

/// Lists the done activities without a reflection, newest first.
pub fn unreflected(ledger: &Ledger) -> Vec<ActivityId> {
    let waits = |activity: &&ActivitySummary| {
        activity.status == ActivityStatus::Done && !activity.reflected
    };
    let waiting = ledger.activities.iter().filter(waits);
    waiting.map(|activity| activity.id).collect()
}
