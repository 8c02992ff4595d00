//! Undo and redo, by hand and by law.

use cairn::domain::Practitioner;
use cairn::record::{Record, RecordError};
use proptest::prelude::*;

use crate::fixture::{Fixture, activity, note, qualification, rating};

#[test]
fn undo_takes_a_change_back_and_redo_makes_it_again() {
    let mut fixture = Fixture::new();
    let before = fixture.entries();
    fixture.log(activity("Ward audit"));
    let after = fixture.entries();
    assert_eq!(
        fixture.record.undo_label().expect("a label").as_deref(),
        Some("log “Ward audit”")
    );
    assert_eq!(
        fixture.record.undo().expect("undone").output,
        "log “Ward audit”"
    );
    assert_eq!(fixture.entries(), before);
    assert_eq!(
        fixture.record.redo_label().expect("a label").as_deref(),
        Some("log “Ward audit”")
    );
    assert_eq!(
        fixture.record.redo().expect("redone").output,
        "log “Ward audit”"
    );
    assert_eq!(fixture.entries(), after);
    assert!(matches!(
        fixture.record.redo(),
        Err(RecordError::NothingToRedo)
    ));
}

#[test]
fn a_change_after_an_undo_ends_what_could_be_redone() {
    let mut fixture = Fixture::new();
    fixture.log(activity("One"));
    let _ = fixture.record.undo().expect("undone");
    fixture.log(activity("Two"));
    assert!(matches!(
        fixture.record.redo(),
        Err(RecordError::NothingToRedo)
    ));
    assert_eq!(fixture.record.undo().expect("undone").output, "log “Two”");
    assert!(matches!(
        fixture.record.undo(),
        Err(RecordError::NothingToUndo)
    ));
}

#[test]
fn a_refused_change_after_an_undo_leaves_redo_alone() {
    let mut fixture = Fixture::new();
    fixture.log(activity("One"));
    let _ = fixture.record.undo().expect("undone");
    fixture
        .record
        .add_activity(activity(""))
        .expect_err("refused");
    assert_eq!(fixture.record.redo().expect("redone").output, "log “One”");
}

#[test]
fn undo_reaches_back_over_reopening() {
    let mut fixture = Fixture::new();
    fixture.log(activity("One"));
    let mut fixture = fixture.reopen();
    assert_eq!(fixture.record.undo().expect("undone").output, "log “One”");
}

#[test]
fn the_making_of_the_record_cannot_be_undone() {
    let mut fixture = Fixture::new();
    assert!(matches!(
        fixture.record.undo(),
        Err(RecordError::NothingToUndo)
    ));
    assert_eq!(
        fixture.record.practitioner().expect("a person").name,
        "Sam Sample"
    );
}

#[test]
fn labels_are_in_the_words_of_the_person() {
    let mut fixture = Fixture::new();
    let evidence = fixture.add_evidence(note("Minutes"));
    let _ = fixture
        .record
        .delete_evidence(evidence.id)
        .expect("deleted");
    let _ = fixture
        .record
        .assess(rating("klimf/6.1", 3))
        .expect("rated");
    let _ = fixture
        .record
        .add_activity(activity(&"long ".repeat(40)))
        .expect("logged");
    let mut labels = Vec::new();
    while let Ok(undone) = fixture.record.undo() {
        labels.push(undone.output);
    }
    assert_eq!(
        labels,
        [
            format!("log “{}long…”", "long ".repeat(11)).as_str(),
            "rate 6.1 Knowledge management",
            "delete evidence E1",
            "add evidence “Minutes”",
        ]
    );
}

/// One verb of the record, on entries picked by number among those there are.
#[derive(Clone, Debug)]
enum Verb {
    AddActivity(String),
    EditActivity(usize, String),
    DeleteActivity(usize),
    RestoreActivity(usize),
    AddEvidence(String, Option<usize>),
    EditEvidence(usize, String),
    DeleteEvidence(usize),
    RestoreEvidence(usize),
    AddQualification(String),
    DeleteQualification(usize),
    Assess(u8),
    DeleteAssessment(usize),
    Rename(String),
    Undo,
}

