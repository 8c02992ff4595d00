//! Months in a row in which something was done.

use cairn::domain::Minutes;
use cairn::domain::progress::Streak;

use crate::entry::{day, done, ledger, planned, running};

#[track_caller]
fn check_length(dates: &[&str], as_of: &str, expected: usize) {
    let entries = dates.iter().map(|date| done("Something").on(date));
    let streak = Streak::of(&ledger(entries), day(as_of));
    assert_eq!(streak.length, expected, "{dates:?} on {as_of}");
}

#[test]
fn months_count_back_from_the_running_one() {
    check_length(&[], "2026-11-23", 0);
    check_length(&["2026-11-01"], "2026-11-23", 1);
    check_length(&["2026-09-30", "2026-10-01", "2026-11-01"], "2026-11-23", 3);
    check_length(&["2026-11-01", "2026-11-22", "2026-10-05"], "2026-11-23", 2);
}

#[test]
fn a_running_month_without_anything_does_not_break_the_row_yet() {
    check_length(&["2026-09-30", "2026-10-01"], "2026-11-23", 2);
    check_length(&["2026-09-30"], "2026-11-23", 0);
}

#[test]
fn a_month_left_out_ends_the_row() {
    check_length(&["2026-08-01", "2026-10-01", "2026-11-01"], "2026-11-23", 2);
}

#[test]
fn the_row_goes_on_over_new_year() {
    check_length(&["2025-12-31", "2026-01-01"], "2026-01-02", 2);
}

#[test]
fn what_is_later_planned_or_running_does_not_count() {
    check_length(&["2026-11-24"], "2026-11-23", 0);
    let entries = [
        planned("Course").on("2026-11-02"),
        running("Course").on("2026-11-02"),
    ];
    assert_eq!(Streak::of(&ledger(entries), day("2026-11-23")).length, 0);
}

#[test]
fn the_last_twelve_months_say_what_was_done_in_each() {
    let entries = [
        done("Talk").on("2026-11-02").lasting(30),
        done("Course").on("2026-11-20").lasting(60),
        done("Old").on("2025-11-30").lasting(90),
        done("First").on("2025-12-01").lasting(15),
    ];
    let streak = Streak::of(&ledger(entries), day("2026-11-23"));
    let months: Vec<_> = streak.months.iter().map(|month| month.first).collect();
    assert_eq!(months.len(), 12);
    assert_eq!(
        (months.first(), months.last()),
        (Some(&day("2025-12-01")), Some(&day("2026-11-01")))
    );
    let spent: Vec<_> = streak
        .months
        .iter()
        .map(|month| (month.activities, month.minutes))
        .collect();
    assert_eq!(spent.first(), Some(&(1, Minutes(15))));
    assert_eq!(spent.last(), Some(&(2, Minutes(90))));
}

#[test]
fn it_is_said_in_a_few_words() {
    let says = |dates: &[&str]| {
        let entries = dates.iter().map(|date| done("Something").on(date));
        Streak::of(&ledger(entries), day("2026-11-23")).to_string()
    };
    assert_eq!(says(&[]), "None this month or last");
    assert_eq!(says(&["2026-11-01"]), "1 month");
    assert_eq!(says(&["2026-10-01", "2026-11-01"]), "2 months in a row");
}
