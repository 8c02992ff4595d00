//! What could identify a patient is said on standard error, and keeps no command from working.

use insta::assert_snapshot;

use crate::terminal::Terminal;

#[test]
fn an_activity_is_kept_with_a_warning() {
    let terminal = Terminal::with_record();
    assert_snapshot!(
        terminal.run(&[
            "activity",
            "add",
            "--title=Literature search",
            "--what=For the patient with NHS number 943 476 5919, DOB 12/03/1954",
            "--so-what=Asked for by the ward",
        ]),
        @"
    Logged “Literature search”, 23 November 2026 (xxxxxxxx)
    --- stderr
    warning: This looks like an NHS number (943 ••• •••9), under “What?”
    warning: This looks like a date of birth (••/••/1954), under “What?”
    hint: Leave out what could identify a patient
    hint: Leave it out: a rough age says enough
    "
    );
}

#[test]
fn an_activity_is_changed_with_a_warning_until_it_is_mended() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&["activity", "add", "--title=Literature search"]);
    let id = added["id"].as_str().expect("an id");
    assert_snapshot!(
        terminal.run(&["activity", "edit", id, "--description=Asked by MRN 1234567"]),
        @"
    Changed “Literature search” (xxxxxxxx)
    --- stderr
    warning: This looks like a hospital number (•••••67), under “Description”
    hint: Leave out what could identify a patient
    "
    );
    assert_snapshot!(
        terminal.run(&["activity", "edit", id, "--description=Asked by a ward"]),
        @"Changed “Literature search” (xxxxxxxx)"
    );
}

#[test]
fn evidence_is_kept_and_changed_with_a_warning() {
    let terminal = Terminal::with_record();
    assert_snapshot!(
        terminal.run(&["evidence", "add", "--title=Thanks", "--note=The patient, Mrs Smith, wrote to us"]),
        @"
    Kept “Thanks” as E1
    --- stderr
    warning: This looks like a patient’s name (Mrs S•••), under “Note text”
    hint: Leave it out: “a patient” says enough
    "
    );
    assert_snapshot!(
        terminal.run(&["evidence", "edit", "E1", "--note=CHI 0101011237 wrote to us"]),
        @"
    Changed E1 “Thanks”
    --- stderr
    warning: This looks like a CHI number (•••••• ••37), under “Note text”
    hint: Leave out what could identify a patient
    "
    );
}

#[test]
fn ratings_objectives_and_qualifications_warn_as_well() {
    let terminal = Terminal::with_record();
    for args in [
        &["assess", "6.1", "1", "--comment=NHS no 9434765919"][..],
        &["objective", "add", "--title=Help NHS no 9434765919"],
        &[
            "qualification",
            "add",
            "--title=Award",
            "--notes=NHS no 9434765919",
        ],
    ] {
        let said = terminal.run(args);
        assert_eq!(said.code, 0, "{said}");
        assert!(said.err.contains("(943 ••• •••9)"), "{said}");
        assert!(!said.err.contains("9434765919"), "{said}");
    }
}

#[test]
fn scripts_get_the_same_answer_and_the_warnings_beside_it() {
    let terminal = Terminal::with_record();
    let quiet = terminal.json(&["activity", "add", "--title=Search"]);
    let args = [
        "activity",
        "add",
        "--title=Search",
        "--what=NHS no 9434765919",
    ];
    let warned = terminal.json(&args);
    assert_eq!(
        crate::terminal::fields(&quiet),
        crate::terminal::fields(&warned)
    );
    let said = terminal.run(&[&args[..], &["--json"]].concat());
    assert_eq!(said.code, 0);
    let warnings: serde_json::Value = serde_json::from_str(&said.err).expect("JSON");
    assert_eq!(
        warnings,
        serde_json::json!({ "warnings": [{
            "warning": "This looks like an NHS number (943 ••• •••9), under “What?”",
            "hint": "Leave out what could identify a patient",
            "field": "What?",
        }]})
    );
}

#[cfg(feature = "pdf")]
#[test]
fn a_portfolio_is_printed_with_a_warning_for_each_entry() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "activity",
        "add",
        "--title=Search",
        "--what=NHS no 9434765919",
    ]);
    terminal.json(&[
        "evidence",
        "add",
        "--title=Thanks",
        "--note=MRN 1234567 wrote",
    ]);
    assert_snapshot!(
        terminal.run(&["portfolio", "print", "--out=mine.pdf"]),
        @"
    Printed 1 January 2026 to 31 December 2026 as mine.pdf
    --- stderr
    warning: This looks like an NHS number (943 ••• •••9), under “What?” of the activity “Search” (xxxxxxxx)
    warning: This looks like a hospital number (•••••67), under “Note text” of E1 “Thanks”
    hint: Leave out what could identify a patient
    "
    );
    assert!(terminal.path("mine.pdf").is_file());
}

#[test]
fn an_attached_text_is_kept_with_a_warning() {
    let terminal = Terminal::with_record();
    terminal.write("search.md", "# Search\nAsked for by NHS no 943 476 5919\n");
    assert_snapshot!(
        terminal.run(&["evidence", "add", "--title=Search", "--file=search.md"]),
        @"
    Kept “Search” as E1
    --- stderr
    warning: This looks like an NHS number (943 ••• •••9), under “Text of the file”
    hint: Leave out what could identify a patient
    "
    );
}

#[test]
fn an_export_is_written_with_a_warning_for_each_entry() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "activity",
        "add",
        "--title=Search",
        "--what=NHS no 9434765919",
    ]);
    terminal.write("search.csv", "day,for\n2026-11-01,MRN 1234567\n");
    terminal.json(&["evidence", "add", "--title=Requests", "--file=search.csv"]);
    let gone = terminal.json(&["activity", "add", "--title=DOB 12/03/1954"]);
    let gone = gone["id"].as_str().expect("an id");
    terminal.run(&["activity", "delete", gone]);
    assert_snapshot!(
        terminal.run(&["export", "all.zip"]),
        @"
    Exported everything to all.zip
    --- stderr
    warning: This looks like an NHS number (943 ••• •••9), under “What?” of the activity “Search” (xxxxxxxx)
    warning: This looks like a hospital number (•••••67), under “Text of the file” of E1 “Requests”
    warning: This looks like a date of birth (••/••/1954), under “Title” of “DOB 12/03/1954”, in the Bin
    hint: Leave out what could identify a patient
    hint: An export holds the Bin, earlier versions and begun forms too: to show others your work, print a portfolio instead
    "
    );
    assert!(terminal.path("all.zip").exists());
}
