//! Objectives of the development plan, kept, changed and found.

use cairn::domain::{ActivityStatus, ObjectiveDetails, ObjectiveId, ObjectiveStatus, Problems};
use cairn::record::{Applied, EntryId, Part, RecordError};

use crate::fixture::{Fixture, activity, day, full_objective, link, objective};

fn set(fixture: &mut Fixture, details: ObjectiveDetails) -> ObjectiveId {
    let added = fixture.record.add(details);
    added.expect("the objective is accepted").output
}

/// Returns the titles of the plan, in order.
fn plan(fixture: &Fixture) -> Vec<String> {
    let all = fixture.record.objectives().expect("a list");
    all.into_iter().map(|one| one.details.title).collect()
}

fn refused<T>(result: cairn::record::Result<Applied<T>>) -> Vec<(&'static str, String)> {
    match result {
        Err(RecordError::Invalid(Problems(problems))) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.problem))
            .collect(),
        Err(err) => panic!("refused for another reason: {err}"),
        Ok(_) => panic!("it was not refused"),
    }
}

#[test]
fn an_objective_comes_back_as_it_was_said() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let details = ObjectiveDetails {
        activities: vec![id],
        ..full_objective()
    };
    let set = fixture.record.add(details.clone()).expect("set");
    assert!(set.changes.has(Part::Objectives) && !set.changes.has(Part::Activities));
    let fixture = fixture.reopen();
    let kept = fixture.record.get(set.output).expect("an objective");
    assert_eq!((kept.details, kept.deleted), (details, false));
}

#[test]
fn the_plan_asks_first_for_what_is_due_first() {
    let mut fixture = Fixture::new();
    let dated = |title: &str, due: Option<&str>, review: Option<&str>| ObjectiveDetails {
        due: due.map(day),
        review: review.map(day),
        ..objective(title)
    };
    let reached = |title: &str, achieved: &str| ObjectiveDetails {
        status: ObjectiveStatus::Achieved,
        achieved: Some(day(achieved)),
        due: Some(day("2026-01-01")),
        ..objective(title)
    };
    let dropped = ObjectiveDetails {
        status: ObjectiveStatus::Dropped,
        ..objective("Dropped")
    };
    for details in [
        dropped,
        reached("Reached before", "2026-03-01"),
        objective("Some day"),
        dated("Due in June", Some("2027-06-01"), None),
        reached("Reached lately", "2026-10-01"),
        dated("Reviewed in May", Some("2027-12-01"), Some("2027-05-01")),
        dated("Reviewed in April", None, Some("2027-04-01")),
    ] {
        set(&mut fixture, details);
    }
    assert_eq!(
        plan(&fixture),
        [
            "Reviewed in April",
            "Reviewed in May",
            "Due in June",
            "Some day",
            "Reached lately",
            "Reached before",
            "Dropped",
        ]
    );
}

#[test]
fn what_is_wrong_with_an_objective_is_told_and_changes_nothing() {
    let mut fixture = Fixture::new();
    let deleted = fixture.log(activity("Gone"));
    let _ = fixture.record.delete(deleted).expect("deleted");
    let id = set(&mut fixture, objective("Lead a review"));
    let before = fixture.entries();
    let with = |change: &dyn Fn(&mut ObjectiveDetails)| {
        let mut details = objective("Lead a review");
        change(&mut details);
        details
    };
    let cases: [(&str, ObjectiveDetails); 5] = [
        ("title", with(&|details| details.title.clear())),
        (
            "link",
            with(&|details| details.links = vec![link("pda/unheard-of")]),
        ),
        (
            "activity",
            with(&|details| details.activities = vec![deleted]),
        ),
        (
            "achieved",
            with(&|details| details.achieved = Some(day("2026-11-01"))),
        ),
        (
            "achieved",
            with(&|details| {
                details.status = ObjectiveStatus::Achieved;
                details.achieved = Some(day("2026-11-05"));
            }),
        ),
    ];
    for (field, details) in cases {
        for problems in [
            refused(fixture.record.add(details.clone())),
            refused(fixture.record.edit(id, details)),
        ] {
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert_eq!(problems[0].0, field, "{problems:?}");
        }
    }
    assert_eq!(fixture.entries(), before);
}

