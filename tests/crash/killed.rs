//! kill -9 at random points.

use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::Value;

use crate::terminal::Terminal;
use crate::{Dice, is_sound, row, times, titles};

/// When the program is killed.
#[derive(Clone, Copy)]
pub enum When {
    /// After a while, if it is not done by then.
    After(Duration),
    /// As soon as it says that it is done.
    Acknowledged,
}

impl When {
    /// Lets every other kill wait for the word that it is done, so that half of what is tried was promised to last.
    fn of(round: usize, dice: &mut Dice, longest: Duration) -> Self {
        if round.is_multiple_of(2) {
            Self::Acknowledged
        } else {
            Self::After(dice.pause(longest))
        }
    }
}

/// Runs a command and kills it; tells whether it said that it was done.
pub fn killed(terminal: &Terminal, args: &[&str], when: When) -> bool {
    let mut child = terminal
        .command(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut said = child.stdout.take().expect("a pipe");
    let first = match when {
        When::After(pause) => {
            std::thread::sleep(pause);
            Vec::new()
        }
        When::Acknowledged => {
            let mut first = vec![0];
            let read = said.read(&mut first).expect("a pipe");
            first.truncate(read);
            first
        }
    };
    child.kill().ok();
    child.wait().expect("it ends");
    // What stands on the pipe was said before the kill.
    let mut rest = Vec::new();
    said.read_to_end(&mut rest).expect("a pipe");
    !first.is_empty() || !rest.is_empty()
}

/// Returns a little longer than a command takes here, so that kills fall all over it.
pub fn whole(terminal: &Terminal, args: &[&str]) -> Duration {
    let began = Instant::now();
    terminal.run(args);
    began.elapsed().mul_f64(1.2)
}

/// What is killed.
#[derive(Clone, Copy, Debug)]
enum Operation {
    Add,
    Edit,
    Delete,
    Attach,
    Import,
    Export,
    Backup,
}

impl Operation {
    const ALL: [Self; 7] = [
        Self::Add,
        Self::Edit,
        Self::Delete,
        Self::Attach,
        Self::Import,
        Self::Export,
        Self::Backup,
    ];

    /// Makes what it is to work on and returns the command.
    fn prepared(self, terminal: &Terminal, title: &str) -> Vec<String> {
        let before = format!("{title} before");
        let id = |title: &str| {
            let added = terminal.json(&["activity", "add", "--title", title]);
            added
                .pointer("/id")
                .and_then(Value::as_str)
                .expect("an id")
                .to_owned()
        };
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::Add => words(&["activity", "add", "--title", title]),
            Self::Edit => words(&["activity", "edit", &id(&before), "--title", title]),
            Self::Delete => words(&["activity", "delete", &id(title)]),
            Self::Attach => {
                terminal.write("minutes.txt", &minutes(title));
                words(&["evidence", "add", "--title", title, "--file", "minutes.txt"])
            }
            Self::Import => {
                terminal.run(&["--record", "elsewhere", "init", "--name", "Sam Sample"]);
                for args in [
                    &["activity", "add", "--title", title][..],
                    &["export", "in.zip"],
                ] {
                    let said = terminal.run(&[&["--record", "elsewhere"], args].concat());
                    assert_eq!(said.code, 0, "{said}");
                }
                words(&["import", "in.zip"])
            }
            Self::Export => {
                id(title);
                words(&["export", "all.zip"])
            }
            Self::Backup => {
                id(title);
                words(&["backup"])
            }
        }
    }

    /// Tells whether what was said to be done is there, once and whole; and what was not, wholly or not at all.
    fn holds(self, terminal: &Terminal, title: &str, acknowledged: bool) -> bool {
        let there = titles(terminal);
        let count = |title: &str| there.iter().filter(|found| *found == title).count();
        let done = match self {
            Self::Add | Self::Import => count(title),
            Self::Delete => match count(title) {
                0 => 1,
                1 => 0,
                _ => return false,
            },
            Self::Edit => {
                let (before, after) = (count(&format!("{title} before")), count(title));
                if before + after != 1 {
                    return false;
                }
                after
            }
            Self::Attach => attached(terminal, title),
            Self::Export => {
                std::fs::remove_dir_all(terminal.path("again")).ok();
                let again = terminal.run(&["--record", "again", "import", "all.zip"]);
                let listed = terminal.run(&["--record", "again", "activity", "list"]);
                // One that is there is whole, also when it is the one before.
                if terminal.path("all.zip").exists() && again.code != 0 {
                    return false;
                }
                usize::from(listed.out.contains(title))
            }
            Self::Backup => backed_up(terminal, title),
        };
        if acknowledged { done == 1 } else { done <= 1 }
    }
}

