//! Qualifications.

use insta::assert_snapshot;
use serde_json::json;

use crate::terminal::{Terminal, fields};

#[test]
fn a_qualification_is_kept_with_everything_said_of_it() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&[
        "qualification",
        "add",
        "--title=Chartership",
        "--awarding-body=CILIP",
        "--status=held",
        "--started=2019-09-01",
        "--awarded=4/5/2021",
        "--expires=2031-05-04",
        "--reference=12345",
        "--notes=Revalidated yearly",
        "--requirement=qualification/fedip-advanced-practitioner",
    ]);
    assert_eq!(
        fields(&added),
        [
            "id",
            "title",
            "awarding_body",
            "status",
            "started",
            "awarded",
            "expires",
            "reference",
            "notes",
            "requirement",
            "deleted"
        ]
    );
    assert_eq!(
        (&added["awarded"], &added["expires"]),
        (&json!("2021-05-04"), &json!("2031-05-04"))
    );
    assert_eq!(
        added["requirement"],
        "qualification/fedip-advanced-practitioner"
    );
    let id = added["id"].as_str().unwrap();
    assert_eq!(terminal.json(&["qualification", "show", id]), added);
    assert_eq!(terminal.json(&["qualification", "list"]), json!([added]));
    assert_snapshot!(terminal.run(&["qualification", "list"]), @"
    Id        Title        Awarding body  Status  Awarded     Expires
    xxxxxxxx  Chartership  CILIP          Held    4 May 2021  4 May 2031
    ");
    assert_snapshot!(terminal.run(&["qualification", "show", id]), @"
    Chartership

    Awarding body   CILIP
    Status          Held
    Started         1 September 2019
    Awarded         4 May 2021
    Expires         4 May 2031
    Reference       12345
    Answers         FEDIP Advanced Practitioner
                    [qualification/fedip-advanced-practitioner]
    Id              xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx

    Notes
      Revalidated yearly
    ");
    assert_eq!(terminal.json(&["progress"])["met"], 1);
}

#[test]
fn a_qualification_is_edited_deleted_and_restored() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&[
        "qualification",
        "add",
        "--title=PGDip",
        "--expires=2030-01-01",
    ]);
    let id = added["id"].as_str().unwrap();
    let edited = terminal.json(&[
        "qualification",
        "edit",
        id,
        "--status=in-progress",
        "--expires=",
    ]);
    let mut expected = added.clone();
    expected["status"] = json!("in-progress");
    expected["expires"] = json!(null);
    assert_eq!(edited, expected);
    assert_snapshot!(terminal.run(&["qualification", "delete", id]), @"
    Moved “PGDip” to the Bin
    Bring it back with `cairn undo` or `cairn qualification restore xxxxxxxx`
    ");
    assert_eq!(terminal.json(&["qualification", "list"]), json!([]));
    terminal.json(&["qualification", "restore", &id[28..]]);
    assert_eq!(terminal.json(&["qualification", "list"]), json!([expected]));
}
