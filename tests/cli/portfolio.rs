//! What is handed in.
use serde_json::{Value, json};

use crate::terminal::{Terminal, fields};

/// A record with two pieces of evidence, and an empty Chartership; returns an activity's id.
pub fn begun() -> (Terminal, String) {
    let terminal = Terminal::with_record();
    let added = terminal.json(&[
        "activity",
        "add",
        "--title=Ward audit",
        "--date=2026-03-01",
        "--hours=1.5",
        "--so-what=Two wards had the same gap",
        "--link=klimf/6.1#2",
    ]);
    let audit = added["id"].as_str().expect("an id").to_owned();
    terminal.write("report.txt", "What we found");
    let file = ["evidence", "add", "--title=Report", "--file=report.txt"];
    terminal.json(&[&file[..], &["--date=2026-03-02", "--activity", &audit]].concat());
    terminal.json(&[
        "evidence",
        "add",
        "--title=Thanks",
        "--note=They thanked us",
    ]);
    terminal.json(&[
        "portfolio",
        "new",
        "--kind=chartership",
        "--title=My Chartership",
        "--empty",
    ]);
    (terminal, audit)
}

pub fn edit(terminal: &Terminal, more: &[&str]) -> Value {
    terminal.json(&[&["portfolio", "edit", "My Chartership"], more].concat())
}

pub fn show(terminal: &Terminal) -> Value {
    terminal.json(&["portfolio", "show", "my chartership"])
}

pub fn array(value: &Value) -> &Vec<Value> {
    value.as_array().expect("an array")
}

/// A text of so many words.
pub fn words(number: usize) -> String {
    vec!["word"; number].join(" ")
}

#[test]
fn a_portfolio_is_begun_from_a_kind_and_covers_its_months() {
    let (terminal, _) = begun();
    let begun = show(&terminal);
    assert_eq!(
        fields(&begun),
        [
            "id",
            "title",
            "kind",
            "from",
            "to",
            "submitted",
            "copy_of",
            "minutes",
            "words",
            "pieces",
            "matrix",
            "skills",
            "statements",
            "parts",
            "findings",
            "deleted"
        ]
    );
    assert_eq!(
        begun["kind"],
        json!({"key": "chartership", "title": "CILIP Chartership"})
    );
    assert_eq!(
        (&begun["from"], &begun["to"]),
        (&json!("2025-01-01"), &json!("2026-12-31"))
    );
    assert_eq!(
        (&begun["pieces"], &begun["submitted"]),
        (&json!([]), &Value::Null)
    );
    assert_eq!(terminal.json(&["portfolio", "list"]), json!([begun]));
    let id = begun["id"].as_str().expect("an id");
    assert_eq!(terminal.json(&["portfolio", "show", &id[28..]]), begun);
    let proposed = terminal.json(&[
        "portfolio",
        "new",
        "--kind=revalidation",
        "--from=2026-02-01",
    ]);
    assert_eq!(
        (&proposed["from"], &proposed["to"]),
        (&json!("2026-02-01"), &json!("2026-12-31"))
    );
    assert_eq!(proposed["title"], "CILIP revalidation 2026");
    let types: Vec<&Value> = array(&proposed["pieces"])
        .iter()
        .map(|piece| &piece["type"])
        .collect();
    assert_eq!(
        types,
        ["activity", "evidence", "evidence"],
        "Cairn proposes what there is"
    );
}

#[test]
fn entries_are_chosen_assigned_described_and_taken_back() {
    let (terminal, audit) = begun();
    let add = format!("--add={audit}=1.3");
    let composed = edit(
        &terminal,
        &[
            "--add=E1=1.1,1.2",
            &add,
            "--add=E2",
            "--assign=E2=2.1",
            "--note=E1=It shows the gap",
            "--enclose=E1=appended",
        ],
    );
    let piece = |reference: &str| {
        let pieces = array(&composed["pieces"]).iter();
        let mut found = pieces.filter(|piece| piece["reference"] == reference);
        found.next().expect("a piece").clone()
    };
    assert_eq!(piece("E1")["criteria"], json!(["1.1", "1.2"]));
    assert_eq!(piece("E1")["note"], "It shows the gap");
    assert_eq!(piece("E1")["enclosure"], "appended");
    assert_eq!(piece("E2")["criteria"], json!(["2.1"]));
    assert_eq!(composed["minutes"], 90);
    let row = array(&composed["matrix"])
        .iter()
        .find(|row| row["criterion"] == "1.3");
    assert_eq!(row.expect("a row")["activities"], json!([audit]));
    let moved = edit(
        &terminal,
        &["--move=E2=1", "--unassign=E1=1.1", "--note=E1="],
    );
    let order: Vec<&Value> = array(&moved["pieces"])
        .iter()
        .map(|piece| &piece["reference"])
        .collect();
    assert_eq!(order, [&json!("E2"), &json!("E1"), &Value::Null]);
    let kept = array(&moved["pieces"])[1].clone();
    assert_eq!(
        (&kept["criteria"], &kept["note"]),
        (&json!(["1.2"]), &json!(""))
    );
    let less = edit(&terminal, &["--remove=E1", "--unassign=E2"]);
    assert_eq!(array(&less["pieces"]).len(), 2);
    assert_eq!(array(&less["pieces"])[0]["criteria"], json!([]));
    terminal.json(&["undo"]);
    assert_eq!(show(&terminal), moved, "one change is one step back");
    let said = terminal.run(&["portfolio", "show", "My Chartership"]);
    for line in [
        "Stage           Draft",
        "Hours           1 h 30",
        "Not kept yet",
    ] {
        assert!(said.out.contains(line), "{said}");
    }
}

