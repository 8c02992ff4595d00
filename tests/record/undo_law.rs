//! The law of undo: undoing everything leads to the start, redoing everything to the end.

use cairn::domain::{
    ActivityId, AssessmentId, EvidenceId, ObjectiveId, Practitioner, QualificationId,
    RequirementKey,
};
use cairn::record::Record;
use proptest::prelude::*;

use crate::fixture::{Fixture, activity, note, objective, qualification, rating};

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
    AddObjective(String, Option<usize>),
    EditObjective(usize, String),
    AddActivityToward(usize, String),
    DeleteObjective(usize),
    RestoreObjective(usize),
    Certify(usize, usize),
    Detach(usize, usize),
    Focus(usize),
    Unfocus(usize),
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
        (text(), any::<Option<usize>>()).prop_map(|(text, n)| Verb::AddObjective(text, n)),
        (any::<usize>(), text()).prop_map(|(n, text)| Verb::EditObjective(n, text)),
        (any::<usize>(), text()).prop_map(|(n, text)| Verb::AddActivityToward(n, text)),
        any::<usize>().prop_map(Verb::DeleteObjective),
        any::<usize>().prop_map(Verb::RestoreObjective),
        (any::<usize>(), any::<usize>()).prop_map(|(n, of)| Verb::Certify(n, of)),
        (any::<usize>(), any::<usize>()).prop_map(|(n, of)| Verb::Detach(n, of)),
        any::<usize>().prop_map(Verb::Focus),
        any::<usize>().prop_map(Verb::Unfocus),
        text().prop_map(Verb::Rename),
        Just(Verb::Undo),
    ]
}

/// The ids made so far; those undone since are not found, which is one more thing to try.
#[derive(Default)]
struct Made {
    activities: Vec<ActivityId>,
    evidence: Vec<EvidenceId>,
    qualifications: Vec<QualificationId>,
    assessments: Vec<AssessmentId>,
    objectives: Vec<ObjectiveId>,
}

fn pick<T: Copy>(made: &[T], n: usize) -> Option<T> {
    made.get(n.checked_rem(made.len())?).copied()
}

/// One of a few skills.
fn skill(n: usize) -> Option<RequirementKey> {
    let keys = ["klimf/6.1", "klimf/6.4", "gkim/OR10"];
    RequirementKey::parse(pick(&keys, n)?).ok()
}

/// Does a verb. One that is refused, or has nothing to work on, does nothing.
fn perform(record: &mut Record, made: &mut Made, verb: Verb) {
    match verb {
        Verb::Rename(name) => {
            record.set_practitioner(Practitioner::new(name)).ok();
        }
        Verb::Undo => {
            record.undo().ok();
        }
        Verb::AddActivity(_)
        | Verb::EditActivity(..)
        | Verb::DeleteActivity(_)
        | Verb::RestoreActivity(_) => {
            on_activities(record, made, verb);
        }
        Verb::AddEvidence(..)
        | Verb::EditEvidence(..)
        | Verb::DeleteEvidence(_)
        | Verb::RestoreEvidence(_)
        | Verb::Certify(..)
        | Verb::Detach(..) => {
            on_evidence(record, made, verb);
        }
        Verb::AddQualification(_)
        | Verb::DeleteQualification(_)
        | Verb::Assess(_)
        | Verb::DeleteAssessment(_)
        | Verb::Focus(_)
        | Verb::Unfocus(_) => {
            on_the_rest(record, made, verb);
        }
        Verb::AddObjective(..)
        | Verb::EditObjective(..)
        | Verb::AddActivityToward(..)
        | Verb::DeleteObjective(_)
        | Verb::RestoreObjective(_) => {
            on_objectives(record, made, verb);
        }
    }
}

