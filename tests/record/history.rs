//! What an entry's history tells.

use cairn::domain::{Minutes, QualificationStatus};
use cairn::record::{EntryId, FieldChange, HistoryEntry};

use crate::fixture::{Fixture, activity, link, note, qualification, rating};

/// Shows a history as a person would read it.
fn told(history: &[HistoryEntry]) -> Vec<String> {
    let field =
        |change: &FieldChange| format!("{}: {} → {}", change.field, change.before, change.after);
    history
        .iter()
        .map(|entry| {
            let fields: Vec<String> = entry.fields.iter().map(field).collect();
            format!("{} | {}", entry.op, fields.join(" | "))
        })
        .collect()
}

#[test]
fn an_activity_tells_its_changes_newest_first() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let mut details = activity("Ward audit");
    details.minutes = Minutes(90);
    details.tags = vec!["audit".into()];
    details.links = vec![
        link("pda/mentoring").because("Showed Ana how"),
        link("klimf/6.1#2"),
    ];
    let _ = fixture
        .record
        .edit_activity(id, details.clone())
        .expect("accepted");
    details.links.remove(0);
    let _ = fixture.record.edit_activity(id, details).expect("accepted");
    let _ = fixture.record.delete_activity(id).expect("deleted");
    let _ = fixture.record.undo().expect("undone");
    let history = fixture
        .record
        .history(EntryId::Activity(id))
        .expect("a history");
    insta::assert_snapshot!(told(&history).join("\n"), @"");
    assert!(
        history.windows(2).all(|pair| pair[0].at > pair[1].at),
        "instants grow"
    );
}

#[test]
fn evidence_tells_which_activities_it_belonged_to() {
    let mut fixture = Fixture::new();
    let shown = fixture.log(activity("Ward audit"));
    let evidence = fixture.add_evidence(note("Minutes"));
    let mut details = evidence.details;
    details.activities = vec![shown];
    let _ = fixture
        .record
        .edit_evidence(evidence.id, details)
        .expect("accepted");
    let history = fixture
        .record
        .history(EntryId::Evidence(evidence.id))
        .expect("a history");
    insta::assert_snapshot!(told(&history).join("\n"), @"");
}

#[test]
fn ratings_and_qualifications_are_told_with_their_names() {
    let mut fixture = Fixture::new();
    let rated = fixture
        .record
        .assess(rating("klimf/6.1", 3))
        .expect("rated")
        .output;
    let added = fixture
        .record
        .add_qualification(qualification("Chartership"));
    let held = added.expect("accepted").output;
    let mut details = qualification("Chartership");
    details.status = QualificationStatus::InProgress;
    let _ = fixture
        .record
        .edit_qualification(held, details)
        .expect("accepted");
    let mut history = fixture
        .record
        .history(EntryId::Assessment(rated))
        .expect("a history");
    history.extend(
        fixture
            .record
            .history(EntryId::Qualification(held))
            .expect("a history"),
    );
    insta::assert_snapshot!(told(&history).join("\n"), @"");
}
