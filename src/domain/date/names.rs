//! What days of the week and months are called.

use chrono::Weekday;

/// The days of the week, from Monday, in small letters.
pub const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The months in small letters.
pub const MONTHS: [&str; 12] = [
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

/// Returns the day of the week that a word in small letters names, by three of its letters or more.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let word = if word == "weds" { "wed" } else { word };
    let number = beginning(&WEEKDAYS, word)?;
    Weekday::try_from(u8::try_from(number).ok()?).ok()
}

/// Finds the name that a word of three letters or more begins, such as `sept`.
pub(super) fn beginning(names: &[&str], word: &str) -> Option<usize> {
    let found = || names.iter().position(|name| name.starts_with(word));
    if word.len() < 3 { None } else { found() }
}

/// Returns the month that a word in small letters names, by three of its letters or more.
pub(in crate::domain) fn month_named(word: &str) -> Option<u32> {
    Some(u32::try_from(beginning(&MONTHS, word)?).ok()? + 1)
}
