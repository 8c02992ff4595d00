//! Salvage: what can be read of a damaged record, when there is no backup.

use std::fs;

use cairn::record::{Backups, NewContent, Part, Record, RecordError};

use crate::fixture::{Fixture, activity, clock, note};

const ENTRIES: usize = 120;

/// A closed record with many activities and a file; the folder it lies in goes with what this returns.
fn closed() -> (tempfile::TempDir, std::path::PathBuf) {
    let mut fixture = Fixture::new();
    for n in 0..ENTRIES {
        let mut details = activity(&format!("Number {n}"));
        details.description = format!("{n} ").repeat(200);
        fixture.log(details);
    }
    let mut evidence = note("Minutes");
    evidence.content = NewContent::Bytes {
        name: "minutes.txt".into(),
        bytes: b"The group thanked us".to_vec(),
    };
    fixture.add_evidence(evidence);
    let dir = fixture.dir();
    (fixture.close(), dir)
}

#[test]
fn what_can_be_read_becomes_a_record_and_the_rest_is_said() {
    let (folder, dir) = closed();
    let path = dir.join("cairn.db");
    let page = |sql: &str| -> usize {
        let conn = crate::fixture::database(&dir);
        let page: i64 = conn.query_row(sql, [], |row| row.get(0)).expect("a page");
        usize::try_from(page).expect("a number")
    };
    // Without this page it does not open, without the other it does not read to the end.
    let root = page("SELECT rootpage FROM sqlite_schema WHERE name = 'bookkeeping'");
    let leaf = page(
        "SELECT pageno FROM dbstat WHERE name = 'activity' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 9",
    );
    let mut bytes = fs::read(&path).expect("a database");
    for page in [root, leaf] {
        bytes[(page - 1) * 4096..page * 4096].fill(0xa5);
    }
    fs::write(&path, &bytes).expect("damaged");
    let backups = Backups::of(&dir, clock());
    let salvaged = backups.salvage().expect("salvaged");
    assert!(salvaged.torn.contains(&Part::Activities), "{salvaged:?}");
    assert_eq!(salvaged.missing, 0);
    let activities = salvaged
        .read
        .iter()
        .find(|(part, _)| *part == Part::Activities);
    let (_, activities) = activities.expect("activities");
    assert_eq!(
        *activities, ENTRIES as u64,
        "history has what the table has lost"
    );
    let kept = fs::read_dir(&salvaged.aside).expect("set aside").count();
    assert!(kept >= 1);
    let record = Record::open(&dir, clock()).expect("it opens");
    let listed = record
        .activities(&cairn::record::ActivityFilter::default())
        .expect("a list");
    assert_eq!(listed.len() as u64, *activities);
    drop(folder);
}

#[test]
fn a_record_that_opens_is_not_salvaged() {
    let fixture = Fixture::new();
    let before = fixture.everything();
    let refused = fixture.record.backups().salvage().expect_err("refused");
    assert!(matches!(refused, RecordError::OpensWell(_)), "{refused:?}");
    assert_eq!(fixture.everything(), before);
}

#[test]
fn where_nothing_can_be_read_nothing_is_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cairn.db");
    fs::write(&path, b"Dear diary").expect("writable");
    let backups = Backups::of(folder.path(), clock());
    let refused = backups.salvage().expect_err("refused");
    assert!(matches!(refused, RecordError::Damaged(_)), "{refused:?}");
    assert_eq!(fs::read(&path).expect("there"), b"Dear diary");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
