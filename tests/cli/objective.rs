//! The development plan.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::terminal::{Terminal, fields};

/// Sets an objective with everything that can be said of one, and plans an activity toward it.
fn set(terminal: &Terminal) -> (Value, String) {
    let added = terminal.json(&[
        "objective",
        "add",
        "--title=Lead a review that changes a rota",
        "--status=in-progress",
        "--due=31/3/2027",
        "--review=2026-11-01",
        "--measure=Two wards have a new rota",
        "--approach=Shadow two reviews first",
        "--link=Mentoring=I never have",
        "--link=klimf/6.1#2",
    ]);
    let id = added["id"].as_str().expect("an id").to_owned();
    let planned = terminal.json(&[
        "activity",
        "add",
        "--title=Shadow a review",
        "--date=2026-12-01",
        "--link=Mentoring",
        "--objective",
        &id,
    ]);
    assert_eq!(planned["objectives"], json!([id]));
    (added, id)
}

#[test]
fn an_objective_is_kept_with_everything_said_of_it() {
    let terminal = Terminal::with_record();
    let (added, id) = set(&terminal);
    assert_eq!(
        fields(&added),
        [
            "id",
            "title",
            "status",
            "due",
            "review",
            "measure",
            "approach",
            "achieved",
            "outcome",
            "links",
            "activities",
            "progress",
            "deleted"
        ]
    );
    assert_eq!(
        fields(&added["progress"]),
        ["met", "links", "done", "activities"]
    );
    let shown = terminal.json(&["objective", "show", &id]);
    assert_eq!(
        shown["progress"],
        json!({"met": 0, "links": 2, "done": 0, "activities": 1})
    );
    assert_eq!(terminal.json(&["objective", "list"]), json!([shown]));
    assert_snapshot!(terminal.run(&["objective", "list"]), @"
    Id        Status       Due          Review  Title
    xxxxxxxx  In progress  31 Mar 2027  1 Nov   Lead a review that changes a rota
    ");
    assert_snapshot!(terminal.run(&["objective", "show", &id]), @"
    Lead a review that changes a rota

    Status          In progress
    Due             31 March 2027
    Review          1 November 2026
    Met             0 of 2
    Activities done 0 of 1
    Id              xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx

    Measure of success
      Two wards have a new rota

    How, and with what
      Shadow two reviews first

    To meet
      Mentoring [pda/mentoring]
          I never have
      I can use my subject matter expertise to create and implement a strategy for
      knowledge management and knowledge mobilisation aligned to the priorities of
      the organisation and local healthcare system. [klimf/6.1#2]

    Activities
      Shadow a review, 1 December 2026, Planned (xxxxxxxx)
    ");
}

#[test]
fn the_agenda_says_what_is_overdue_and_what_comes() {
    let terminal = Terminal::with_record();
    assert_snapshot!(terminal.run(&["agenda"]), @"Nothing is due; set an objective with `cairn objective add`");
    set(&terminal);
    terminal.json(&[
        "qualification",
        "add",
        "--title=PGDip",
        "--expires=2026-12-31",
    ]);
    assert_snapshot!(terminal.run(&["agenda"]), @"
    Date         Title                              What
    1 Nov        Lead a review that changes a rota  Review overdue by 22 days
    1 Dec        Shadow a review                    Planned in 8 days
    31 Dec 2026  PGDip                              Expires in 38 days
    31 Mar 2027  Lead a review that changes a rota  Due in 128 days
    ");
    let soon = terminal.json(&["agenda", "--days=30"]);
    let soon = soon.as_array().expect("a list");
    assert_eq!(
        fields(&soon[0]),
        ["type", "id", "what", "title", "date", "days", "overdue"]
    );
    let what: Vec<&Value> = soon.iter().map(|item| &item["what"]).collect();
    assert_eq!(what, ["review", "planned"]);
}

#[test]
fn an_objective_is_achieved_reopened_deleted_and_restored() {
    let terminal = Terminal::with_record();
    let (_, id) = set(&terminal);
    let today = terminal.json(&[
        "objective",
        "edit",
        &id,
        "--status=achieved",
        "--outcome=Two wards",
    ]);
    assert_eq!(today["status"], "achieved");
    assert!(
        today["achieved"].is_string(),
        "achieved today unless said otherwise"
    );
    let again = terminal.json(&[
        "objective",
        "edit",
        &id,
        "--status=in-progress",
        "--review=",
    ]);
    assert_eq!(
        (&again["achieved"], &again["review"]),
        (&json!(null), &json!(null))
    );
    let relinked = terminal.json(&[
        "objective",
        "edit",
        &id,
        "--remove-link=klimf/6.1#2",
        "--add-link=klimf/6.4",
        "--activity=",
    ]);
    let keys: Vec<&Value> = relinked["links"]
        .as_array()
        .expect("links")
        .iter()
        .map(|link| &link["key"])
        .collect();
    assert_eq!(keys, ["pda/mentoring", "klimf/6.4"]);
    assert_eq!(relinked["activities"], json!([]));
    assert_snapshot!(terminal.run(&["objective", "delete", &id]), @"
    Moved “Lead a review that changes a rota” to the Bin
    Bring it back with `cairn undo 7` or `cairn objective restore xxxxxxxx`
    ");
    assert_eq!(terminal.json(&["objective", "list"]), json!([]));
    let bin = terminal.json(&["bin"]);
    assert_eq!(
        (&bin[0]["type"], &bin[0]["id"]),
        (&json!("objective"), &json!(id))
    );
    terminal.json(&["objective", "restore", &id[28..]]);
    let found = terminal.json(&["search", "rota"]);
    assert_eq!(
        (&found[0]["type"], &found[0]["id"]),
        (&json!("objective"), &json!(id))
    );
    let history = terminal.json(&["objective", "history", &id]);
    assert_eq!(
        history[0]["change"],
        "restore “Lead a review that changes a rota”"
    );
    let undone = terminal.json(&["undo"]);
    assert_eq!(
        undone["undone"],
        "restore “Lead a review that changes a rota”"
    );
}

#[test]
fn a_refused_objective_says_which_field_is_wrong() {
    let terminal = Terminal::with_record();
    for (option, field) in [
        ("--status=done", "status"),
        ("--due=soon", "due"),
        ("--review=31/2/2027", "review"),
        ("--achieved=2026-01-01", "achieved"),
        ("--link=pda/unheard-of", "link"),
        ("--activity=deadbeef", "activity"),
    ] {
        let said = terminal.run(&["objective", "add", "--title=No", option, "--json"]);
        assert_eq!(said.code, 1, "{said}");
        let err: Value = serde_json::from_str(&said.err).expect("JSON");
        assert_eq!(err["field"], field, "{said}");
    }
    assert_eq!(terminal.json(&["objective", "list"]), json!([]));
}