#[test]
fn a_statement_of_a_thousand_and_one_words_is_one_over() {
    let (terminal, _) = begun();
    terminal.write("second.txt", &format!("{}\n", words(500)));
    let first = format!("--statement=1={} [E1]", words(500));
    let stated = edit(&terminal, &[&first, "--statement-file=2=second.txt"]);
    assert_eq!(
        stated["words"],
        json!({"written": 1001, "limit": 1000, "over": 1})
    );
    let shown = terminal.run(&["portfolio", "show", "My Chartership"]);
    assert!(
        shown
            .out
            .contains("Statement       1,001 of 1,000 words, 1 over"),
        "{shown}"
    );
    let said = "The statement has 1,001 words, 1 over the limit of 1,000";
    let checked = terminal.run(&["portfolio", "check", "My Chartership"]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains(said), "{checked}");
    assert!(checked.err.contains("rules are not kept"), "{checked}");
    let shorter = edit(
        &terminal,
        &["--statement=1=I found a gap [E1]", "--statement=3="],
    );
    assert_eq!(
        shorter["words"],
        json!({"written": 505, "limit": 1000, "over": 0})
    );
    let rows = array(&shorter["findings"]).iter();
    assert!(rows.clone().all(|finding| finding["check"] != "words"));
    assert!(
        rows.clone()
            .any(|finding| finding["says"] == "The statement cites E1, which is not included"),
        "{shorter}"
    );
}

