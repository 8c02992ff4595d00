//! What entries of a record may show, what answers taught, and a lexicon of one's own.

use serde_json::{Value, json};

use crate::terminal::{Terminal, fields};

const WEBINAR: &[&str] = &[
    "activity",
    "add",
    "--title=AI in evidence searching",
    "--kind=webinar",
];

fn keys(view: &Value) -> Vec<&str> {
    let found = view["suggestions"].as_array().expect("a list").iter();
    found
        .map(|one| one["key"].as_str().expect("a key"))
        .collect()
}

fn log(terminal: &Terminal, more: &[&str]) -> Value {
    terminal.json(&[WEBINAR, more].concat())
}

#[test]
fn logging_with_suggest_links_nothing_and_prints_what_it_would() {
    let terminal = Terminal::with_record();
    let plain = log(&terminal, &[]);
    let added = log(&terminal, &["--suggest"]);
    assert_eq!(added["links"], json!([]));
    let behind = [fields(&plain), vec!["suggestions", "lexicon"]].concat();
    assert_eq!(
        fields(&added),
        behind,
        "the activity as ever, and what it may show"
    );
    let asked = terminal.json(&[
        "suggest",
        "--title=AI in evidence searching",
        "--kind=webinar",
    ]);
    assert_eq!(added["suggestions"], asked["suggestions"]);
    assert!(keys(&added).contains(&"pda/gaining-knowledge-of-it-concepts-and-techniques"));
    let shown = terminal.json(&["activity", "show", added["id"].as_str().expect("an id")]);
    assert_eq!(shown["links"], json!([]));
    let said = terminal.run(&[WEBINAR, &["--suggest"]].concat()).out;
    assert!(
        said.contains("none of them was linked") && said.contains("you wrote “AI”"),
        "{said}"
    );
    let said = terminal
        .run(&["activity", "add", "--title=Lunch", "--suggest"])
        .out;
    assert!(said.contains("Nothing in it is sure enough"), "{said}");
}

#[test]
fn every_suggestion_says_what_it_is_and_which_words_speak_for_it() {
    let terminal = Terminal::with_record();
    let id = log(
        &terminal,
        &["--so-what=I learnt how a language model answers"],
    );
    let id = id["id"].as_str().expect("an id");
    let all = terminal.json(&["suggest", "--activity", id, "--all"]);
    assert_eq!(fields(&all), ["suggestions", "lexicon"]);
    let first = &all["suggestions"][0];
    assert_eq!(
        fields(first),
        [
            "key", "sort", "name", "score", "shown", "linked", "because", "reason"
        ]
    );
    assert_eq!(
        fields(&first["because"][0]),
        ["term", "field", "text", "start", "end"]
    );
    let sorts: Vec<&str> = all["suggestions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["sort"].as_str().expect("a sort"))
        .collect();
    let mut apart = sorts.clone();
    apart.dedup();
    assert_eq!(
        apart,
        ["pda", "behaviour", "skill"],
        "ranked within each sort"
    );
    let few = terminal.json(&["suggest", "--activity", id]);
    assert!(keys(&few).len() < keys(&all).len());
    assert!(
        few["suggestions"]
            .as_array()
            .expect("a list")
            .iter()
            .all(|one| one["shown"] == true)
    );
}

#[test]
fn evidence_is_asked_for_by_its_reference_and_says_what_is_linked_already() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "evidence",
        "add",
        "--title=Talk",
        "--note=Mentoring a trainee",
        "--link=Mentoring",
    ]);
    let found = terminal.json(&["suggest", "--evidence", "E1"]);
    let found = found["suggestions"].as_array().expect("a list").iter();
    let mentoring = found
        .clone()
        .find(|one| one["key"] == "pda/mentoring")
        .expect("found");
    assert_eq!(
        (&mentoring["linked"], &mentoring["because"][0]["field"]),
        (&json!(true), &json!("text"))
    );
    assert!(
        terminal
            .run(&["suggest", "--evidence=e1"])
            .out
            .contains("(linked already)")
    );
    assert_eq!(terminal.run(&["suggest", "--evidence=E9"]).code, 1);
    assert_eq!(terminal.run(&["suggest", "--activity=ffff"]).code, 1);
    assert_eq!(
        terminal
            .run(&["suggest", "--evidence=E1", "--kind=visit"])
            .code,
        2
    );
}

