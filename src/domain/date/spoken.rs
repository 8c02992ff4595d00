//! Days told by their distance from another: `yesterday`, `last Tue`, `two weeks ago`, `the 14th`.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::names::{month_named, weekday};
use super::number;

/// Numbers that people write out, from one on.
const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// What may stand before a day or within one and says nothing.
const FILLERS: &[&str] = &["on", "the", "of"];
/// Parts of a day.
const PARTS: &[&str] = &["morning", "lunchtime", "afternoon", "evening", "night"];

/// Parts a text in small letters at its blanks and dashes, without the marks that end a shortened word, and without what
/// says nothing.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .flat_map(|word| word.trim_end_matches(['.', ',']).split(['-', ',']))
        .map(|word| word.trim_start_matches(['\'', '’']))
        .flat_map(apart)
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect()
}

/// Parts `14oct`, but not `14th`.
fn apart(word: &str) -> [&str; 2] {
    let letters = word.find(|c: char| c.is_alphabetic()).filter(|at| *at > 0);
    let parted = letters.and_then(|at| word.split_at_checked(at));
    match parted {
        Some((digits, month)) if month_named(month).is_some() => [digits, month],
        _ => [word, ""],
    }
}

/// Reads a day that is told by its distance from `today`.
pub(super) fn spoken(words: &[&str], today: NaiveDate) -> Option<NaiveDate> {
    let words = match words {
        ["last", "night"] => &["yesterday"],
        ["this" | "earlier", part] if PARTS.contains(part) => &["today"],
        [before @ .., part] if !before.is_empty() && PARTS.contains(part) => before,
        _ => words,
    };
    match words {
        ["today" | "now" | "tonight"] | ["just", "now"] | ["earlier", "today"] => Some(today),
        ["yesterday"] => today.pred_opt(),
        ["tomorrow"] => today.succ_opt(),
        ["day", "before", "yesterday"] => today.pred_opt()?.pred_opt(),
        ["day", "after", "tomorrow"] => today.succ_opt()?.succ_opt(),
        ["last", day] if weekday(day).is_some() => last(weekday(day)?, today.pred_opt()?),
        ["next", day] if weekday(day).is_some() => next(weekday(day)?, today.succ_opt()?),
        ["this", day] => in_week_of(weekday(day)?, today),
        [day, which, "week"] | [which, "week", day] if weekday(day).is_some() => {
            let week = match *which {
                "last" => today.checked_sub_days(Days::new(7)),
                "this" => Some(today),
                "next" => today.checked_add_days(Days::new(7)),
                _ => None,
            };
            in_week_of(weekday(day)?, week?)
        }
        [day] => weekday(day)
            .and_then(|day| last(day, today))
            .or_else(|| last_of_month(ordinal(day)?, today)),
        ["last", unit] => Distance::of(&["a", unit])?.before(today),
        ["next", unit] => Distance::of(&["a", unit])?.after(today),
        [distance @ .., "ago"] => Distance::of(distance)?.before(today),
        ["in", distance @ ..] | [distance @ .., "from", "now"] => {
            Distance::of(distance)?.after(today)
        }
        _ => None,
    }
}

/// Returns the last such day of the week up to a date.
pub(super) fn last(day: Weekday, until: NaiveDate) -> Option<NaiveDate> {
    let days = until.weekday().days_since(day);
    until.checked_sub_days(Days::new(days.into()))
}

/// Returns the first such day of the week from a date on.
fn next(day: Weekday, from: NaiveDate) -> Option<NaiveDate> {
    let days = day.days_since(from.weekday());
    from.checked_add_days(Days::new(days.into()))
}

/// Returns that day of a date's week, which begins on Monday.
fn in_week_of(day: Weekday, date: NaiveDate) -> Option<NaiveDate> {
    next(day, last(Weekday::Mon, date)?)
}

/// Returns the last day of this number within its month, up to a date.
fn last_of_month(day: u32, until: NaiveDate) -> Option<NaiveDate> {
    let months = (0..12).filter_map(|back| until.checked_sub_months(Months::new(back)));
    let mut days = months.filter_map(|month| month.with_day(day));
    days.find(|date| *date <= until)
}

/// Reads the number of a day that says of itself that it is one: `14th`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let endings = ["st", "nd", "rd", "th"];
    let digits = endings.iter().find_map(|ends| word.strip_suffix(ends))?;
    number(digits, 2)
}

enum Distance {
    Days(u32),
    Months(u32),
}

impl Distance {
    /// Reads `3 days`, `a week`, `a couple of months`.
    fn of(words: &[&str]) -> Option<Self> {
        let (count, unit) = match words {
            ["a", "couple", unit] | ["couple", unit] => (2, unit),
            ["a" | "an", unit] => (1, unit),
            [count, unit] => {
                let named = NUMBERS.iter().position(|name| name == count);
                let named = named.and_then(|at| u32::try_from(at + 1).ok());
                (named.or_else(|| number(count, 4))?, unit)
            }
            _ => return None,
        };
        match unit.strip_suffix('s').unwrap_or(unit) {
            "day" => Some(Self::Days(count)),
            "week" | "wk" => Some(Self::Days(count * 7)),
            "fortnight" => Some(Self::Days(count * 14)),
            "month" | "mth" => Some(Self::Months(count)),
            "year" | "yr" => Some(Self::Months(count * 12)),
            _ => None,
        }
    }

    fn before(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => date.checked_sub_days(Days::new(days.into())),
            Self::Months(months) => date.checked_sub_months(Months::new(months)),
        }
    }

    fn after(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => date.checked_add_days(Days::new(days.into())),
            Self::Months(months) => date.checked_add_months(Months::new(months)),
        }
    }
}
