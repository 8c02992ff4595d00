//! What the rows of another program's file may show: told for each, linked for none.

use serde_json::{Value, json};

use crate::terminal::{Terminal, fields};

const LOG: &str =
    "Date,Title,Hours,Type\n2025-01-02,AI in evidence searching,1,Webinar\n2025-01-03,Lunch,1,\n";

fn keys(entry: &Value) -> Vec<&str> {
    let found = entry["suggestions"].as_array().expect("a list").iter();
    found
        .map(|one| one["key"].as_str().expect("a key"))
        .collect()
}

#[test]
fn each_row_says_what_it_may_show_as_suggest_does_and_nothing_is_linked() {
    let terminal = Terminal::with_record();
    terminal.write("log.csv", LOG);
    let shown = terminal.json(&["import", "log.csv", "--dry-run"]);
    let asked = terminal.json(&[
        "suggest",
        "--title=AI in evidence searching",
        "--kind=webinar",
    ]);
    let first = &shown["entries"][0];
    assert_eq!(first["activity"]["kind"], "webinar", "{shown:#}");
    assert_eq!(first["suggestions"], asked["suggestions"]);
    assert!(keys(first).contains(&"pda/gaining-knowledge-of-it-concepts-and-techniques"));
    assert_eq!(shown["entries"][1]["suggestions"], json!([]));
    assert_eq!(shown["lexicon"], true);
    let done = terminal.json(&["import", "log.csv"]);
    assert_eq!(
        done["entries"][0]["suggestions"], first["suggestions"],
        "what comes in says what was shown"
    );
    let id = done["entries"][0]["activity"]["id"]
        .as_str()
        .expect("an id");
    let kept = terminal.json(&["activity", "show", id]);
    assert_eq!(kept["links"], json!([]));
    let later = terminal.json(&["suggest", "--activity", id]);
    assert_eq!(later["suggestions"], first["suggestions"]);
}

#[test]
fn a_dry_run_in_words_names_them_below_the_row_and_the_import_does_not() {
    let terminal = Terminal::with_record();
    terminal.write("log.csv", LOG);
    let said = terminal.run(&["import", "log.csv", "--dry-run"]).out;
    let below: Vec<&str> = said
        .lines()
        .skip_while(|line| !line.contains("AI in"))
        .collect();
    assert!(
        below[1].starts_with("    May show, and is not linked: ") && said.contains("(“AI”"),
        "{said}"
    );
    assert_eq!(said.matches("May show").count(), 1, "{said}");
    let said = terminal.run(&["import", "log.csv"]).out;
    assert!(!said.contains("May show"), "{said}");
}

#[test]
fn the_name_of_the_file_speaks_for_nothing() {
    let terminal = Terminal::with_record();
    let name = "mentoring and AI.csv";
    terminal.write(name, "Date,Title,Hours\n2025-01-02,Lunch,1\n");
    let shown = terminal.json(&["import", name, "--dry-run"]);
    assert_eq!(keys(&shown["entries"][0]), Vec::<&str>::new());
    let done = terminal.json(&["import", name, "--keep"]);
    let id = done["entries"][0]["activity"]["id"]
        .as_str()
        .expect("an id");
    let later = terminal.json(&["suggest", "--activity", id]);
    assert_eq!(later["suggestions"], json!([]));
}

#[test]
fn without_a_record_the_role_that_comes_with_cairn_is_asked() {
    let terminal = Terminal::new();
    terminal.write("log.csv", LOG);
    let shown = terminal.json(&["import", "log.csv", "--dry-run"]);
    let first = &shown["entries"][0]["suggestions"][0];
    assert_eq!(
        fields(first),
        [
            "key", "sort", "name", "score", "shown", "linked", "because", "reason"
        ]
    );
    assert_eq!(
        (&first["shown"], &first["linked"]),
        (&json!(true), &json!(false))
    );
}
