//! What is refused, and that it leaves no trace.

use insta::assert_snapshot;
use serde_json::Value;

use crate::terminal::Terminal;

/// A record with one activity of each sort of entry.
fn begun() -> (Terminal, String) {
    let terminal = Terminal::with_record();
    let added = terminal.json(&[
        "activity",
        "add",
        "--title=Journal club",
        "--link=Mentoring",
    ]);
    terminal.json(&["evidence", "add", "--title=Note", "--note=Text"]);
    terminal.json(&["qualification", "add", "--title=PGDip"]);
    terminal.json(&["assess", "klimf/6.1", "3"]);
    terminal.json(&["portfolio", "new", "--kind=chartership", "--title=Mine"]);
    (terminal, added["id"].as_str().expect("an id").to_owned())
}

/// Everything that a refused command might have changed.
fn state(terminal: &Terminal) -> Vec<Value> {
    [
        &["activity", "list"][..],
        &["evidence", "list"],
        &["qualification", "list"],
        &["assessment", "list"],
        &["objective", "list"],
        &["portfolio", "list"],
        &["bin"],
        &["person"],
        &["progress"],
    ]
    .iter()
    .map(|args| terminal.json(args))
    .collect()
}

#[test]
fn what_is_refused_changes_nothing() {
    let (terminal, id) = begun();
    let before = state(&terminal);
    let add = |more: &[&'static str]| [&["activity", "add", "--title", "No"], more].concat();
    let edit = |more: &[&'static str]| [&["activity", "edit", id.as_str()], more].concat();
    let keep = |more: &[&'static str]| [&["evidence", "add", "--title", "No"], more].concat();
    for args in [
        add(&["--date", "2026-02-30"]),
        add(&["--date", "30/02/2026"]),
        add(&["--date", "soon"]),
        add(&["--date", "2026-11-24", "--status", "done"]),
        add(&["--date", "2026-11-20", "--end", "2026-11-19"]),
        add(&["--hours", "-2"]),
        add(&["--hours", "25"]),
        add(&["--hours", "a while"]),
        add(&["--minutes", "-30"]),
        add(&["--minutes", "1.5"]),
        add(&["--kind", "dance"]),
        add(&["--status", "finished"]),
        add(&["--url", "nowhere"]),
        add(&["--link", "pda/unheard-of"]),
        add(&["--link", "klimf/6.1#9"]),
        vec!["activity", "add", "--title", " "],
        edit(&["--title", ""]),
        edit(&["--hours", "-1"]),
        edit(&["--add-link", "unheard of"]),
        edit(&["--remove-link", "klimf/6.1"]),
        edit(&["--remove-tag", "unheard-of"]),
        vec!["activity", "edit", "deadbeef", "--title", "No"],
        vec!["activity", "delete", "deadbeef"],
        vec!["activity", "delete", "it"],
        keep(&["--file", "unheard-of.pdf"]),
        keep(&["--file", "."]),
        keep(&["--note", " "]),
        keep(&["--url", "ftp://example.org"]),
        keep(&["--note", "Text", "--link", "unheard of"]),
        keep(&["--note", "Text", "--activity", "deadbeef"]),
        vec!["evidence", "edit", "E1", "--url", "https://example.org"],
        vec!["evidence", "delete", "E9"],
        vec!["evidence", "save", "E1"],
        vec![
            "qualification",
            "add",
            "--title",
            "No",
            "--awarded",
            "2026-13-01",
        ],
        vec![
            "qualification",
            "add",
            "--title",
            "No",
            "--requirement",
            "klimf/6.1#1",
        ],
        vec!["qualification", "delete", "deadbeef"],
        vec!["assess", "klimf/6.1", "Expert"],
        vec!["assess", "klimf/6.1", "-1"],
        vec!["assess", "klimf/6.1#1", "3"],
        vec!["assess", "pda/mentoring", "3"],
        vec!["assess", "unheard of", "3"],
        vec!["assess", "klimf/6.1", "3", "--on", "2026-02-30"],
        vec!["person", "--target-hours", "-1"],
        vec!["person", "--year-start", "02-29"],
        vec!["person", "--name", ""],
        vec!["progress", "--as-of", "2026-02-30"],
        vec!["progress", "unheard-of"],
        vec!["profile", "use", "unheard-of"],
        vec!["init", "--name", "Somebody else"],
        vec!["redo"],
    ] {
        refuses(&terminal, &args);
    }
    assert_eq!(state(&terminal), before);
}

/// Fails unless a call says on standard error alone what is wrong and what to do.
fn refuses(terminal: &Terminal, args: &[&str]) {
    let said = terminal.run(args);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{args:?}: {said}");
    assert!(said.err.starts_with("error: "), "{args:?}: {said}");
    assert!(said.err.contains("hint: "), "{args:?}: {said}");
}

#[test]
fn what_is_refused_of_a_portfolio_changes_nothing() {
    let (terminal, _) = begun();
    let before = state(&terminal);
    let compose = |more: &[&'static str]| [&["portfolio", "edit", "Mine"], more].concat();
    let begin = |more: &[&'static str]| [&["portfolio", "new"], more].concat();
    for args in [
        begin(&["--kind=missing.toml"]),
        begin(&["--kind=chartership", "--title= "]),
        begin(&["--kind=chartership", "--from=2026-02-30"]),
        begin(&["--kind=chartership", "--from=2026-02-01", "--to=2026-01-01"]),
        compose(&["--title="]),
        compose(&["--to=1999-01-01"]),
        compose(&["--add=E9"]),
        compose(&["--add=deadbeef"]),
        compose(&["--add=E1=9.9"]),
        compose(&["--remove=deadbeef"]),
        compose(&["--assign=E1"]),
        compose(&["--enclose=E1=burnt"]),
        compose(&["--move=E1=0"]),
        compose(&["--statement=I found a gap"]),
        compose(&["--statement=9=I found a gap"]),
        compose(&["--statement=1.1=I found a gap"]),
        compose(&["--statement=whole=I found a gap"]),
        compose(&["--statement=1=Kept", "--statement-file=2=missing.txt"]),
        compose(&["--part=passport=Text"]),
        compose(&["--part-evidence=cv=E9"]),
        compose(&["--skill=pda/mentoring"]),
        compose(&["--remove-skill=klimf/5.8"]),
        compose(&["--start=klimf/6.1=Expert"]),
        compose(&["--end=klimf/6.1#1=3"]),
        vec!["portfolio", "show", "Nobody’s"],
        vec!["portfolio", "freeze", "deadbeef"],
        vec!["portfolio", "print", "Mine", "--out=mine.odt"],
        vec!["portfolio", "print", "Nobody’s", "--out=mine.pdf"],
    ] {
        refuses(&terminal, &args);
    }
    assert_eq!(state(&terminal), before);
}

#[test]
fn everything_wrong_with_an_entry_is_told_at_once() {
    let terminal = Terminal::with_record();
    let args = [
        "activity",
        "add",
        "--title=",
        "--date=31/02/2026",
        "--hours=-2",
        "--kind=dance",
        "--link=Mentorin",
        "--url=nope",
    ];
    assert_snapshot!(terminal.run(&args), @"
    --- stderr
    error: “31/02/2026” is no day: February has 28 days
    hint: Write it like yesterday, last Tue, 12 Mar or 12/03/2026
    error: A duration cannot be negative
    hint: Write it like 1.5, 1h30, 90m or half a day
    error: There is no kind called “dance”
    hint: Choose one of: course, conference, webinar, workshop, meeting, reading, shadowing, mentoring, work, research, teaching, presenting, volunteering, visit, other
    error: The profile has no requirement “Mentorin”
    hint: Did you mean pda/mentoring (Mentoring), klimf/10.8 (Marketing)?
    error: The title is empty
    hint: Say in a few words what it was
    error: “nope” is not a web address
    hint: It begins with https:// and holds no blanks
    --- exit status 1
    ");
    let said = terminal.run(&[&args[..], &["--json"]].concat());
    let err: Value = serde_json::from_str(&said.err).unwrap();
    assert_eq!(said.code, 1);
    assert_eq!(err["field"], "date");
    let fields: Vec<&Value> = err["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| &problem["field"])
        .collect();
    assert_eq!(fields, ["date", "hours", "kind", "link", "title", "url"]);
    for problem in err["problems"].as_array().unwrap() {
        assert_ne!(problem["error"], "");
        assert_ne!(problem["hint"], "");
    }
}

#[test]
fn each_refusal_says_what_to_do() {
    let (terminal, _) = begun();
    assert_snapshot!(terminal.run(&["activity", "add", "--title=No", "--hours=25h"]), @"
    --- stderr
    error: 25 h is more than one day can hold
    hint: Give the end date, or check the hours
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["activity", "add", "--title=No", "--hours", "-2"]), @"
    --- stderr
    error: A duration cannot be negative
    hint: Write it like 1.5, 1h30, 90m or half a day
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["activity", "add", "--title=No", "--hours=90"]), @"
    --- stderr
    error: “90” may be hours or minutes
    hint: Write 90h or 90m
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["activity", "add", "--title=No", "--hours=2-3 hours"]), @"
    --- stderr
    error: “2-3 hours” may be 2 or 3 hours
    hint: Write the one that counts
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["activity", "add", "--title=No", "--link=Health"]), @"
    --- stderr
    error: The profile has no requirement “Health”
    hint: Did you mean klimf/7.4 (Health literacy)?
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["assess", "klimf/6.1", "Expert"]), @"
    --- stderr
    error: This framework has no level “Expert”
    hint: Its levels are: 0 Not yet, 1 Follow, 2 Assist, 3 Apply, 4 Enable, 5 Ensure, Advise
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["evidence", "add", "--title=No", "--file=missing.pdf"]), @"
    --- stderr
    error: There is no file missing.pdf
    hint: Check the path
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["activity", "show", "deadbeef"]), @"
    --- stderr
    error: There is no activity with the id xxxxxxxx
    hint: `cairn activity list` shows the ids
    --- exit status 1
    ");
}

#[test]
fn without_a_record_it_says_how_to_make_one() {
    let terminal = Terminal::new();
    assert_snapshot!(terminal.run(&["activity", "list"]), @"
    --- stderr
    error: There is no record in ~/data/cairn/record
    hint: Make one with `cairn init`, or name the folder of yours with --record
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["--record", "elsewhere", "progress"]), @"
    --- stderr
    error: There is no record in elsewhere
    hint: Make one with `cairn init`, or name the folder of yours with --record
    --- exit status 1
    ");
}

#[test]
fn a_day_that_is_none_in_the_environment_is_named() {
    let terminal = Terminal::with_record();
    let output = terminal
        .command(&["progress"])
        .env("CAIRN_TODAY", "tomorrow")
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("CAIRN_TODAY"), "{err}");
}
