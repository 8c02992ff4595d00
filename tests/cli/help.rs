//! What the terminal says about itself.

use crate::terminal::Terminal;

#[test]
fn every_command_explains_itself() {
    let terminal = Terminal::new();
    for command in [
        "init",
        "person",
        "activity",
        "evidence",
        "qualification",
        "assess",
        "assessment",
        "objective",
        "agenda",
        "progress",
        "profile",
        "search",
        "portfolio",
        "bin",
        "undo",
        "redo",
        "backup",
        "restore",
        "check",
        "salvage",
        "export",
        "import",
        "erase",
        "sample",
        "json",
    ] {
        let said = terminal.run(&["help", command]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{command}");
        assert!(said.out.contains("Usage: cairn "), "{said}");
        let listed = terminal.run(&["--help"]);
        assert!(listed.out.contains(&format!("\n  {command} ")), "{command}");
    }
}

#[test]
fn the_json_is_described_in_the_program_itself() {
    let terminal = Terminal::new();
    let said = terminal.run(&["json"]);
    assert_eq!(said.code, 0, "{said}");
    assert!(said.out.contains("pda_groups[]"), "{said}");
    assert!(said.out.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn what_is_not_understood_is_exit_status_two() {
    let terminal = Terminal::new();
    for args in [
        &["frobnicate"][..],
        &["activity", "add"],
        &[
            "evidence",
            "add",
            "--title",
            "Two",
            "--note",
            "a",
            "--url",
            "https://b.org",
        ],
        &["evidence", "add", "--title", "None"],
        &[
            "activity",
            "add",
            "--title",
            "Both",
            "--hours",
            "1",
            "--minutes",
            "60",
        ],
        &["portfolio", "print", "--kind", "novel", "--out", "a.pdf"],
    ] {
        let said = terminal.run(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {said}");
        assert!(said.err.starts_with("error: "), "{said}");
    }
}

#[test]
fn a_script_is_told_of_a_bad_call_as_json() {
    let terminal = Terminal::new();
    let said = terminal.run(&["--json", "activity", "add"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let err: serde_json::Value = serde_json::from_str(&said.err).unwrap();
    assert!(err["error"].as_str().unwrap().contains("--title"), "{said}");
    assert!(!err["hint"].as_str().unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    use std::process::Stdio;
    let terminal = Terminal::new();
    let mut cairn = terminal
        .command(&["profile", "show", "knowledge-manager"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(cairn.stdout.take());
    let output = cairn.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{:?}", output.status);
}

#[test]
fn the_version_says_of_which_commit_it_is_or_that_it_is_being_worked_on() {
    let said = Terminal::new().run(&["--version"]);
    let begins = concat!("cairn ", env!("CARGO_PKG_VERSION"), " (");
    let about = said.out.trim_end().strip_prefix(begins);
    let about = about.and_then(|about| about.strip_suffix(')'));
    let about = about.expect("the version, and something in brackets");
    if about != "development" {
        let (commit, day) = about.split_once(", ").expect("a commit and a day");
        let digits = commit.trim_end_matches('+');
        assert!(digits.bytes().all(|b| b.is_ascii_hexdigit()), "{said}");
        cairn::domain::parse_date(day).expect("a day");
    }
}
