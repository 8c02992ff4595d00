//! Amounts of time.

use cairn::domain::Minutes;
use proptest::prelude::*;

use crate::refusal::refuses;

/// The longest that is read.
const A_CENTURY: u32 = 100 * 366 * 24 * 60;

#[track_caller]
fn reads(minutes: u32, texts: &[&str]) {
    for text in texts {
        assert_eq!(Minutes::parse(text), Ok(Minutes(minutes)), "{text}");
    }
}

#[test]
fn a_bare_number_means_hours() {
    reads(
        120,
        &[
            "2", " 2 ", "02", "2.0", "2h", "2 h", "2 hours", "2 hrs", "2hr", "2 HOURS", "2,0h",
        ],
    );
    reads(60, &["1 hour"]);
    reads(0, &["0", "0h", "0 min", "0:00"]);
}

#[test]
fn fractions_take_a_point_or_a_comma() {
    reads(90, &["1.5", "1,5", "1.5h", "1,5 hours", "1.50"]);
    reads(30, &[".5", ",5", "0.5"]);
    reads(15, &["0.25", ".25h"]);
}

#[test]
fn halves_and_quarters_have_signs_of_their_own() {
    reads(90, &["1½", "1 ½", "1½h", "1½ hours", "01½"]);
    reads(30, &["½", "½ hour", "0½"]);
    reads(135, &["2¼"]);
    reads(165, &["2 ¾ h"]);
}

#[test]
fn a_fraction_is_rounded_to_the_nearest_minute() {
    reads(80, &["1.33", "1.333"]);
    reads(100, &["1.67", "1.6667"]);
    reads(1, &["0.01", "0.0084"]);
    reads(0, &["0.0083"]);
    reads(120, &["1.9999"]);
}

#[test]
fn minutes_alone_are_read() {
    reads(
        90,
        &["90m", "90 m", "90min", "90 mins", "90 minutes", "90 MIN"],
    );
}

#[test]
fn hours_and_minutes_are_read() {
    reads(
        90,
        &[
            "1h30",
            "1 h 30",
            "1H30",
            "1h 30m",
            "1 h 30 min",
            "1hr30",
            "1 hour 30 minutes",
            "1:30",
            "01:30",
        ],
    );
    reads(135, &["2 hours 15", "2 hours 15 minutes", "2hrs15"]);
    reads(65, &["1h05", "1h5", "1:05"]);
    reads(60, &["1:00", "1h00"]);
}

#[test]
fn blanks_of_any_sort_do_no_harm() {
    reads(90, &["\t1\u{a0}h\u{202f}30\n"]);
}

#[test]
fn negative_durations_are_refused() {
    for text in ["-2", "−2", "–1h30", " - 5m", "-0"] {
        refuses(
            Minutes::parse(text),
            "hours",
            "A duration cannot be negative",
        );
    }
}

#[test]
fn nonsense_is_refused() {
    for text in [
        "",
        ".",
        ",",
        "h",
        "hours",
        "m",
        "min",
        ":",
        "a while",
        "h30",
        ":30",
        "1:60",
        "1h60",
        "1h90",
        "1:2:3",
        "1h30s",
        "1.5.2",
        "1,5,2",
        "1.5m",
        "1.5:30",
        "1.5h30",
        "1e3",
        "+2",
        "half a day",
        "1½½",
        "1½5",
        "½1",
        "1.½",
        "½m",
        "1h½",
        "٣",
        "0x10",
        "NaN",
        "inf",
        "2 days",
        "1h-30",
        "1--2",
        "12345678",
        "99999999m",
    ] {
        refuses(
            Minutes::parse(text),
            "hours",
            &format!("“{text}” is not a duration"),
        );
    }
}

#[test]
fn two_numbers_with_nothing_between_are_not_read_as_one() {
    for text in ["1 30", "1 h 3 0", "9 0 m", "1. 5"] {
        refuses(
            Minutes::parse(text),
            "hours",
            &format!("“{text}” is not a duration"),
        );
    }
}

#[test]
fn more_than_a_century_is_refused() {
    reads(A_CENTURY, &["878400", "52704000 m"]);
    for text in ["878401", "9999999"] {
        refuses(
            Minutes::parse(text),
            "hours",
            &format!("“{text}” is not a duration"),
        );
    }
}

#[test]
fn durations_are_shown_as_people_say_them() {
    let shown = [0, 1, 45, 60, 61, 90, 360, 6000].map(|n| Minutes(n).to_string());
    assert_eq!(
        shown,
        [
            "0 h", "1 min", "45 min", "1 h", "1 h 01", "1 h 30", "6 h", "100 h"
        ]
    );
}

#[test]
fn in_columns_both_parts_are_always_there() {
    let shown = [0, 45, 60, 605].map(|n| Minutes(n).in_columns());
    assert_eq!(shown, ["0 h 00", "0 h 45", "1 h 00", "10 h 05"]);
}

#[test]
fn sums_stop_at_the_greatest() {
    assert_eq!(
        [Minutes(60), Minutes(30)].into_iter().sum::<Minutes>(),
        Minutes(90)
    );
    assert_eq!(Minutes(u32::MAX) + Minutes(1), Minutes(u32::MAX));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_reads_back(minutes in prop_oneof![0..3000_u32, 0..=A_CENTURY]) {
        let minutes = Minutes(minutes);
        prop_assert_eq!(Minutes::parse(&minutes.to_string()), Ok(minutes));
        prop_assert_eq!(Minutes::parse(&minutes.in_columns()), Ok(minutes));
        prop_assert_eq!(Minutes::parse(&format!("{}m", minutes.0)), Ok(minutes));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*|[0-9.,:½hm -]{0,9}") {
        if let Ok(minutes) = Minutes::parse(&text) {
            prop_assert!(minutes.0 <= A_CENTURY);
            let number = |c: char| c.is_ascii_digit() || "¼½¾".contains(c);
            prop_assert!(text.contains(number), "without a number: {}", text);
        }
    }
}
