//! Days written in digits, or with the name of their month.

use chrono::{Datelike as _, NaiveDate};

use super::names::{month_named, weekday};
use super::near::nearest;
use super::spoken::{ordinal, words};
use super::{civil, in_digits, in_range, long_date, no_date, number};
use crate::domain::Invalid;

/// Returns the last such day up to a date.
pub(super) fn nearest_up_to(month: u32, day: u32, until: NaiveDate) -> Option<NaiveDate> {
    let years = (0..9).map(|back| NaiveDate::from_ymd_opt(until.year() - back, month, day));
    years.flatten().find(|date| *date <= until)
}

/// Reads a written date that may begin with its day of the week; `typed` is how it was typed.
pub(super) fn written(typed: &str, said: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    let said = without_time(said);
    let (day, rest) = weekday_first(said);
    let date = without_weekday(typed, rest, today)?;
    match day {
        Some(day) if date.weekday() != day => {
            let problem = format!("{} is a {}", long_date(date), date.format("%A"));
            Err(Invalid::new("date", problem).hinted("Change the day of the week or the date"))
        }
        _ => Ok(date),
    }
}

/// Takes the day of the week off the beginning of a text.
pub(super) fn weekday_first(said: &str) -> (Option<chrono::Weekday>, &str) {
    let parted = said.split_once(|c: char| c.is_whitespace() || c == ',');
    let named = parted.and_then(|(day, rest)| {
        let day = weekday(day.trim_end_matches(['.', ',']))?;
        Some((Some(day), rest.trim_start_matches([',', ' '])))
    });
    named.unwrap_or((None, said))
}

/// Takes the time of day off, as programs write it behind a date.
fn without_time(said: &str) -> &str {
    let is_time = |text: &str| {
        let digits = text.trim_end_matches(['z', ' ']);
        digits.contains(':')
            && digits
                .chars()
                .all(|c| c.is_ascii_digit() || ":.+".contains(c))
    };
    let cut = said.rfind(|c: char| c.is_whitespace() || c == 't');
    let parted = cut.and_then(|at| said.split_at_checked(at));
    match parted {
        Some((date, time)) if is_time(time.trim_start_matches(['t', ' '])) => date.trim_end(),
        _ => said,
    }
}

/// A day as it is written.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub day: u32,
    pub month: u32,
    pub year: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Takes a written day apart.
    pub(super) fn of(said: &'a str) -> Option<Self> {
        parted(said).or_else(|| named(said))
    }

    /// Makes the day of it.
    fn day(self, typed: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
        let Self { day, month, year } = self;
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
}

fn without_weekday(typed: &str, said: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    if let Some((year, month, day)) = in_digits(said).or_else(|| run_together(said)) {
        return civil(typed, year, month, day);
    }
    match Parts::of(said) {
        Some(parts) => parts.day(typed, today),
        None if is_longer_than_a_day(said, today) => {
            let problem = format!("“{typed}” is more than a day");
            Err(Invalid::new("date", problem).hinted("Write a day of it, such as 1 Oct 2026"))
        }
        None => Err(no_date(typed)),
    }
}

/// Reads `20261014` and `14102026`.
fn run_together(said: &str) -> Option<(i32, u32, u32)> {
    let all = number(said, 8).filter(|_| said.len() == 8)?;
    let from_year = (all / 10_000, all / 100 % 100, all % 100);
    let to_year = (all % 10_000, all / 10_000 % 100, all / 1_000_000);
    let is_one = |(year, month, day): &(u32, u32, u32)| {
        (1900..=2200).contains(year) && (1..=12).contains(month) && (1..=31).contains(day)
    };
    let (year, month, day) = Some(from_year)
        .filter(is_one)
        .or(Some(to_year).filter(is_one))?;
    Some((year.cast_signed(), month, day))
}

/// Takes day, month and year out of `12/3`, `12/3/26`, `12.3.2026`, `12-03-26` or `2026/3/12`: only slashes tell a day and a
/// month from a decimal or a range.
fn parted(said: &str) -> Option<Parts<'_>> {
    let sign = said.chars().find(|c| ['/', '.', '-'].contains(c))?;
    let parts: Vec<&str> = said
        .trim_end_matches('.')
        .split(sign)
        .map(str::trim)
        .collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] if sign == '/' => (day, month, None),
        [year, month, day] if year.len() == 4 => (day, month, Some(*year)),
        [day, month, year] => (day, month, Some(*year)),
        _ => return None,
    };
    let is_year = |year: &str| [2, 4].contains(&year.len()) && number(year, 4).is_some();
    if !year.is_none_or(is_year) {
        return None;
    }
    Some(Parts {
        day: number(day, 2)?,
        month: number(month, 2)?,
        year,
    })
}

/// Takes day, month and year out of `12 march 2026`, `12th of mar`, `12-mar-26`, `march 12, 2026`.
fn named(said: &str) -> Option<Parts<'_>> {
    // `Oct 14-16` is three days, and no year.
    let mut around = said.as_bytes().windows(3);
    if around.any(|some| matches!(some, [a, b'-', b] if a.is_ascii_digit() && b.is_ascii_digit())) {
        return None;
    }
    let words = words(said);
    let (one, other, year) = match words.as_slice() {
        [one, other] => (one, other, None),
        [one, other, year] => (one, other, Some(*year)),
        _ => return None,
    };
    let (day, month) = match month_named(other) {
        Some(month) => (one, month),
        None => (other, month_named(one)?),
    };
    Some(Parts {
        day: ordinal(day).or_else(|| number(day, 2))?,
        month,
        year,
    })
}

/// Tells whether a text is a month, a year, or a month of a year.
fn is_longer_than_a_day(said: &str, today: NaiveDate) -> bool {
    let is_year = |text: &str| text.len() == 4 && whole_year(text, today).is_some();
    let is_in_digits = said
        .split_once(['/', '.'])
        .is_some_and(|(month, year)| number(month, 2).is_some() && is_year(year));
    is_in_digits
        || match words(said).as_slice() {
            [one] => month_named(one).is_some() || is_year(one),
            [month, year] => month_named(month).is_some() && whole_year(year, today).is_some(),
            _ => false,
        }
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
