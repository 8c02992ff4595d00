//! What a record does not take, why it says so, and that nothing changes then.

use cairn::domain::{ActivityId, ActivityStatus, EvidenceContent, Practitioner};
use cairn::record::{Clock, Record, RecordError};
use uuid::Uuid;

use crate::fixture::{Fixture, activity, day, link, note, qualification, rating};

/// Tries a verb that must be refused; returns what was said, and checks that nothing changed.
fn refused<T: std::fmt::Debug>(
    fixture: &mut Fixture,
    verb: impl FnOnce(&mut Record) -> Result<T, RecordError>,
) -> (String, String) {
    let before = fixture.everything();
    let err = verb(&mut fixture.record).expect_err("this must be refused");
    assert_eq!(
        fixture.everything(),
        before,
        "a refusal leaves the record as it was"
    );
    (err.to_string(), err.hint())
}

#[test]
fn a_link_that_the_profile_lacks_is_refused_with_the_nearest() {
    let mut fixture = Fixture::new();
    let mut details = activity("Ward audit");
    details.links = vec![link("pda/mentorin")];
    let (problem, hint) = refused(&mut fixture, |record| record.add(details));
    assert_eq!(problem, "The profile has no requirement “pda/mentorin”");
    assert!(
        hint.starts_with("Did you mean pda/mentoring (Mentoring)"),
        "{hint}"
    );
}

#[test]
fn a_statement_that_the_skill_lacks_is_refused() {
    let mut fixture = Fixture::new();
    let mut evidence = note("Minutes");
    evidence.links = vec![link("klimf/6.1#99")];
    let (problem, _) = refused(&mut fixture, |record| record.add_evidence(evidence));
    assert_eq!(problem, "The profile has no requirement “klimf/6.1#99”");
}

#[test]
fn every_problem_of_an_entry_is_named_at_once() {
    let mut fixture = Fixture::new();
    let mut details = activity(" ");
    details.url = "not an address".into();
    let (problem, _) = refused(&mut fixture, |record| record.add(details));
    assert_eq!(
        problem,
        "The title is empty; “not an address” is not a web address"
    );
}

#[test]
fn nothing_is_done_before_its_day() {
    let mut fixture = Fixture::new();
    let mut details = activity("Conference");
    details.date = day("2026-11-05");
    let (problem, hint) = refused(&mut fixture, |record| record.add(details.clone()));
    assert_eq!(
        problem,
        "5 November 2026 is still to come, so the activity cannot be done"
    );
    assert_eq!(hint, "Make it planned, or check the date");
    details.status = ActivityStatus::Planned;
    fixture.log(details);
}

#[test]
fn what_was_done_by_the_clock_of_another_country_can_still_be_edited() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Conference"));
    let flown = Record::open(fixture.record.dir(), Clock::fixed(day("2026-10-20")));
    let mut record = flown.expect("it opens");
    let mut details = record.get(id).expect("there").details;
    details.title = "Conference in Leeds".into();
    drop(record.edit(id, details.clone()).expect("edited"));
    details.date = day("2026-10-21");
    let err = record.edit(id, details).expect_err("refused");
    assert!(err.to_string().contains("still to come"), "{err}");
}

#[test]
fn a_rating_needs_a_skill_a_level_and_a_day_that_has_come() {
    let mut fixture = Fixture::new();
    let (problem, _) = refused(&mut fixture, |record| {
        record.add(rating("pda/mentoring", 3))
    });
    assert_eq!(problem, "“Mentoring” is not a skill");
    let (problem, hint) = refused(&mut fixture, |record| record.add(rating("klimf/6.1", 9)));
    assert_eq!(problem, "This framework has no level “9”");
    assert!(hint.starts_with("Its levels are: 0 Not yet, "), "{hint}");
    let mut tomorrow = rating("klimf/6.1", 3);
    tomorrow.date = day("2026-11-05");
    let (problem, _) = refused(&mut fixture, |record| record.add(tomorrow));
    assert_eq!(problem, "5 November 2026 is still to come");
    let (problem, _) = refused(&mut fixture, |record| record.add(rating("klimf/66", 3)));
    assert_eq!(problem, "The profile has no requirement “klimf/66”");
}

#[test]
fn a_qualification_answers_a_qualification_component_only() {
    let mut fixture = Fixture::new();
    let mut details = qualification("Chartership");
    details.requirement = Some(crate::fixture::key("pda/mentoring").requirement);
    let (problem, _) = refused(&mut fixture, |record| record.add(details));
    assert_eq!(problem, "“Mentoring” is not a qualification");
}

#[test]
fn evidence_belongs_to_activities_that_are_there() {
    let mut fixture = Fixture::new();
    let gone = fixture.log(activity("Ward audit"));
    let _ = fixture.record.delete(gone).expect("deleted");
    for id in [gone, ActivityId::from_uuid(Uuid::nil())] {
        let mut evidence = note("Minutes");
        evidence.activities = vec![id];
        let (problem, _) = refused(&mut fixture, |record| record.add_evidence(evidence));
        assert_eq!(problem, format!("There is no activity {id}"));
    }
}

#[test]
fn evidence_keeps_an_activity_that_was_deleted_since() {
    let mut fixture = Fixture::new();
    let shown = fixture.log(activity("Ward audit"));
    let mut evidence = note("Minutes");
    evidence.activities = vec![shown];
    let evidence = fixture.add_evidence(evidence);
    let _ = fixture.record.delete(shown).expect("deleted");
    let mut details = evidence.details;
    details.title = "Minutes again".into();
    let _ = fixture.record.edit(evidence.id, details).expect("accepted");
}

#[test]
fn the_content_of_evidence_keeps_its_kind() {
    let mut fixture = Fixture::new();
    let evidence = fixture.add_evidence(note("Minutes"));
    let mut details = evidence.details;
    details.content = EvidenceContent::Web("https://example.org".into());
    let (problem, _) = refused(&mut fixture, |record| record.edit(evidence.id, details));
    assert_eq!(problem, "The content of evidence cannot be exchanged");
}

#[test]
fn an_unknown_entry_is_not_found() {
    let mut fixture = Fixture::new();
    let nobody = ActivityId::from_uuid(Uuid::nil());
    let (problem, _) = refused(&mut fixture, |record| record.delete(nobody));
    assert_eq!(
        problem,
        "There is no activity 00000000-0000-0000-0000-000000000000"
    );
}

#[test]
fn a_person_needs_a_name() {
    let mut fixture = Fixture::new();
    let nameless = Practitioner::new(" ");
    let (problem, _) = refused(&mut fixture, |record| record.set_practitioner(nameless));
    assert_eq!(problem, "The name is empty");
}

#[test]
fn undo_and_redo_say_when_nothing_is_left() {
    let mut fixture = Fixture::new();
    let (problem, hint) = refused(&mut fixture, Record::undo);
    assert_eq!(problem, "There is nothing to undo");
    assert!(!hint.is_empty());
    let (problem, _) = refused(&mut fixture, Record::redo);
    assert_eq!(problem, "There is nothing to redo");
}
