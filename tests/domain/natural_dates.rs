//! Dates as people type them in a hurry.
use cairn::domain::{DateStyle, Dates, parse_date, read_date, short_date};
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::date::dates;
use crate::refusal::{day, refuses};

/// A Monday.
const TODAY: &str = "2026-11-23";

#[track_caller]
fn reads(today: &str, cases: &[(&str, &str)]) {
    for (text, date) in cases {
        let read = read_date(text, day(today));
        assert_eq!(read, Ok(day(date)), "“{text}” on {today}");
    }
}

#[track_caller]
fn refused(today: &str, text: &str, problem: &str) {
    refuses(read_date(text, day(today)), "date", problem);
}

#[test]
fn the_strict_forms_mean_what_they_always_meant() {
    reads(
        TODAY,
        &[
            ("2026-03-12", "2026-03-12"),
            ("12/03/2026", "2026-03-12"),
            ("2/3/2026", "2026-03-02"),
            ("2028-02-29", "2028-02-29"),
        ],
    );
}

#[test]
fn today_and_its_neighbours_are_named() {
    reads(
        TODAY,
        &[
            ("today", "2026-11-23"),
            ("yesterday", "2026-11-22"),
            ("tomorrow", "2026-11-24"),
        ],
    );
    reads("2026-01-01", &[("yesterday", "2025-12-31")]);
    reads("2028-02-28", &[("tomorrow", "2028-02-29")]);
}

#[test]
fn a_weekday_is_the_last_one_up_to_today() {
    reads(
        TODAY,
        &[
            ("sun", "2026-11-22"),
            ("tue", "2026-11-17"),
            ("Tuesday", "2026-11-17"),
            ("tues", "2026-11-17"),
            ("thurs", "2026-11-19"),
            ("Sat.", "2026-11-21"),
        ],
    );
}

#[test]
fn a_weekday_on_that_day_is_today_and_the_last_one_a_week_ago() {
    reads(
        TODAY,
        &[
            ("mon", "2026-11-23"),
            ("last mon", "2026-11-16"),
            ("next mon", "2026-11-30"),
        ],
    );
}

#[test]
fn last_and_next_are_the_nearest_on_either_side() {
    reads(
        TODAY,
        &[
            ("last tue", "2026-11-17"),
            ("last tuesday", "2026-11-17"),
            ("last sun", "2026-11-22"),
            ("next tue", "2026-11-24"),
            ("next Sunday", "2026-11-29"),
        ],
    );
}

#[test]
fn distances_are_counted_from_today() {
    reads(
        TODAY,
        &[
            ("3 days ago", "2026-11-20"),
            ("1 day ago", "2026-11-22"),
            ("0 days ago", "2026-11-23"),
            ("a week ago", "2026-11-16"),
            ("2 weeks ago", "2026-11-09"),
            ("one month ago", "2026-10-23"),
            ("in 3 days", "2026-11-26"),
            ("in a week", "2026-11-30"),
            ("in 2 months", "2027-01-23"),
        ],
    );
    reads("2026-03-31", &[("a month ago", "2026-02-28")]);
}

#[test]
fn the_day_comes_before_the_month() {
    reads(
        TODAY,
        &[
            ("3/12", "2026-12-03"),
            ("12/3", "2026-03-12"),
            ("3/12/2026", "2026-12-03"),
            ("1 / 2 / 2026", "2026-02-01"),
            ("12.3.2026", "2026-03-12"),
            ("12-03-2026", "2026-03-12"),
        ],
    );
    refused(
        TODAY,
        "3/13",
        "“3/13” names month 13, and a year has twelve",
    );
}

#[test]
fn months_are_named_in_full_or_in_short() {
    for month in 1..=12 {
        let date = format!("2025-{month:02}-07");
        for form in ["%-d %B %Y", "%-d %b %Y"] {
            let text = day(&date).format(form).to_string();
            reads(TODAY, &[(&text, &date)]);
        }
    }
    reads(TODAY, &[("7 sept 2025", "2025-09-07")]);
}

