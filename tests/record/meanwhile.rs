//! An edit names what it began from, and overwrites nothing else.

use cairn::domain::portfolio::PortfolioDetails;
use cairn::domain::{ObjectiveDetails, Period, QualificationDetails};
use cairn::record::{Edit, RecordError};

use crate::fixture::{Fixture, activity, day, note};

fn refused<T: std::fmt::Debug>(edited: Result<T, RecordError>, named: &str) {
    match edited {
        Err(RecordError::ChangedMeanwhile { title }) => assert_eq!(title, named),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edit_from_an_older_version_of_an_activity_is_refused() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let began = fixture.record.get(id).expect("there").details;
    let mut other = fixture.second();
    let mut theirs = began.clone();
    theirs.location = "Ward 6".to_owned();
    let _ = other
        .edit(id, Edit::from(began.clone(), theirs.clone()))
        .expect("edited");
    let mut ours = began.clone();
    ours.title = "Ward audit, again".to_owned();
    refused(
        fixture.record.edit(id, Edit::from(began, ours.clone())),
        "Ward audit",
    );
    assert_eq!(fixture.record.get(id).expect("there").details, theirs);
    ours.location.clone_from(&theirs.location);
    let _ = fixture
        .record
        .edit(id, Edit::from(theirs, ours.clone()))
        .expect("edited");
    assert_eq!(fixture.record.get(id).expect("there").details, ours);
}

#[test]
fn what_was_taken_back_meanwhile_is_no_other_version() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let began = fixture.record.get(id).expect("there").details;
    let _ = fixture.record.edit(id, activity("Other")).expect("edited");
    let _ = fixture.record.undo().expect("undone");
    let _ = fixture
        .record
        .edit(id, Edit::from(began, activity("Ours")))
        .expect("edited");
}

#[test]
fn so_is_an_edit_of_every_other_sort_and_of_the_person() {
    let mut fixture = Fixture::new();
    let piece = fixture
        .record
        .add_evidence(note("Minutes"))
        .expect("attached")
        .output;
    let began = piece.details.clone();
    let renamed = |title: &str| {
        let mut details = began.clone();
        details.title = title.to_owned();
        details
    };
    let _ = fixture
        .record
        .edit(piece.id, renamed("Theirs"))
        .expect("edited");
    refused(
        fixture
            .record
            .edit(piece.id, Edit::from(began.clone(), renamed("Ours"))),
        "Theirs",
    );
    let held = QualificationDetails::new("Certificate");
    let id = fixture.record.add(held.clone()).expect("added").output;
    let _ = fixture
        .record
        .edit(id, QualificationDetails::new("Theirs"))
        .expect("edited");
    refused(
        fixture
            .record
            .edit(id, Edit::from(held, QualificationDetails::new("Ours"))),
        "Theirs",
    );
    let goal = ObjectiveDetails::new("Lead a review");
    let id = fixture.record.add(goal.clone()).expect("added").output;
    let _ = fixture
        .record
        .edit(id, ObjectiveDetails::new("Theirs"))
        .expect("edited");
    refused(
        fixture
            .record
            .edit(id, Edit::from(goal, ObjectiveDetails::new("Ours"))),
        "Theirs",
    );
    let person = fixture.record.practitioner().expect("the person");
    let named = |name: &str| {
        let mut person = person.clone();
        person.name = name.to_owned();
        person
    };
    let _ = fixture
        .record
        .set_practitioner(named("Theirs"))
        .expect("changed");
    refused(
        fixture
            .record
            .set_practitioner(Edit::from(person.clone(), named("Ours"))),
        "Theirs",
    );
}

#[test]
fn an_edit_of_a_portfolio_overwrites_nothing_unseen() {
    let mut fixture = Fixture::new();
    let kind = cairn::kinds::shipped_by_key("chartership")
        .expect("a kind")
        .clone();
    let period = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
    let began = PortfolioDetails::new("Mine", kind, period);
    let id = fixture.record.add(began.clone()).expect("begun").output;
    let titled = |title: &str| PortfolioDetails {
        title: title.to_owned(),
        ..began.clone()
    };
    let _ = fixture.record.edit(id, titled("Theirs")).expect("edited");
    refused(
        fixture
            .record
            .edit(id, Edit::from(began.clone(), titled("Ours"))),
        "Theirs",
    );
}
