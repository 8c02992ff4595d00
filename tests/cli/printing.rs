//! `cairn portfolio print`: what it writes, where, and what it never replaces.
#[cfg(feature = "pdf")]
use crate::portfolio::{begun, edit};
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
fn the_role_is_printed_on_one_page_in_every_form() {
    let terminal = Terminal::with_record();
    for file in ["wall.pdf", "wall.zip", "wall.docx"] {
        let said = terminal.json(&["portfolio", "print", "--kind=wall", "--out", file]);
        assert_eq!(
            (&said["kind"], &said["out"]),
            (&"wall".into(), &file.into())
        );
        assert!(terminal.path(file).exists());
    }
    insta::assert_snapshot!(
        terminal.run(&["portfolio", "print", "--kind=wall", "--out=wall.pdf"]),
        @"Printed 1 January 2026 to 31 December 2026 as wall.pdf"
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

#[cfg(feature = "pdf")]
#[test]
fn the_ending_of_the_file_says_what_is_printed() {
    let (terminal, _) = begun();
    edit(
        &terminal,
        &["--add=E1=1.1", "--statement=1=I found a gap [E1]"],
    );
    insta::assert_snapshot!(
        terminal.run(&["portfolio", "print", "My Chartership", "--out=mine.zip"]),
        @"
    Printed “My Chartership” as mine.zip
    It holds 1 attached file
    "
    );
    for (out, begins) in [
        ("mine.zip", "PK"),
        ("mine.docx", "PK"),
        ("mine.pdf", "%PDF-"),
    ] {
        for _again in 0..2 {
            terminal.json(&["portfolio", "print", "My Chartership", "--out", out]);
        }
        let bytes = std::fs::read(terminal.path(out)).expect("a print");
        assert!(bytes.starts_with(begins.as_bytes()), "{out}");
    }
    terminal.write("letter.zip", "PK Dear Sam");
    terminal.write("letter.docx", "PK Dear Sam");
    for out in ["letter.zip", "letter.docx"] {
        let said = terminal.run(&["portfolio", "print", "My Chartership", "--out", out]);
        assert_eq!(said.code, 1, "{said}");
        assert_eq!(
            std::fs::read_to_string(terminal.path(out)).expect("it"),
            "PK Dear Sam"
        );
    }
    insta::assert_snapshot!(terminal.run(&["portfolio", "print", "--out=mine.odt"]), @"
    --- stderr
    error: mine.odt does not say what to print
    hint: Name a file that ends in .pdf, in .zip (a page with its attachments) or in .docx
    --- exit status 1
    ");
}

#[cfg(feature = "pdf")]
#[test]
fn a_kind_that_nobody_composed_is_printed_as_cairn_proposes_it() {
    let (terminal, _) = begun();
    insta::assert_snapshot!(
        terminal.run(&["portfolio", "print", "--kind=fellowship", "--out=mine.zip"]),
        @"
    Printed 1 January 2022 to 31 December 2026 as mine.zip
    It holds 1 attached file
    It is a draft that Cairn proposes; compose yours with `cairn portfolio new --kind fellowship`
    "
    );
    insta::assert_snapshot!(
        terminal.run(&["portfolio", "print", "--kind=chartership", "--out=composed.zip"]),
        @"Printed “My Chartership” as composed.zip"
    );
}

#[cfg(feature = "pdf")]
#[test]
fn a_file_that_is_damaged_is_left_out_and_said_to_be() {
    let (terminal, _) = begun();
    edit(&terminal, &["--add=E1=1.1"]);
    let record = terminal.path("data/cairn/record/attachments");
    let mut folders = vec![record];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                std::fs::remove_file(path).expect("a file that goes");
            }
        }
    }
    let said = terminal.run(&["portfolio", "print", "My Chartership", "--out=mine.zip"]);
    insta::assert_snapshot!(said, @"
    Printed “My Chartership” as mine.zip
    --- stderr
    warning: the file of E1 is missing or damaged, so it is not enclosed
    ");
    let checked = terminal.run(&["portfolio", "check", "My Chartership"]);
    assert!(
        checked
            .out
            .contains("E1: the file “report.txt” is missing or damaged"),
        "{checked}"
    );
}
