//! How far it is, in words and in figures.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::terminal::{Terminal, fields};

fn requirement<'a>(progress: &'a Value, key: &str) -> &'a Value {
    let all = progress["requirements"].as_array().expect("an array");
    all.iter()
        .find(|found| found["key"] == key)
        .expect("the requirement")
}

#[test]
fn progress_has_the_documented_fields() {
    let terminal = Terminal::with_record();
    terminal.json(&["assess", "klimf/6.1", "3", "--on", "2026-03-01"]);
    let progress = terminal.json(&["progress"]);
    assert_eq!(
        fields(&progress),
        [
            "as_of",
            "profile",
            "met",
            "total",
            "sections",
            "pda_groups",
            "requirements",
            "period",
            "next"
        ]
    );
    assert_eq!(progress["as_of"], "2026-11-23");
    assert_eq!(progress["profile"], "knowledge-manager");
    assert_eq!(
        (&progress["met"], &progress["total"]),
        (&json!(0), &json!(96))
    );
    assert_eq!(
        progress["sections"][0],
        json!({ "key": "behaviour", "title": "Behavioural Skills", "met": 0, "total": 31 })
    );
    let group = &progress["pda_groups"][0];
    assert_eq!(
        *group,
        json!({ "name": "Increasing Knowledge", "evidenced": 0, "total": 6, "activities": 0, "minutes": 0 })
    );
    assert_eq!(progress["requirements"].as_array().map(Vec::len), Some(96));
    assert_eq!(
        *requirement(&progress, "pda/mentoring"),
        json!({
            "key": "pda/mentoring",
            "section": "pda",
            "name": "Mentoring",
            "status": "none",
            "met": false,
            "reasons": [],
            "missing": ["Log an activity for it"],
        })
    );
    assert_eq!(
        *requirement(&progress, "klimf/6.1"),
        json!({
            "key": "klimf/6.1",
            "section": "klimf",
            "name": "6.1 Knowledge management",
            "status": "developing",
            "met": false,
            "target": { "level": 4, "name": "Enable" },
            "rating": { "level": 3, "name": "Apply", "on": "2026-03-01" },
            "statements": { "backed": 0, "total": 3 },
            "reasons": ["Rated Apply on 1 March 2026"],
            "missing": [
                "Rated Apply; the role asks for Enable",
                "Back statement 1",
                "Back statement 2",
                "Back statement 3",
            ],
        })
    );
    assert_eq!(requirement(&progress, "klimf/6.3")["rating"], Value::Null);
    assert_eq!(
        progress["period"],
        json!({
            "from": "2026-01-01",
            "to": "2026-12-31",
            "minutes": 0,
            "target_minutes": 1200,
            "activities": 0,
        })
    );
    assert_eq!(progress["next"].as_array().map(Vec::len), Some(96));
    assert_eq!(fields(&progress["next"][0]), ["key", "name", "missing"]);
}

#[test]
fn logging_rating_and_keeping_evidence_move_the_figures_and_undo_takes_it_all_back() {
    let terminal = Terminal::with_record();
    let before = terminal.json(&["progress"]);
    terminal.json(&[
        "activity",
        "add",
        "--title=Mentored a new colleague",
        "--date=2026-11-02",
        "--hours=2",
        "--so-what=Explaining it showed me the gaps",
        "--link=Mentoring",
        "--link=klimf/6.1#2",
    ]);
    let after = terminal.json(&["progress"]);
    let mentoring = requirement(&after, "pda/mentoring");
    assert_eq!(mentoring["status"], "evidenced");
    assert_eq!(
        mentoring["reasons"],
        json!(["Mentored a new colleague, 2 November 2026"])
    );
    let skill = requirement(&after, "klimf/6.1");
    assert_eq!(skill["status"], "developing");
    assert_eq!(skill["statements"], json!({ "backed": 1, "total": 3 }));
    assert_eq!(
        (&after["met"], &after["period"]["minutes"]),
        (&json!(1), &json!(120))
    );

    terminal.json(&["assess", "klimf/6.1", "Enable"]);
    terminal.json(&[
        "evidence",
        "add",
        "--title=Strategy",
        "--note=…",
        "--link=6.1#1",
        "--link=6.1#3",
    ]);
    let met = terminal.json(&["progress"]);
    assert_eq!(requirement(&met, "klimf/6.1")["status"], "met");
    assert_eq!(met["met"], 2);
    assert_eq!(
        terminal.json(&["progress", "--as-of", "22/11/2026"])["met"],
        1,
        "the day before only the activity counted"
    );

    for _ in 0..3 {
        terminal.json(&["undo"]);
    }
    assert_eq!(terminal.json(&["progress"]), before);
}

#[test]
fn progress_reads_as_a_page() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "activity",
        "add",
        "--title=Mentored a new colleague",
        "--date=2026-11-02",
        "--hours=2.5",
        "--so-what=Explaining it showed me the gaps",
        "--link=Mentoring",
    ]);
    terminal.json(&["activity", "add", "--title=Read a paper", "--link=Reading"]);
    assert_snapshot!(terminal.run(&["progress"]), @"");
}

#[test]
fn one_requirement_is_explained_with_its_reasons() {
    let terminal = Terminal::with_record();
    terminal.json(&["assess", "6.4", "Apply", "--comment=With help"]);
    terminal.json(&[
        "evidence",
        "add",
        "--title=Guide",
        "--url=https://example.org",
        "--link=6.4#1",
    ]);
    assert_snapshot!(terminal.run(&["progress", "klimf/6.4", "--as-of", "2026-12-01"]), @"");
}

#[test]
fn a_section_is_a_table() {
    let terminal = Terminal::with_record();
    terminal.json(&["assess", "OR10", "Working"]);
    assert_snapshot!(terminal.run(&["progress", "gkim"]), @"");
    let some = terminal.json(&["progress", "gkim", "Mentoring"]);
    let keys: Vec<&Value> = some["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| &found["key"])
        .collect();
    assert_eq!(
        keys,
        [
            "pda/mentoring",
            "gkim/OR10",
            "gkim/OR13",
            "gkim/IT05",
            "gkim/IF01"
        ]
    );
    assert_eq!(some["total"], 96, "the figures stay those of the role");
}
