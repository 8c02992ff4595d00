//! `cairn review`: the year in review, from the record.

use serde_json::Value;

use crate::terminal::{Terminal, fields};

/// A record whose year has something of everything.
fn year() -> Terminal {
    let terminal = Terminal::with_record();
    let run = |args: &[&str]| {
        let said = terminal.run(args);
        assert_eq!(said.code, 0, "{said}");
    };
    run(&["person", "--target-hours=20"]);
    run(&[
        "activity",
        "add",
        "--title=Chaired the community of practice",
        "--date=2026-02-03",
        "--hours=2",
        "--so-what=Two trusts had the same gap, and neither knew.",
        "--now-what=Ask both to share one guide",
        "--link=Mentoring",
    ]);
    run(&[
        "activity",
        "add",
        "--title=Wrote the shared guide",
        "--date=2026-05-06",
        "--hours=3",
        "--link=Mentoring",
    ]);
    run(&[
        "evidence",
        "add",
        "--title=The guide",
        "--note=Ten pages",
        "--date=2026-05-07",
        "--link=klimf/6.1#1",
    ]);
    run(&["assess", "klimf/6.1", "Apply", "--on=2025-03-01"]);
    run(&["assess", "klimf/6.1", "Enable", "--on=2026-06-01"]);
    terminal
}

fn text<'v>(review: &'v Value, topic: &str) -> &'v str {
    let paragraphs = review["paragraphs"].as_array().expect("paragraphs");
    let found = paragraphs.iter().find(|one| one["topic"] == topic);
    found
        .and_then(|one| one["text"].as_str())
        .unwrap_or_default()
}

#[test]
fn the_year_is_told_from_the_record_in_the_persons_own_words() {
    let review = year().json(&["review"]);
    assert_eq!(
        fields(&review),
        ["from", "to", "as_of", "paragraphs", "words", "portfolio"]
    );
    assert_eq!(
        fields(&review["paragraphs"][0]),
        ["topic", "title", "text", "words"]
    );
    assert_eq!(
        text(&review, "hours"),
        "From 1 January 2026 to 23 November 2026 I spent 5 h of the 20 h that I aim for, on 2 activities: 12 h 55 behind an even pace."
    );
    assert_eq!(
        text(&review, "reflection"),
        "Chaired the community of practice, 3 February 2026: Two trusts had the same gap, and neither knew."
    );
    assert_eq!(
        text(&review, "skills"),
        "I rate myself higher in 6.1 Knowledge management from Apply to Enable. I now meet Mentoring. 1 more statement is backed."
    );
    assert_eq!(
        text(&review, "evidence"),
        "The evidence that I use most is The guide [E1], for 1 requirement or statement."
    );
    assert_eq!(
        text(&review, "promise"),
        "After Chaired the community of practice on 3 February 2026 I meant to do this: Ask both to share one guide. What followed: Wrote the shared guide on 6 May 2026."
    );
    assert!(text(&review, "gaps").starts_with(
        "I meet 1 of the 96 requirements of the role of Knowledge Manager. Nearest to met are "
    ));
    let words: u64 = review["paragraphs"]
        .as_array()
        .expect("paragraphs")
        .iter()
        .filter_map(|one| one["words"].as_u64())
        .sum();
    assert_eq!(review["words"], words);
}

#[test]
fn what_is_left_becomes_the_statement_of_a_revalidation_and_undo_takes_it_back() {
    let terminal = year();
    let begun = terminal.json(&["review", "--drop=gaps", "--drop", "evidence", "--begin"]);
    let id = begun["portfolio"].as_str().expect("an id");
    let portfolio = terminal.json(&["portfolio", "show", id]);
    assert_eq!(portfolio["kind"]["key"], "revalidation");
    let statement = portfolio["statements"][0]["text"]
        .as_str()
        .expect("a statement");
    assert!(
        statement.starts_with("From 1 January 2026")
            && statement.contains("\n\nChaired the community")
    );
    assert!(
        !statement.contains("I meet 1 of"),
        "what was dropped is not in it"
    );
    assert_eq!(portfolio["words"]["written"], begun["words"]);
    terminal.json(&["undo"]);
    assert_eq!(terminal.json(&["portfolio", "list"]), serde_json::json!([]));
}

#[test]
fn another_year_is_told_as_it_ended_and_a_wrong_one_is_refused() {
    let terminal = year();
    let review = terminal.json(&["review", "--year=2025"]);
    assert_eq!(
        (&review["from"], &review["as_of"]),
        (&"2025-01-01".into(), &"2025-12-31".into())
    );
    assert_eq!(
        text(&review, "hours"),
        "From 1 January 2025 to 31 December 2025 I logged nothing that is done."
    );
    assert_eq!(
        text(&review, "skills"),
        "I rated 1 skill for the first time."
    );
    insta::assert_snapshot!(terminal.run(&["review", "--year=2027"]), @"
    --- stderr
    error: That CPD year begins on 1 January 2027
    hint: A year can be reviewed once it has begun
    --- exit status 1
    ");
    insta::assert_snapshot!(terminal.run(&["review", "--drop=weather"]), @"
    --- stderr
    error: There is no topic called “weather”
    hint: Choose one of: hours, reflection, skills, evidence, promise, gaps
    --- exit status 1
    ");
}
