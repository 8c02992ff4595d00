//! What “Now what?” promised, and what followed.

use super::{Paragraph, TOLD, Topic, Year, said};
use crate::domain::progress::Backing;
use crate::domain::{Activity, ActivityStatus, RequirementKey};

/// Tells of the latest promises, in the order in which they were made.
pub(super) fn promises(year: Year<'_>) -> Vec<Paragraph> {
    let promised = |activity: &&Activity| !activity.details.reflection.now_what.trim().is_empty();
    let told = year.activities.iter().filter(promised);
    let mut known: Vec<(&Activity, Vec<Backing>)> = told
        .map(|activity| (activity, followed(year, activity)))
        .collect();
    // Those that something followed tell most.
    known.sort_by_key(|(activity, followed)| {
        (
            followed.is_empty(),
            std::cmp::Reverse(activity.details.date),
        )
    });
    known.truncate(TOLD);
    known.sort_by_key(|(activity, _)| activity.details.date);
    let told = known.into_iter().map(|(activity, followed)| Paragraph {
        topic: Topic::Promise,
        title: activity.details.title.clone(),
        text: said::promise(activity, &followed),
    });
    told.collect()
}

/// Returns what was done, and what evidence was made, later in the time that the review covers, for any of the same requirements;
/// the first of each, at most two.
fn followed(year: Year<'_>, activity: &Activity) -> Vec<Backing> {
    const NAMED: usize = 2;
    let details = &activity.details;
    let asked: Vec<&RequirementKey> = details
        .links
        .iter()
        .map(|link| &link.key.requirement)
        .collect();
    let later = |date| date > details.date && date <= year.now.as_of;
    let activities = year.ledger.activities.iter().rev().filter(|next| {
        let mut keys = next.links.iter();
        next.status == ActivityStatus::Done
            && later(next.date)
            && keys.any(|key| asked.contains(&&key.requirement))
    });
    let activities = activities.map(|next| Backing::Activity {
        id: next.id,
        title: next.title.clone(),
        date: next.date,
    });
    let evidence = year.ledger.evidence.iter().filter(|piece| {
        let mut links = piece.details.links.iter();
        !piece.deleted
            && later(piece.details.date)
            && !piece.details.activities.contains(&activity.id)
            && links.any(|link| asked.contains(&&link.key.requirement))
    });
    let evidence = evidence.map(|piece| Backing::Evidence {
        id: piece.id,
        number: piece.number,
        title: piece.details.title.clone(),
        date: piece.details.date,
    });
    let mut all: Vec<Backing> = activities.chain(evidence).collect();
    all.sort_by_key(|by| match by {
        Backing::Activity { date, .. } | Backing::Evidence { date, .. } => *date,
    });
    all.truncate(NAMED);
    all
}
