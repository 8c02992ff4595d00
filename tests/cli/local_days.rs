//! Days and times as clocks show them where the person is, whatever day it is in UTC. Not on Windows, which takes its zone from no
//! variable.

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use serde_json::Value;

use crate::terminal::Terminal;

/// Two zones in which it is never the same day, as POSIX writes them, with their hours from UTC.
const ZONES: [(&str, i32); 2] = [("EAST-14", 14), ("WEST12", -12)];

fn said_in(terminal: &Terminal, zone: &str, args: &[&str]) -> String {
    let output = terminal.command(args).env("TZ", zone).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{args:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Returns what clocks showed at an instant, so many hours from UTC.
fn shown(at: &Value, hours: i32) -> NaiveDateTime {
    let at = DateTime::parse_from_rfc3339(at.as_str().expect("a text")).expect("an instant");
    let zone = FixedOffset::east_opt(hours * 3600).expect("a zone");
    at.with_timezone(&zone).naive_local()
}

#[test]
fn history_bin_versions_and_backups_show_the_local_day() {
    let terminal = Terminal::with_record();
    let activity = terminal.json(&["activity", "add", "--title=Journal club"]);
    let id = activity["id"].as_str().unwrap();
    terminal.write("plan.txt", "first");
    terminal.write("newer.txt", "second");
    terminal.json(&["evidence", "add", "--title=Plan", "--file=plan.txt"]);
    terminal.json(&["evidence", "replace", "E1", "newer.txt"]);
    terminal.json(&["activity", "edit", id, "--title=Journal club, May"]);
    let history = terminal.json(&["activity", "history", id]);
    terminal.json(&["activity", "delete", id]);
    let bin = terminal.json(&["bin"]);
    let versions = terminal.json(&["evidence", "versions", "E1"]);
    terminal.json(&["backup"]);
    let backups = terminal.json(&["backup", "list"]);
    for (zone, hours) in ZONES {
        let found = [
            (
                &["activity", "history", id][..],
                shown(&history[0]["at"], hours).format("%-d %b %Y, %H:%M"),
            ),
            (
                &["bin"],
                shown(&bin[0]["deleted_at"], hours).format("%-d %b"),
            ),
            (
                &["evidence", "versions", "E1"],
                shown(&versions[0]["until"], hours).format("%-d %B %Y"),
            ),
            (
                &["backup", "list"],
                shown(&backups[0]["at"], hours).format("%-d %b %Y, %H:%M"),
            ),
        ];
        for (args, day) in found {
            let said = said_in(&terminal, zone, args);
            assert!(
                said.contains(&day.to_string()),
                "{args:?} in {zone}: {day}\n{said}"
            );
        }
    }
}
