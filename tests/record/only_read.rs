//! A record that may only be read: it is shown, printed and exported, nothing in its folder changes, and no write is taken.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};

use cairn::domain::{Period, Practitioner};
use cairn::kinds::shipped_by_key;
use cairn::record::{
    ActivityFilter, Backups, EntryId, NewContent, Op, Passphrase, Record, RecordError, Result,
};
use rusqlite::Connection;

use crate::fixture::{
    Fixture, activity, clock, database, day, minutes, note, objective, qualification, rating, setup,
};
use crate::read_only::{ReadOnly, state_of};

/// Makes a folder read-only, or says that this machine does not let us; in CI it does.
fn locked(folder: &Path) -> Option<ReadOnly> {
    let locked = ReadOnly::new(folder);
    if locked.is_none() {
        assert!(std::env::var_os("CI").is_none(), "no right to mount");
    }
    locked
}

/// A record with one of everything, closed, and its folder.
fn full() -> (tempfile::TempDir, PathBuf) {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    fixture.add_evidence(minutes());
    let _ = fixture
        .record
        .add(qualification("Chartership"))
        .expect("accepted");
    fixture.record.set_setting("theme", "dark").expect("set");
    let dir = fixture.dir();
    (fixture.close(), dir)
}

fn titles(record: &Record) -> Vec<String> {
    let all = record.activities(&ActivityFilter::default());
    let all = all.expect("a list").into_iter();
    all.map(|activity| activity.title).collect()
}

#[track_caller]
fn refused<T>(result: Result<T>, path: &Path) {
    let Err(err) = result else {
        panic!("it was taken");
    };
    assert!(
        matches!(err, RecordError::OnlyRead { .. }),
        "{err}: {}",
        err.hint()
    );
    assert!(err.to_string().contains(&path.display().to_string()));
    assert!(err.hint().contains("copy the whole folder"));
}

#[test]
fn it_is_shown_printed_and_exported_and_its_folder_stays_as_it_was() {
    let (folder, dir) = full();
    let out = folder.path().join("out");
    let before = state_of(&dir);
    let Some(lock) = locked(&dir) else { return };
    let mut record = Record::open(&dir, clock()).expect("it opens");
    assert!(record.only_read().is_some());
    assert_eq!(titles(&record), ["Ward audit"]);
    assert_eq!(record.search("ward", 9).expect("a search").len(), 1);
    assert_eq!(
        record.setting("theme").expect("set").as_deref(),
        Some("dark")
    );
    let evidence = record.all_evidence().expect("a list").remove(0);
    let history = record.history(EntryId::Evidence(evidence.id));
    assert_eq!(history.expect("a history").len(), 1);
    let period = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
    let contents = record.portfolio_contents(period, day("2026-11-04"));
    assert_eq!(contents.expect("what is printed").activities.len(), 1);
    assert_eq!(record.check().expect("looked through"), []);
    assert_eq!(record.gives_away().expect("looked through").len(), 0);
    let backups = record.backups();
    assert_eq!(backups.list().expect("a list").len(), 0);
    assert!(backups.standing().expect("a standing").last.is_none());
    assert!(backups.make_if_changed().expect("not due").is_none());
    assert!(backups.check_if_due().expect("not due").is_none());
    let exported = backups.export(&folder.path().join("all.zip"));
    assert_eq!(exported.expect("exported").files, 1);
    let made = backups.make_to(&out).expect("a backup elsewhere");
    assert_eq!((made.unsound, made.missing), (0, 0));
    assert_eq!(backups.preview(&made.backup).expect("a preview"), []);
    assert!(backups.belongings().is_ok());
    drop(record);
    drop(lock);
    assert!(state_of(&dir) == before, "something was written");
    let whole = folder.path().join("whole");
    let moved = Backups::of(&whole, clock()).import(&folder.path().join("all.zip"));
    assert!(moved.expect("imported").is_whole);
}

