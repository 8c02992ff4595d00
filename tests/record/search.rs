//! What a search finds, in which order, and what it shows of it.

use cairn::record::{EntryId, NewContent, Op, SearchHit};

use crate::fixture::{Fixture, activity, note, qualification, rating};

fn found(fixture: &Fixture, words: &str) -> Vec<SearchHit> {
    fixture.record.search(words, 50).expect("a search")
}

fn titles(fixture: &Fixture, words: &str) -> Vec<String> {
    found(fixture, words)
        .into_iter()
        .map(|hit| hit.title)
        .collect()
}

/// An activity whose every text is empty but the description.
fn about(title: &str, description: &str) -> cairn::domain::ActivityDetails {
    let mut details = activity(title);
    details.reflection = cairn::domain::Reflection::default();
    details.description = description.into();
    details
}

#[test]
fn every_word_must_occur_and_the_last_one_may_be_a_beginning() {
    let mut fixture = Fixture::new();
    fixture.log(about("Community of practice", "We met"));
    fixture.log(about("Practice nurse", "We talked"));
    assert_eq!(
        titles(&fixture, "community pract"),
        ["Community of practice"]
    );
    assert_eq!(titles(&fixture, "comm practice"), Vec::<String>::new());
    assert_eq!(titles(&fixture, "practice").len(), 2);
}

#[test]
fn accents_and_case_do_not_matter() {
    let mut fixture = Fixture::new();
    fixture.log(about("Réunion à Zürich", ""));
    for words in ["reunion", "RÉUNION", "zurich", "Zür", "a zu"] {
        assert_eq!(titles(&fixture, words), ["Réunion à Zürich"], "{words}");
    }
}

#[test]
fn what_is_typed_is_never_taken_for_a_query_language() {
    let mut fixture = Fixture::new();
    fixture.log(about("NEAR the \"end\" OR title:x", "a AND b*"));
    for words in [
        "near end",
        "OR",
        "\"end",
        "title:x",
        "b*",
        "AND",
        "(NEAR",
        "^near",
        "-the",
        "end\" OR \"x",
    ] {
        assert!(titles(&fixture, words).len() <= 1, "{words}");
    }
    assert_eq!(titles(&fixture, "title:x").len(), 1);
    assert_eq!(titles(&fixture, "NOT near"), Vec::<String>::new());
    for nothing in ["", "   ", "\"", "*", "—", "( )", "\0"] {
        assert_eq!(
            titles(&fixture, nothing),
            Vec::<String>::new(),
            "{nothing:?}"
        );
    }
}

#[test]
fn a_title_counts_more_than_a_description() {
    let mut fixture = Fixture::new();
    fixture.log(about("Audit", "Of the ward"));
    fixture.log(about(
        "Something else",
        "After the audit we talked about the audit of the audit",
    ));
    assert_eq!(titles(&fixture, "audit"), ["Audit", "Something else"]);
}

#[test]
fn one_or_two_letters_alone_find_what_was_made_last_first() {
    let mut fixture = Fixture::new();
    fixture.log(about("Audit audit audit", ""));
    fixture.log(about("Something else", "after an audit"));
    assert_eq!(
        titles(&fixture, "au"),
        ["Something else", "Audit audit audit"]
    );
}

#[test]
fn everything_in_an_activity_is_searched() {
    let mut fixture = Fixture::new();
    let id = fixture.log(crate::fixture::full_activity());
    for words in [
        "titleword",
        "descword",
        "whatword",
        "soword",
        "nowword",
        "provword",
        "locword",
        "123.45",
        "tagword",
    ] {
        assert_eq!(
            found(&fixture, words)[0].entry,
            EntryId::Activity(id),
            "{words}"
        );
    }
}

#[test]
fn everything_in_evidence_is_searched() {
    let mut fixture = Fixture::new();
    for (word, content) in [
        ("thanked", NewContent::Note("The group thanked us".into())),
        (
            "cochrane",
            NewContent::Web("https://example.org/cochrane".into()),
        ),
        (
            "certificate",
            NewContent::Bytes {
                name: "certificate-2026.pdf".into(),
                bytes: vec![1],
            },
        ),
    ] {
        let mut evidence = note("Something");
        evidence.content = content;
        let id = fixture.add_evidence(evidence).id;
        assert_eq!(
            found(&fixture, word)[0].entry,
            EntryId::Evidence(id),
            "{word}"
        );
    }
}

