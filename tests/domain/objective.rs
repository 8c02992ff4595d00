//! What an objective must be to be kept, and when the plan asks for it.

use cairn::domain::{
    ActivityId, Link, ObjectiveDetails, ObjectiveStatus, RequirementKey, parse_date,
};
use uuid::Uuid;

use crate::refusal::{day, refuses_all};

fn objective(status: ObjectiveStatus, achieved: Option<&str>) -> ObjectiveDetails {
    ObjectiveDetails {
        status,
        achieved: achieved.map(day),
        ..ObjectiveDetails::new("Lead a review")
    }
}

#[test]
fn a_day_achieved_comes_with_the_status_and_only_with_it() {
    use ObjectiveStatus::{Achieved, Dropped, InProgress, NotStarted};
    let on = Some("2026-11-04");
    for (status, achieved) in [
        (NotStarted, None),
        (InProgress, None),
        (Achieved, on),
        (Dropped, None),
    ] {
        let details = objective(status, achieved);
        assert_eq!(details.clone().checked(), Ok(details), "{status}");
    }
    refuses_all(
        objective(Achieved, None).checked(),
        &[("achieved", "It is achieved, but not said on which day")],
    );
    refuses_all(
        objective(Dropped, on).checked(),
        &[("achieved", "It has a day achieved, but is dropped")],
    );
}

#[test]
fn everything_wrong_with_an_objective_is_told_at_once() {
    let mut details = objective(ObjectiveStatus::InProgress, Some("2026-11-04"));
    details.title = "  ".to_owned();
    refuses_all(
        details.checked(),
        &[
            ("title", "The title is empty"),
            ("achieved", "It has a day achieved, but is in progress"),
        ],
    );
}

#[test]
fn a_review_may_come_before_the_due_day_or_after_it() {
    for review in ["2026-01-01", "2026-06-01", "2026-12-01"] {
        let mut details = objective(ObjectiveStatus::InProgress, None);
        details.due = Some(day("2026-06-01"));
        details.review = Some(day(review));
        assert_eq!(details.clone().checked(), Ok(details), "{review}");
    }
}

#[test]
fn blanks_and_repeats_are_tidied_away() {
    let link = |reason: &str| {
        let key = RequirementKey::parse("pda/mentoring").expect("a key");
        Link::new(key).because(reason)
    };
    let activity = ActivityId::from_uuid(Uuid::nil());
    let tidied = ObjectiveDetails {
        title: "  Lead a review ".to_owned(),
        measure: " Two wards ".to_owned(),
        approach: "\n".to_owned(),
        links: vec![link(""), link("I never have")],
        activities: vec![activity, activity],
        ..ObjectiveDetails::new("")
    };
    let tidied = tidied.checked().expect("sound");
    assert_eq!(
        (
            tidied.title.as_str(),
            tidied.measure.as_str(),
            tidied.approach.as_str()
        ),
        ("Lead a review", "Two wards", "")
    );
    assert_eq!(tidied.links, [link("I never have")]);
    assert_eq!(tidied.activities, [activity]);
}

#[test]
fn the_next_day_is_the_earlier_of_due_and_review_while_it_is_open() {
    let mut details = objective(ObjectiveStatus::NotStarted, None);
    assert_eq!(details.next_day(), None);
    details.due = parse_date("2026-06-01").ok();
    assert_eq!(details.next_day(), details.due);
    details.review = parse_date("2026-03-01").ok();
    assert_eq!(details.next_day(), details.review);
    details.status = ObjectiveStatus::Achieved;
    assert_eq!(
        details.next_day(),
        None,
        "what is achieved asks for nothing"
    );
}