#[test]
fn a_deleted_objective_leaves_its_activities_and_comes_back() {
    let mut fixture = Fixture::new();
    let audit = fixture.log(activity("Ward audit"));
    let id = set(
        &mut fixture,
        ObjectiveDetails {
            activities: vec![audit],
            ..objective("Lead a review")
        },
    );
    let leads_to = |fixture: &Fixture| fixture.record.objectives_of(audit).expect("a list").len();
    assert_eq!(leads_to(&fixture), 1);
    let _ = fixture
        .record
        .delete(EntryId::Objective(id))
        .expect("deleted");
    assert_eq!(
        (
            plan(&fixture).len(),
            leads_to(&fixture),
            fixture.all().len()
        ),
        (0, 0, 1)
    );
    let bin = fixture.record.bin().expect("the Bin");
    assert_eq!(bin[0].entry, EntryId::Objective(id));
    assert_eq!(bin[0].title, "Lead a review");
    assert!(matches!(
        fixture.record.edit(id, objective("Another")),
        Err(RecordError::InBin { .. })
    ));
    let _ = fixture
        .record
        .restore(EntryId::Objective(id))
        .expect("restored");
    assert_eq!((plan(&fixture).len(), leads_to(&fixture)), (1, 1));
}

#[test]
fn an_activity_toward_an_objective_is_one_change() {
    let mut fixture = Fixture::new();
    let id = set(&mut fixture, objective("Lead a review"));
    let before = fixture.entries();
    let mut details = activity("Workshop");
    details.status = ActivityStatus::Planned;
    details.date = day("2027-01-14");
    let added = fixture.record.add_activity_toward(id, details);
    let added = added.expect("accepted");
    assert!(added.changes.has(Part::Objectives) && added.changes.has(Part::Activities));
    let kept = fixture.record.get(id).expect("the objective");
    assert_eq!(kept.details.activities, [added.output]);
    assert_eq!(
        fixture
            .record
            .undoable()
            .expect("a change")
            .map(|(_, label)| label)
            .as_deref(),
        Some("plan “Workshop”")
    );
    let after = fixture.entries();
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(fixture.entries(), before);
    let _ = fixture.record.redo().expect("done again");
    assert_eq!(fixture.entries(), after);
}

#[test]
fn a_refused_activity_is_not_attached() {
    let mut fixture = Fixture::new();
    let id = set(&mut fixture, objective("Lead a review"));
    let before = fixture.entries();
    assert_eq!(
        refused(fixture.record.add_activity_toward(id, activity(" "))).len(),
        1
    );
    let _ = fixture.record.delete(id).expect("deleted");
    assert!(
        fixture
            .record
            .add_activity_toward(id, activity("Late"))
            .is_err()
    );
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(fixture.entries(), before);
}

#[test]
fn an_objective_tells_its_changes() {
    let mut fixture = Fixture::new();
    let id = set(&mut fixture, objective("Lead a review"));
    let mut details = full_objective();
    details.title = "Lead a review".into();
    let _ = fixture.record.edit(id, details).expect("accepted");
    let history = fixture
        .record
        .history(EntryId::Objective(id))
        .expect("a history");
    let told: Vec<String> = history[0]
        .fields
        .iter()
        .map(|change| format!("{}: {} → {}", change.field, change.before, change.after))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    Status: Not started → Achieved
    Due:  → 2026-12-01
    Review:  → 2027-02-01
    Measure of success:  → Measureword “quoted” 'single'
    How, and with what:  → Approachword

    and a budget
    Achieved:  → 2026-11-01
    What came of it:  → Outcomeword
    Link:  → 6.1 Knowledge management, statement 2: a "reason"
    "#);
}

#[test]
fn everything_said_of_an_objective_is_searched() {
    let mut fixture = Fixture::new();
    let id = set(&mut fixture, full_objective());
    for words in ["goalword", "measureword", "approachword", "outcomeword"] {
        let found = fixture.record.search(words, 9).expect("a search");
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].entry, EntryId::Objective(id));
        assert_eq!(
            found[0].date,
            Some(day("2026-11-01")),
            "the day it was achieved"
        );
    }
    let _ = fixture.record.delete(id).expect("deleted");
    assert!(
        fixture
            .record
            .search("goalword", 9)
            .expect("a search")
            .is_empty()
    );
    fixture.check_search();
}

#[test]
fn a_link_of_an_objective_that_the_profile_lost_is_an_orphan_and_may_stay() {
    let mut fixture = Fixture::new();
    let id = set(&mut fixture, full_objective());
    let mut other = (*fixture.record.profile()).clone();
    other
        .requirements
        .retain(|requirement| requirement.key.as_str() != "pda/mentoring");
    let orphaned = fixture.record.use_profile(other).expect("taken").output;
    assert_eq!(orphaned, [link("pda/mentoring").key]);
    let mut details = fixture.record.get(id).expect("kept").details;
    details.measure = "Three wards".into();
    let _ = fixture
        .record
        .edit(id, details)
        .expect("the orphan may stay");
}
