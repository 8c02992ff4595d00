//! The log in the forms of other programs, and back.

use serde_json::Value;

use crate::terminal::Terminal;

fn filled() -> Terminal {
    let terminal = Terminal::with_record();
    let add = |args: &[&str]| {
        let mut all = vec!["activity", "add"];
        all.extend(args);
        let added = terminal.run(&all);
        assert_eq!(added.code, 0, "{added}");
    };
    add(&[
        "--title",
        "=1+1",
        "--description",
        "@SUM(A1)\nand, \"quoted\" &amp; <b>bold</b>; 'so'",
        "--date",
        "2025-03-04",
        "--minutes",
        "95",
    ]);
    add(&[
        "--title",
        "+44 is no number",
        "--provider",
        "None",
        "--location",
        "-",
        "--tag",
        "a, b",
        "--tag",
        "c; d",
        "--cost",
        "12.50",
    ]);
    add(&[
        "--title",
        "'quoted",
        "--kind",
        "reading",
        "--url",
        "https://example.org/a?b=c&d",
        "--date",
        "2025-01-02",
        "--end",
        "2025-01-04",
    ]);
    add(&[
        "--title",
        "Reflected",
        "--what",
        " led\ttwo ",
        "--so-what",
        "What: not a label",
        "--now-what",
        "-3 things",
    ]);
    add(&[
        "--title",
        "Planned",
        "--status",
        "planned",
        "--date",
        "2027-01-02",
    ]);
    add(&["--title", "Twice"]);
    add(&["--title", "Twice"]);
    terminal
}

/// Returns the log without what each record gives by itself.
fn log(terminal: &Terminal, record: &str) -> Vec<Value> {
    let listed = terminal.json(&["--record", record, "activity", "list"]);
    let mut listed = listed.as_array().cloned().unwrap_or_default();
    for entry in &mut listed {
        entry.as_object_mut().expect("an entry").remove("id");
    }
    listed.sort_by_key(ToString::to_string);
    listed
}

#[test]
fn csv_and_workbook_come_back_just_as_they_were() {
    for form in ["csv", "xlsx"] {
        let terminal = filled();
        let file = format!("log.{form}");
        let out = terminal.run(&["export", &file, "--as", form]);
        assert_eq!(
            out.out,
            format!("Exported 7 activities to {file}\n"),
            "{out}"
        );
        terminal.run(&["--record", "again", "init", "--name", "Sam Sample"]);
        let back = terminal.json(&["--record", "again", "import", &file]);
        assert_eq!(back["added"], 7, "{form}: {back:#}");
        assert_eq!(
            log(&terminal, "again"),
            log(&terminal, "data/cairn/record"),
            "{form}"
        );
        let again = terminal.json(&["--record", "again", "import", &file]);
        assert_eq!(again["added"], 0, "{form}: {again:#}");
    }
}

#[test]
fn no_cell_of_a_csv_runs_in_a_spreadsheet() {
    let terminal = filled();
    terminal.run(&["export", "log.csv", "--as", "csv"]);
    let text = std::fs::read_to_string(terminal.path("log.csv")).expect("a file");
    for cell in [",=1+1", "\"@SUM", ",+44", ",-,"] {
        assert!(!text.contains(cell), "{cell}: {text}");
    }
}

#[test]
fn what_is_due_comes_out_as_days_of_their_own_names() {
    let terminal = filled();
    let out = terminal.run(&["export", "due.ics", "--as", "ics", "--reminder", "friday"]);
    assert_eq!(out.code, 0, "{out}");
    let first = std::fs::read_to_string(terminal.path("due.ics")).expect("a file");
    terminal.run(&["export", "due.ics", "--as", "ics"]);
    let second = std::fs::read_to_string(terminal.path("due.ics")).expect("a file");
    let uid = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("UID:activity-"))
            .map(ToOwned::to_owned)
    };
    assert!(uid(&first).is_some(), "{first}");
    assert_eq!(uid(&first), uid(&second));
    assert!(
        first.contains("DTSTART;VALUE=DATE:20270102\r\nDTEND;VALUE=DATE:20270103\r\n"),
        "{first}"
    );
    assert!(first.contains("RRULE:FREQ=WEEKLY"), "{first}");
    assert!(first.lines().all(|line| line.len() <= 75), "{first}");
}

#[test]
fn reading_and_portfolio_come_back_as_what_they_were() {
    let terminal = filled();
    for (form, file) in [
        ("ris", "read.ris"),
        ("bibtex", "read.bib"),
        ("leap2a", "log.xml"),
    ] {
        let out = terminal.run(&["export", file, "--as", form]);
        assert_eq!(out.code, 0, "{form}: {out}");
        let back = terminal.json(&["import", file, "--dry-run"]);
        let titles: Vec<&Value> = back["entries"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|entry| &entry["activity"]["title"])
            .collect();
        assert!(
            titles.contains(&&Value::from("'quoted")),
            "{form}: {back:#}"
        );
    }
}

#[test]
fn a_form_that_is_none_is_refused_by_name() {
    let terminal = filled();
    let refused = terminal.run(&["export", "log.pdf", "--as", "pdf"]);
    assert_eq!(refused.code, 1, "{refused}");
    assert!(
        refused.err.contains("csv, xlsx, ics, leap2a, bibtex, ris"),
        "{refused}"
    );
}
