//! What a portfolio holds, how its words are counted, and what its checks find.
use cairn::domain::portfolio::{CriterionKey, Part, Piece, PieceId, citations, count_words};
use proptest::prelude::*;

use crate::desk::Desk;

#[test]
fn details_are_tidied_and_what_the_kind_lacks_is_refused() {
    let mut desk = Desk::new("chartership");
    let id = desk.evidence(1, &["1.1", "1.1"]);
    desk.evidence(2, &["3.2"]);
    let again = Piece::new(PieceId::Evidence(id));
    desk.details.pieces.push(again);
    desk.state("2", " ");
    let kept = desk.details.clone().checked().expect("sound details");
    let criteria: Vec<usize> = kept
        .pieces
        .iter()
        .map(|piece| piece.criteria.len())
        .collect();
    assert_eq!(criteria, [1, 1], "each entry and each criterion once");
    assert!(kept.statements.is_empty(), "a blank statement is none");

    desk.details
        .toggle(PieceId::Evidence(id), &CriterionKey::new("9.9"));
    desk.details.parts.push(Part {
        part: "poem".to_owned(),
        text: "Words".to_owned(),
        evidence: Vec::new(),
    });
    let refused = desk.details.checked().expect_err("refused");
    let problems: Vec<&str> = refused.0.iter().map(|one| one.problem.as_str()).collect();
    assert_eq!(
        problems,
        [
            "CILIP Chartership has no criterion 9.9",
            "CILIP Chartership has no part “poem”"
        ]
    );
}

#[test]
fn a_criterion_without_a_name_is_refused() {
    let mut desk = Desk::new("chartership");
    let criterion = desk.details.kind.criteria.first_mut().expect("a criterion");
    criterion.title = " ".into();
    let refused = desk.details.checked().expect_err("refused");
    let problems: Vec<&str> = refused.0.iter().map(|one| one.problem.as_str()).collect();
    assert_eq!(problems, ["A criterion or document has no name"]);
}

#[test]
fn a_click_assigns_and_another_takes_it_back() {
    let mut desk = Desk::new("chartership");
    let item = PieceId::Evidence(desk.evidence(1, &[]));
    let key = CriterionKey::new("2.1");
    desk.details.toggle(item, &key);
    assert!(
        desk.details
            .piece(item)
            .expect("it")
            .criteria
            .contains(&key)
    );
    desk.details.toggle(item, &key);
    assert!(desk.details.piece(item).expect("it").criteria.is_empty());
}

#[test]
fn citations_are_numbers_in_brackets() {
    let cited = |text: &str| -> Vec<(String, String)> {
        citations(text)
            .into_iter()
            .map(|found| (found.number.to_string(), text[found.range].to_owned()))
            .collect()
    };
    let pair = |number: &str, text: &str| (number.to_owned(), text.to_owned());
    assert_eq!(cited("Shown [E12]."), [pair("E12", "[E12]")]);
    assert_eq!(
        cited("[E1, e2; E10]"),
        [pair("E1", "E1"), pair("E2", "e2"), pair("E10", "E10")]
    );
    for none in [
        "E12",
        "[12]",
        "[E12",
        "[E0]",
        "[E1 and E2]",
        "[]",
        "[E1,]",
        "[E-1]",
        "[E1\n]",
    ] {
        assert!(cited(none).is_empty(), "{none:?} cites nothing");
    }
    assert_eq!(
        cited("[[E3]]"),
        [pair("E3", "[E3]")],
        "the inner brackets count"
    );
}

proptest! {
    #[test]
    fn reading_a_statement_never_fails(text in r"(?s)[\[\]E0-9e,; \nä–]{0,60}") {
        for cited in citations(&text) {
            let taken = text.get(cited.range.clone());
            prop_assert!(taken.is_some(), "a citation lies between characters");
            prop_assert!(taken.is_some_and(|taken| taken.to_uppercase().contains(&cited.number.to_string())));
        }
    }

    #[test]
    fn words_add_up_over_the_parts(parts in proptest::collection::vec("[a-z –]{0,40}", 0..4)) {
        let together = parts.join(" ");
        let apart: usize = parts.iter().map(|part| count_words(part)).sum();
        prop_assert_eq!(count_words(&together), apart);
    }
}