#[test]
fn case_blanks_dashes_and_ordinals_do_no_harm() {
    reads(
        TODAY,
        &[
            ("  12   MAR\t2026 ", "2026-03-12"),
            ("12\u{a0}march\u{202f}2026", "2026-03-12"),
            ("12-Mar-2026", "2026-03-12"),
            ("12-mar", "2026-03-12"),
            ("12th March 2026", "2026-03-12"),
            ("1st mar, 2026", "2026-03-01"),
            ("2ND mar.", "2026-03-02"),
            ("LAST  Tue", "2026-11-17"),
            (" Yesterday\n", "2026-11-22"),
        ],
    );
}

#[test]
fn without_a_year_the_last_eleven_months_come_first() {
    reads(
        TODAY,
        &[
            ("23 nov", "2026-11-23"),
            ("22 nov", "2026-11-22"),
            ("12 mar", "2026-03-12"),
            ("1 jan", "2026-01-01"),
            ("31 dec", "2025-12-31"),
            ("23 dec", "2025-12-23"),
            ("22 dec", "2026-12-22"),
            ("24 nov", "2026-11-24"),
        ],
    );
    reads(
        "2026-01-05",
        &[("28 dec", "2025-12-28"), ("5/1", "2026-01-05")],
    );
}

#[test]
fn the_month_to_come_is_meant_where_its_last_is_long_ago() {
    reads(
        "2026-02-20",
        &[
            ("12 mar", "2026-03-12"),
            ("12/3", "2026-03-12"),
            ("12 apr", "2025-04-12"),
            ("19 feb", "2026-02-19"),
        ],
    );
    reads("2026-12-20", &[("12 jan", "2027-01-12")]);
}

#[test]
fn two_digits_are_a_year_of_this_lifetime() {
    reads(
        TODAY,
        &[
            ("1 jan 25", "2025-01-01"),
            ("12/3/26", "2026-03-12"),
            ("1 jan 45", "2045-01-01"),
            ("1 jan 46", "1946-01-01"),
            ("22/9/98", "1998-09-22"),
            ("1 jan 00", "2000-01-01"),
        ],
    );
    reads("1999-06-01", &[("1 jan 05", "2005-01-01")]);
}

#[test]
fn a_leap_day_is_the_near_one_or_wants_its_year() {
    reads(
        "2028-03-10",
        &[("29 feb", "2028-02-29"), ("29/2", "2028-02-29")],
    );
    reads("2028-02-10", &[("29 feb", "2028-02-29")]);
    reads(TODAY, &[("29 feb 2024", "2024-02-29")]);
    for today in [TODAY, "2025-02-20", "2029-02-28"] {
        refused(today, "29 feb", "“29 feb” comes in leap years only");
    }
}

#[test]
fn days_that_never_come_are_refused() {
    for (text, says) in [
        ("31 apr", "is no day: April has 30 days"),
        ("30 feb", "is no day: February has 29 days"),
        ("0 mar", "is no day: March has 31 days"),
        ("32/1", "is no day: January has 31 days"),
        ("12/0", "names month 0, and a year has twelve"),
        ("29 feb 2026", "is no day: February has 28 days"),
        ("31/02/2026", "is no day: February has 28 days"),
        ("2026-02-30", "is no day: February has 28 days"),
        ("Tue 31 apr", "is no day: April has 30 days"),
    ] {
        refused(TODAY, text, &format!("“{text}” {says}"));
    }
}

#[test]
fn a_day_of_the_week_must_be_that_of_the_date() {
    reads(
        TODAY,
        &[
            ("Tue 17 Nov 2026", "2026-11-17"),
            ("tuesday, 17 november", "2026-11-17"),
            ("Tue 17/11", "2026-11-17"),
            ("Tue 2026-11-17", "2026-11-17"),
        ],
    );
    refused(TODAY, "Mon 17 Nov", "17 November 2026 is a Tuesday");
}

