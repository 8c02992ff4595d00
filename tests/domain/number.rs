//! How numbers and counts are written.

use cairn::domain::{Minutes, Totals, count, number};

#[test]
fn thousands_are_parted_from_ten_thousand_on() {
    for (n, written) in [
        (0, "0"),
        (999, "999"),
        (9_999, "9999"),
        (10_000, "10,000"),
        (123_456, "123,456"),
        (1_000_001, "1,000,001"),
    ] {
        assert_eq!(number(n), written);
    }
}

#[test]
fn a_count_has_its_noun() {
    assert_eq!(count(1, "activity", "activities"), "1 activity");
    assert_eq!(count(0, "activity", "activities"), "0 activities");
    assert_eq!(
        count(100_000, "activity", "activities"),
        "100,000 activities"
    );
}

#[test]
fn totals_of_a_long_career_part_their_thousands() {
    let totals = Totals {
        activities: 100_000,
        done: 12_345,
        reflected: 10_001,
        hours_done: Minutes(60 * 15_230 + 30),
        hours_planned: Minutes(60),
    };
    assert_eq!(
        totals.to_string(),
        "100,000 activities · 15,230 h 30 done · 1 h planned · 10,001 of 12,345 reflected on"
    );
}
