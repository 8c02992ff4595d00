//! Each copy of a record has a device of its own, and every one finds its backups.

use std::fs;
use std::path::Path;

use cairn::record::{Backups, Record};

use crate::computers::{Computers, log};
use crate::fixture::{Fixture, activity, clock, database};

fn device(dir: &Path) -> String {
    let found = database(dir).query_row("SELECT device FROM bookkeeping", [], |row| row.get(0));
    found.expect("a device")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[test]
fn an_imported_record_is_another_device() {
    let (two, _) = Computers::with_activity();
    assert_ne!(device(two.records[0].dir()), device(two.records[1].dir()));
}

#[test]
fn a_copied_folder_is_another_device_and_the_original_stays() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    fixture.record.backups().make().expect("a backup");
    let (dir, elsewhere) = (fixture.dir(), fixture.path("copy"));
    let known = device(&dir);
    let folder = fixture.close();
    copy(&dir, &elsewhere);
    let mut opened = Record::open(&elsewhere, clock()).expect("it opens");
    assert_ne!(device(&elsewhere), known);
    assert_eq!(opened.check().expect("checked"), []);
    drop(Record::open(&dir, clock()).expect("it opens"));
    assert_eq!(device(&dir), known);
    // What the copy backed up before it was one is still its own, also after its first change.
    log(&mut opened, "Since");
    assert_eq!(opened.backups().list().expect("a list").len(), 1);
    let own = device(&elsewhere);
    drop(opened);
    drop(Record::open(&elsewhere, clock()).expect("it opens"));
    assert_eq!(device(&elsewhere), own, "it is no copy a second time");
    drop(folder);
}

#[test]
fn moving_a_record_and_going_back_to_a_backup_harm_nothing() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let made = fixture.record.backups().make().expect("a backup").backup;
    let (dir, moved) = (fixture.dir(), fixture.path("moved"));
    let folder = fixture.close();
    fs::rename(&dir, &moved).expect("moved");
    let backups = Backups::of(&moved, clock());
    let mut record = Record::open(&moved, clock()).expect("it opens");
    log(&mut record, "Since");
    assert_eq!(backups.list().expect("a list").len(), 1);
    fs::write(moved.join("cairn.db"), "no database").expect("damaged");
    drop(record);
    let made = backups.find(&made.name()).expect("it is found");
    backups.restore(&made).expect("restored");
    let mut record = Record::open(&moved, clock()).expect("it opens");
    log(&mut record, "After all");
    assert_eq!(record.check().expect("checked"), []);
    assert!(!backups.list().expect("a list").is_empty());
    drop(folder);
}
