//! What the person chose to work on.

use insta::assert_snapshot;
use serde_json::json;

use crate::terminal::{Terminal, fields};

#[test]
fn focus_is_chosen_listed_and_undone() {
    let terminal = Terminal::with_record();
    assert_snapshot!(terminal.run(&["profile", "focus", "list"]), @"Choose the 10–12 skills you mean to work on");
    let chosen = terminal.json(&["profile", "focus", "add", "6.1", "OR10", "Mentoring"]);
    assert_eq!(fields(&chosen), ["focus", "orphaned"]);
    assert_eq!(fields(&chosen["focus"][0]), ["key", "name", "status"]);
    assert_eq!(chosen["orphaned"], json!([]));
    assert_snapshot!(terminal.run(&["profile", "focus", "list"]), @"
    Key            In focus                  Status
    klimf/6.1      6.1 Knowledge management  Not started
    gkim/OR10      OR10 Risk management      Not started
    pda/mentoring  Mentoring                 Nothing yet

    3 in focus; 10–12 is usual
    ");
    let progress = terminal.json(&["progress", "klimf/6.1", "klimf/6.4"]);
    assert_eq!(
        (
            &progress["requirements"][0]["focus"],
            &progress["requirements"][1]["focus"]
        ),
        (&json!(true), &json!(false))
    );
    let words = terminal.run(&["progress"]).out;
    let next = words.split("Next").nth(1).unwrap_or_default();
    assert!(
        next.trim_start()
            .starts_with("Mentoring [pda/mentoring], in focus"),
        "{words}"
    );
    assert!(terminal.run(&["progress", "6.1"]).out.contains("In focus"));
    let fewer = terminal.json(&["profile", "focus", "remove", "klimf/6.1", "mentoring"]);
    assert_eq!(fewer["focus"].as_array().map(Vec::len), Some(1));
    terminal.json(&["undo"]);
    assert_eq!(terminal.json(&["profile", "focus", "list"]), chosen);
}

#[test]
fn what_the_profile_lacks_is_refused() {
    let terminal = Terminal::with_record();
    assert_snapshot!(terminal.run(&["profile", "focus", "add", "klimf/61"]), @"
    --- stderr
    error: The profile has no requirement “klimf/61”
    hint: Did you mean klimf/6.1 (Knowledge management), klimf/2.1 (Data management), klimf/3.6 (Information appraisal), klimf/4.1 (Information governance), klimf/5.1 (Information management)?
    --- exit status 1
    ");
    assert_eq!(
        terminal.json(&["profile", "focus", "list"])["focus"],
        json!([])
    );
}
