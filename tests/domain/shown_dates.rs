//! Dates as they are shown.
use cairn::domain::{DateStyle, Dates, short_date};

use crate::refusal::day;

#[test]
fn a_date_is_shown_with_its_day_of_the_week() {
    assert_eq!(
        DateStyle::Letters.weekday(day("2026-11-17")),
        "Tue 17 Nov 2026"
    );
    assert_eq!(
        DateStyle::Letters.weekday(day("2026-03-01")),
        "Sun 1 Mar 2026"
    );
}

#[test]
fn a_date_is_shown_in_the_style_that_a_person_chose() {
    let shown = |style: DateStyle| {
        let today = day("2026-11-23");
        let (dates, date) = (Dates { style, today }, day("2026-11-04"));
        [
            dates.short(date),
            dates.medium(date),
            dates.long(date),
            dates.weekday(date),
        ]
    };
    assert_eq!(
        shown(DateStyle::Letters),
        ["4 Nov", "4 Nov 2026", "4 November 2026", "Wed 4 Nov 2026"]
    );
    let slashes = "04/11/2026";
    assert_eq!(
        shown(DateStyle::Slashes),
        [slashes, slashes, slashes, "Wed 04/11/2026"]
    );
    let iso = "2026-11-04";
    assert_eq!(shown(DateStyle::Iso), [iso, iso, iso, "Wed 2026-11-04"]);
}

#[test]
fn a_style_is_known_by_its_key_alone() {
    for style in DateStyle::ALL {
        assert_eq!(DateStyle::known(style.key()), Some(style));
    }
    assert_eq!(DateStyle::known("roman"), None);
}

#[test]
fn a_short_date_keeps_its_year_where_it_would_mean_another() {
    let shown = |date: &str, today: &str| short_date(day(date), day(today));
    assert_eq!(shown("2026-03-12", "2026-11-23"), "12 Mar");
    assert_eq!(shown("2026-03-12", "2026-02-20"), "12 Mar");
    assert_eq!(shown("2026-11-04", "2026-03-12"), "4 Nov 2026");
    assert_eq!(shown("2025-12-28", "2026-01-05"), "28 Dec 2025");
    assert_eq!(shown("2026-12-28", "2026-01-05"), "28 Dec 2026");
}