#[test]
fn a_statement_that_is_one_text_is_written_whole() {
    let (terminal, _) = begun();
    terminal.json(&[
        "portfolio",
        "new",
        "--kind=revalidation",
        "--title=This year",
    ]);
    let stated = terminal.json(&[
        "portfolio",
        "edit",
        "This year",
        "--statement=whole=I read = I learnt",
    ]);
    assert_eq!(array(&stated["statements"])[0]["text"], "I read = I learnt");
    let said = terminal.run(&["portfolio", "edit", "This year", "--statement=1=No"]);
    insta::assert_snapshot!(said, @"
    --- stderr
    error: The statement of CILIP revalidation is one text, not one on “1”
    hint: Write it like --statement whole=…
    --- exit status 1
    ");
}

#[test]
fn skills_are_rated_and_parts_are_written_and_attached() {
    let (terminal, _) = begun();
    let rated = edit(
        &terminal,
        &[
            "--start=klimf/6.1=2:Helped once",
            "--end=6.1=4",
            "--skill=klimf/5.8",
            "--part=cv=Each post taught me",
            "--part-evidence=cv=E2",
        ],
    );
    let skill = |key: &str| {
        let mut skills = array(&rated["skills"]).iter();
        skills
            .find(|skill| skill["key"] == key)
            .expect("it is assessed")
    };
    let both = skill("klimf/6.1");
    assert_eq!(both["start"], json!({"level": 2, "comment": "Helped once"}));
    assert_eq!(both["end"], json!({"level": 4, "comment": ""}));
    assert_eq!(skill("klimf/5.8")["end"], Value::Null);
    let cv = &array(&rated["parts"])[0];
    assert_eq!(
        (&cv["text"], &cv["evidence"]),
        (&json!("Each post taught me"), &json!(["E2"]))
    );
    let less = edit(
        &terminal,
        &[
            "--end=6.1=",
            "--remove-skill=klimf/5.8",
            "--part-evidence=cv=",
        ],
    );
    assert_eq!(array(&less["skills"]).len(), 1);
    assert_eq!(array(&less["skills"])[0]["end"], Value::Null);
    assert_eq!(array(&less["parts"])[0]["evidence"], json!([]));
}

#[test]
fn what_was_submitted_stays_as_it_was_and_can_be_followed() {
    let (terminal, _) = begun();
    edit(&terminal, &["--add=E1=1.1"]);
    let frozen = terminal.json(&["portfolio", "freeze", "My Chartership"]);
    assert_eq!(frozen["submitted"], "2026-11-23");
    let refused = terminal.run(&["portfolio", "edit", "My Chartership", "--remove=E1"]);
    insta::assert_snapshot!(refused, @"
    --- stderr
    error: “My Chartership” was submitted on 23 November 2026 and stays as it was
    hint: Make a copy of it to go on
    --- exit status 1
    ");
    terminal.json(&["evidence", "edit", "E1", "--title=Renamed"]);
    assert_eq!(array(&show(&terminal)["pieces"])[0]["title"], "Report");
    let copy = terminal.json(&["portfolio", "copy", "My Chartership", "--title=Again"]);
    assert_eq!(
        (&copy["title"], &copy["copy_of"]),
        (&json!("Again"), &frozen["id"])
    );
    assert_eq!(array(&copy["pieces"])[0]["title"], "Renamed");
    terminal.json(&[
        "portfolio",
        "new",
        "--kind=revalidation",
        "--title=This year",
    ]);
    let next = terminal.json(&["portfolio", "next", "This year"]);
    assert_eq!(
        (&next["from"], &next["to"]),
        (&json!("2027-01-01"), &json!("2027-12-31"))
    );
    let history = terminal.json(&["portfolio", "history", "My Chartership"]);
    assert_eq!(array(&history).len(), 3, "begun, edited, submitted");
}

#[test]
fn a_deleted_portfolio_comes_back() {
    let (terminal, _) = begun();
    let before = show(&terminal);
    let deleted = terminal.json(&["portfolio", "delete", "My Chartership"]);
    assert_eq!(
        (&deleted["deleted"], &terminal.json(&["portfolio", "list"])),
        (&json!(true), &json!([]))
    );
    let id = before["id"].as_str().expect("an id");
    terminal.json(&["portfolio", "restore", id]);
    assert_eq!(show(&terminal), before);
}

#[test]
fn a_title_that_two_have_names_neither() {
    let (terminal, _) = begun();
    terminal.json(&[
        "portfolio",
        "copy",
        "My Chartership",
        "--title=My Chartership",
    ]);
    let said = terminal.run(&["portfolio", "show", "My Chartership"]);
    insta::assert_snapshot!(said, @"
    --- stderr
    error: 2 portfolios are called “My Chartership”
    hint: Say which by its id: xxxxxxxx, xxxxxxxx
    --- exit status 1
    ");
    insta::assert_snapshot!(terminal.run(&["portfolio", "show", "Theirs"]), @"
    --- stderr
    error: There is no portfolio called “Theirs”
    hint: `cairn portfolio list` shows titles and ids
    --- exit status 1
    ");
}

#[test]
fn kinds_are_listed_and_one_can_be_copied_edited_and_used() {
    let (terminal, _) = begun();
    let kinds = terminal.json(&["portfolio", "kinds"]);
    assert_eq!(
        fields(&kinds[0]),
        [
            "key", "title", "body", "months", "words", "hours", "criteria", "shipped"
        ]
    );
    let keys: Vec<&Value> = array(&kinds).iter().map(|kind| &kind["key"]).collect();
    assert!(keys.contains(&&json!("fedip-senior")), "{keys:?}");
    let toml = terminal.run(&["portfolio", "kinds", "revalidation"]).out;
    let own = toml
        .replace("key = \"revalidation\"", "key = \"trust-award\"")
        .replace("title = \"CILIP revalidation\"", "title = \"Trust award\"");
    terminal.write("own.toml", &own);
    insta::assert_snapshot!(
        terminal.run(&["portfolio", "check", "own.toml"]),
        @"own.toml: Trust award, 3 criteria, no mistakes"
    );
    let begun = terminal.json(&["portfolio", "new", "--kind=own.toml", "--empty"]);
    assert_eq!(begun["kind"]["key"], "trust-award");
    let listed = terminal.json(&["portfolio", "kinds"]);
    let last = array(&listed).last().expect("kinds");
    assert_eq!(
        (&last["key"], &last["shipped"]),
        (&json!("trust-award"), &json!(false))
    );
    assert_eq!(
        terminal.run(&["portfolio", "kinds", "trust-award"]).out,
        own
    );
    terminal.write("broken.toml", &own.replacen("months = 12", "months = 0", 1));
    let said = terminal.run(&["portfolio", "check", "broken.toml"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("months"), "{said}");
    assert!(said.err.contains("broken.toml has 1 mistake"), "{said}");
}
