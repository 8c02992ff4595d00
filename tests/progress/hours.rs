//! The hours of the CPD year.

use cairn::domain::progress::{PeriodProgress, Progress};
use cairn::domain::{Minutes, YearStart};

use crate::entry::{Entry, day, done, evidence, ledger, planned, running};
use crate::mini;

fn hours(start: &str, as_of: &str, entries: impl IntoIterator<Item = Entry>) -> PeriodProgress {
    let as_of = day(as_of);
    let year = YearStart::parse(start).expect("a day").year_of(as_of);
    Progress::of(
        &mini::profile(),
        &ledger(entries),
        as_of,
        year,
        Minutes(1200),
    )
    .period
}

/// Expects how many activities count, and their minutes.
#[track_caller]
fn check_hours(
    start: &str,
    as_of: &str,
    entries: impl IntoIterator<Item = Entry>,
    activities: usize,
    minutes: u32,
) {
    let found = hours(start, as_of, entries);
    assert_eq!(
        (found.activities, found.minutes),
        (activities, Minutes(minutes))
    );
}

#[test]
fn done_activities_of_the_year_add_up() {
    check_hours("01-01", "2026-11-04", [], 0, 0);
    let entries = [
        done("Unlinked").lasting(45),
        done("Linked").lasting(90).about("pda/audit").reflected(),
        done("Without hours").lasting(0),
    ];
    check_hours("01-01", "2026-11-04", entries, 3, 135);
}

#[test]
fn planned_and_running_ones_and_evidence_do_not_add() {
    let entries = [
        planned("A"),
        running("B").reflected(),
        evidence("E").about("pda/audit"),
    ];
    check_hours("01-01", "2026-11-04", entries, 0, 0);
}

#[test]
fn a_calendar_year_holds_its_first_and_last_day() {
    let entries =
        ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map(|on| done("A").on(on));
    check_hours("01-01", "2026-12-31", entries.clone(), 2, 120);
    check_hours("01-01", "2025-12-31", entries.clone(), 1, 60);
    check_hours("01-01", "2027-01-01", entries, 1, 60);
}

#[test]
fn a_year_can_begin_in_april() {
    let entries =
        ["2026-03-31", "2026-04-01", "2027-03-31", "2027-04-01"].map(|on| done("A").on(on));
    check_hours("04-01", "2026-03-31", entries.clone(), 1, 60);
    check_hours("04-01", "2026-04-01", entries.clone(), 1, 60);
    check_hours("04-01", "2027-03-31", entries.clone(), 2, 120);
    check_hours("04-01", "2027-04-01", entries, 1, 60);
}

#[test]
fn hours_after_the_day_asked_for_do_not_count() {
    let entries = [done("A").on("2026-04-01"), done("B").on("2026-06-02")];
    check_hours("04-01", "2026-06-01", entries, 1, 60);
}

#[test]
fn a_leap_day_lies_in_the_year_around_it() {
    let leap = || [done("A").on("2028-02-29")];
    check_hours("04-01", "2028-03-31", leap(), 1, 60);
    check_hours("03-01", "2028-02-29", leap(), 1, 60);
    check_hours("03-01", "2028-03-01", leap(), 0, 0);
    check_hours("02-28", "2028-02-29", leap(), 1, 60);
    check_hours("02-28", "2028-02-27", leap(), 0, 0);
}

#[test]
fn period_and_target_are_handed_on() {
    let found = hours("04-01", "2026-03-31", []);
    assert_eq!(
        (found.period.from(), found.period.to()),
        (day("2025-04-01"), day("2026-03-31"))
    );
    assert_eq!(found.target, Minutes(1200));
}

#[test]
fn a_sum_too_great_to_hold_stops_at_the_greatest() {
    let entries = [done("A").lasting(u32::MAX), done("B").lasting(u32::MAX)];
    check_hours("01-01", "2026-11-04", entries, 2, u32::MAX);
}
