//! A damaged database and what takes its place; what is left over and what is no backup.

use std::fs;

use cairn::record::{Backups, Clock, RecordError};

use crate::backups::{filled, made};
use crate::fixture::{clock, database, day};

#[test]
fn a_row_that_is_not_as_history_has_it_lets_no_good_backup_go() {
    let fixture = filled();
    let good = made(&fixture);
    let conn = database(&fixture.dir());
    crate::check::damage(&conn, "UPDATE activity SET title = 'Ward audis'");
    let report = fixture.record.backups().make().expect("kept all the same");
    assert_eq!(report.unsound, 1);
    assert!(!report.backup.sound);
    let standing = fixture.record.backups().standing().expect("a standing");
    assert_eq!(standing.last, Some(good.at));
    let newest = fixture.record.backups().find("latest").expect("there");
    assert_eq!(newest.path, good.path);
}

#[test]
fn a_damaged_database_is_set_aside_whole_and_the_backup_takes_its_place() {
    let fixture = filled();
    let backup = made(&fixture);
    let before = fixture.entries();
    let dir = fixture.dir();
    let backups = fixture.record.backups();
    let fixture_folder = fixture.close();
    fs::write(dir.join("cairn.db"), b"no database any more").expect("damaged");
    fs::write(dir.join("cairn.db-wal"), b"a stale log").expect("damaged");

    let offered = backups.newest_good().expect("a way back").1;
    assert_eq!(offered.total(), 3);
    let restored = backups.restore(&backup).expect("restored");
    let aside = restored.aside.expect("set aside");
    let kept = |name: &str| fs::read(aside.join(name)).expect("kept");
    assert_eq!(kept("cairn.db"), b"no database any more");
    assert_eq!(kept("cairn.db-wal"), b"a stale log");
    assert_eq!(crate::fixture::entries(&dir), before);
    drop(fixture_folder);
}

#[test]
fn a_replacement_that_broke_off_is_finished_when_the_record_is_opened() {
    let fixture = filled();
    let backup = made(&fixture);
    let before = fixture.entries();
    let dir = fixture.dir();
    let folder = fixture.close();
    // As a crash leaves it between the two renames.
    fs::copy(
        &backup.path,
        dir.join("cairn-restored-2026-11-04T12-00-00-000Z.db"),
    )
    .expect("ready");
    for (name, text) in [("cairn.db", "broken"), ("cairn.db-wal", "stale")] {
        fs::write(dir.join(name), text).expect("damaged");
    }
    fs::remove_file(dir.join("cairn.db")).expect("moved already");
    assert!(cairn::record::Record::exists(&dir));
    let record = cairn::record::Record::open(&dir, clock()).expect("it opens");
    drop(record);
    assert_eq!(crate::fixture::entries(&dir), before);
    assert!(
        !dir.join("cairn-restored-2026-11-04T12-00-00-000Z.db")
            .exists()
    );
    drop(folder);
}

#[test]
fn what_a_killed_backup_left_is_swept_up_after_a_day() {
    let fixture = filled();
    let left = fixture.dir().join("backups/.backup-killed");
    fs::create_dir_all(fixture.dir().join("backups")).expect("a folder");
    fs::write(&left, "half").expect("written");
    let on = |today: &str| {
        let clock = Clock::fixed(day(today));
        Backups::of(&fixture.dir(), clock).make().expect("a backup");
        left.exists()
    };
    assert!(on("2000-01-01"), "it may be under way");
    assert!(!on("2199-01-01"));
}

#[test]
fn what_is_no_backup_of_ours_is_refused() {
    let mut fixture = filled();
    let before = fixture.everything();
    let foreign = fixture.path("other.db");
    let conn = rusqlite::Connection::open(&foreign).expect("a database");
    conn.execute_batch("CREATE TABLE t (x)").expect("a table");
    drop(conn);
    let refused = fixture
        .record
        .restore_preview(&foreign)
        .expect_err("refused");
    assert!(matches!(refused, RecordError::NotARecord(_)), "{refused:?}");

    let backup = made(&fixture);
    let newer = fixture.path("newer.db");
    fs::copy(&backup.path, &newer).expect("a copy");
    let conn = rusqlite::Connection::open(&newer).expect("a database");
    conn.pragma_update(None, "user_version", 9999).expect("set");
    drop(conn);
    let refused = fixture.record.restore_preview(&newer).expect_err("refused");
    assert!(matches!(refused, RecordError::Newer(_)), "{refused:?}");
    assert_eq!(fixture.everything(), before);
}
