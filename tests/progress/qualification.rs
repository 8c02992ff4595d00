//! Qualification components: held and not expired, in progress, expired, not held.

use cairn::domain::QualificationStatus;

use crate::check::{check, check_missing, check_on, check_reasons};
use crate::entry::{Entry, done, evidence, held, qualification};

const MASTERS: &str = "qualification/masters";

fn in_progress(title: &str) -> Entry {
    qualification(title, QualificationStatus::InProgress)
}

fn planned(title: &str) -> Entry {
    qualification(title, QualificationStatus::Planned)
}

#[test]
fn one_that_is_held_answers_it() {
    check([held("MA")], MASTERS, "held");
    check([held("MA").awarded("2020-07-01")], MASTERS, "held");
    check([held("MA").started("2018-09-01")], MASTERS, "held");
}

#[test]
fn one_that_is_worked_toward_is_in_progress() {
    check([in_progress("MA")], MASTERS, "in-progress");
    check(
        [in_progress("MA").started("2026-09-01")],
        MASTERS,
        "in-progress",
    );
}

#[test]
fn with_nothing_it_is_not_held() {
    check([], MASTERS, "not-held");
    check([planned("MA")], MASTERS, "not-held");
    check([planned("MA").started("2026-01-01")], MASTERS, "not-held");
}

#[test]
fn only_a_qualification_answers_it() {
    check(
        [evidence("Certificate").about(MASTERS)],
        MASTERS,
        "not-held",
    );
    check(
        [done("Graduated").about(MASTERS).reflected()],
        MASTERS,
        "not-held",
    );
}

#[test]
fn the_day_it_expires_is_its_last_valid_one() {
    let lapses = held("MA").awarded("2021-01-01").expires("2026-01-01");
    check_on("2020-12-31", [lapses.clone()], MASTERS, "not-held");
    check_on("2021-01-01", [lapses.clone()], MASTERS, "held");
    check_on("2026-01-01", [lapses.clone()], MASTERS, "held");
    check_on("2026-01-02", [lapses], MASTERS, "expired");
}

#[test]
fn an_expired_one_was_held_on_a_past_day() {
    let lapsed = held("MA").expires("2020-01-01");
    check([lapsed.clone()], MASTERS, "expired");
    check_on("2019-06-01", [lapsed], MASTERS, "held");
}

#[test]
fn one_without_a_day_of_award_is_not_held_before_it_began() {
    let undated = held("MA").started("2024-09-01");
    check_on("2024-08-31", [undated.clone()], MASTERS, "not-held");
    check_on("2024-09-01", [undated], MASTERS, "held");
}

#[test]
fn a_renewed_one_is_held() {
    let old = held("MA").awarded("2015-01-01").expires("2020-01-01");
    let new = held("MA, renewed")
        .awarded("2020-03-01")
        .expires("2028-01-01");
    for both in [[old.clone(), new.clone()], [new, old]] {
        check_on("2019-01-01", both.clone(), MASTERS, "held");
        check_on("2020-02-01", both.clone(), MASTERS, "expired");
        check_on("2020-03-01", both, MASTERS, "held");
    }
}

#[test]
fn the_best_of_several_decides() {
    let lapsed = held("Old").expires("2020-01-01");
    check([lapsed.clone(), in_progress("New")], MASTERS, "in-progress");
    check([planned("Later"), lapsed.clone()], MASTERS, "expired");
    check([in_progress("New"), held("Held"), lapsed], MASTERS, "held");
}

#[test]
fn what_is_missing_follows_from_where_it_stands() {
    let nothing: &[&str] = &[];
    check_missing([held("MA")], MASTERS, nothing);
    check_missing([], MASTERS, &["Add the qualification"]);
    check_missing([planned("MA")], MASTERS, &["Add the qualification"]);
    check_missing(
        [in_progress("MA")],
        MASTERS,
        &["Enter the award when it comes"],
    );
    check_missing([held("MA").expires("2020-01-01")], MASTERS, &["Renew it"]);
}

#[test]
fn reasons_say_what_each_is_best_first() {
    check_reasons(
        [
            planned("Doctorate"),
            held("Diploma").awarded("2015-01-01").expires("2020-01-01"),
            in_progress("Certificate").started("2026-01-05"),
            held("Degree").awarded("2012-07-01"),
            held("Licence").expires("2030-07-01"),
            held("Badge"),
        ],
        MASTERS,
        &[
            "Badge: held",
            "Licence: held, valid until 1 July 2030",
            "Degree: held since 1 July 2012",
            "Certificate: in progress since 5 January 2026",
            "Diploma: expired on 1 January 2020",
        ],
    );
}
