//! Adding, editing, deleting and restoring each sort of entry.

use cairn::domain::profile::LevelNumber;
use cairn::domain::{EvidenceContent, Minutes, QualificationStatus};
use cairn::record::{ActivityFilter, EntryId, Part, RecordError};

use crate::fixture::{Fixture, activity, link, note, qualification, rating};

#[test]
fn an_added_activity_is_found_as_it_was_given() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let found = fixture.record.get(id).expect("it is there");
    assert_eq!(found.details, activity("Ward audit"));
    assert!(!found.deleted);
}

#[test]
fn an_activity_keeps_every_field_after_reopening() {
    let mut fixture = Fixture::new();
    let details = crate::fixture::full_activity();
    let id = fixture.log(details.clone());
    let fixture = fixture.reopen();
    assert_eq!(
        fixture.record.get(id).expect("it is there").details,
        details
    );
}

#[test]
fn details_are_tidied_before_they_are_kept() {
    let mut fixture = Fixture::new();
    let mut details = activity("  Ward audit ");
    details.tags = vec!["audit".into(), " ".into(), "Audit".into()];
    let id = fixture.log(details);
    let kept = fixture.record.get(id).expect("it is there").details;
    assert_eq!(
        (kept.title.as_str(), kept.tags),
        ("Ward audit", vec!["audit".to_owned()])
    );
}

#[test]
fn an_edit_replaces_the_details() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let mut details = activity("Ward audit, second round");
    details.minutes = Minutes(30);
    details.links = vec![link("klimf/6.1#1").because("Led it"), link("pda/mentoring")];
    let applied = fixture.record.edit(id, details.clone()).expect("accepted");
    assert!(applied.changes.has(Part::Activities));
    assert!(!applied.changes.has(Part::Evidence));
    assert_eq!(
        fixture.record.get(id).expect("it is there").details,
        details
    );
}

#[test]
fn an_edit_that_changes_nothing_leaves_nothing_behind() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let before = fixture.everything();
    let applied = fixture
        .record
        .edit(id, activity("Ward audit "))
        .expect("accepted");
    assert!(applied.changes.is_empty());
    let practitioner = fixture.record.practitioner().expect("a person");
    let applied = fixture
        .record
        .set_practitioner(practitioner)
        .expect("accepted");
    assert!(applied.changes.is_empty());
    assert_eq!(fixture.everything(), before);
}

#[test]
fn a_deleted_activity_leaves_the_log_for_the_bin_and_comes_back() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let _ = fixture.record.delete(id).expect("deleted");
    assert!(fixture.all().is_empty());
    assert!(fixture.record.get(id).expect("still readable").deleted);
    let bin = fixture.record.bin().expect("a bin");
    assert_eq!(bin.len(), 1);
    assert_eq!(
        (bin[0].entry, bin[0].title.as_str()),
        (EntryId::Activity(id), "Ward audit")
    );
    let _ = fixture.record.restore(bin[0].entry).expect("restored");
    assert_eq!(fixture.all().len(), 1);
    assert!(fixture.record.bin().expect("a bin").is_empty());
}

#[test]
fn deleting_twice_keeps_the_first_instant() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let _ = fixture.record.delete(id).expect("deleted");
    let before = fixture.everything();
    assert!(
        fixture
            .record
            .delete(id)
            .expect("no change")
            .changes
            .is_empty()
    );
    assert_eq!(fixture.everything(), before);
}

#[test]
fn what_lies_in_the_bin_cannot_be_edited() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let _ = fixture.record.delete(id).expect("deleted");
    let refused = fixture
        .record
        .edit(id, activity("Other"))
        .expect_err("refused");
    assert!(matches!(refused, RecordError::InBin { ref title } if title == "Ward audit"));
    assert_eq!(refused.hint(), "Restore it first");
}

#[test]
fn evidence_is_numbered_and_found_by_its_number() {
    let mut fixture = Fixture::new();
    let first = fixture.add_evidence(note("Minutes"));
    let second = fixture.add_evidence(note("Letter"));
    assert_eq!(
        (first.number.to_string(), second.number.to_string()),
        ("E1".into(), "E2".into())
    );
    assert_eq!(
        fixture.record.evidence_numbered(second.number).expect("E2"),
        second
    );
    assert_eq!(fixture.record.get(first.id).expect("E1"), first);
    assert_eq!(
        fixture.record.all_evidence().expect("a list"),
        [first, second]
    );
}

#[test]
fn an_evidence_number_is_never_given_twice() {
    let mut fixture = Fixture::new();
    let first = fixture.add_evidence(note("Deleted"));
    let _ = fixture.record.delete(first.id).expect("deleted");
    fixture.add_evidence(note("Undone"));
    let _ = fixture.record.undo().expect("undone");
    let mut fixture = fixture.reopen();
    assert_eq!(fixture.add_evidence(note("Third")).number.to_string(), "E3");
}

