//! How the hours of a year stand against an even pace.

use cairn::domain::progress::{Pace, PeriodProgress};
use cairn::domain::{Minutes, Period};

use crate::entry::day;

/// Returns so many minutes of 3650 in 2026, a year in which an even pace is ten minutes a day.
fn spent(minutes: u32) -> PeriodProgress {
    PeriodProgress {
        period: Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period"),
        minutes: Minutes(minutes),
        target: Minutes(3650),
        activities: 1,
    }
}

#[track_caller]
fn check_pace(minutes: u32, today: &str, expected: Pace, says: &str) {
    let pace = spent(minutes).pace(day(today));
    assert_eq!(pace, expected);
    assert_eq!(pace.to_string(), says);
}

#[test]
fn without_a_target_there_is_no_pace() {
    let aimless = PeriodProgress {
        target: Minutes(0),
        ..spent(10)
    };
    assert_eq!(aimless.pace(day("2026-06-01")), Pace::NoTarget);
    assert_eq!(Pace::NoTarget.to_string(), "No target set");
}

#[test]
fn the_whole_target_is_reached_on_any_day() {
    check_pace(3650, "2026-01-01", Pace::Reached, "Target reached");
    check_pace(9999, "2026-12-31", Pace::Reached, "Target reached");
}

#[test]
fn today_counts_whole() {
    check_pace(
        10,
        "2026-01-01",
        Pace::Ahead(Minutes(0)),
        "On pace for today",
    );
    check_pace(
        0,
        "2026-01-01",
        Pace::Behind(Minutes(10)),
        "10 min behind the pace for today",
    );
    check_pace(
        10,
        "2026-01-02",
        Pace::Behind(Minutes(10)),
        "10 min behind the pace for today",
    );
}

#[test]
fn more_than_the_days_gone_by_ask_for_is_ahead() {
    check_pace(
        400,
        "2026-01-31",
        Pace::Ahead(Minutes(90)),
        "1 h 30 ahead of the pace for today",
    );
    check_pace(
        310,
        "2026-01-31",
        Pace::Ahead(Minutes(0)),
        "On pace for today",
    );
    check_pace(
        309,
        "2026-01-31",
        Pace::Behind(Minutes(1)),
        "1 min behind the pace for today",
    );
}

#[test]
fn on_the_last_day_the_whole_target_is_asked_for() {
    check_pace(
        3649,
        "2026-12-31",
        Pace::Behind(Minutes(1)),
        "1 min behind the pace for today",
    );
}

#[test]
fn after_the_year_the_gap_grows_no_more() {
    check_pace(
        3600,
        "2027-05-05",
        Pace::Behind(Minutes(50)),
        "50 min behind the pace for today",
    );
}

#[test]
fn before_the_year_nothing_is_asked_for() {
    check_pace(
        0,
        "2025-06-01",
        Pace::Ahead(Minutes(0)),
        "On pace for today",
    );
    check_pace(
        5,
        "2025-12-31",
        Pace::Ahead(Minutes(5)),
        "5 min ahead of the pace for today",
    );
}

#[test]
fn a_leap_year_is_a_day_longer() {
    let leap = PeriodProgress {
        period: Period::new(day("2028-01-01"), day("2028-12-31")).expect("a period"),
        target: Minutes(3660),
        ..spent(600)
    };
    assert_eq!(leap.pace(day("2028-02-29")), Pace::Ahead(Minutes(0)));
}

#[test]
fn a_share_of_a_minute_is_not_asked_for() {
    let slow = PeriodProgress {
        target: Minutes(364),
        ..spent(0)
    };
    assert_eq!(slow.pace(day("2026-01-01")), Pace::Ahead(Minutes(0)));
    assert_eq!(slow.pace(day("2026-01-02")), Pace::Behind(Minutes(1)));
}

#[test]
fn the_greatest_target_does_not_overflow() {
    let vast = PeriodProgress {
        target: Minutes(u32::MAX),
        ..spent(0)
    };
    assert_eq!(
        vast.pace(day("2026-12-31")),
        Pace::Behind(Minutes(u32::MAX))
    );
}
