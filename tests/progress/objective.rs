//! How much of an objective is there.

use cairn::domain::progress::ObjectiveProgress;
use cairn::domain::{ActivityId, ActivityStatus, Link, ObjectiveDetails};
use uuid::Uuid;

use crate::check::progress;
use crate::entry::{Entry, done, evidence, link};

fn activity(n: u128) -> ActivityId {
    ActivityId::from_uuid(Uuid::from_u128(n))
}

/// Measures an objective with these links and activities; of the latter, 1 is done, 2 planned, any other in the Bin.
fn measured(entries: Vec<Entry>, links: &[&str], activities: &[u128]) -> ObjectiveProgress {
    let details = ObjectiveDetails {
        links: links.iter().map(|key| Link::new(link(key))).collect(),
        activities: activities.iter().map(|n| activity(*n)).collect(),
        ..ObjectiveDetails::new("Find everything")
    };
    ObjectiveProgress::of(&details, &progress(entries), |id| {
        match id.uuid().as_u128() {
            1 => Some(ActivityStatus::Done),
            2 => Some(ActivityStatus::Planned),
            _ => None,
        }
    })
}

#[test]
fn nothing_linked_is_nothing_of_nothing() {
    assert_eq!(measured(Vec::new(), &[], &[]), ObjectiveProgress::default());
}

#[test]
fn requirements_count_when_they_are_met_and_statements_when_they_are_backed() {
    let entries = vec![
        done("Mentored").about("pda/mentoring").reflected(),
        evidence("Search log").about("craft/1.1#1"),
    ];
    let found = measured(
        entries,
        &[
            "pda/mentoring",
            "pda/audit",
            "craft/1.1",
            "craft/1.1#1",
            "craft/1.1#2",
        ],
        &[],
    );
    assert_eq!((found.met, found.links), (2, 5));
}

#[test]
fn what_the_profile_lacks_does_not_count() {
    let found = measured(
        Vec::new(),
        &["pda/unheard-of", "craft/1.1#9", "pda/audit"],
        &[],
    );
    assert_eq!((found.met, found.links), (0, 1));
}

#[test]
fn activities_count_when_they_are_done_and_not_when_they_lie_in_the_bin() {
    let found = measured(Vec::new(), &[], &[1, 2, 3]);
    assert_eq!((found.done, found.activities), (1, 2));
}
