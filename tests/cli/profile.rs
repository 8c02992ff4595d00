//! Role profiles: looked at, checked, imported, changed.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::terminal::{Terminal, fields};

const PAGE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/profiles/knowledge-manager.txt"
);
const CORRECTIONS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/profiles/knowledge-manager.corrections.toml"
);

fn requirement<'a>(profile: &'a Value, key: &str) -> &'a Value {
    let all = profile["requirements"].as_array().expect("an array");
    all.iter()
        .find(|found| found["key"] == key)
        .expect("the requirement")
}

#[test]
fn a_profile_is_shown_whole() {
    let terminal = Terminal::with_record();
    let profile = terminal.json(&["profile", "show"]);
    assert_eq!(
        fields(&profile),
        [
            "key",
            "title",
            "summary",
            "source",
            "responsible_body",
            "sections",
            "pda_groups",
            "requirements"
        ]
    );
    assert_eq!(
        (&profile["key"], &profile["title"]),
        (&json!("knowledge-manager"), &json!("Knowledge Manager"))
    );
    let of = |section: &str| {
        let all = profile["requirements"].as_array().unwrap();
        all.iter()
            .filter(|found| found["section"] == section)
            .count()
    };
    let counts = ["behaviour", "pda", "qualification", "gkim", "gdad", "klimf"].map(of);
    assert_eq!(counts, [31, 16, 3, 4, 1, 41]);
    assert_eq!(profile["pda_groups"].as_array().map(Vec::len), Some(4));
    let scale = &profile["sections"][5]["scale"];
    assert_eq!(
        scale[3],
        json!({ "number": 4, "name": "Enable", "inferred": false })
    );
    assert_eq!(profile["sections"][0]["scale"], Value::Null);
    let skill = requirement(&profile, "klimf/6.1");
    assert_eq!(
        fields(skill),
        [
            "key",
            "section",
            "kind",
            "name",
            "title",
            "details",
            "group",
            "awarding_body",
            "code",
            "level",
            "statements"
        ]
    );
    assert_eq!(skill["level"], json!({ "number": 4, "name": "Enable" }));
    assert_eq!(
        (&skill["code"], &skill["kind"]),
        (&json!("6.1"), &json!("skill"))
    );
    assert_eq!(skill["statements"].as_array().map(Vec::len), Some(3));
    assert_eq!(skill["statements"][1]["key"], "klimf/6.1#2");
    assert_eq!(
        requirement(&profile, "pda/mentoring")["group"],
        "Broadening Activities"
    );
    assert_eq!(
        terminal.json(&["profile", "show", "knowledge-manager"]),
        profile
    );
}

