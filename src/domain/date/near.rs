//! Which year is meant where none is said.

use chrono::{Datelike as _, Months, NaiveDate};

/// How far back a day and month without a year may lie before the one to come is meant.
const RECENT: Months = Months::new(11);

/// Returns the day that a day and month without a year mean, if there is one within a year of `today`.
pub(in crate::domain::date) fn nearest(
    month: u32,
    day: u32,
    today: NaiveDate,
) -> Option<NaiveDate> {
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
