//! Kinds of portfolio: those that come with Cairn, and how a person's own are read.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;

use cairn::domain::portfolio::{Asked, PortfolioKind, PrintSection, Ratings, StatementForm};
use cairn::kinds::{read, shipped, shipped_by_key, summary, write};

const SOUND: &str = r#"key = "own"
title = "My own"
months = 12
prints = ["statement", "matrix"]

[statement]
words = 500
form = "per-criterion"
asked = "required"

[evidence]
at-least = 3
at-most = 5

[[criterion]]
key = "1"
title = "First"

[[criterion.element]]
key = "1.1"
title = "A step"
suits = ["work"]

[[part]]
key = "cv"
title = "CV"
asked = "required"
"#;

fn kind(key: &str) -> &'static PortfolioKind {
    shipped_by_key(key).expect("a shipped kind")
}

/// Replaces `old` in the sound file and expects exactly this problem.
#[track_caller]
fn refused(old: &str, new: &str, expected: &str) {
    assert!(SOUND.contains(old), "the sound file holds {old}");
    let err = read(&SOUND.replacen(old, new, 1)).expect_err("a mistake");
    let problems: Vec<String> = err.0.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [expected]);
}

#[test]
fn every_file_that_comes_with_cairn_reads_and_is_offered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/portfolios");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("text");
        let read = read(&text).expect("a sound file");
        assert_eq!(
            path.file_stem().expect("a name").to_string_lossy(),
            read.key,
            "a file is named by its key"
        );
        files.push(read.key);
    }
    let mut offered: Vec<String> = shipped().iter().map(|kind| kind.key.clone()).collect();
    files.sort();
    offered.sort();
    assert_eq!(files, offered);
}

#[test]
fn every_kind_that_a_body_judges_says_whom_to_check_with_and_what_its_source_is() {
    for kind in shipped()
        .iter()
        .filter(|kind| !["summary", "wall"].contains(&kind.key.as_str()))
    {
        assert!(
            kind.check_with.to_lowercase().contains("check"),
            "{}",
            kind.key
        );
        assert!(
            !kind.source.is_empty() && !kind.body.is_empty(),
            "{}",
            kind.key
        );
    }
    assert_eq!(summary().key, "summary");
    assert!(summary().criteria.is_empty(), "nobody judges it");
}

#[test]
fn cilips_kinds_have_the_three_criteria_and_its_limits() {
    for key in [
        "certification",
        "chartership",
        "knowledge-management-chartership",
        "fellowship",
    ] {
        let kind = kind(key);
        let titles: Vec<&str> = kind.criteria.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "Personal performance",
                "Organisational context",
                "Wider professional context"
            ]
        );
        let rule = kind.statement.expect("a statement");
        assert_eq!(
            (rule.words, rule.form),
            (1_000, StatementForm::PerCriterion)
        );
        assert_eq!(kind.ratings, Ratings::StartAndEnd);
        assert!(kind.assignable().count() >= 6, "{key} has elements");
    }
    let letters = kind("fellowship")
        .part("letters-of-support")
        .expect("a part");
    assert_eq!((letters.number, letters.asked), (2, Asked::Required));
    let revalidation = kind("revalidation");
    assert_eq!(revalidation.hours.expect("hours").minutes().0, 20 * 60);
    assert_eq!(revalidation.statement.expect("a statement").words, 250);
    assert_eq!(revalidation.statement.expect("one").asked, Asked::Optional);
}

#[test]
fn every_sort_of_activity_speaks_for_something_of_each_judged_kind() {
    for kind in shipped().iter().filter(|kind| kind.criteria.len() == 3) {
        for activity in cairn::domain::ActivityKind::ALL {
            assert!(
                kind.assignable().any(|known| known.suits(*activity)),
                "{}: {activity} suits nothing",
                kind.key
            );
        }
    }
}

#[test]
fn a_kind_writes_back_as_it_reads() {
    for kind in shipped() {
        assert_eq!(read(&write(kind)).as_ref(), Ok(kind));
    }
    let own = read(SOUND).expect("a sound file");
    assert_eq!(own.prints, [PrintSection::Statement, PrintSection::Matrix]);
    assert_eq!(read(&write(&own)), Ok(own));
}

#[test]
fn mistakes_are_named_by_line_and_field() {
    refused(
        "title = \"A step\"",
        "title = \" \"",
        "line 21, title: is empty; it needs words",
    );
    refused(
        "key = \"1.1\"",
        "key = \"1\"",
        "line 20, key: 1 is there twice; keep one",
    );
    refused(
        "at-most = 5",
        "at-most = 2",
        "line 13, at-most: must be 1 or more and no less than at-least",
    );
    refused(
        "words = 500",
        "words = 0",
        "line 7, words: must be 1 or more; leave [statement] out where none is wanted",
    );
    refused(
        "prints = [\"statement\", \"matrix\"]",
        "prints = []",
        "line 4, prints: is empty; name what is to be printed",
    );
    refused(
        "key = \"cv\"",
        "key = \"c v\"",
        "line 25, key: use letters, digits, hyphens and full stops",
    );
}

#[test]
fn what_is_no_kind_at_all_is_named_by_line() {
    for (old, new, line, word) in [
        ("asked = \"required\"", "asked = \"perhaps\"", 9, "perhaps"),
        ("suits = [\"work\"]", "suits = [\"skiing\"]", 22, "skiing"),
        ("months = 12", "moths = 12", 3, "moths"),
        ("words = 500", "words = \"many\"", 7, "many"),
        ("prints = [", "prints [", 4, ""),
    ] {
        let err = read(&SOUND.replacen(old, new, 1)).expect_err("a mistake");
        let said = err.to_string();
        assert!(
            said.contains(&format!("line {line},")) && said.contains(word),
            "{said}"
        );
    }
    let err = read("title = \"No key\"").expect_err("a mistake");
    assert!(err.to_string().contains("key"), "{err}");
}