fn on_activities(record: &mut Record, made: &mut Made, verb: Verb) -> Option<()> {
    match verb {
        Verb::AddActivity(text) => {
            let mut details = activity(&text);
            details.description.clone_from(&text);
            details.tags = vec![text];
            made.activities.push(record.add(details).ok()?.output);
        }
        Verb::EditActivity(n, text) => {
            let id = pick(&made.activities, n)?;
            let mut details = record.get(id).ok()?.details;
            details.reflection.now_what = text;
            details.links.pop();
            let _ = record.edit(id, details).ok()?;
        }
        Verb::DeleteActivity(n) => {
            let _ = record.delete(pick(&made.activities, n)?).ok()?;
        }
        Verb::RestoreActivity(n) => {
            let _ = record.restore(pick(&made.activities, n)?).ok()?;
        }
        _ => {}
    }
    Some(())
}

fn on_evidence(record: &mut Record, made: &mut Made, verb: Verb) -> Option<()> {
    match verb {
        Verb::AddEvidence(text, n) => {
            let mut evidence = note(&text);
            evidence.activities = n
                .and_then(|n| pick(&made.activities, n))
                .into_iter()
                .collect();
            made.evidence
                .push(record.add_evidence(evidence).ok()?.output.id);
        }
        Verb::EditEvidence(n, text) => {
            let id = pick(&made.evidence, n)?;
            let mut details = record.get(id).ok()?.details;
            details.title = text;
            let _ = record.edit(id, details).ok()?;
        }
        Verb::Certify(n, of) => {
            let id = pick(&made.evidence, n)?;
            let mut details = record.get(id).ok()?.details;
            details.qualifications.push(pick(&made.qualifications, of)?);
            let _ = record.edit(id, details).ok()?;
        }
        Verb::Detach(n, of) => {
            let (id, from) = (pick(&made.evidence, n)?, pick(&made.qualifications, of)?);
            let _ = record.detach_certificate(id, from).ok()?;
        }
        Verb::DeleteEvidence(n) => {
            let _ = record.delete(pick(&made.evidence, n)?).ok()?;
        }
        Verb::RestoreEvidence(n) => {
            let _ = record.restore(pick(&made.evidence, n)?).ok()?;
        }
        _ => {}
    }
    Some(())
}

fn on_objectives(record: &mut Record, made: &mut Made, verb: Verb) -> Option<()> {
    match verb {
        Verb::AddObjective(text, n) => {
            let mut details = objective(&text);
            details.activities = n
                .and_then(|n| pick(&made.activities, n))
                .into_iter()
                .collect();
            made.objectives.push(record.add(details).ok()?.output);
        }
        Verb::EditObjective(n, text) => {
            let id = pick(&made.objectives, n)?;
            let mut details = record.get(id).ok()?.details;
            details.measure = text;
            details.links.pop();
            let _ = record.edit(id, details).ok()?;
        }
        Verb::AddActivityToward(n, text) => {
            let id = pick(&made.objectives, n)?;
            let added = record.add_activity_toward(id, activity(&text)).ok()?;
            made.activities.push(added.output);
        }
        Verb::DeleteObjective(n) => {
            let _ = record.delete(pick(&made.objectives, n)?).ok()?;
        }
        Verb::RestoreObjective(n) => {
            let _ = record.restore(pick(&made.objectives, n)?).ok()?;
        }
        _ => {}
    }
    Some(())
}

fn on_the_rest(record: &mut Record, made: &mut Made, verb: Verb) -> Option<()> {
    match verb {
        Verb::AddQualification(text) => {
            let added = record.add(qualification(&text)).ok()?;
            made.qualifications.push(added.output);
        }
        Verb::DeleteQualification(n) => {
            let _ = record.delete(pick(&made.qualifications, n)?).ok()?;
        }
        Verb::Assess(level) => {
            made.assessments
                .push(record.add(rating("klimf/6.1", level)).ok()?.output);
        }
        Verb::Focus(n) => {
            let _ = record.focus_on(&[skill(n)?]).ok()?;
        }
        Verb::Unfocus(n) => {
            let _ = record.unfocus(&[skill(n)?]).ok()?;
        }
        Verb::DeleteAssessment(n) => {
            let _ = record.delete(pick(&made.assessments, n)?).ok()?;
        }
        _ => {}
    }
    Some(())
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
