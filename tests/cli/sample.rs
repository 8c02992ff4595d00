//! The made-up record.

use crate::terminal::{Terminal, fields};

#[test]
fn the_sample_ends_with_its_progress_and_its_portfolio() {
    let terminal = Terminal::new();
    let said = terminal.run(&["sample", "demo"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said}");
    assert!(
        said.out
            .starts_with("Knowledge Manager, 23 November 2026\n"),
        "{said}"
    );
    let progress = terminal.run(&["--record", "demo/record", "progress"]);
    assert!(
        said.out.starts_with(&progress.out),
        "the same page as `cairn progress`: {said}"
    );
    let printed = terminal.path("demo/portfolio.pdf").exists();
    assert_eq!(printed, cfg!(feature = "pdf"));

    let again = terminal.run(&["sample", "demo"]);
    assert_eq!((again.code, again.out.as_str()), (1, ""), "{again}");
    assert!(
        again
            .err
            .contains(&format!("{} is there already", record())),
        "{again}"
    );
    assert!(
        !terminal.path("data").exists(),
        "the person's own record is not touched"
    );
}

/// Returns where the sample is, as this system writes it.
fn record() -> String {
    std::path::Path::new("demo")
        .join("record")
        .display()
        .to_string()
}

#[test]
fn a_script_is_told_where_the_sample_is() {
    let terminal = Terminal::new();
    let made = terminal.json(&["sample", "demo"]);
    assert_eq!(fields(&made), ["record", "portfolio", "progress"]);
    assert_eq!(made["record"], record());
    assert_eq!(made["progress"]["total"], 96);
}