#[test]
fn every_write_is_refused_and_says_why() {
    let (folder, dir) = full();
    let backup = Record::open(&dir, clock())
        .expect("it opens")
        .backups()
        .make()
        .expect("a backup")
        .backup;
    let export = folder.path().join("all.zip");
    let backups = Backups::of(&dir, clock());
    backups.export(&export).expect("exported");
    let before = state_of(&dir);
    let Some(lock) = locked(&dir) else { return };
    let mut record = Record::open(&dir, clock()).expect("it opens");
    let found = record
        .activities(&ActivityFilter::default())
        .expect("a list");
    let id = found[0].id;
    let piece = record.all_evidence().expect("a list").remove(0);
    let kind = shipped_by_key("chartership").expect("a shipped kind");
    let period = Period::new(day("2025-01-01"), day("2026-12-31")).expect("a period");
    let proposed = record
        .propose_portfolio(kind.clone(), period)
        .expect("a proposal");
    refused(record.add(activity("Another")), &dir);
    refused(record.edit(id, activity("Changed")), &dir);
    refused(record.delete(EntryId::Activity(id)), &dir);
    refused(record.restore(EntryId::Activity(id)), &dir);
    refused(record.add_evidence(note("Minutes")), &dir);
    refused(record.add_evidence(minutes()), &dir);
    let newer = NewContent::Bytes {
        name: "newer.txt".into(),
        bytes: b"newer".to_vec(),
    };
    refused(record.replace_file(piece.id, newer), &dir);
    refused(record.add(qualification("MSc")), &dir);
    refused(record.add(rating("klimf/6.1", 3)), &dir);
    refused(record.add(objective("Learn")), &dir);
    refused(record.add(proposed), &dir);
    refused(record.set_practitioner(Practitioner::new("Else")), &dir);
    refused(record.use_profile(setup().profile), &dir);
    refused(record.transact(Op::new("several"), |_| Ok(())), &dir);
    refused(record.undo(), &dir);
    refused(record.redo(), &dir);
    refused(record.save_draft("activity/new", "Half a thou"), &dir);
    refused(record.drop_draft("activity/new"), &dir);
    refused(record.set_setting("theme", "light"), &dir);
    refused(record.repair(), &dir);
    refused(record.restore_backup(&backup), &dir);
    refused(backups.make(), &dir);
    refused(backups.make_to(&dir.join("backups/more")), &dir);
    refused(backups.restore(&backup), &dir);
    refused(backups.import(&export), &dir);
    refused(backups.salvage(), &dir);
    refused(backups.repair(), &dir);
    refused(backups.erase("Sam Sample"), &dir);
    refused(backups.set_folder(Some(folder.path())), &dir);
    refused(backups.set_folder(None), &dir);
    let words = Passphrase::new("four words make it".to_owned());
    refused(backups.set_passphrase(&words), &dir);
    refused(backups.remove_passphrase(), &dir);
    drop(record);
    drop(lock);
    assert!(state_of(&dir) == before, "something was written");
}

/// A record with an activity that stands in the log alone, and its folder.
fn with_log() -> (Fixture, PathBuf) {
    let fixture = Fixture::new();
    let dir = fixture.dir();
    drop(fixture.record.backups());
    let mut writer = fixture.second();
    let _ = writer.add(activity("In the log")).expect("logged");
    let copy = fixture.path("copy");
    for part in ["", "attachments", "backups"] {
        fs::create_dir(copy.join(part)).expect("a folder");
    }
    for name in ["cairn.db", "cairn.db-wal"] {
        fs::copy(dir.join(name), copy.join(name)).expect("copied");
    }
    assert!(
        fs::metadata(copy.join("cairn.db-wal"))
            .expect("a log")
            .len()
            > 0
    );
    (fixture, copy)
}

#[test]
fn what_a_killed_writer_left_in_the_log_is_shown() {
    let (_fixture, copy) = with_log();
    let before = state_of(&copy);
    let Some(lock) = locked(&copy) else { return };
    let record = Record::open(&copy, clock()).expect("it opens");
    assert_eq!(titles(&record), ["In the log"]);
    drop(record);
    drop(lock);
    assert!(state_of(&copy) == before, "something was written");
}

