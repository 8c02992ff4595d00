//! The n-th system call of an operation fails, for every n: what was asked is done, or it is said that it is not, and the
//! record is as before.

use std::process::Command;

use crate::terminal::Terminal;
use crate::{is_sound, row, skipped, through, times, titles};

const SCENARIO: &str = "the n-th write, fsync, rename, open or unlink fails";

/// Runs the program with its n-th call of a sort failing.
fn failing(
    terminal: &Terminal,
    args: &[&str],
    call: &str,
    error: &str,
    nth: usize,
) -> (i32, String) {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-qq", "-o", "/dev/null", "-e"])
        .arg(format!("inject={call}:error={error}:when={nth}"));
    let output = through(strace, terminal, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().unwrap_or(-1), said)
}

fn can_trace() -> bool {
    let tried = Command::new("strace")
        .args([
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "inject=fsync:error=EIO:when=1",
            "true",
        ])
        .output();
    tried.is_ok_and(|output| output.status.success())
}

#[test]
fn an_operation_is_done_or_said_not_to_be() {
    if !can_trace() {
        skipped(SCENARIO, "strace is missing or may not trace");
        return;
    }
    let nths: Vec<usize> = match times(0, 1) {
        0 => vec![1, 2, 4, 7],
        _ => (1..60).collect(),
    };
    let calls = [
        "write",
        "pwrite64",
        "fsync",
        "fdatasync",
        "rename",
        "openat",
        "unlink",
    ];
    let errors = ["EIO", "ENOSPC", "EACCES"];
    let (mut tried, mut lost) = (0, 0);
    for (turn, call) in calls.iter().enumerate() {
        for (place, nth) in nths.iter().enumerate() {
            let error = errors[(turn + place) % errors.len()];
            for operation in ["add", "attach", "restore"] {
                tried += 1;
                lost += usize::from(!holds(operation, call, error, *nth));
            }
        }
    }
    row(SCENARIO, tried, lost, "EIO, ENOSPC, EACCES");
}

/// Tries one operation with one failure in it.
fn holds(operation: &str, call: &str, error: &str, nth: usize) -> bool {
    let terminal = Terminal::with_record();
    terminal.run(&["activity", "add", "--title", "first"]);
    let file = terminal.write("minutes.txt", "The group thanked us");
    let file = file.display().to_string();
    let state = || {
        let evidence = terminal.json(&["evidence", "list"]);
        (titles(&terminal), evidence.as_array().map_or(0, Vec::len))
    };
    let args: &[&str] = match operation {
        "add" => &["activity", "add", "--title", "second"],
        "attach" => &["evidence", "add", "--title", "Minutes", "--file", &file],
        _ => {
            terminal.run(&["backup"]);
            terminal.run(&["activity", "add", "--title", "second"]);
            &["restore", "latest", "--yes"]
        }
    };
    let before = state();
    let (code, said) = failing(&terminal, args, call, error, nth);
    let after = state();
    let changed = before != after;
    // The record may have been changed when the answer could not be written; then the exit status says that something failed.
    let honest = if code == 0 { changed } else { !said.is_empty() };
    let sound = is_sound(&terminal);
    if !(honest && sound) {
        println!(
            "{operation}, {call} {nth} {error}: exit {code}, changed {changed}, sound {sound}: {said}"
        );
    }
    honest && sound
}
