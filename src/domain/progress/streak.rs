//! Months in a row in which something was done.

use serde::{Deserialize, Serialize};

use std::collections::HashSet;
use std::fmt;

use chrono::{Datelike as _, Months, NaiveDate};

use super::Ledger;
use crate::domain::{ActivityStatus, Minutes};

/// How many months the strip looks back, the running one included.
pub const MONTHS: usize = 12;

/// What was done in a calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Done activities dated in it.
    pub activities: usize,
    /// The time they took.
    pub minutes: Minutes,
}

/// The latest months, and how many of them in a row had at least one done activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Streak {
    /// The last twelve months, oldest first; the last is that of the day asked about.
    pub months: Vec<Month>,
    /// Months in a row up to that day's. A running month in which nothing is done yet does not break the row: it may
    /// still come.
    pub length: usize,
}

impl Streak {
    /// Counts the months up to a day by the dates of done activities.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: NaiveDate) -> Self {
        let running = month_number(as_of);
        let mut months: Vec<Month> = (0..MONTHS).rev().map(|back| month(as_of, back)).collect();
        let mut busy = HashSet::new();
        for activity in &ledger.activities {
            if activity.status != ActivityStatus::Done || activity.date > as_of {
                continue;
            }
            let number = month_number(activity.date);
            busy.insert(number);
            let back = usize::try_from(running - number).unwrap_or(usize::MAX);
            let place = MONTHS.checked_sub(back.saturating_add(1));
            if let Some(month) = place.and_then(|place| months.get_mut(place)) {
                month.activities += 1;
                month.minutes = month.minutes + activity.minutes;
            }
        }
        let last = if busy.contains(&running) {
            running
        } else {
            running - 1
        };
        let row = (0..).take_while(|back| busy.contains(&(last - back)));
        let length = row.count();
        Self { months, length }
    }
}

impl fmt::Display for Streak {
    /// Says it in a few words: `4 months in a row`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            0 => f.write_str("None this month or last"),
            1 => f.write_str("1 month"),
            length => write!(f, "{length} months in a row"),
        }
    }
}

/// Counts months from the beginning of the calendar.
fn month_number(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// Returns the month that lies so many months before a day's, with nothing in it.
fn month(day: NaiveDate, back: usize) -> Month {
    let first = day.with_day(1).unwrap_or(day);
    let back = Months::new(u32::try_from(back).unwrap_or(0));
    Month {
        first: first.checked_sub_months(back).unwrap_or(first),
        activities: 0,
        minutes: Minutes(0),
    }
}