fn minutes(title: &str) -> String {
    format!("The group thanked us for {title}. ").repeat(2000)
}

/// Counts the evidence of that title; far too many where its file is not whole.
fn attached(terminal: &Terminal, title: &str) -> usize {
    let evidence = terminal.json(&["evidence", "list"]);
    let evidence = evidence.as_array().expect("an array");
    let found = evidence.iter().filter(|piece| piece["title"] == title);
    let whole = |reference: &str| {
        let out = terminal.path("out.txt");
        std::fs::remove_file(&out).ok();
        terminal.run(&["evidence", "save", reference, "--out", "out.txt"]);
        std::fs::read_to_string(out).is_ok_and(|text| text == minutes(title))
    };
    found
        .map(|piece| match piece["reference"].as_str() {
            Some(reference) if whole(reference) => 1,
            _ => 100,
        })
        .sum()
}

/// Counts an activity in the newest backup; far too many where that does not read.
fn backed_up(terminal: &Terminal, title: &str) -> usize {
    let backups = terminal.json(&["backup", "list"]);
    let Some(newest) = backups.pointer("/0/path").and_then(Value::as_str) else {
        return 0;
    };
    let count = Connection::open(newest).and_then(|backup| {
        let sql = "SELECT count(*) FROM activity WHERE title = ?1";
        backup.query_row(sql, [title], |row| row.get::<_, i64>(0))
    });
    count.map_or(100, |count| usize::try_from(count).unwrap_or(100))
}

#[test]
fn what_was_said_to_be_done_is_there_after_a_kill_and_once() {
    let n = times(8, 100);
    let terminal = Terminal::with_record();
    let mut dice = Dice(1);
    for operation in Operation::ALL {
        let title = format!("{operation:?} measured");
        let args = operation.prepared(&terminal, &title);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let longest = whole(&terminal, &args);
        let (mut acknowledged, mut lost) = (0, 0);
        for round in 0..n {
            let title = format!("{operation:?} {round}");
            let args = operation.prepared(&terminal, &title);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let said = killed(&terminal, &args, When::of(round, &mut dice, longest));
            acknowledged += usize::from(said);
            if !operation.holds(&terminal, &title, said) {
                println!("{title}, acknowledged: {said}");
                lost += 1;
            }
        }
        lost += usize::from(!is_sound(&terminal));
        let name = format!("kill -9 during {operation:?}").to_lowercase();
        row(&name, n, lost, &enough(acknowledged, n));
    }
}

/// Says how many were acknowledged, which has to be half of them for the kills to show anything.
fn enough(acknowledged: usize, n: usize) -> String {
    assert!(
        acknowledged * 2 >= n,
        "only {acknowledged} of {n} were acknowledged"
    );
    format!("{acknowledged} acknowledged")
}

#[test]
fn a_restore_that_is_killed_leaves_the_state_before_or_after() {
    let n = times(20, 200);
    let terminal = Terminal::with_record();
    terminal.run(&["activity", "add", "--title", "then"]);
    let then = terminal.json(&["backup"])["path"]
        .as_str()
        .expect("a path")
        .to_owned();
    terminal.run(&["activity", "add", "--title", "since"]);
    let now = terminal.json(&["backup", "--to", "kept"])["path"]
        .as_str()
        .expect("a path")
        .to_owned();
    let mut dice = Dice(2);
    let longest = whole(&terminal, &["restore", &now, "--yes"]);
    let states: [(&str, &[&str]); 2] = [(&then, &["then"]), (&now, &["since", "then"])];
    let (mut acknowledged, mut lost) = (0, 0);
    for round in 0..n {
        let (to, asked) = states[round / 2 % 2];
        let when = When::of(round, &mut dice, longest);
        let said = killed(&terminal, &["restore", to, "--yes"], when);
        acknowledged += usize::from(said);
        let found = titles(&terminal);
        let known = states.iter().any(|(_, state)| found == *state);
        lost += usize::from(!known || said && found != asked);
    }
    lost += usize::from(!is_sound(&terminal));
    row("kill -9 during restore", n, lost, &enough(acknowledged, n));
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
            When::After(dice.pause(longest)),
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
    let (mut tried, mut acknowledged, mut lost) = (0, 0, 0);
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
            let when = When::of(tried, &mut dice, longest);
            acknowledged += usize::from(killed(&terminal, &["activity", "list"], when));
            lost += usize::from(!is_sound(&terminal));
            let new = Connection::open(record.join("cairn.db")).expect("a database");
            lost += usize::from(count(&new) != before);
            tried += 1;
        }
    }
    row(
        "kill -9 during an upgrade from every released form",
        tried,
        lost,
        &enough(acknowledged, tried),
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
