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

#[test]
fn a_window_that_is_killed_is_noticed_from_outside() {
    let fixture = Fixture::new();
    let file = fixture
        .dir()
        .join(format!(".cairn-window-{}", uuid::Uuid::now_v7()));
    let killed = std::fs::File::create_new(&file).expect("a file");
    killed.lock().expect("locked");
    let mut watch = fixture.record.watch();
    assert!(!watch.has_changed());
    // The system lets go of the lock, and the file stays.
    drop(killed);
    assert!(watch.has_changed());
    assert!(!watch.has_changed(), "it is told once");
    let mut newer = fixture.second();
    let _ = newer.open_window().expect("announced");
    assert!(!watch.has_changed(), "one more is no news");
}

#[test]
fn a_draft_belongs_to_the_window_that_typed_it_until_that_is_gone() {
    let mut fixture = Fixture::new();
    fixture
        .record
        .save_draft("plan/new", "Nobody's")
        .expect("saved");
    let mut one = fixture.second();
    assert_eq!(one.open_window().expect("taken").len(), 1);
    one.save_draft("activity/new", "Ward au").expect("saved");
    let mut two = fixture.second();
    assert_eq!(two.open_window().expect("nothing"), []);
    assert_eq!(two.drafts().expect("drafts"), []);
    two.save_draft("activity/new", "Journal club")
        .expect("saved");
    assert_eq!(one.drafts().expect("drafts").len(), 2);
    drop(one);
    // What is typed here too waits.
    let taken = two.take_over_drafts().expect("taken");
    assert_eq!(taken, [("plan/new".into(), "Nobody's".into())]);
    two.drop_draft("activity/new").expect("dropped");
    let taken = two.take_over_drafts().expect("taken");
    assert_eq!(taken, [("activity/new".into(), "Ward au".into())]);
    drop(two);
    let left = std::fs::read_dir(fixture.record.dir()).expect("the folder");
    let left = left.filter(|entry| {
        let name = entry.as_ref().expect("an entry").file_name();
        name.to_string_lossy().starts_with(".cairn-window-")
    });
    assert_eq!(
        left.count(),
        0,
        "a window that is gone leaves nothing behind"
    );
}