#[test]
fn years_out_of_range_are_refused() {
    reads("2200-12-31", &[("today", "2200-12-31")]);
    for (today, text, year) in [
        (TODAY, "1 jan 1899", 1899),
        (TODAY, "31 dec 2201", 2201),
        (TODAY, "9999 months ago", 1193),
        ("2200-12-31", "tomorrow", 2201),
        ("1900-01-01", "yesterday", 1899),
        ("1900-01-05", "28 dec", 1899),
        ("2190-01-01", "1 jan 05", 2205),
    ] {
        let problem = format!("The year {year} is outside 1900 to 2200");
        refused(today, text, &problem);
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "soon",
        "tu",
        "m",
        "12",
        "12 ma",
        "12 marching",
        "12 mar 6",
        "12 mar 026",
        "12 mar 2026 9",
        "12/3/",
        "12/3/6",
        "12-3",
        "12.3",
        "-3 days ago",
        "12345 days ago",
        "3 days",
        "days ago",
        "last last tue",
        "last",
        "next",
        "ago",
        "１２ mar",
    ] {
        refused(TODAY, text, &format!("“{text}” is not a date"));
    }
}

/// Makes texts out of the words that dates are made of.
fn near_dates() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[0-9]{1,5}",
        "today|last|next|in|ago|days|weeks|months|a|st|th",
        "mon|tues|sunday|jan|feb|sept|december",
        "[/. ,-]",
    ];
    prop::collection::vec(word, 0..7).prop_flat_map(|words| {
        prop_oneof![
            Just(words.join(" ")),
            Just(words.join("/")),
            Just(words.concat())
        ]
    })
}

/// Makes any day at all, far beyond those of a record.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let days = NaiveDate::MIN.to_epoch_days()..=NaiveDate::MAX.to_epoch_days();
    let any = days.prop_filter_map("no day", NaiveDate::from_epoch_days);
    prop_oneof![any, Just(NaiveDate::MIN), Just(NaiveDate::MAX)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_date_that_is_shown_reads_back_on_any_day(date in dates(), today in dates()) {
        let styled = DateStyle::ALL.into_iter().flat_map(|style| {
            let dates = Dates { style, today };
            [dates.short(date), dates.medium(date), dates.long(date)]
        });
        let others = [date.to_string(), DateStyle::Letters.weekday(date)];
        for shown in styled.chain(others) {
            prop_assert_eq!(read_date(&shown, today), Ok(date), "{} on {}", shown, today);
        }
    }

    #[test]
    fn a_date_shown_near_its_day_reads_back(date in dates(), days in -400_i64..400) {
        let today = date + chrono::TimeDelta::days(days);
        let shown = short_date(date, today);
        prop_assert_eq!(read_date(&shown, today), Ok(date), "{} on {}", shown, today);
    }

    #[test]
    fn what_the_strict_forms_read_is_read_alike(text in "[0-9/-]{6,10}", today in dates()) {
        if let Ok(date) = parse_date(&text) {
            prop_assert_eq!(read_date(&text, today), Ok(date));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof!["\\PC*", near_dates()], today in any_day()) {
        match read_date(&text, today) {
            Ok(date) => prop_assert_eq!(parse_date(&date.to_string()), Ok(date)),
            Err(err) => prop_assert!(err.field == "date" && !err.hint.is_empty()),
        }
    }

    #[test]
    fn a_weekday_is_within_a_week(n in 0_usize..7, today in dates()) {
        let name = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][n];
        let ago = |said: &str| read_date(said, today).map(|date| (today - date).num_days());
        prop_assume!(today > day("1900-01-07") && today < day("2200-12-25"));
        for (said, days) in [("", 0..7), ("last ", 1..8), ("next ", -7..0)] {
            let found = ago(&format!("{said}{name}"));
            prop_assert!(found.is_ok_and(|found| days.contains(&found)), "{}{}", said, name);
        }
    }
}