fn verb() -> impl Strategy<Value = Verb> {
    let text = || "\\PC{1,12}|[a-z\"'\u{0}\n]{1,8}";
    prop_oneof![
        text().prop_map(Verb::AddActivity),
        (any::<usize>(), text()).prop_map(|(n, text)| Verb::EditActivity(n, text)),
        any::<usize>().prop_map(Verb::DeleteActivity),
        any::<usize>().prop_map(Verb::RestoreActivity),
        (text(), any::<Option<usize>>()).prop_map(|(text, n)| Verb::AddEvidence(text, n)),
        (any::<usize>(), text()).prop_map(|(n, text)| Verb::EditEvidence(n, text)),
        any::<usize>().prop_map(Verb::DeleteEvidence),
        any::<usize>().prop_map(Verb::RestoreEvidence),
        text().prop_map(Verb::AddQualification),
        any::<usize>().prop_map(Verb::DeleteQualification),
        (0_u8..8).prop_map(Verb::Assess),
        any::<usize>().prop_map(Verb::DeleteAssessment),
        text().prop_map(Verb::Rename),
        Just(Verb::Undo),
    ]
}

/// The ids made so far; those undone since are not found, which is one more thing to try.
#[derive(Default)]
struct Made {
    activities: Vec<cairn::domain::ActivityId>,
    evidence: Vec<cairn::domain::EvidenceId>,
    qualifications: Vec<cairn::domain::QualificationId>,
    assessments: Vec<cairn::domain::AssessmentId>,
}

fn pick<T: Copy>(made: &[T], n: usize) -> Option<T> {
    made.get(n.checked_rem(made.len())?).copied()
}

/// Does a verb; one that is refused or has nothing to work on does nothing. Tells whether something changed.
fn perform(record: &mut Record, made: &mut Made, verb: Verb) -> Option<bool> {
    let changes = match verb {
        Verb::AddActivity(text) => {
            let mut details = activity(&text);
            details.description.clone_from(&text);
            details.tags = vec![text];
            let added = record.add_activity(details).ok()?;
            made.activities.push(added.output);
            added.changes
        }
        Verb::EditActivity(n, text) => {
            let id = pick(&made.activities, n)?;
            let mut details = record.activity(id).ok()?.details;
            details.reflection.now_what = text;
            details.links.pop();
            record.edit_activity(id, details).ok()?.changes
        }
        Verb::DeleteActivity(n) => {
            record
                .delete_activity(pick(&made.activities, n)?)
                .ok()?
                .changes
        }
        Verb::RestoreActivity(n) => {
            record
                .restore_activity(pick(&made.activities, n)?)
                .ok()?
                .changes
        }
        Verb::AddEvidence(text, n) => {
            let mut evidence = note(&text);
            evidence.activities = n
                .and_then(|n| pick(&made.activities, n))
                .into_iter()
                .collect();
            let added = record.add_evidence(evidence).ok()?;
            made.evidence.push(added.output.id);
            added.changes
        }
        Verb::EditEvidence(n, text) => {
            let id = pick(&made.evidence, n)?;
            let mut details = record.evidence(id).ok()?.details;
            details.title = text;
            record.edit_evidence(id, details).ok()?.changes
        }
        Verb::DeleteEvidence(n) => {
            record
                .delete_evidence(pick(&made.evidence, n)?)
                .ok()?
                .changes
        }
        Verb::RestoreEvidence(n) => {
            record
                .restore_evidence(pick(&made.evidence, n)?)
                .ok()?
                .changes
        }
        Verb::AddQualification(text) => {
            let added = record.add_qualification(qualification(&text)).ok()?;
            made.qualifications.push(added.output);
            added.changes
        }
        Verb::DeleteQualification(n) => {
            record
                .delete_qualification(pick(&made.qualifications, n)?)
                .ok()?
                .changes
        }
        Verb::Assess(level) => {
            let added = record.assess(rating("klimf/6.1", level)).ok()?;
            made.assessments.push(added.output);
            added.changes
        }
        Verb::DeleteAssessment(n) => {
            record
                .delete_assessment(pick(&made.assessments, n)?)
                .ok()?
                .changes
        }
        Verb::Rename(name) => {
            record
                .set_practitioner(Practitioner::new(name))
                .ok()?
                .changes
        }
        Verb::Undo => record.undo().ok()?.changes,
    };
    Some(!changes.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_leads_to_the_start_and_redoing_everything_to_the_end(
        verbs in prop::collection::vec(verb(), 1..24)
    ) {
        let mut fixture = Fixture::new();
        let mut made = Made::default();
        let start = fixture.entries();
        for verb in verbs {
            perform(&mut fixture.record, &mut made, verb);
        }
        // What was undone on the way and not done again could still be redone: the end is where redo stops.
        let mut states = vec![fixture.entries()];
        while fixture.record.undo().is_ok() {
            fixture.check_search();
            states.push(fixture.entries());
        }
        prop_assert_eq!(states.last(), Some(&start));
        while let Some(expected) = states.pop() {
            prop_assert_eq!(fixture.entries(), expected);
            if !states.is_empty() {
                let _ = fixture.record.redo().expect("what was undone can be redone");
            }
        }
        fixture.check_search();
    }
}
