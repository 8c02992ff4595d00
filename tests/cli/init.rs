//! Making a record, finding it, and saying whose it is.

use insta::assert_snapshot;
use serde_json::json;

use crate::terminal::{Terminal, fields};

#[test]
fn a_record_is_made_for_a_person_and_a_role() {
    let terminal = Terminal::new();
    let made = terminal.run(&[
        "init",
        "--name=Sam Sample",
        "--profile=knowledge-manager",
        "--target-hours=30",
        "--year-start=04-01",
        "--post=Knowledge Specialist",
    ]);
    assert_snapshot!(made, @"
    Made a new record

    Name            Sam Sample
    Post            Knowledge Specialist
    Role            Knowledge Manager, 96 requirements
    CPD year        from 1 April, 30 h
    Record          ~/data/cairn/record

    Log the first activity with `cairn activity add`
    ");
    let person = terminal.json(&["person"]);
    assert_eq!(
        fields(&person),
        [
            "record",
            "name",
            "post",
            "employer",
            "memberships",
            "target_minutes",
            "year_start",
            "profile"
        ]
    );
    assert_eq!(person["target_minutes"], 1800);
    assert_eq!(person["year_start"], "04-01");
    assert_eq!(person["profile"]["title"], "Knowledge Manager");
}

#[test]
fn a_record_may_be_named_before_the_command_after_it_or_in_the_environment() {
    let terminal = Terminal::new();
    terminal.json(&["--record", "mine", "init", "--name", "Sam"]);
    assert!(terminal.path("mine").join("cairn.db").is_file());
    terminal.json(&["--record", "mine", "activity", "add", "--title", "Here"]);
    let after = terminal.json(&["activity", "list", "--record", "mine"]);
    assert_eq!(after[0]["title"], "Here");
    let before = terminal.run(&["--json", "--record", "mine", "activity", "list"]);
    assert!(before.out.contains("\"title\": \"Here\""), "{before}");
    let output = terminal
        .command(&["activity", "list"])
        .env("CAIRN_RECORD", "mine")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("Here"));
}

#[test]
fn a_record_may_be_made_for_a_profile_file() {
    let terminal = Terminal::new();
    let source = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/profiles/knowledge-manager.toml"
    );
    let made = terminal.json(&["init", "--name=Sam", "--profile", source]);
    assert_eq!(made["profile"]["key"], "knowledge-manager");
    let said = Terminal::new().run(&["init", "--name=Sam", "--profile=unheard-of"]);
    assert_snapshot!(said, @"
    --- stderr
    error: There is no profile and no file called “unheard-of”
    hint: Choose one that comes with Cairn (knowledge-manager), or give the path of a profile file
    --- exit status 1
    ");
}

#[test]
fn what_is_said_of_the_person_can_be_changed_and_taken_back() {
    let terminal = Terminal::with_record();
    let changed = terminal.json(&[
        "person",
        "--employer",
        "Example Trust",
        "--target-hours",
        "0",
    ]);
    assert_eq!(changed["employer"], "Example Trust");
    assert_eq!(changed["target_minutes"], 0);
    assert_eq!(changed["name"], "Sam Sample");
    assert_snapshot!(terminal.run(&["person"]), @"
    Name            Sam Sample
    Employer        Example Trust
    Role            Knowledge Manager, 96 requirements
    CPD year        from 1 January, no target
    Record          ~/data/cairn/record
    ");
    terminal.json(&["undo"]);
    assert_eq!(terminal.json(&["person"])["employer"], "");
}

#[test]
fn professional_bodies_are_listed_changed_and_struck_out_by_name() {
    let terminal = Terminal::with_record();
    let listed = terminal.json(&["person", "--body=CILIP, 0123456", "--body=FEDIP"]);
    assert_eq!(
        listed["memberships"],
        json!([
            {"body": "CILIP", "number": "0123456", "grade": ""},
            {"body": "FEDIP", "number": "", "grade": ""},
        ])
    );
    terminal.json(&["person", "--body=cilip, 0123456, MCLIP", "--body=BCS"]);
    terminal.json(&["person", "--remove-body=fedip"]);
    assert_snapshot!(terminal.run(&["person"]), @"
    Name            Sam Sample
    Member of       cilip, 0123456, MCLIP
                    BCS
    Role            Knowledge Manager, 96 requirements
    CPD year        from 1 January, 20 h
    Record          ~/data/cairn/record
    ");
    assert_snapshot!(terminal.run(&["person", "--body= , 12", "--remove-body=RSC"]), @r#"
    --- stderr
    error: There is no professional body “RSC”
    hint: See those there are with `cairn person`
    error: A membership needs the name of its body
    hint: Write it like “CILIP, 0123456, MCLIP”
    --- exit status 1
    "#);
    let made = Terminal::new().json(&["init", "--name=Sam", "--body=CILIP"]);
    assert_eq!(made["memberships"][0]["body"], "CILIP");
}
