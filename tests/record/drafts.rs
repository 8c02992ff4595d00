//! Drafts and settings: kept at once, outside history.

use cairn::record::RecordError;

use crate::fixture::Fixture;

#[test]
fn a_draft_is_there_after_reopening_until_it_is_dropped() {
    let mut fixture = Fixture::new();
    fixture
        .record
        .save_draft("activity/new", "Ward au")
        .expect("saved");
    fixture
        .record
        .save_draft("activity/new", "Ward audit")
        .expect("saved");
    fixture.record.save_draft("a", "").expect("saved");
    let mut fixture = fixture.reopen();
    let drafts = fixture.record.drafts().expect("drafts");
    assert_eq!(
        drafts,
        [
            ("a".into(), String::new()),
            ("activity/new".into(), "Ward audit".into())
        ]
    );
    fixture.record.drop_draft("activity/new").expect("dropped");
    fixture
        .record
        .drop_draft("never there")
        .expect("nothing to drop");
    assert_eq!(fixture.record.drafts().expect("drafts").len(), 1);
}

#[test]
fn a_draft_is_on_disk_before_the_record_is_closed() {
    let mut fixture = Fixture::new();
    fixture
        .record
        .save_draft("activity/new", "Ward audit")
        .expect("saved");
    assert_eq!(fixture.second().drafts().expect("drafts").len(), 1);
}

#[test]
fn a_setting_is_remembered() {
    let mut fixture = Fixture::new();
    assert_eq!(fixture.record.setting("theme").expect("none"), None);
    fixture.record.set_setting("theme", "dark").expect("set");
    let fixture = fixture.reopen();
    assert_eq!(
        fixture.record.setting("theme").expect("one").as_deref(),
        Some("dark")
    );
}

#[test]
fn neither_is_a_change_that_could_be_undone() {
    let mut fixture = Fixture::new();
    fixture
        .record
        .save_draft("activity/new", "Ward audit")
        .expect("saved");
    fixture.record.set_setting("theme", "dark").expect("set");
    assert!(matches!(
        fixture.record.undo(),
        Err(RecordError::NothingToUndo)
    ));
}