/// Returns the folders with copies of a record that are looked at.
fn copies_of(dir: &Path) -> Vec<PathBuf> {
    let belongings = Backups::of(dir, clock()).belongings().expect("told");
    let paths = belongings.paths.into_iter();
    paths.filter(|path| !path.starts_with(dir)).collect()
}

#[test]
fn the_copy_that_a_killed_program_looked_at_goes_when_any_record_is_opened() {
    let (fixture, dir) = with_log();
    let Some(_lock) = locked(&dir) else { return };
    std::mem::forget(Record::open(&dir, clock()).expect("it opens"));
    let left = copies_of(&dir);
    assert_eq!(left.len(), 1);
    assert!(left[0].join("cairn.db").is_file());
    // Its lock goes with it.
    fs::remove_file(left[0].join(".lock")).expect("a lock");
    fs::write(left[0].join(".lock"), "").expect("nobody's lock");
    let looking = Record::open(&dir, clock()).expect("it opens");
    let at = copies_of(&dir);
    drop(fixture.second());
    assert!(!left[0].exists());
    assert!(at.len() == 1 && at[0].exists());
    drop(looking);
    assert!(copies_of(&dir).is_empty());
}

#[test]
fn the_copy_of_a_record_that_was_only_looked_at_is_erased_with_it() {
    let (_fixture, dir) = with_log();
    let Some(lock) = locked(&dir) else { return };
    let looked = Record::open(&dir, clock()).expect("it opens");
    let copies = copies_of(&dir);
    drop(lock);
    let erased = looked.backups().erase(&setup().practitioner.name);
    drop(erased.expect("erased"));
    assert!(!copies[0].exists() && !dir.exists());
}

#[test]
fn every_older_form_is_shown_and_stays_as_it_is() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema");
    for entry in fs::read_dir(fixtures).expect("a folder") {
        let path = entry.expect("an entry").path();
        let folder = tempfile::tempdir().expect("a folder");
        let old = Connection::open(folder.path().join("cairn.db")).expect("a database");
        let sql = fs::read_to_string(&path).expect("SQL");
        old.execute_batch(&sql).expect("the fixture is sound SQL");
        old.close().expect("closed");
        let before = state_of(folder.path());
        let Some(lock) = locked(folder.path()) else {
            return;
        };
        let mut record = Record::open(folder.path(), clock()).expect("an old record opens");
        assert_eq!(record.search("titleword", 9).expect("a search").len(), 1);
        refused(record.add(activity("Another")), folder.path());
        let out = tempfile::tempdir().expect("a folder");
        let exported = record.backups().export(&out.path().join("all.zip"));
        exported.expect("exported");
        drop(record);
        drop(lock);
        assert!(state_of(folder.path()) == before, "{}", path.display());
    }
}

#[test]
fn what_is_refused_elsewhere_is_refused_here_with_the_same_words() {
    let (_folder, dir) = full();
    let conn = database(&dir);
    conn.pragma_update(None, "user_version", 99).expect("newer");
    conn.close().expect("closed");
    let Some(lock) = locked(&dir) else { return };
    let newer = Record::open(&dir, clock()).expect_err("refused");
    drop(lock);
    assert!(matches!(newer, RecordError::Newer(_)), "{newer:?}");
    for content in [&b""[..], b"Dear diary"] {
        fs::write(dir.join("cairn.db"), content).expect("writable");
        let Some(lock) = locked(&dir) else { return };
        let damaged = Record::open(&dir, clock()).expect_err("refused");
        let nothing = Backups::of(&dir, clock()).salvage();
        drop(lock);
        assert!(matches!(damaged, RecordError::Damaged(_)), "{damaged:?}");
        refused(nothing, &dir);
    }
}

