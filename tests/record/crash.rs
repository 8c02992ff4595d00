//! A process that is killed while it writes: what it said was done is there, once, and everything fits together.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use cairn::domain::EvidenceContent;
use cairn::record::{ActivityFilter, NewContent, Record};

use crate::fixture::{Fixture, activity, clock, database, note};

/// Names the record that the writer writes into.
const RECORD: &str = "CAIRN_TEST_RECORD";

/// How many writers are killed.
const ROUNDS: u64 = 12;

/// Run by the test below in a process of its own, which it kills.
#[test]
#[ignore = "the process that is killed; run by the test below"]
fn writer() {
    let Some(dir) = std::env::var_os(RECORD) else {
        return;
    };
    let mut record = Record::open(&PathBuf::from(dir), clock()).expect("the record opens");
    let first = record
        .activities(&ActivityFilter::default())
        .expect("a list")
        .len();
    for n in first.. {
        let title = format!("number {n} of {}", std::process::id());
        let id = record.add(activity(&title)).expect("logged").output;
        say(&title);
        let mut evidence = note(&title);
        evidence.content = NewContent::Bytes {
            name: title.clone(),
            bytes: title.repeat(999).into(),
        };
        evidence.activities = vec![id];
        let evidence = record.add_evidence(evidence).expect("attached").output.id;
        let mut details = activity(&title);
        details.description = format!("edited {n}");
        let _ = record.edit(id, details).expect("edited");
        let _ = record.delete(evidence).expect("deleted");
        let _ = record.undo().expect("undone");
        record.save_draft("activity/new", &title).expect("saved");
    }
}

/// Acknowledges a title that is committed.
fn say(title: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\ndone {title}")
        .and_then(|()| out.flush())
        .expect("the pipe is open");
}

#[test]
fn a_killed_process_loses_nothing_that_it_said_was_done() {
    let fixture = Fixture::new();
    let dir = fixture.dir();
    drop(fixture.record);
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        acknowledged.extend(write_until_killed(&dir, round));
        check(&dir, &acknowledged);
    }
    assert!(acknowledged.len() > 10, "the writers got to write");
}

/// Lets a writer write a while, kills it, and returns what it acknowledged.
fn write_until_killed(dir: &Path, round: u64) -> Vec<String> {
    let mut writer = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "crash::writer", "--ignored", "--nocapture"])
        .env(RECORD, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a writer");
    let mut lines = BufReader::new(writer.stdout.take().expect("a pipe")).lines();
    let mut said = Vec::new();
    let is_done = |line: String| line.strip_prefix("done ").map(ToOwned::to_owned);
    while said.len() < 2 {
        let line = lines.next().expect("the writer writes on").expect("text");
        said.extend(is_done(line));
    }
    // Somewhere within the next steps, elsewhere each time.
    std::thread::sleep(Duration::from_micros(1_300 * round * round));
    writer.kill().expect("killed");
    writer.wait().expect("dead");
    said.extend(lines.map_while(Result::ok).filter_map(is_done));
    said
}

/// Opens the record as a person would after the crash, and looks through all of it.
fn check(dir: &Path, acknowledged: &[String]) {
    let mut record = Record::open(dir, clock()).expect("the record opens again");
    let all = record
        .activities(&ActivityFilter::default())
        .expect("a list");
    for title in acknowledged {
        let found = all
            .iter()
            .filter(|activity| activity.title == *title)
            .count();
        assert_eq!(found, 1, "{title}");
    }
    for evidence in record.all_evidence().expect("a list") {
        let EvidenceContent::File(file) = evidence.details.content else {
            continue;
        };
        let copies = tempfile::tempdir().expect("a folder");
        let whole = record.save_attachment(&file, &copies.path().join("copy"));
        whole.expect("a row has its file, whole");
    }
    let conn = database(dir);
    let sound: String = conn
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("an answer");
    assert_eq!(sound, "ok");
    let open: Option<i64> = conn
        .query_row("SELECT txn FROM bookkeeping", [], |row| row.get(0))
        .expect("a row");
    assert_eq!(open, None, "no transaction is left open");
    let _ = record.undo().expect("the last change can be undone");
    let _ = record.redo().expect("and redone");
}
