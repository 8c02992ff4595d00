//! What answers to suggestions teach lies in the record: with the change that gave them, undone with it, and taken along.

use cairn::domain::{ActivityDetails, LinkKey, RequirementKey};
use cairn::record::{Backups, Edit, EntryId, Record};
use cairn::suggest::Counts;

use crate::computers::Computers;
use crate::fixture::{Fixture, activity, clock, link, note};

const TITLE: &str = "Mentoring a trainee";

fn mentoring() -> RequirementKey {
    RequirementKey::parse("pda/mentoring").expect("a key")
}

/// An activity of which the words speak for mentoring, with links.
fn mentored(links: &[&str]) -> ActivityDetails {
    let mut details = activity(TITLE);
    details.links = links.iter().map(|key| link(key)).collect();
    details
}

/// How often mentoring was taken and refused, and how often its one term.
fn counts(record: &Record) -> (Counts, Vec<(String, Counts)>) {
    let learnt = record.taught().expect("read").learnt;
    let answers = learnt.of(&mentoring()).cloned().unwrap_or_default();
    (answers.whole, answers.terms.into_iter().collect())
}

fn counted(accepted: u32, refused: u32) -> Counts {
    Counts { accepted, refused }
}

fn score(record: &Record, id: cairn::domain::ActivityId) -> f64 {
    let found = record.suggestions(id).expect("suggested");
    let found = found.iter().find(|one| one.key == mentoring());
    found.map_or(0.0, |one| one.score)
}

#[test]
fn linking_by_hand_counts_as_taken_once_for_each_requirement() {
    let mut fixture = Fixture::new();
    let id = fixture.log(mentored(&["pda/mentoring", "klimf/6.1#1", "klimf/6.1#2"]));
    let (whole, terms) = counts(&fixture.record);
    assert_eq!(whole, counted(1, 0));
    let of_each = ["mentor", "trainee"].map(|term| (term.to_owned(), counted(1, 0)));
    assert_eq!(terms, of_each);
    let learnt = fixture.record.taught().expect("read").learnt;
    let skill = RequirementKey::parse("klimf/6.1").expect("a key");
    assert_eq!(learnt.of(&skill).expect("learnt").whole, counted(1, 0));
    // What it was linked to before teaches nothing new.
    let mut details = fixture.record.get(id).expect("there").details;
    details.description = "With a talk".to_owned();
    let _ = fixture.record.edit(id, details).expect("edited");
    assert_eq!(counts(&fixture.record).0, counted(1, 0));
    assert!(score(&fixture.record, id) > 3.0);
}

#[test]
fn evidence_and_objectives_teach_too() {
    let mut fixture = Fixture::new();
    let mut evidence = note(TITLE);
    evidence.links = vec![link("pda/mentoring")];
    fixture.add_evidence(evidence);
    assert_eq!(counts(&fixture.record).0, counted(1, 0));
    let mut objective = crate::fixture::full_objective();
    objective.title = TITLE.to_owned();
    objective.links = vec![link("pda/mentoring")];
    let _ = fixture.record.add(objective).expect("set");
    assert_eq!(counts(&fixture.record).0, counted(2, 0));
}

#[test]
fn what_was_refused_is_kept_with_the_entry_and_counts_against_it() {
    let mut fixture = Fixture::new();
    let added = fixture.record.add_refusing(mentored(&[]), &[mentoring()]);
    let id = added.expect("logged").output;
    let taught = fixture.record.taught().expect("read");
    assert_eq!(taught.refused_of(id), [mentoring()]);
    assert_eq!(counts(&fixture.record).0, counted(0, 1));
    // Linked after all, it was no refusal.
    let before = fixture.record.get(id).expect("there").details;
    let edit = Edit::from(before, mentored(&["pda/mentoring"]));
    let _ = fixture.record.edit(id, edit).expect("edited");
    assert_eq!(counts(&fixture.record).0, counted(1, 0));
    assert!(
        fixture
            .record
            .taught()
            .expect("read")
            .refused_of(id)
            .is_empty()
    );
}

#[test]
fn an_answer_is_undone_and_done_again_with_its_change() {
    let mut fixture = Fixture::new();
    let id = fixture.log(mentored(&[]));
    let before = score(&fixture.record, id);
    let stands = fixture.record.get(id).expect("there").details;
    let edit = Edit::from(stands.clone(), stands).refusing(vec![mentoring()]);
    let edited = fixture.record.edit(id, edit).expect("edited");
    assert!(!edited.changes.is_empty(), "a refusal alone is a change");
    assert!(score(&fixture.record, id) < before);
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(counts(&fixture.record).0, counted(0, 0));
    assert!((score(&fixture.record, id) - before).abs() < 1e-9);
    let _ = fixture.record.redo().expect("done again");
    assert_eq!(counts(&fixture.record).0, counted(0, 1));
    assert_eq!(fixture.record.check().expect("checked"), []);
}

#[test]
fn a_later_answer_does_not_keep_an_earlier_change_from_being_taken_back() {
    let mut fixture = Fixture::new();
    let first = fixture
        .record
        .add(mentored(&["pda/mentoring"]))
        .expect("logged");
    let _ = fixture
        .record
        .add(mentored(&["pda/mentoring"]))
        .expect("logged");
    let txn = first.txn.expect("a change");
    let _ = fixture.record.undo_change(txn).expect("taken back alone");
    assert_eq!(counts(&fixture.record).0, counted(1, 0));
}

