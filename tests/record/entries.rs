//! Adding, editing, deleting and restoring each sort of entry.

use cairn::record::{ActivityFilter, RecordError};

use crate::fixture::{Fixture, activity};

#[test]
fn an_added_activity_is_found_as_it_was_given() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let found = fixture.record.activity(id).expect("it is there");
    assert_eq!(found.details, activity("Ward audit"));
    let listed = fixture.record.activities(&ActivityFilter::default()).expect("a list");
    assert_eq!(listed.len(), 1);
}

#[test]
fn undo_takes_an_activity_back_and_redo_brings_it_again() {
    let mut fixture = Fixture::new();
    let before = fixture.entries();
    fixture.log(activity("Ward audit"));
    let after = fixture.entries();
    let undone = fixture.record.undo().expect("undo");
    assert_eq!(undone.output, "log “Ward audit”");
    assert_eq!(fixture.entries(), before);
    let redone = fixture.record.redo().expect("redo");
    assert_eq!(redone.output, "log “Ward audit”");
    assert_eq!(fixture.entries(), after);
    assert!(matches!(fixture.record.redo(), Err(RecordError::NothingToRedo)));
}
