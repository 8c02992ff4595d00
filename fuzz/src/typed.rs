//! What holds of anything that is typed where a day, a length of time, a reference or a key belongs.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use cairn::domain::{
    DateStyle, Dates, EvidenceNumber, Invalid, LinkKey, Minutes, YearStart, parse_date, read_date,
};
use chrono::{Datelike as _, NaiveDate};

/// Ordinary days, and the ends of everything.
const TODAYS: [(i32, u32, u32); 6] = [
    (2026, 11, 23),
    (2024, 2, 29),
    (2027, 1, 1),
    (2000, 12, 31),
    (1900, 1, 1),
    (2200, 12, 31),
];

pub fn keeps_the_laws(typed: &str) {
    for (year, month, day) in TODAYS {
        let today = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        date(typed, today);
    }
    duration(typed);
    reads_back::<EvidenceNumber>(typed);
    reads_back::<LinkKey>(typed);
    if let Ok(start) = refusal_helps(YearStart::parse(typed)) {
        assert_eq!(YearStart::parse(&start.to_string()), Ok(start));
    }
}

fn date(typed: &str, today: NaiveDate) {
    let exact = refusal_helps(parse_date(typed));
    let read = refusal_helps(read_date(typed, today));
    if let Ok(date) = exact {
        assert_eq!(read, Ok(date), "{typed}");
    }
    let Ok(date) = read else { return };
    assert!((1900..=2200).contains(&date.year()), "{typed}: {date}");
    for style in DateStyle::ALL {
        let short = Dates { style, today }.short(date);
        for shown in [
            style.long(date),
            style.medium(date),
            style.weekday(date),
            short,
        ] {
            assert_eq!(read_date(&shown, today), Ok(date), "{shown} on {today}");
        }
    }
}

fn duration(typed: &str) {
    if let Ok(minutes) = refusal_helps(Minutes::parse(typed)) {
        for shown in [minutes.to_string(), minutes.in_columns()] {
            assert_eq!(Minutes::parse(&shown), Ok(minutes), "{shown}");
        }
    }
}

fn reads_back<T>(typed: &str)
where
    T: FromStr<Err = Invalid> + Display + Debug + PartialEq,
{
    if let Ok(read) = refusal_helps(typed.parse::<T>()) {
        assert_eq!(read.to_string().parse::<T>(), Ok(read));
    }
}

/// What is refused is refused in words, with what to do.
fn refusal_helps<T>(read: Result<T, Invalid>) -> Result<T, Invalid> {
    if let Err(refused) = &read {
        assert!(
            !refused.to_string().is_empty() && !refused.hint.is_empty(),
            "{refused:?}"
        );
    }
    read
}