#[test]
fn a_profile_reads_as_a_page() {
    let said = Terminal::new().run(&["profile", "show", "knowledge-manager"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said}");
    let start: Vec<&str> = said.out.lines().take(3).collect();
    assert_eq!(start[0], "Knowledge Manager (knowledge-manager)");
    for part in [
        "[pda/mentoring]",
        "  Broadening Activities",
        "6.1 Knowledge management: Enable [klimf/6.1]",
        "    #2 I can ",
    ] {
        assert!(said.out.contains(part), "{part}");
    }
    let fits = |line: &str| line.chars().count() <= 80 || !line.trim().contains(' ');
    assert!(said.out.lines().all(fits), "only a long key may stick out");
}

#[test]
fn an_imported_page_is_the_profile_that_comes_with_cairn() {
    let terminal = Terminal::new();
    let shipped = terminal.json(&["profile", "show", "knowledge-manager"]);
    let imported = terminal.json(&["profile", "import", PAGE, "--corrections", CORRECTIONS]);
    assert_eq!(fields(&imported), ["profile", "out", "warnings"]);
    assert_eq!(imported["profile"], shipped);
    assert_eq!(imported["out"], Value::Null);
    assert_eq!(
        fields(&imported["warnings"][0]),
        ["line", "field", "problem"]
    );

    let out = [
        "profile",
        "import",
        PAGE,
        "--corrections",
        CORRECTIONS,
        "--out",
        "role.toml",
    ];
    assert_snapshot!(terminal.run(&out).out, @"Wrote Knowledge Manager, 96 requirements, to role.toml");
    assert_eq!(terminal.json(&["profile", "show", "role.toml"]), shipped);
    assert_eq!(
        terminal.run(&out).code,
        0,
        "a profile file may be written again"
    );
    let piped = terminal.run(&out[..5]);
    let file = std::fs::read_to_string(terminal.path("role.toml")).unwrap();
    assert_eq!(piped.out, file, "without --out it goes to standard output");
    assert!(piped.err.starts_with("warning: line "), "{}", piped.err);

    terminal.write("letter.txt", "Dear Sam");
    let said = terminal.run(&["profile", "import", PAGE, "--out", "letter.txt"]);
    assert_snapshot!(said, @"
    --- stderr
    error: letter.txt is there already and is not a profile file
    hint: Give another name, or move that file away
    --- exit status 1
    ");
    let letter = std::fs::read_to_string(terminal.path("letter.txt")).unwrap();
    assert_eq!(letter, "Dear Sam", "nothing else is written over");
}

#[test]
fn a_page_that_is_none_is_refused() {
    let terminal = Terminal::new();
    terminal.write("letter.txt", "Dear Sam");
    assert_snapshot!(terminal.run(&["profile", "import", "letter.txt"]), @"
    --- stderr
    error: There is no role profile on this page
    hint: Select the whole page in the browser, copy it, and save it as a text file
    --- exit status 1
    ");
    assert_snapshot!(terminal.run(&["profile", "import", "missing.txt"]), @"
    --- stderr
    error: There is no file missing.txt
    hint: Check the path
    --- exit status 1
    ");
}

#[test]
fn a_check_names_line_field_and_problem_of_every_mistake() {
    let terminal = Terminal::new();
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/profiles/knowledge-manager.toml"
    );
    let text = std::fs::read_to_string(shipped).unwrap();
    terminal.write("good.toml", &text);
    assert_snapshot!(terminal.run(&["profile", "check", "good.toml"]), @"good.toml: Knowledge Manager, 96 requirements, no mistakes");
    let bad = text
        .replacen("key = \"pda/mentoring\"", "key = \"pda/men toring\"", 1)
        .replacen("level = 4", "level = 9", 1);
    terminal.write("bad.toml", &bad);
    assert_snapshot!(terminal.run(&["profile", "check", "bad.toml"]), @"
    Line  Field  Problem
     234  key    “pda/men toring” is no key; it looks like pda/some-name
     324  level  9 is no level of its section, which has 1, 2, 3, 4
    --- stderr
    error: bad.toml has 2 mistakes
    hint: Mend these lines and check the file again
    --- exit status 1
    ");
    let said = terminal.run(&["profile", "check", "bad.toml", "--json"]);
    assert_eq!(said.code, 1);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(fields(&found["problems"][0]), ["line", "field", "problem"]);
}

#[test]
fn a_record_can_take_another_profile_and_names_the_links_it_lacks() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "activity",
        "add",
        "--title=Mentored",
        "--so-what=…",
        "--link=Mentoring",
        "--link=6.1#2",
    ]);
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/profiles/knowledge-manager.toml"
    );
    let text = std::fs::read_to_string(shipped).unwrap();
    let other = text
        .replacen("key = \"knowledge-manager\"", "key = \"other\"", 1)
        .replacen("title = \"Knowledge Manager\"", "title = \"Other Role\"", 1)
        .replacen("pda/mentoring", "pda/guiding", 1);
    terminal.write("other.toml", &other);
    assert_snapshot!(terminal.run(&["profile", "use", "other.toml"]), @"
    The record now measures against Other Role, 96 requirements

    It does not ask for these, so your links to them are kept but do not count:
      pda/mentoring
    ");
    assert_eq!(terminal.json(&["profile", "show"])["key"], "other");
    let listed = terminal.json(&["profile", "list"]);
    assert_eq!(
        listed,
        json!([
            { "key": "knowledge-manager", "title": "Knowledge Manager", "requirements": 96, "shipped": true, "in_use": false },
            { "key": "other", "title": "Other Role", "requirements": 96, "shipped": false, "in_use": true },
        ])
    );
    // The orphaned link stays through an edit, can still be looked for, and counts again with the profile that asks for it.
    let found = terminal.json(&["activity", "list", "--link", "pda/mentoring"]);
    let id = found[0]["id"].as_str().unwrap();
    terminal.json(&["activity", "edit", id, "--add-link", "OR10"]);
    let back = terminal.json(&["profile", "use", "knowledge-manager"]);
    assert_eq!(back["orphaned"], json!([]));
    assert_eq!(
        terminal.json(&["progress", "Mentoring"])["requirements"][0]["status"],
        "evidenced"
    );
}

#[test]
fn the_profiles_are_listed() {
    assert_snapshot!(Terminal::new().run(&["profile", "list"]), @"
    Name               Role               Requirements
    knowledge-manager  Knowledge Manager            96
    ");
    assert_snapshot!(Terminal::with_record().run(&["profile", "list"]), @"
    Name               Role               Requirements
    knowledge-manager  Knowledge Manager            96  in use
    ");
}
