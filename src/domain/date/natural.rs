//! Dates as people type them in a hurry: `yesterday`, `last Tue`, `3 days ago`, `12 Mar`.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::{civil, in_digits, in_range, long_date, no_date, number};
use crate::domain::Invalid;

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How far back a day and month without a year may lie before the one to come is meant.
const RECENT: Months = Months::new(11);

/// Reads a date as people write or say it, seen from `today`. Case and blanks do not matter.
///
/// | typed | means |
/// |---|---|
/// | `2026-03-12`, `12/03/2026`, `12.3.2026`, `12-03-2026`, `12 March 2026`, `12th Mar 2026`, `12-Mar-2026` | that day |
/// | `12/3/26`, `12 mar 26` | that day; the year is one from 80 years before `today`'s to 19 after it |
/// | `12/3`, `12 mar` | the last such day up to `today` if it lies within eleven months, else the next one |
/// | `Tue 17 Nov 2026` | that day, if it is a Tuesday |
/// | `today`, `yesterday`, `tomorrow` | |
/// | `tue`, `Tuesday` | the last Tuesday up to `today`, which it may be itself |
/// | `last tue`, `next tue` | the nearest Tuesday before, or after, `today` |
/// | `3 days ago`, `a week ago`, `in 2 months` | counted from `today` |
///
/// The day comes before the month, as in Britain. A log is about the past, so a day and month without a year look back:
/// `12 Nov` typed in September was ten months ago. Only in the month before the day comes round again is that the one
/// meant, for plans: `12 mar` typed on 20 February. 29 February wants its year when none is that near.
///
/// ```
/// use cairn::domain::{parse_date, read_date};
/// let today = parse_date("2026-11-23")?;
/// assert_eq!(read_date("last Tue", today), parse_date("2026-11-17"));
/// assert_eq!(read_date("12 mar", today), parse_date("2026-03-12"));
/// assert!(read_date("31 apr", today).is_err());
/// # Ok::<(), cairn::domain::Invalid>(())
/// ```
///
/// # Errors
/// When the text has none of these forms, names a day that does not exist or falls on another day of the week, or a
/// year outside 1900–2200.
pub fn read_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    let typed = text.trim();
    let said = typed.to_lowercase();
    let words = words(&said);
    let read = match spoken(&words, today) {
        Some(date) => in_range(date),
        None => written_with_weekday(typed, &said, today),
    };
    read.map_err(|err| {
        if err.hint.is_empty() {
            err.hinted("Write it like yesterday, last Tue, 12 Mar or 12/03/2026")
        } else {
            err
        }
    })
}

/// Returns the day that a day and month without a year mean, if there is one within a year of `today`.
pub(super) fn nearest(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let year = today.year();
    let mut around =
        [year - 1, year, year + 1].map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let next = around.iter().flatten().find(|date| **date > today).copied();
    around.reverse();
    let last = around
        .iter()
        .flatten()
        .find(|date| **date <= today)
        .copied();
    let recent = |date: &NaiveDate| {
        date.checked_add_months(RECENT)
            .is_none_or(|end| today <= end)
    };
    let near = |date: &NaiveDate| {
        let year = today.checked_add_months(Months::new(12));
        year.is_none_or(|end| *date <= end)
    };
    last.filter(recent).or(next.filter(near))
}

/// Parts a text at its blanks and dashes, without the marks that end a shortened word.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .flat_map(|word| word.trim_end_matches(['.', ',']).split('-'))
        .collect()
}

/// Reads a day that is told by its distance from `today`.
fn spoken(words: &[&str], today: NaiveDate) -> Option<NaiveDate> {
    match words {
        ["today"] => Some(today),
        ["yesterday"] => today.pred_opt(),
        ["tomorrow"] => today.succ_opt(),
        [day] => last(weekday(day)?, today),
        ["last", day] => last(weekday(day)?, today.pred_opt()?),
        ["next", day] => next(weekday(day)?, today.succ_opt()?),
        [count, unit, "ago"] => match Distance::of(count, unit)? {
            Distance::Days(days) => today.checked_sub_days(days),
            Distance::Months(months) => today.checked_sub_months(months),
        },
        ["in", count, unit] => match Distance::of(count, unit)? {
            Distance::Days(days) => today.checked_add_days(days),
            Distance::Months(months) => today.checked_add_months(months),
        },
        _ => None,
    }
}

