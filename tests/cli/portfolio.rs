//! What is handed in.

use crate::terminal::Terminal;

#[cfg(feature = "pdf")]
#[test]
fn a_summary_is_printed_as_pdf() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "activity",
        "add",
        "--title=Journal club",
        "--hours=1",
        "--so-what=…",
    ]);
    let said = terminal.json(&[
        "portfolio",
        "print",
        "--kind",
        "summary",
        "--out",
        "mine.pdf",
    ]);
    assert_eq!(
        said,
        serde_json::json!({
            "kind": "summary",
            "from": "2026-01-01",
            "to": "2026-12-31",
            "out": "mine.pdf",
        })
    );
    let pdf = std::fs::read(terminal.path("mine.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    insta::assert_snapshot!(
        terminal.run(&["portfolio", "print", "--from=2025-01-01", "--out=mine.pdf"]),
        @"Printed 1 January 2025 to 31 December 2025 as mine.pdf"
    );
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_replaced_and_nothing_else_is() {
    let terminal = Terminal::with_record();
    terminal.write("old.pdf", "%PDF-1.7 an old print");
    terminal.json(&["portfolio", "print", "--out", "old.pdf"]);
    let pdf = std::fs::read(terminal.path("old.pdf")).unwrap();
    assert!(pdf.len() > 1000, "the old print is replaced");
    terminal.write("letter.pdf", "Dear Sam");
    insta::assert_snapshot!(terminal.run(&["portfolio", "print", "--out", "letter.pdf"]), @"
    --- stderr
    error: letter.pdf is there already and is not a PDF
    hint: Give another name, or move that file away
    --- exit status 1
    ");
    let letter = std::fs::read_to_string(terminal.path("letter.pdf")).unwrap();
    assert_eq!(letter, "Dear Sam");
    insta::assert_snapshot!(terminal.run(&["portfolio", "print", "--out", "nowhere/mine.pdf"]), @"
    --- stderr
    error: There is no folder nowhere
    hint: Make it first, or give another place
    --- exit status 1
    ");
    let left: Vec<_> = std::fs::read_dir(terminal.home()).unwrap().collect();
    assert_eq!(left.len(), 3, "no half-written file stays: {left:?}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let terminal = Terminal::with_record();
    let said = terminal.run(&[
        "portfolio",
        "print",
        "--from=2026-02-01",
        "--to=2026-01-01",
        "--out=mine.pdf",
    ]);
    insta::assert_snapshot!(said, @"
    --- stderr
    error: The period ends (2026-01-01) before it begins (2026-02-01)
    hint: Swap the two dates
    --- exit status 1
    ");
    assert!(!terminal.path("mine.pdf").exists());
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_typesetting_it_says_so() {
    let terminal = Terminal::with_record();
    let said = terminal.run(&["portfolio", "print", "--out=mine.pdf"]);
    insta::assert_snapshot!(said, @"
    --- stderr
    error: This Cairn was built without printing
    hint: Build it with the feature `pdf`, which is on unless it is switched off
    --- exit status 1
    ");
    assert!(!terminal.path("mine.pdf").exists());
}
