//! Dates as people type them in a hurry: `yesterday`, `last Tue`, `3 days ago`, `12 Mar`.

use chrono::NaiveDate;

use super::in_range;
use super::spoken::{spoken, words};
use super::written::written;
use crate::domain::Invalid;

/// Reads a date as people write or say it, seen from `today`. Case and blanks do not matter.
///
/// | typed | means |
/// |---|---|
/// | `2026-03-12`, `2026/3/12`, `20260312`, `12/03/2026`, `12.3.2026`, `12-03-2026` | that day; a time behind it is left away |
/// | `12 March 2026`, `12th of Mar 2026`, `12-Mar-2026`, `March 12, 2026` | that day |
/// | `12/3/26`, `12.03.26`, `12-3-26`, `12 mar 26` | that day; the year is one from 80 years before `today`'s to 19 after it |
/// | `12/3`, `12 mar`, `Mar 12` | the last such day up to `today` if it lies within eleven months, else the next one |
/// | `Tue 17 Nov 2026` | that day, if it is a Tuesday |
/// | `the 14th` | the last such day up to `today`, in the latest month that has one |
/// | `today`, `this morning`, `yesterday`, `last night`, `tomorrow`, `the day before yesterday` | |
/// | `tue`, `Tuesday`, `on Weds` | the last such day up to `today`, which it may be itself |
/// | `last tue`, `next tue` | the nearest Tuesday before, or after, `today` |
/// | `this tue`, `Tue last week`, `Tue next week` | that day of the week, which begins on Monday |
/// | `3 days ago`, `two weeks ago`, `a fortnight ago`, `in 2 months`, `a week from now` | counted from `today` |
/// | `last week`, `next month`, `last year` | one week, month or year from `today` |
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
/// When the text has none of these forms, names a day that does not exist or falls on another day of the week, more than a
/// day, or a year outside 1900–2200.
pub fn read_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    let typed = text.trim();
    let said = typed.to_lowercase();
    // Nobody counts backwards twice: `-3 days ago`.
    let spoken = spoken(&words(&said), today).filter(|_| !said.starts_with('-'));
    let read = match spoken {
        Some(date) => in_range(date),
        None => written(typed, &said, today),
    };
    read.map_err(|err| {
        if err.hint.is_empty() {
            err.hinted("Write it like yesterday, last Tue, 12 Mar or 12/03/2026")
        } else {
            err
        }
    })
}
