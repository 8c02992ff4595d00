//! What a qualification must be to be kept.

use cairn::domain::QualificationDetails;

use crate::refusal::{day, refuses_all};

fn dated(
    started: Option<&str>,
    awarded: Option<&str>,
    expires: Option<&str>,
) -> QualificationDetails {
    QualificationDetails {
        started: started.map(day),
        awarded: awarded.map(day),
        expires: expires.map(day),
        ..QualificationDetails::new("MA")
    }
}

#[test]
fn dates_in_order_are_kept_whichever_are_known() {
    let (first, second, third) = (Some("2020-01-01"), Some("2021-01-01"), Some("2022-01-01"));
    for details in [
        dated(None, None, None),
        dated(first, second, third),
        dated(first, first, first),
        dated(first, None, third),
        dated(None, second, third),
        dated(None, None, third),
    ] {
        assert_eq!(details.clone().checked(), Ok(details));
    }
}

#[test]
fn an_award_before_the_start_is_refused() {
    refuses_all(
        dated(Some("2021-01-01"), Some("2020-01-01"), None).checked(),
        &[(
            "awarded",
            "It is awarded before it was started (2020-01-01 is before 2021-01-01)",
        )],
    );
}

#[test]
fn an_expiry_before_the_award_is_refused() {
    refuses_all(
        dated(None, Some("2021-01-01"), Some("2020-01-01")).checked(),
        &[(
            "expires",
            "It expires before it was awarded (2020-01-01 is before 2021-01-01)",
        )],
    );
}

#[test]
fn an_expiry_before_the_start_is_refused() {
    refuses_all(
        dated(Some("2021-01-01"), None, Some("2020-01-01")).checked(),
        &[(
            "expires",
            "It expires before it was started (2020-01-01 is before 2021-01-01)",
        )],
    );
}

#[test]
fn every_problem_is_named_at_once() {
    let wrong = QualificationDetails {
        title: String::new(),
        ..dated(Some("2022-01-01"), Some("2021-01-01"), Some("2020-01-01"))
    };
    refuses_all(
        wrong.checked(),
        &[
            ("title", "The title is empty"),
            (
                "awarded",
                "It is awarded before it was started (2021-01-01 is before 2022-01-01)",
            ),
            (
                "expires",
                "It expires before it was awarded (2020-01-01 is before 2021-01-01)",
            ),
        ],
    );
}

#[test]
fn outer_blanks_go() {
    let typed = QualificationDetails {
        title: " MA ".to_owned(),
        awarding_body: " Leeds\n".to_owned(),
        reference: "\t12 ".to_owned(),
        ..QualificationDetails::new("")
    };
    let tidied = typed.checked().expect("it can be kept");
    assert_eq!(
        [tidied.title, tidied.awarding_body, tidied.reference],
        ["MA", "Leeds", "12"]
    );
}