#[test]
fn refusing_what_is_linked_asks_to_take_the_link_away() {
    let mut fixture = Fixture::new();
    let id = fixture.log(mentored(&["pda/mentoring"]));
    let refused = fixture.record.refuse(id, &[mentoring()]);
    assert!(refused.is_err_and(|err| err.to_string().contains("linked")));
    let other = RequirementKey::parse("pda/deputising").expect("a key");
    let _ = fixture.record.refuse(id, &[other]).expect("kept");
    assert_eq!(counts(&fixture.record).0, counted(1, 0), "links teach once");
}

#[test]
fn what_was_learnt_is_forgotten_of_one_requirement_or_of_all_and_that_is_undone() {
    let mut fixture = Fixture::new();
    fixture.log(mentored(&["pda/mentoring", "klimf/6.1"]));
    let one = fixture.record.forget_learnt(Some(&mentoring()));
    assert_eq!(one.expect("forgotten").output, 1);
    assert_eq!(counts(&fixture.record).0, counted(0, 0));
    let all = fixture.record.forget_learnt(None).expect("forgotten");
    assert_eq!(all.output, 1);
    assert!(fixture.record.taught().expect("read").learnt.is_empty());
    let _ = fixture.record.undo().expect("undone");
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(counts(&fixture.record).0, counted(1, 0));
    assert_eq!(fixture.record.check().expect("checked"), []);
}

#[test]
fn it_travels_with_an_export_and_two_records_teach_each_other_once() {
    let mut fixture = Fixture::new();
    fixture.log(mentored(&["pda/mentoring"]));
    let to = fixture.path("everything.zip");
    fixture.record.backups().export(&to).expect("exported");
    let again = fixture.path("again");
    Backups::of(&again, clock()).import(&to).expect("imported");
    let record = Record::open(&again, clock()).expect("it opens");
    assert_eq!(counts(&record), counts(&fixture.record));
    let mut two = Computers::with_activity().0;
    for on in [0, 1] {
        let _ = two.records[on]
            .add(mentored(&["pda/mentoring"]))
            .expect("logged");
    }
    let _imports = two.back_and_forth();
    for on in [0, 1] {
        // One of the activity that both had from the start.
        assert_eq!(counts(&two.records[on]).0, counted(3, 0));
    }
    let _ = two.records[0].forget_learnt(None).expect("forgotten");
    let _imports = two.back_and_forth();
    for on in [0, 1] {
        assert_eq!(counts(&two.records[on]).0, counted(0, 0));
    }
    two.check();
}

#[test]
fn a_lexicon_beside_the_roles_file_goes_before_the_shipped_one_and_is_undone_with_the_role() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Juggling at lunch"));
    assert!(
        fixture
            .record
            .suggestions(id)
            .expect("some")
            .iter()
            .all(|one| !one.shown)
    );
    let role = fixture.record.profile();
    let lexicon = "[\"pda/mentoring\"]\nstrong = [\"juggling\"]\n".to_owned();
    let taken = fixture
        .record
        .use_profile_with((*role).clone(), Some(lexicon));
    let _ = taken.expect("used");
    let found = fixture.record.suggestions(id).expect("some");
    let shown: Vec<String> = found
        .iter()
        .filter(|one| one.shown)
        .map(|one| one.key.to_string())
        .collect();
    assert_eq!(shown, ["pda/mentoring"]);
    let _ = fixture.record.undo().expect("undone");
    assert!(
        fixture
            .record
            .suggestions(id)
            .expect("some")
            .iter()
            .all(|one| !one.shown)
    );
}

#[test]
fn a_role_without_a_lexicon_says_so_and_still_learns_what_is_linked() {
    let mut fixture = Fixture::new();
    let mut role = (*fixture.record.profile()).clone();
    role.key = "another".to_owned();
    let _ = fixture.record.use_profile(role).expect("used");
    assert!(fixture.record.lexicon().expect("read").is_none());
    fixture.log(mentored(&["pda/mentoring"]));
    let (whole, terms) = counts(&fixture.record);
    assert_eq!(whole, counted(1, 0));
    assert_eq!(terms, [("mentoring".to_owned(), counted(1, 0))]);
}

#[test]
fn titles_of_evidence_speak_for_their_activity() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("A quiet afternoon"));
    let mut evidence = note(TITLE);
    evidence.activities = vec![id];
    fixture.add_evidence(evidence);
    let found = fixture.record.suggestions(id).expect("some");
    let found = found
        .iter()
        .find(|one| one.key == mentoring())
        .expect("found");
    assert_eq!(found.because[0].field, "evidence");
    let _key: LinkKey = found.key.to_string().parse().expect("a key to link to");
}

#[test]
fn linking_several_at_once_teaches_of_each_that_was_not_linked() {
    let mut fixture = Fixture::new();
    let ids = [
        fixture.log(mentored(&[])),
        fixture.log(mentored(&["pda/mentoring"])),
        fixture.log(mentored(&[])),
    ];
    let linked = fixture
        .record
        .link_activities(&ids, &[link("pda/mentoring")]);
    assert_eq!(linked.expect("linked").output, 2);
    assert_eq!(counts(&fixture.record).0, counted(3, 0));
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(counts(&fixture.record).0, counted(1, 0));
}

#[test]
fn what_mentions_a_requirement_is_found_in_the_whole_record_but_for_what_was_answered() {
    let mut fixture = Fixture::new();
    let _linked = fixture.log(mentored(&["pda/mentoring"]));
    let refused = fixture.log(mentored(&[]));
    let _ = fixture
        .record
        .refuse(refused, &[mentoring()])
        .expect("kept");
    let open = fixture.log(mentored(&[]));
    let piece = fixture.add_evidence(note(TITLE));
    let found = fixture.record.mentions().expect("looked through");
    let entries: Vec<EntryId> = found.of(&mentoring()).iter().map(|one| one.entry).collect();
    assert_eq!(entries, [open.into(), piece.id.into()]);
}
