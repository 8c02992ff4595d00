//! What the ledger comes to, for the screens to draw from.

use std::collections::HashMap;

use crate::domain::progress::Ledger;
use crate::domain::{ActivityId, ActivityStatus, ActivitySummary, Minutes};

/// Returns where each activity stands in the ledger.
pub fn places(ledger: &Ledger) -> HashMap<ActivityId, usize> {
    let activities = ledger.activities.iter().enumerate();
    activities
        .map(|(place, activity)| (activity.id, place))
        .collect()
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