#[test]
fn what_another_process_writes_meanwhile_is_seen() {
    let mut fixture = Fixture::new();
    fixture.log(activity("First"));
    let dir = fixture.dir();
    // The record that is open keeps its files; whoever comes later finds the folder read-only.
    let Some(_lock) = locked(&dir) else { return };
    let mut reader = Record::open(&dir, clock()).expect("it opens");
    assert!(reader.only_read().is_some());
    let version = reader.data_version().expect("a version");
    reader.catch_up().expect("nothing new");
    assert_eq!(reader.data_version().expect("a version"), version);
    for n in 0..20 {
        fixture.log(activity(&format!("Number {n}")));
        reader.catch_up().expect("read anew");
        assert_eq!(titles(&reader).len(), n + 2);
    }
    assert_ne!(reader.data_version().expect("a version"), version);
}

#[test]
fn once_it_may_be_written_again_the_same_save_is_taken() {
    let (_folder, dir) = full();
    let Some(lock) = locked(&dir) else { return };
    let mut record = Record::open(&dir, clock()).expect("it opens");
    refused(record.save_draft("activity/new", "Half a thou"), &dir);
    refused(record.add(activity("Another")), &dir);
    drop(lock);
    record
        .save_draft("activity/new", "Half a thou")
        .expect("kept");
    let _ = record.add(activity("Another")).expect("taken");
    assert!(record.only_read().is_none());
    drop(record);
    let again = Record::open(&dir, clock()).expect("it opens");
    assert_eq!(titles(&again).len(), 2);
}

#[test]
fn a_database_that_waits_to_take_its_place_is_the_one_that_is_shown() {
    let (_folder, dir) = full();
    fs::rename(
        dir.join("cairn.db"),
        dir.join("cairn-restored-2026-11-04T10-00-00-000Z.db"),
    )
    .expect("renamed");
    fs::write(dir.join("cairn.db"), "no database any more").expect("damaged");
    let before = state_of(&dir);
    let Some(lock) = locked(&dir) else { return };
    let record = Record::open(&dir, clock()).expect("it opens");
    assert_eq!(titles(&record), ["Ward audit"]);
    drop(record);
    drop(lock);
    assert!(state_of(&dir) == before, "something was written");
}

#[test]
fn a_folder_that_becomes_read_only_while_the_record_is_open_is_named_as_the_reason() {
    let mut fixture = Fixture::new();
    fixture.log(activity("First"));
    let dir = fixture.dir();
    let Some(lock) = locked(&dir) else { return };
    refused(fixture.record.add_evidence(minutes()), &dir);
    drop(lock);
    fixture.add_evidence(minutes());
}

#[test]
fn a_record_that_goes_away_while_it_is_read_is_said_to_be_gone_and_still_shown() {
    let (_folder, dir) = full();
    let elsewhere = dir.with_file_name("elsewhere");
    let Some(lock) = locked(&dir) else { return };
    let mut record = Record::open(&dir, clock()).expect("it opens");
    drop(lock);
    fs::rename(&dir, &elsewhere).expect("moved");
    let gone = record.catch_up().expect_err("it is not there");
    assert!(matches!(gone, RecordError::Gone(_)), "{gone:?}");
    assert_eq!(titles(&record), ["Ward audit"]);
    fs::rename(&elsewhere, &dir).expect("back");
}

#[test]
fn a_backup_elsewhere_is_encrypted_where_backups_are_and_opens_with_the_passphrase() {
    let (folder, dir) = full();
    let words = Passphrase::new("four words make it".to_owned());
    let backups = Backups::of(&dir, clock());
    backups.set_passphrase(&words).expect("set");
    let before = state_of(&dir);
    let Some(lock) = locked(&dir) else { return };
    let made = backups.make_to(&folder.path().join("out"));
    let made = made.expect("a backup elsewhere").backup;
    assert!(made.is_encrypted());
    let unlocked = backups.unlocked(&made.path, &words).expect("it opens");
    let contents = unlocked.contents(&made.path).expect("read");
    assert_eq!(contents.person, "Sam Sample");
    assert_eq!(unlocked.preview(&made).expect("a preview"), []);
    drop(lock);
    assert!(state_of(&dir) == before, "something was written");
}
