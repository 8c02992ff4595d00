//! Making and opening records, and what is refused untouched.

use std::path::Path;

use cairn::domain::Practitioner;
use cairn::record::{Record, RecordError, Setup};
use rusqlite::Connection;

use crate::fixture::{Fixture, activity, clock, database, setup};

#[test]
fn a_new_record_holds_the_person_and_the_profile() {
    let fixture = Fixture::new().reopen();
    assert_eq!(
        fixture.record.practitioner().expect("a person"),
        Practitioner::new("Sam Sample")
    );
    assert_eq!(*fixture.record.profile(), setup().profile);
    assert!(Record::exists(&fixture.dir()));
}

#[test]
fn the_folder_of_a_record_holds_nothing_unexpected() {
    let fixture = Fixture::new();
    let dir = fixture.dir();
    drop(fixture.record);
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert_eq!(names, ["attachments", "backups", "cairn.db"]);
}

#[test]
fn a_second_record_in_a_folder_is_refused() {
    let fixture = Fixture::new();
    let refused = Record::create(&fixture.dir(), setup(), clock()).expect_err("refused");
    assert!(
        matches!(refused, RecordError::AlreadyARecord(_)),
        "{refused:?}"
    );
}

#[test]
fn a_record_for_nobody_is_not_begun() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("record");
    let nobody = Setup {
        practitioner: Practitioner::new(" "),
        ..setup()
    };
    Record::create(&dir, nobody, clock()).expect_err("refused");
    assert!(!dir.exists());
}

#[test]
fn a_folder_without_a_record_is_said_to_have_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = Record::open(folder.path(), clock()).expect_err("refused");
    assert!(matches!(refused, RecordError::NoRecord(_)), "{refused:?}");
    assert!(!Record::exists(folder.path()));
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        0,
        "nothing was made"
    );
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let fixture = Fixture::new();
    let file = fixture.file("file", b"");
    let refused = Record::create(&file.join("record"), setup(), clock()).expect_err("refused");
    assert!(refused.to_string().contains("file"), "{refused}");
}

/// Opens a record that must be refused, and checks that its database is byte for byte what it was.
fn refused_untouched(dir: &Path) -> RecordError {
    let bytes = || std::fs::read(dir.join("cairn.db")).expect("a database");
    let names = || {
        let mut names: Vec<_> = std::fs::read_dir(dir)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        names.sort();
        names
    };
    let before = (bytes(), names());
    let refused = Record::open(dir, clock()).expect_err("this must be refused");
    assert!(
        (bytes(), names()) == before,
        "the refused database was touched"
    );
    refused
}

#[test]
fn a_record_of_a_newer_cairn_is_refused_untouched() {
    let fixture = Fixture::new();
    let dir = fixture.dir();
    drop(fixture.record);
    let conn = database(&dir);
    conn.pragma_update(None, "user_version", 99)
        .expect("a version");
    conn.close().expect("closed");
    let refused = refused_untouched(&dir);
    assert!(matches!(refused, RecordError::Newer(_)), "{refused:?}");
    assert!(refused.hint().contains("newest Cairn"));
}

#[test]
fn a_newer_version_that_still_stands_in_the_log_is_refused() {
    let fixture = Fixture::new();
    let dir = fixture.dir();
    drop(fixture.record);
    let conn = database(&dir);
    conn.pragma_update(None, "wal_autocheckpoint", 0)
        .expect("a pragma");
    conn.pragma_update(None, "user_version", 99)
        .expect("a version");
    let bytes = std::fs::read(dir.join("cairn.db")).expect("a database");
    let refused = Record::open(&dir, clock()).expect_err("refused");
    assert!(matches!(refused, RecordError::Newer(_)), "{refused:?}");
    assert!(std::fs::read(dir.join("cairn.db")).expect("a database") == bytes);
    drop(conn);
}

#[test]
fn another_programs_database_is_refused_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let conn = Connection::open(folder.path().join("cairn.db")).expect("a database");
    conn.execute_batch("CREATE TABLE moz_places (id INTEGER)")
        .expect("a table");
    conn.close().expect("closed");
    let refused = refused_untouched(folder.path());
    assert!(matches!(refused, RecordError::NotARecord(_)), "{refused:?}");
}

#[test]
fn what_is_no_database_is_called_damaged_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for content in [
        &b""[..],
        b"SQLite format 3\0",
        b"Dear diary, this is a text file of some length",
    ] {
        std::fs::write(folder.path().join("cairn.db"), content).expect("writable");
        let refused = refused_untouched(folder.path());
        assert!(matches!(refused, RecordError::Damaged(_)), "{refused:?}");
        assert!(refused.hint().contains("backup"), "{}", refused.hint());
    }
}

#[test]
fn a_damaged_record_is_reported_and_not_deleted() {
    let mut fixture = Fixture::new();
    for n in 0..50 {
        fixture.log(activity(&format!("Activity {n}")));
    }
    let dir = fixture.dir();
    drop(fixture.record);
    let path = dir.join("cairn.db");
    let mut bytes = std::fs::read(&path).expect("a database");
    let pages = bytes.len() / 4096;
    for page in 1..pages {
        bytes[page * 4096..page * 4096 + 64].fill(0xa5);
    }
    std::fs::write(&path, &bytes).expect("writable");
    let refused = Record::open(&dir, clock()).expect_err("refused");
    assert!(matches!(refused, RecordError::Damaged(_)), "{refused:?}");
    assert!(path.exists());
}

#[test]
fn the_default_folder_is_the_persons_own() {
    let dir = Record::default_dir().expect("a folder");
    assert!(
        dir.ends_with("cairn/record")
            || dir.ends_with("cairn/data/record")
            || dir.ends_with("cairn\\data\\record"),
        "{}",
        dir.display()
    );
}