#[test]
fn qualifications_and_ratings_are_searched() {
    let mut fixture = Fixture::new();
    let mut held = qualification("Chartership");
    held.reference = "MCLIP77".into();
    held.notes = "framed".into();
    let held = fixture.record.add(held).expect("accepted").output;
    for words in ["mclip77", "framed", "CILIP"] {
        assert_eq!(
            found(&fixture, words)[0].entry,
            EntryId::Qualification(held),
            "{words}"
        );
    }
    let rated = fixture
        .record
        .add(rating("klimf/6.1", 3))
        .expect("rated")
        .output;
    let hit = &found(&fixture, "unaided")[0];
    assert_eq!(hit.entry, EntryId::Assessment(rated));
    assert_eq!(hit.title, "6.1 Knowledge management");
}

#[test]
fn a_passage_marks_what_matched() {
    let mut fixture = Fixture::new();
    let before = "Anfang und Größe ".repeat(20);
    fixture.log(about(
        "Title",
        &format!("{before}\nthe Zürich practice of\n{before}"),
    ));
    let snippet = &found(&fixture, "zurich prac")[0].snippet;
    let marked: Vec<&str> = snippet
        .matches
        .iter()
        .map(|range| &snippet.text[range.clone()])
        .collect();
    assert!(
        marked == ["Zürich practice"] || marked == ["Zürich", "practice"],
        "{marked:?}"
    );
    assert!(
        snippet.text.starts_with('…') && snippet.text.ends_with('…'),
        "{}",
        snippet.text
    );
    assert!(!snippet.text.contains(['\n', '\u{fdd0}', '\u{fdd1}']));
}

#[test]
fn a_passage_comes_from_where_the_words_stand() {
    let mut fixture = Fixture::new();
    fixture.log(about("Ward audit", "Nothing to see"));
    let snippet = &found(&fixture, "ward")[0].snippet;
    assert_eq!(snippet.text, "Ward audit");
    let marked: Vec<&str> = snippet
        .matches
        .iter()
        .map(|range| &snippet.text[range.clone()])
        .collect();
    assert_eq!(marked, ["Ward"]);
}

#[test]
fn marks_of_our_own_in_a_text_do_no_harm() {
    let mut fixture = Fixture::new();
    fixture.log(about("\u{fdd1}Ward\u{fdd0} audit\u{fdd1}", "x"));
    let snippet = &found(&fixture, "audit")[0].snippet;
    for range in &snippet.matches {
        assert!(snippet.text.get(range.clone()).is_some());
    }
}

#[test]
fn search_follows_edits_deletion_restoring_and_undo() {
    let mut fixture = Fixture::new();
    let id = fixture.log(about("Ward audit", ""));
    let _ = fixture
        .record
        .edit(id, about("Clinic review", ""))
        .expect("accepted");
    assert_eq!(titles(&fixture, "ward"), Vec::<String>::new());
    assert_eq!(titles(&fixture, "clinic"), ["Clinic review"]);
    let _ = fixture.record.delete(id).expect("deleted");
    assert_eq!(titles(&fixture, "clinic"), Vec::<String>::new());
    let _ = fixture.record.restore(id).expect("restored");
    assert_eq!(titles(&fixture, "clinic"), ["Clinic review"]);
    for _ in 0..3 {
        let _ = fixture.record.undo().expect("undone");
    }
    assert_eq!(titles(&fixture, "ward"), ["Ward audit"]);
    fixture.check_search();
}

#[test]
fn no_more_is_found_than_asked_for() {
    let mut fixture = Fixture::new();
    for n in 0..5 {
        fixture.log(about(&format!("Audit {n}"), ""));
    }
    assert_eq!(
        fixture.record.search("audit", 3).expect("a search").len(),
        3
    );
    assert_eq!(
        fixture
            .record
            .search("audit", usize::MAX)
            .expect("a search")
            .len(),
        5
    );
}

#[test]
fn words_that_thousands_of_entries_hold_find_the_newest_first() {
    let mut fixture = Fixture::new();
    let titles: Vec<String> = (0..2_100).map(|n| format!("Knowledge audit {n}")).collect();
    let logged = fixture.record.transact(Op::new("log many"), |change| {
        titles
            .iter()
            .try_for_each(|title| change.add(activity(title)).map(drop))
    });
    assert!(logged.is_ok(), "they are logged");
    let hits = fixture.record.search("knowledge aud", 3).expect("a search");
    let found: Vec<&str> = hits.iter().map(|hit| hit.title.as_str()).collect();
    assert_eq!(
        found,
        [
            "Knowledge audit 2099",
            "Knowledge audit 2098",
            "Knowledge audit 2097"
        ]
    );
    assert!(
        hits.iter().all(|hit| !hit.snippet.matches.is_empty()),
        "each shows where it matched"
    );
}