#[test]
fn a_refused_piece_of_evidence_uses_up_no_number() {
    let mut fixture = Fixture::new();
    fixture
        .record
        .add_evidence(note(" "))
        .expect_err("no title");
    assert_eq!(fixture.add_evidence(note("First")).number.to_string(), "E1");
}

#[test]
fn evidence_is_edited_deleted_and_restored() {
    let mut fixture = Fixture::new();
    let shown = fixture.log(activity("Ward audit"));
    let evidence = fixture.add_evidence(note("Minutes"));
    let mut details = evidence.details.clone();
    details.title = "Minutes of the meeting".into();
    details.content = EvidenceContent::Note("They thanked us twice".into());
    details.activities = vec![shown];
    let _ = fixture
        .record
        .edit(evidence.id, details.clone())
        .expect("accepted");
    assert_eq!(
        fixture.record.get(evidence.id).expect("it").details,
        details
    );
    assert_eq!(fixture.all()[0].evidence, 1);

    let _ = fixture.record.delete(evidence.id).expect("deleted");
    assert_eq!(
        fixture.all()[0].evidence,
        0,
        "deleted evidence is not counted"
    );
    assert!(fixture.record.all_evidence().expect("a list").is_empty());
    let _ = fixture.record.restore(evidence.id).expect("restored");
    assert_eq!(fixture.all()[0].evidence, 1);
}

#[test]
fn qualifications_are_added_edited_deleted_and_restored() {
    let mut fixture = Fixture::new();
    let added = fixture.record.add(qualification("Chartership"));
    let id = added.expect("accepted").output;
    let mut details = qualification("Chartership");
    details.status = QualificationStatus::InProgress;
    details.notes = "Portfolio half done".into();
    let _ = fixture.record.edit(id, details.clone()).expect("accepted");
    assert_eq!(fixture.record.get(id).expect("it").details, details);
    let _ = fixture.record.delete(id).expect("deleted");
    assert!(fixture.record.qualifications().expect("a list").is_empty());
    let _ = fixture.record.restore(id).expect("restored");
    assert_eq!(fixture.record.qualifications().expect("a list").len(), 1);
}

#[test]
fn ratings_are_added_deleted_and_restored() {
    let mut fixture = Fixture::new();
    let id = fixture
        .record
        .add(rating("klimf/6.1", 3))
        .expect("accepted")
        .output;
    let kept = fixture.record.assessments().expect("a list");
    assert_eq!((kept[0].id, kept[0].details.level), (id, LevelNumber(3)));
    let _ = fixture.record.delete(id).expect("deleted");
    assert!(fixture.record.assessments().expect("a list").is_empty());
    assert_eq!(
        fixture.record.bin().expect("a bin")[0].title,
        "6.1 Knowledge management"
    );
    let _ = fixture.record.restore(id).expect("restored");
    assert_eq!(fixture.record.assessments().expect("a list").len(), 1);
}

#[test]
fn of_two_ratings_on_one_day_the_later_one_has_the_greater_id() {
    let mut fixture = Fixture::new();
    let first = fixture
        .record
        .add(rating("klimf/6.1", 3))
        .expect("accepted")
        .output;
    // The clock stands still again after reopening; the ids must not.
    let mut fixture = fixture.reopen();
    let second = fixture
        .record
        .add(rating("klimf/6.1", 2))
        .expect("accepted")
        .output;
    assert!(second > first);
}

#[test]
fn many_entries_make_one_change() {
    let mut fixture = Fixture::new();
    let op = cairn::record::Op::new("log a week");
    let applied = fixture.record.transact(op, |change| {
        change.add_evidence(note("Minutes"))?;
        change.add(activity("Monday"))?;
        change.add(activity("Tuesday"))
    });
    let changes = applied.expect("accepted").changes;
    assert!(changes.has(Part::Activities) && changes.has(Part::Evidence));
    assert_eq!(fixture.record.undo().expect("undone").output, "log a week");
    assert!(fixture.all().is_empty());
    assert!(fixture.record.all_evidence().expect("a list").is_empty());
}

#[test]
fn a_change_that_fails_half_way_has_not_happened() {
    let mut fixture = Fixture::new();
    let before = fixture.everything();
    let failed = fixture
        .record
        .transact(cairn::record::Op::new("log a week"), |change| {
            change.add(activity("Monday"))?;
            change.add(activity(""))
        });
    failed.expect_err("the second has no title");
    assert_eq!(fixture.everything(), before);
    assert_eq!(
        fixture
            .record
            .activities(&ActivityFilter::default())
            .expect("a list"),
        []
    );
}
