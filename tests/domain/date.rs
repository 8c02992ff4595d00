//! Civil dates and periods.

use cairn::domain::{Period, long_date, parse_date, short_date};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::refusal::{day, refuses};

#[track_caller]
fn reads(text: &str, date: &str) {
    assert_eq!(parse_date(text), Ok(day(date)), "{text}");
}

#[test]
fn both_forms_are_read() {
    reads("2026-03-12", "2026-03-12");
    reads("12/03/2026", "2026-03-12");
}

#[test]
fn blanks_around_and_missing_zeros_do_no_harm() {
    reads("  2026-03-12\n", "2026-03-12");
    reads("2026-3-2", "2026-03-02");
    reads("2/3/2026", "2026-03-02");
}

#[test]
fn leap_days_are_read_in_leap_years() {
    reads("29/02/2028", "2028-02-29");
    reads("2000-02-29", "2000-02-29");
}

#[test]
fn the_first_and_last_year_are_read() {
    reads("1900-01-01", "1900-01-01");
    reads("31/12/2200", "2200-12-31");
}

#[test]
fn days_that_never_come_are_refused() {
    for (text, says) in [
        ("31/02/2026", "is no day: February has 28 days"),
        ("29/02/2026", "is no day: February has 28 days"),
        ("1900-02-29", "is no day: February has 28 days"),
        ("2026-04-31", "is no day: April has 30 days"),
        ("2026-13-01", "names month 13, and a year has twelve"),
        ("2026-00-10", "names month 0, and a year has twelve"),
        ("2026-01-00", "is no day: January has 31 days"),
        ("03/13/2026", "names month 13, and a year has twelve"),
    ] {
        refuses(parse_date(text), "date", &format!("“{text}” {says}"));
    }
}

#[test]
fn years_out_of_range_are_refused() {
    for (text, year) in [
        ("1899-12-31", "1899"),
        ("01/01/2201", "2201"),
        ("0026-03-12", "26"),
        ("9999-01-01", "9999"),
    ] {
        refuses(
            parse_date(text),
            "date",
            &format!("The year {year} is outside 1900 to 2200"),
        );
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "today",
        "2026",
        "2026-03",
        "12/03",
        "12/03/26",
        "26-03-12",
        "2026/03/12",
        "12-03-2026",
        "2026-03/12",
        "2026-03-12-",
        "2026-03-12T10:00",
        "+2026-03-12",
        "-2026-03-12",
        "2026--3-12",
        "2026-+3-12",
        "2026 03 12",
        "20260312",
        "12.03.2026",
        "２０２６-03-12",
        "2026-003-12",
    ] {
        refuses(parse_date(text), "date", &format!("“{text}” is not a date"));
    }
}

#[test]
fn dates_are_shown_as_people_say_them() {
    let (today, last_year) = (day("2026-11-04"), day("2025-11-04"));
    assert_eq!(long_date(today), "4 November 2026");
    assert_eq!(short_date(today, today), "4 Nov");
    assert_eq!(short_date(last_year, today), "4 Nov 2025");
}

#[test]
fn a_period_holds_both_its_ends() {
    let period = Period::new(day("2026-03-01"), day("2026-03-31")).expect("a period");
    let held =
        ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map(|on| period.contains(day(on)));
    assert_eq!(held, [false, true, true, false]);
    assert_eq!(period.days(), 31);
}

#[test]
fn a_period_can_be_one_day() {
    let period = Period::new(day("2026-03-01"), day("2026-03-01")).expect("a period");
    assert_eq!(
        (period.from(), period.to(), period.days()),
        (day("2026-03-01"), day("2026-03-01"), 1)
    );
}

#[test]
fn a_backward_period_is_refused() {
    refuses(
        Period::new(day("2026-03-02"), day("2026-03-01")),
        "to",
        "The period ends (2026-03-01) before it begins (2026-03-02)",
    );
}

/// Makes any day that a record may hold.
pub fn dates() -> impl Strategy<Value = NaiveDate> {
    (0_u64..109_938).prop_map(|n| day("1900-01-01") + Days::new(n))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_date_reads_back_in_both_forms(date in dates()) {
        prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        prop_assert_eq!(parse_date(&date.format("%d/%m/%Y").to_string()), Ok(date));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*|[0-9/+ -]{6,12}") {
        if let Ok(date) = parse_date(&text) {
            prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        }
    }

    #[test]
    fn a_period_has_as_many_days_as_it_holds(from in dates(), length in 0_u64..800) {
        let period = Period::new(from, from + Days::new(length)).expect("a period");
        let held = (0..length + 2).filter(|n| period.contains(from + Days::new(*n)));
        prop_assert_eq!(held.count(), usize::try_from(period.days()).expect("a few days"));
    }
}
