//! kill -9 at random points.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::terminal::Terminal;
use crate::{Dice, is_sound, row, times, titles};

/// Runs a command and kills it after a while, if it is not done by then; tells whether it said that it was done.
pub fn killed(terminal: &Terminal, args: &[&str], after: Duration) -> bool {
    let mut child = terminal
        .command(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    std::thread::sleep(after);
    child.kill().ok();
    let output = child.wait_with_output().expect("it ends");
    // What stands on the pipe was said before the kill.
    !output.stdout.is_empty()
}

/// Returns a little longer than a command takes here, so that kills fall all over it.
pub fn whole(terminal: &Terminal, args: &[&str]) -> Duration {
    let began = Instant::now();
    terminal.run(args);
    began.elapsed().mul_f64(1.2)
}

#[test]
fn what_was_said_to_be_done_is_there_after_a_kill_and_once() {
    let n = times(60, 1000);
    let terminal = Terminal::with_record();
    let file = terminal.write("minutes.txt", &"The group thanked us. ".repeat(2000));
    let file = file.display().to_string();
    terminal.run(&["activity", "add", "--title", "first"]);
    terminal.run(&["export", "all.zip"]);
    let mut dice = Dice(1);
    let longest = whole(&terminal, &["activity", "add", "--title", "measured"]).mul_f64(1.5);
    let (mut acknowledged, mut lost) = (vec!["first".to_owned()], 0);
    for round in 0..n {
        let title = format!("number {round}");
        let after = dice.pause(longest);
        match round % 6 {
            0 => drop(killed(&terminal, &["backup"], after)),
            1 => drop(killed(&terminal, &["import", "all.zip"], after)),
            2 => drop(killed(
                &terminal,
                &["evidence", "add", "--title", &title, "--file", &file],
                after,
            )),
            3 => drop(killed(&terminal, &["export", "all.zip"], after)),
            _ => {
                if killed(&terminal, &["activity", "add", "--title", &title], after) {
                    acknowledged.push(title);
                }
            }
        }
        if round % 10 == 9 || round + 1 == n {
            let there = titles(&terminal);
            for title in &acknowledged {
                let count = there.iter().filter(|found| *found == title).count();
                lost += usize::from(count != 1);
            }
            lost += usize::from(!is_sound(&terminal));
        }
    }
    let note = format!("{} acknowledged", acknowledged.len());
    row(
        "kill -9 under load (add, attach, backup, import, export)",
        n,
        lost,
        &note,
    );
}

#[test]
fn a_restore_that_is_killed_leaves_the_state_before_or_after() {
    let n = times(20, 200);
    let terminal = Terminal::with_record();
    terminal.run(&["activity", "add", "--title", "then"]);
    let then = terminal.json(&["backup"])["name"]
        .as_str()
        .expect("a name")
        .to_owned();
    terminal.run(&["activity", "add", "--title", "since"]);
    let now = terminal.json(&["backup", "--to", "kept"])["path"]
        .as_str()
        .expect("a path")
        .to_owned();
    let mut dice = Dice(2);
    let longest = whole(&terminal, &["restore", &now, "--yes"]);
    let mut lost = 0;
    for round in 0..n {
        let to = if round % 2 == 0 { &then } else { &now };
        killed(&terminal, &["restore", to, "--yes"], dice.pause(longest));
        let found = titles(&terminal);
        let known = found == ["then"] || found == ["since", "then"];
        lost += usize::from(!known);
    }
    lost += usize::from(!is_sound(&terminal));
    row("kill -9 during restore", n, lost, "state before or after");
}

#[test]
fn a_damaged_database_whose_restore_is_killed_is_set_aside_and_comes_back() {
    let n = times(10, 100);
    let mut dice = Dice(3);
    let mut lost = 0;
    for _ in 0..n {
        let terminal = Terminal::with_record();
        terminal.run(&["activity", "add", "--title", "then"]);
        let longest = whole(&terminal, &["backup"]).mul_f64(1.5);
        let record = terminal.path("data/cairn/record");
        std::fs::write(record.join("cairn.db"), "no database any more").expect("damaged");
        std::fs::write(record.join("cairn.db-wal"), "a stale log").expect("damaged");
        killed(
            &terminal,
            &["restore", "latest", "--yes"],
            dice.pause(longest),
        );
        let done = terminal.run(&["activity", "list"]).code == 0;
        if !done {
            terminal.run(&["restore", "latest", "--yes"]);
        }
        lost += usize::from(titles(&terminal) != ["then"]);
        lost += usize::from(!holds(&record.join("set-aside"), "no database any more"));
        lost += usize::from(!holds(&record.join("set-aside"), "a stale log"));
    }
    row(
        "kill -9 while a damaged database is replaced",
        n,
        lost,
        "the damaged one is kept whole",
    );
}

/// Tells whether a file with that content lies somewhere in a folder.
fn holds(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .map(|entry| entry.expect("an entry").path())
            .any(|path| {
                if path.is_dir() {
                    holds(&path, text)
                } else {
                    std::fs::read(&path).is_ok_and(|found| found == text.as_bytes())
                }
            })
    })
}

#[test]
fn an_upgrade_that_is_killed_leaves_the_old_form_or_the_new() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema");
    let each = times(5, 20);
    let mut dice = Dice(4);
    let (mut tried, mut lost) = (0, 0);
    for entry in std::fs::read_dir(fixtures).expect("a folder") {
        let sql = std::fs::read_to_string(entry.expect("an entry").path()).expect("SQL");
        for _ in 0..each {
            let terminal = Terminal::new();
            let record = terminal.path("data/cairn/record");
            std::fs::create_dir_all(&record).expect("a folder");
            let old = Connection::open(record.join("cairn.db")).expect("a database");
            old.execute_batch(&sql).expect("sound SQL");
            let count = |conn: &Connection| -> i64 {
                conn.query_row("SELECT count(*) FROM revision", [], |row| row.get(0))
                    .expect("a count")
            };
            let before = count(&old);
            drop(old);
            let elsewhere = Terminal::new();
            let longest = whole(&elsewhere, &["init", "--name", "Sam Sample"]);
            killed(&terminal, &["activity", "list"], dice.pause(longest));
            lost += usize::from(!is_sound(&terminal));
            let new = Connection::open(record.join("cairn.db")).expect("a database");
            lost += usize::from(count(&new) != before);
            tried += 1;
        }
    }
    row(
        "upgrade from every released form, killed",
        tried,
        lost,
        "old or new, never between",
    );
}

#[test]
fn two_processes_at_once_lose_nothing() {
    let each = times(15, 100);
    let terminal = Terminal::with_record();
    std::thread::scope(|scope| {
        for name in ["one", "two"] {
            let terminal = &terminal;
            scope.spawn(move || {
                for n in 0..each {
                    let title = format!("{name} {n}");
                    let said = terminal.run(&["activity", "add", "--title", &title]);
                    assert_eq!(said.code, 0, "{said}");
                }
            });
        }
    });
    let there = titles(&terminal).len();
    let lost = 2 * each - there + usize::from(!is_sound(&terminal));
    row("two processes writing at once", 2 * each, lost, "");
}
