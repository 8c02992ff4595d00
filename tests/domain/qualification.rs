//! What a qualification must be to be kept.

use cairn::domain::{
    Qualification, QualificationDetails, QualificationId, QualificationStatus, Renewal, renewals,
};
use uuid::Uuid;

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

/// What is said on a day of a qualification that expires at the end of the year.
fn renewal(today: &str) -> Option<String> {
    let details = dated(None, None, Some("2026-12-31"));
    details
        .renewal(day(today))
        .map(|renewal| renewal.to_string())
}

#[test]
fn renewal_is_asked_for_from_ninety_days_before_the_last_valid_day() {
    assert_eq!(renewal("2026-10-01"), None);
    let says = |today, words: &str| assert_eq!(renewal(today).as_deref(), Some(words), "{today}");
    says("2026-10-02", "Renew by 31 December 2026, in 90 days");
    says("2026-12-29", "Renew by 31 December 2026, in 2 days");
    says("2026-12-30", "Renew by 31 December 2026, tomorrow");
    says("2026-12-31", "Renew it today, its last day");
    says("2027-01-01", "Expired on 31 December 2026: renew it");
}

#[test]
fn a_qualification_has_expired_on_the_day_after_its_last_valid_one() {
    let details = dated(None, None, Some("2026-12-31"));
    assert!(!details.has_expired(day("2026-12-31")));
    assert!(details.has_expired(day("2027-01-01")));
}

#[test]
fn nothing_is_to_be_renewed_that_is_not_held_or_never_expires() {
    let planned = QualificationDetails {
        status: QualificationStatus::Planned,
        ..dated(None, None, Some("2020-01-01"))
    };
    for details in [planned, dated(None, None, None)] {
        assert_eq!(details.renewal(day("2026-12-31")), None);
        assert!(!details.has_expired(day("2026-12-31")));
    }
}

#[test]
fn what_expires_first_is_the_most_pressing_and_the_bin_presses_nobody() {
    let held = |n, expires, deleted| Qualification {
        id: QualificationId::from_uuid(Uuid::from_u128(n)),
        details: dated(None, None, Some(expires)),
        deleted,
    };
    let all = [
        held(1, "2027-01-20", false),
        held(2, "2026-01-01", false),
        held(3, "2025-01-01", true),
        held(4, "2030-01-01", false),
    ];
    let due = renewals(&all, day("2026-12-31")).into_iter();
    let due: Vec<_> = due
        .map(|(held, renewal)| (held.id, renewal.key()))
        .collect();
    assert_eq!(due, [(all[1].id, "expired"), (all[0].id, "due")]);
    assert_eq!(
        all[0].details.renewal(day("2026-12-31")).map(Renewal::by),
        Some(day("2027-01-20"))
    );
}