#[test]
fn what_links_and_refusals_taught_is_listed_forgotten_and_undone() {
    let terminal = Terminal::with_record();
    assert!(
        terminal
            .run(&["suggest", "learnt"])
            .out
            .contains("Nothing was learnt yet")
    );
    let id = log(&terminal, &["--link=Mentoring"]);
    let id = id["id"].as_str().expect("an id").to_owned();
    let before = terminal.json(&["suggest", "--activity", &id]);
    let it = "pda/gaining-knowledge-of-it-concepts-and-techniques";
    terminal.json(&["suggest", "refuse", it, "--activity", &id]);
    let after = terminal.json(&["suggest", "--activity", &id]);
    let score = |view: &Value| {
        let found = view["suggestions"].as_array().expect("a list").iter();
        let found = found.filter(|one| one["key"] == it);
        found.filter_map(|one| one["score"].as_f64()).sum::<f64>()
    };
    assert!(score(&after) < score(&before));
    let learnt = terminal.json(&["suggest", "learnt"]);
    assert_eq!(
        fields(&learnt["learnt"][0]),
        ["key", "name", "accepted", "refused", "factor", "terms"]
    );
    let of_it = &learnt["learnt"][0];
    assert_eq!(
        (&of_it["key"], &of_it["accepted"], &of_it["refused"]),
        (&json!(it), &json!(0), &json!(1))
    );
    assert_eq!(
        fields(&of_it["terms"][0]),
        ["term", "accepted", "refused", "factor"]
    );
    let words = terminal.run(&["suggest", "learnt"]).out;
    assert!(
        words.contains("Mentoring") && words.contains("Refused"),
        "{words}"
    );
    assert_eq!(
        terminal.json(&["suggest", "forget", "Mentoring"]),
        json!({"forgotten": 1})
    );
    assert_eq!(
        terminal.json(&["suggest", "forget", "--all"]),
        json!({"forgotten": 1})
    );
    assert_eq!(terminal.json(&["suggest", "learnt"]), json!({"learnt": []}));
    terminal.json(&["undo"]);
    terminal.json(&["undo"]);
    assert_eq!(terminal.json(&["suggest", "learnt"]), learnt);
    assert_eq!(terminal.run(&["suggest", "forget"]).code, 2);
    assert_eq!(terminal.run(&["suggest", "refuse", "Mentoring"]).code, 2);
    let linked = terminal.run(&["suggest", "refuse", "Mentoring", "--activity", &id]);
    assert!(
        linked.code == 1 && linked.err.contains("linked"),
        "{}",
        linked.err
    );
}

#[test]
fn a_role_of_ones_own_is_suggested_by_the_lexicon_beside_its_file() {
    let terminal = Terminal::with_record();
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/profiles/knowledge-manager.toml"
    );
    let role = std::fs::read_to_string(shipped).expect("a profile");
    let role = role.replacen("key = \"knowledge-manager\"", "key = \"juggler\"", 1);
    terminal.write("juggler.toml", &role);
    let said = terminal.run(&["profile", "check", "juggler.toml"]);
    assert!(
        said.code == 0 && said.out.contains("no lexicon"),
        "{}",
        said.out
    );
    terminal.json(&["profile", "use", "juggler.toml"]);
    let said = terminal.run(&["suggest", "--title=Juggling clubs"]).out;
    assert!(said.contains("This role has no lexicon"), "{said}");
    let without = terminal.json(&["suggest", "--title=Juggling clubs"]);
    assert_eq!(without, json!({"suggestions": [], "lexicon": false}));
    terminal.write(
        "juggler.words.toml",
        "[\"pda/mentoring\"]\nstrong = [\"juggling\"]\n",
    );
    assert!(
        !terminal
            .run(&["profile", "check", "juggler.toml"])
            .out
            .contains("no lexicon")
    );
    let said = terminal.run(&["profile", "check", "juggler.words.toml"]);
    assert!(
        said.out.contains("words for 1 requirement"),
        "{}{}",
        said.out,
        said.err
    );
    terminal.json(&["profile", "use", "juggler.toml"]);
    let with = terminal.json(&["suggest", "--title=Juggling clubs"]);
    assert_eq!(
        (keys(&with), &with["lexicon"]),
        (vec!["pda/mentoring"], &json!(true))
    );
    terminal.write(
        "juggler.words.toml",
        "[\"pda/mentoring\"]\nstrong = [\"a\", \"a\"]\n[\"pda/juggling\"]\n",
    );
    for file in ["juggler.toml", "juggler.words.toml"] {
        let said = terminal.run(&["profile", "check", file, "--json"]);
        let found: Value = serde_json::from_str(&said.out).expect("JSON");
        let lines: Vec<_> = found["problems"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| &one["line"])
            .collect();
        assert_eq!(
            (said.code, lines),
            (1, vec![&json!(2), &json!(3)]),
            "{file}"
        );
    }
    terminal.write("juggler.words.toml", "strong = 7");
    let said = terminal.run(&["profile", "use", "juggler.toml"]);
    assert!(
        said.code == 1 && said.err.contains("juggler.words.toml has a mistake"),
        "{}",
        said.err
    );
}

#[test]
fn entries_that_may_fill_a_gap_are_listed_until_they_are_linked_or_refused() {
    let terminal = Terminal::with_record();
    let log = |links: &[&str]| {
        let title = ["activity", "add", "--title=Mentoring a trainee"];
        let added = terminal.json(&[&title, links].concat());
        added["id"].as_str().expect("an id").to_owned()
    };
    log(&["--link=Mentoring"]);
    let (open, refused) = (log(&[]), log(&[]));
    terminal.json(&["suggest", "refuse", "Mentoring", "--activity", &refused]);
    let found = terminal.json(&["suggest", "mentions", "mentoring"]);
    assert_eq!(fields(&found), ["mentions"]);
    let found = found["mentions"].as_array().expect("a list");
    assert_eq!(
        fields(&found[0]),
        ["type", "id", "title", "score", "because", "reason"]
    );
    let ids: Vec<&str> = found.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids, [open.as_str()]);
    let said = terminal.run(&["suggest", "mentions", "Mentoring"]).out;
    assert!(said.contains("you wrote “Mentoring”"), "{said}");
    let said = terminal.run(&["suggest", "mentions", "Deputising"]).out;
    assert!(said.contains("No entry"), "{said}");
}
