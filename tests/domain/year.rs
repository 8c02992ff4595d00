//! CPD years.

use cairn::domain::YearStart;
use chrono::{Datelike as _, Days};
use proptest::prelude::*;

use crate::date::dates;
use crate::refusal::{day, refuses};

/// Expects the first and last day of the CPD year around a day, and how many it has.
#[track_caller]
fn year(start: &str, around: &str, from: &str, to: &str, days: u32) {
    let year = YearStart::parse(start).expect("a day").year_of(day(around));
    assert_eq!(
        (year.from(), year.to(), year.days()),
        (day(from), day(to), days),
        "around {around}"
    );
}

#[test]
fn a_calendar_year_ends_in_december() {
    year("01-01", "2026-01-01", "2026-01-01", "2026-12-31", 365);
    year("01-01", "2026-12-31", "2026-01-01", "2026-12-31", 365);
    year("01-01", "2028-06-15", "2028-01-01", "2028-12-31", 366);
}

#[test]
fn a_year_that_begins_in_april_ends_in_march() {
    year("04-01", "2026-03-31", "2025-04-01", "2026-03-31", 365);
    year("04-01", "2026-04-01", "2026-04-01", "2027-03-31", 365);
    year("04-01", "2028-01-01", "2027-04-01", "2028-03-31", 366);
}

#[test]
fn a_year_around_a_leap_day_holds_it() {
    year("03-01", "2028-02-29", "2027-03-01", "2028-02-29", 366);
    year("03-01", "2027-02-28", "2026-03-01", "2027-02-28", 365);
    year("02-28", "2028-02-28", "2028-02-28", "2029-02-27", 366);
    year("02-28", "2028-02-27", "2027-02-28", "2028-02-27", 365);
    year("12-31", "2028-12-30", "2027-12-31", "2028-12-30", 366);
}

#[test]
fn a_century_is_no_leap_year() {
    year("03-01", "2100-02-28", "2099-03-01", "2100-02-28", 365);
}

#[test]
fn starts_are_read_and_shown() {
    for (text, shown) in [("04-01", "04-01"), (" 4-1 ", "04-01"), ("12-31", "12-31")] {
        assert_eq!(
            YearStart::parse(text)
                .map(|start| start.to_string())
                .as_deref(),
            Ok(shown)
        );
    }
    assert_eq!(YearStart::parse("01-01"), Ok(YearStart::JANUARY));
}

#[test]
fn days_that_not_every_year_has_are_refused() {
    for text in [
        "02-29",
        "02-30",
        "04-31",
        "13-01",
        "00-10",
        "01-00",
        "",
        "april",
        "04",
        "04/01",
        "2026-04-01",
        "+4-01",
        "4-+1",
        "-4-1",
    ] {
        refuses(
            YearStart::parse(text),
            "year-start",
            &format!("“{text}” is not a day that every year has"),
        );
    }
}

fn starts() -> impl Strategy<Value = YearStart> {
    let day_of_2023 = (0_u64..365).prop_map(|n| day("2023-01-01") + Days::new(n));
    day_of_2023.prop_map(|day| {
        YearStart::parse(&day.format("%m-%d").to_string()).expect("a day of any year")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_day_lies_in_its_own_year(start in starts(), date in dates()) {
        let year = start.year_of(date);
        prop_assert!(year.contains(date));
        prop_assert_eq!(start.year_of(year.from()), year);
        prop_assert_eq!(start.year_of(year.to()), year);
    }

    #[test]
    fn one_year_follows_the_other_without_gap(start in starts(), date in dates()) {
        let year = start.year_of(date);
        let tomorrow = year.to() + Days::new(1);
        prop_assert_eq!(start.year_of(tomorrow).from(), tomorrow);
    }

    #[test]
    fn a_year_has_366_days_when_it_holds_a_leap_day(start in starts(), date in dates()) {
        let year = start.year_of(date);
        let leap = year.from().iter_days().take_while(|day| *day <= year.to()).any(|day| (day.month(), day.day()) == (2, 29));
        prop_assert_eq!(year.days(), if leap { 366 } else { 365 });
    }

    #[test]
    fn a_start_reads_back(start in starts()) {
        prop_assert_eq!(YearStart::parse(&start.to_string()), Ok(start));
    }
}
