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
            "streak",
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
            "focus": false,
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
            "focus": false,
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
    terminal.json(&[
        "activity",
        "add",
        "--title=Met the community",
        "--link=Community of Practice",
    ]);
    assert_snapshot!(terminal.run(&["progress"]), @"
    Knowledge Manager, 23 November 2026
    1 of 96 requirements met

    Behavioural Skills                                     ░░░░░░░░░░░░░░░░  0 of 31
    Professional Development Activity (PDA)                █░░░░░░░░░░░░░░░  1 of 16
    Qualification Components                               ░░░░░░░░░░░░░░░░   0 of 3
    GKIM Skills Framework Skills                           ░░░░░░░░░░░░░░░░   0 of 4
    Government Digital and Data Profession Capability Fr…  ░░░░░░░░░░░░░░░░   0 of 1
    Knowledge, Library and Information Management Framew…  ░░░░░░░░░░░░░░░░  0 of 41

    Development activities                                            Logged    Time
    Increasing Knowledge                    ░░░░░░░░░░░░░░░░  0 of 6       1  0 h 00
    Broadening Activities                   █████░░░░░░░░░░░  1 of 3       1  2 h 30
    Developing Professional Skills          ░░░░░░░░░░░░░░░░  0 of 5       0  0 h 00
    Participation in Professional Activit…  ░░░░░░░░░░░░░░░░  0 of 2       0  0 h 00

    CPD year 1 January 2026 to 31 December 2026
      ██░░░░░░░░░░░░░░  2 h 30 of 20 h, 2 activities
      17 h 30 to go in 38 days
      Something done: 1 month

    Next
      Community of Practice [pda/community-of-practice]
          Reflect on “Met the community”
      Ambiguity [behaviour/ambiguity]
          Link evidence or an activity you reflected on
      Analytical Thinking [behaviour/analytical-thinking]
          Link evidence or an activity you reflected on
      Conceptual Thinking [behaviour/conceptual-thinking]
          Link evidence or an activity you reflected on
      Counselling and Developing Others
      [behaviour/counselling-and-developing-others]
          Link evidence or an activity you reflected on

    `cairn progress KEY` explains a requirement, `cairn progress pda` a section
    ");
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
    assert_snapshot!(terminal.run(&["progress", "klimf/6.4", "--as-of", "2026-12-01"]), @"
    6.4 Knowledge transfer and organisational learning [klimf/6.4]

    Status          Developing
    Asked for       Enable
    Rated           Apply on 23 November 2026: With help

    Statement 1
      I can advocate and promote the value of using tools and techniques to
      encourage knowledge transfer and organisational learning for healthcare and
      public health organisations.
        E1 Guide, 23 November 2026

    Statement 2
      I can ensure systems, processes and training are in place to enable healthcare
      and public health staff and learners to effectively use techniques to connect,
      capture, create and use knowledge.

    What counts
      E1 Guide, 23 November 2026 backs statement 1
      Rated Apply on 23 November 2026

    What is missing
      Rated Apply; the role asks for Enable
      Back statement 2
    ");
}

#[test]
fn a_section_is_a_table() {
    let terminal = Terminal::with_record();
    terminal.json(&["assess", "OR10", "Working"]);
    assert_snapshot!(terminal.run(&["progress", "gkim"]), @"
    Key        Requirement                Status       Rated    Target        Backed
    gkim/OR10  OR10 Risk management       Developing   Working  Expert        0 of 2
    gkim/OR13  OR13 Programme and proje…  Not started           Practitioner  0 of 3
    gkim/IT05  IT05 Information security  Not started           Practitioner  0 of 2
    gkim/IF01  IF01 Information flows     Not started           Practitioner  0 of 3
    ");
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
