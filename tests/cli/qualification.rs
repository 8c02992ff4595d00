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
            "certificates",
            "renewal",
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
    Bring it back with `cairn undo 4` or `cairn qualification restore xxxxxxxx`
    ");
    assert_eq!(terminal.json(&["qualification", "list"]), json!([]));
    terminal.json(&["qualification", "restore", &id[28..]]);
    assert_eq!(terminal.json(&["qualification", "list"]), json!([expected]));
}

#[test]
fn certificates_are_evidence_of_a_qualification() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&["qualification", "add", "--title=Chartership"]);
    let id = added["id"].as_str().unwrap();
    terminal.write("certificate.pdf", "Awarded");
    let evidence = terminal.json(&[
        "evidence",
        "add",
        "--title=Certificate",
        "--file=certificate.pdf",
        "--qualification",
        &id[28..],
    ]);
    assert_eq!(evidence["qualifications"], json!([id]));
    let shown = terminal.json(&["qualification", "show", id]);
    assert_eq!(shown["certificates"], json!(["E1"]));
    assert_snapshot!(terminal.run(&["qualification", "show", id]), @"
    Chartership

    Status          Held
    Id              xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx

    Certificates
      E1 Certificate
    ");
    assert_snapshot!(terminal.run(&["evidence", "show", "E1"]), @"
    E1 Certificate

    Date            23 November 2026
    File            certificate.pdf, 7 bytes
    Id              xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx

    Certificate of
      Chartership (xxxxxxxx)
    ");
    terminal.json(&["evidence", "edit", "E1", "--qualification="]);
    let shown = terminal.json(&["qualification", "show", id]);
    assert_eq!(shown["certificates"], json!([]));
    terminal.json(&["undo"]);
    let shown = terminal.json(&["qualification", "show", id]);
    assert_eq!(shown["certificates"], json!(["E1"]));
    assert_snapshot!(terminal.run(&["evidence", "edit", "E1", "--qualification=ffff"]), @"
    --- stderr
    error: There is no qualification with the id ffff
    hint: `cairn qualification list` shows the ids
    --- exit status 1
    ");
}

#[test]
fn what_wants_renewal_is_pointed_out() {
    let terminal = Terminal::with_record();
    for (title, expires) in [
        ("First aid", "2027-01-31"),
        ("Chartership", "2031-05-04"),
        ("Licence", "2026-11-01"),
    ] {
        terminal.json(&[
            "qualification",
            "add",
            "--title",
            title,
            "--expires",
            expires,
        ]);
    }
    let listed = terminal.json(&["qualification", "list"]);
    let listed = listed.as_array().unwrap().iter();
    let renewals: Vec<_> = listed.map(|held| held["renewal"].clone()).collect();
    assert_eq!(
        renewals,
        [
            json!(null),
            json!({ "state": "due", "by": "2027-01-31" }),
            json!({ "state": "expired", "by": "2026-11-01" }),
        ]
    );
    assert_snapshot!(terminal.run(&["qualification", "list"]), @"
    Id        Title        Status  Expires
    xxxxxxxx  Chartership  Held    4 May 2031
    xxxxxxxx  First aid    Held    31 Jan 2027
    xxxxxxxx  Licence      Held    1 Nov

    Licence: Expired on 1 November 2026: renew it
    First aid: Renew by 31 January 2027, in 69 days
    ");
}
