//! Undo and redo, as a person meets them.

use cairn::record::{ActivityFilter, RecordError};

use crate::fixture::{Fixture, activity, note, rating};

#[test]
fn undo_takes_a_change_back_and_redo_makes_it_again() {
    let mut fixture = Fixture::new();
    let before = fixture.entries();
    fixture.log(activity("Ward audit"));
    let after = fixture.entries();
    assert_eq!(
        fixture
            .record
            .undoable()
            .expect("a change")
            .map(|(_, label)| label)
            .as_deref(),
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
    fixture.record.add(activity("")).expect_err("refused");
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
    let _ = fixture.record.delete(evidence.id).expect("deleted");
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    let _ = fixture
        .record
        .add(activity(&"long ".repeat(40)))
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

#[test]
fn a_named_change_is_taken_back_and_no_other() {
    let mut fixture = Fixture::new();
    let one = fixture.record.add(activity("One")).expect("logged");
    let before = fixture.entries();
    let two = fixture.record.add(activity("Two")).expect("logged");
    fixture.log(activity("Three"));
    let named = two.txn.expect("a change");
    let undone = fixture.record.undo_change(named).expect("undone");
    assert_eq!(undone.output, "log “Two”");
    let titles = |fixture: &Fixture| {
        let listed = fixture.record.activities(&ActivityFilter::default());
        let mut titles: Vec<_> = listed
            .expect("the log")
            .into_iter()
            .map(|found| found.title)
            .collect();
        titles.sort();
        titles
    };
    assert_eq!(titles(&fixture), ["One", "Three"]);
    let again = fixture.record.undo_change(named);
    assert!(
        matches!(again, Err(RecordError::NotStanding(txn)) if txn == named),
        "{again:?}"
    );
    assert_eq!(titles(&fixture), ["One", "Three"]);
    // Undo and redo go on as they would have.
    assert_eq!(fixture.record.undo().expect("undone").output, "log “Three”");
    assert_eq!(fixture.entries(), before);
    assert_eq!(fixture.record.redo().expect("redone").output, "log “Three”");
    assert_eq!(fixture.record.redo().expect("redone").output, "log “Two”");
    assert_eq!(titles(&fixture), ["One", "Three", "Two"]);
    assert!(one.txn < two.txn);
}

#[test]
fn a_named_change_that_others_build_on_stays() {
    let mut fixture = Fixture::new();
    let added = fixture.record.add(activity("One")).expect("logged");
    let edited = fixture
        .record
        .edit(added.output, activity("One, edited"))
        .expect("edited");
    let before = fixture.entries();
    let refused = fixture.record.undo_change(added.txn.expect("a change"));
    let Err(RecordError::BuiltOn { change, later }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        (change.as_str(), later.as_str()),
        ("log “One”", "edit “One, edited”")
    );
    assert_eq!(fixture.entries(), before);
    // What only names the entry builds on it too.
    let _ = fixture
        .record
        .undo_change(edited.txn.expect("a change"))
        .expect("undone");
    let mut piece = note("Minutes");
    piece.activities.push(added.output);
    let _ = fixture.record.add_evidence(piece).expect("attached");
    let refused = fixture.record.undo_change(added.txn.expect("a change"));
    assert!(
        matches!(refused, Err(RecordError::BuiltOn { .. })),
        "{refused:?}"
    );
}

#[test]
fn what_changes_nothing_has_no_number_to_undo_by() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("One"));
    let same = fixture.record.edit(id, activity("One")).expect("accepted");
    assert_eq!(same.txn, None);
    let _ = fixture.record.delete(id).expect("deleted");
    assert_eq!(fixture.record.delete(id).expect("accepted").txn, None);
}
