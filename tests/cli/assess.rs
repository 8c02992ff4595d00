//! Self-ratings.

use insta::assert_snapshot;
use serde_json::json;

use crate::terminal::{Terminal, fields};

#[test]
fn a_skill_is_rated_by_the_name_or_number_of_its_level() {
    let terminal = Terminal::with_record();
    let rated = terminal.json(&[
        "assess",
        "klimf/6.1",
        "Enable",
        "--on=1/3/2026",
        "--comment=Led it",
    ]);
    assert_eq!(
        fields(&rated),
        ["id", "skill", "level", "name", "on", "comment", "deleted"]
    );
    assert_eq!(
        (
            &rated["skill"],
            &rated["level"],
            &rated["name"],
            &rated["on"]
        ),
        (
            &json!("klimf/6.1"),
            &json!(4),
            &json!("Enable"),
            &json!("2026-03-01")
        )
    );
    for (skill, level, number) in [
        ("6.1", "5", 5),
        ("6.1", "level 3", 3),
        ("Knowledge management", "ensure, advise", 5),
        ("OR10", "Practitioner", 3),
        ("OR10", "not yet", 0),
        ("OR10", "0", 0),
    ] {
        assert_eq!(
            terminal.json(&["assess", skill, level])["level"],
            number,
            "{level}"
        );
    }
    assert_snapshot!(terminal.run(&["assess", "6.1", "Apply"]), @"Rated “6.1 Knowledge management” Apply on 23 November 2026 (xxxxxxxx)");
}

#[test]
fn ratings_are_listed_deleted_and_restored() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "assess",
        "6.1",
        "Apply",
        "--on=2025-03-01",
        "--comment=With help",
    ]);
    let latest = terminal.json(&["assess", "6.1", "Enable"]);
    terminal.json(&["assess", "OR10", "Working"]);
    assert_snapshot!(terminal.run(&["assessment", "list"]), @"
    Id        Date        Skill                     Level    Comment
    xxxxxxxx  1 Mar 2025  6.1 Knowledge management  Apply    With help
    xxxxxxxx  23 Nov      6.1 Knowledge management  Enable
    xxxxxxxx  23 Nov      OR10 Risk management      Working
    ");
    let of_skill = terminal.json(&["assessment", "list", "klimf/6.1"]);
    assert_eq!(of_skill.as_array().map(Vec::len), Some(2));
    let id = latest["id"].as_str().unwrap();
    let deleted = terminal.json(&["assessment", "delete", id]);
    assert_eq!(deleted["deleted"], true);
    let of_skill = terminal.json(&["assessment", "list", "klimf/6.1"]);
    assert_eq!(of_skill.as_array().map(Vec::len), Some(1));
    assert_eq!(terminal.json(&["assessment", "restore", id]), latest);
}
