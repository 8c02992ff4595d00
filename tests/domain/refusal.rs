//! Compares what a check refuses with what a test expects.

use std::fmt::Debug;

use cairn::domain::{Invalid, Problems};
use chrono::NaiveDate;

pub fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date")
}

/// Expects one refusal: its field, what is wrong, and something to do about it.
#[track_caller]
pub fn refuses<T: Debug>(result: Result<T, Invalid>, field: &str, problem: &str) {
    let err = result.expect_err("it is refused");
    assert_eq!((err.field, err.problem.as_str()), (field, problem));
    helps(&err);
}

/// Expects every problem at once, in the order of the fields.
#[track_caller]
pub fn refuses_all<T: Debug>(result: Result<T, Problems>, expected: &[(&str, &str)]) {
    let Problems(problems) = result.expect_err("it is refused");
    let said: Vec<(&str, &str)> = problems
        .iter()
        .map(|err| (err.field, err.problem.as_str()))
        .collect();
    assert_eq!(said, expected);
    problems.iter().for_each(helps);
}

/// Holds a refusal to the house style: sentences without a full stop, and a hint.
#[track_caller]
fn helps(err: &Invalid) {
    assert!(!err.hint.is_empty(), "it says what to do: {err:?}");
    for says in [&err.problem, &err.hint] {
        assert!(!says.ends_with('.'), "no full stop: {says}");
        assert!(!says.starts_with(char::is_lowercase), "a sentence: {says}");
    }
    assert_eq!(err.to_string(), err.problem);
}

#[test]
fn problems_are_shown_one_after_another() {
    let problems = Problems(vec![
        Invalid::new("title", "The title is empty"),
        Invalid::new("url", "“x” is not a web address"),
    ]);
    assert_eq!(
        problems.to_string(),
        "The title is empty; “x” is not a web address"
    );
    assert_eq!(Problems::from(Invalid::new("a", "B")).to_string(), "B");
    assert_eq!(Problems::default().or_else_ok(7), Ok(7));
}
