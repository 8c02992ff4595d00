//! Taking changes back, and making them again.

use insta::assert_snapshot;
use serde_json::json;

use crate::terminal::Terminal;

#[test]
fn the_last_change_is_taken_back_and_made_again() {
    let terminal = Terminal::with_record();
    terminal.json(&["activity", "add", "--title=Journal club"]);
    let before = terminal.json(&["activity", "list"]);
    assert_snapshot!(terminal.run(&["undo"]), @"Took back: log “Journal club”");
    assert_eq!(terminal.json(&["activity", "list"]), json!([]));
    assert_snapshot!(terminal.run(&["redo"]), @"Made again: log “Journal club”");
    assert_eq!(terminal.json(&["activity", "list"]), before);
    assert_snapshot!(terminal.run(&["redo"]), @"
    --- stderr
    error: There is nothing to redo
    hint: Only what was undone last can be redone, until something else is changed
    --- exit status 1
    ");
    assert_eq!(
        terminal.json(&["undo"]),
        json!({ "undone": "log “Journal club”" })
    );
    assert_eq!(
        terminal.json(&["redo"]),
        json!({ "redone": "log “Journal club”" })
    );
}

#[test]
fn a_change_is_taken_back_by_the_number_that_was_named() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&["activity", "add", "--title=Journal club"]);
    let id = added["id"].as_str().unwrap();
    let deleted = terminal.run(&["activity", "delete", id]).out;
    let number = deleted.split("cairn undo ").nth(1).unwrap();
    let number = number.split('`').next().unwrap();
    terminal.run(&["activity", "add", "--title=Made since"]);
    assert_eq!(
        terminal.run(&["undo", number]).out,
        "Took back: delete “Journal club”\n"
    );
    assert_eq!(
        terminal
            .json(&["activity", "list"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let again = terminal.run(&["undo", number]);
    assert_eq!(again.code, 1, "{again}");
    assert!(again.err.contains("nothing was changed"), "{again}");
    assert_eq!(
        terminal
            .json(&["activity", "list"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn what_changed_nothing_offers_no_undo() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&["activity", "add", "--title=Journal club"]);
    let id = added["id"].as_str().unwrap();
    terminal.run(&["activity", "delete", id]);
    let again = terminal.run(&["activity", "delete", id]);
    assert!(
        !again.out.contains("undo") && again.out.contains("restore"),
        "{again}"
    );
}

#[test]
fn the_bin_lists_what_can_be_brought_back() {
    let terminal = Terminal::with_record();
    assert_snapshot!(terminal.run(&["bin"]), @"The Bin is empty");
    let added = terminal.json(&["activity", "add", "--title=Journal club"]);
    terminal.json(&["evidence", "add", "--title=Minutes", "--note=Text"]);
    terminal.json(&["activity", "delete", added["id"].as_str().unwrap()]);
    terminal.json(&["evidence", "delete", "E1"]);
    let bin = terminal.json(&["bin"]);
    let types: Vec<_> = bin
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (&entry["type"], &entry["title"], &entry["reference"]))
        .collect();
    assert_eq!(
        types,
        [
            (&json!("evidence"), &json!("Minutes"), &json!("E1")),
            (&json!("activity"), &json!("Journal club"), &json!(null)),
        ]
    );
    let said = terminal.run(&["bin"]);
    assert!(
        said.out.contains("Minutes") && said.out.contains("restore"),
        "{said}"
    );
}
