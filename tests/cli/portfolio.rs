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
        @""
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
    insta::assert_snapshot!(terminal.run(&["portfolio", "print", "--out", "letter.pdf"]), @"");
    let letter = std::fs::read_to_string(terminal.path("letter.pdf")).unwrap();
    assert_eq!(letter, "Dear Sam");
    insta::assert_snapshot!(terminal.run(&["portfolio", "print", "--out", "nowhere/mine.pdf"]), @"");
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
    insta::assert_snapshot!(said, @"");
    assert!(!terminal.path("mine.pdf").exists());
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_typesetting_it_says_so() {
    let terminal = Terminal::with_record();
    let said = terminal.run(&["portfolio", "print", "--out=mine.pdf"]);
    insta::assert_snapshot!(said, @"");
    assert!(!terminal.path("mine.pdf").exists());
}