/// Returns the last such day of the week up to a date.
fn last(day: Weekday, until: NaiveDate) -> Option<NaiveDate> {
    let days = until.weekday().days_since(day);
    until.checked_sub_days(Days::new(days.into()))
}

/// Returns the first such day of the week from a date on.
fn next(day: Weekday, from: NaiveDate) -> Option<NaiveDate> {
    let days = day.days_since(from.weekday());
    from.checked_add_days(Days::new(days.into()))
}

enum Distance {
    Days(Days),
    Months(Months),
}

impl Distance {
    fn of(count: &str, unit: &str) -> Option<Self> {
        let count = match count {
            "a" | "one" => 1,
            digits => number(digits, 4)?,
        };
        match unit.strip_suffix('s').unwrap_or(unit) {
            "day" => Some(Self::Days(Days::new(count.into()))),
            "week" => Some(Self::Days(Days::new(u64::from(count) * 7))),
            "month" => Some(Self::Months(Months::new(count))),
            _ => None,
        }
    }
}

/// Reads a written date that may begin with its day of the week; `typed` is how it was typed.
fn written_with_weekday(typed: &str, said: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    let named = said
        .split_once(char::is_whitespace)
        .and_then(|(day, rest)| {
            let day = weekday(day.trim_end_matches(['.', ',']))?;
            Some((day, rest.trim()))
        });
    let Some((day, rest)) = named else {
        return written(typed, said, today);
    };
    let date = written(typed, rest, today)?;
    if date.weekday() == day {
        return Ok(date);
    }
    let problem = format!("{} is a {}", long_date(date), date.format("%A"));
    Err(Invalid::new("date", problem).hinted("Change the day of the week or the date"))
}

/// Reads a date in digits, or with the name of its month.
fn written(typed: &str, said: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    if let Some((year, month, day)) = in_digits(said) {
        return civil(typed, year, month, day);
    }
    let (day, month, year) = parted(said)
        .or_else(|| named(said))
        .ok_or_else(|| no_date(typed))?;
    if let Some(year) = year {
        let year = whole_year(year, today).ok_or_else(|| no_date(typed))?;
        return civil(typed, year, month, day);
    }
    // A leap year, so that only what never comes is refused here.
    civil(typed, 2000, month, day)?;
    let date = nearest(month, day, today).ok_or_else(|| {
        Invalid::new("date", format!("“{typed}” comes in leap years only"))
            .hinted("Write its year as well, such as 29 Feb 2024")
    })?;
    in_range(date)
}

/// Takes day, month and year out of `12/3`, `12/3/26`, or `12.3.2026`: without a whole year, only slashes tell a date
/// from a decimal or a range.
fn parted(said: &str) -> Option<(u32, u32, Option<&str>)> {
    let sign = said.chars().find(|c| ['/', '.', '-'].contains(c))?;
    let parts: Vec<&str> = said.split(sign).map(str::trim).collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] if sign == '/' => (day, month, None),
        [day, month, year] if sign == '/' || year.len() == 4 => (day, month, Some(*year)),
        _ => return None,
    };
    Some((number(day, 2)?, number(month, 2)?, year))
}

/// Takes day, month and year out of `12 march 2026`, `12th mar`, `12-mar-26`.
fn named(said: &str) -> Option<(u32, u32, Option<&str>)> {
    let words = words(said);
    let (day, month, year) = match words.as_slice() {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(*year)),
        _ => return None,
    };
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ordinal| day.strip_suffix(ordinal))
        .unwrap_or(day);
    Some((number(bare, 2)?, month_named(month)?, year))
}

/// Returns the month that a word in small letters names, by three of its letters or more.
pub(in crate::domain) fn month_named(word: &str) -> Option<u32> {
    Some(u32::try_from(beginning(&MONTHS, word)?).ok()? + 1)
}

/// Reads a year of four digits, or of two: the one from 80 years before `today`'s to 19 after it.
fn whole_year(text: &str, today: NaiveDate) -> Option<i32> {
    let year = number(text, 4)?.cast_signed();
    match text.len() {
        4 => Some(year),
        2 => {
            let earliest = today.year() - 80;
            Some(earliest + (year - earliest).rem_euclid(100))
        }
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let number = beginning(&WEEKDAYS, word)?;
    Weekday::try_from(u8::try_from(number).ok()?).ok()
}

/// Finds the name that a word of three letters or more begins, such as `sept`.
fn beginning(names: &[&str], word: &str) -> Option<usize> {
    let found = || names.iter().position(|name| name.starts_with(word));
    if word.len() < 3 { None } else { found() }
}
