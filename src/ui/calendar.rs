//! The days of a CPD year with the time spent on each.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::domain::progress::Ledger;
use crate::domain::{ActivityStatus, Minutes, Period};

/// The time of done activities, day by day. An activity of several days counts on its first.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The year.
    pub year: Period,
    /// Time spent on each of its days.
    days: Vec<Minutes>,
    /// On how many days anything was done.
    pub busy: usize,
    /// The time of all days.
    pub spent: Minutes,
    /// The last day that counts.
    pub today: NaiveDate,
}

impl Calendar {
    /// Adds up the done activities of a year, as far as it has come.
    #[must_use]
    pub fn of(ledger: &Ledger, year: Period, today: NaiveDate) -> Self {
        let mut days = vec![Minutes(0); usize::try_from(year.days()).unwrap_or(0)];
        // Newest first, so the year lies in one piece.
        let newer = ledger
            .activities
            .partition_point(|activity| activity.date > year.to());
        let rest = ledger.activities.iter().skip(newer);
        for activity in rest.take_while(|activity| activity.date >= year.from()) {
            let done = activity.status == ActivityStatus::Done && activity.date <= today;
            if let Some(day) = day_of(year, activity.date).filter(|_| done)
                && let Some(spent) = days.get_mut(day)
            {
                *spent = *spent + activity.minutes;
            }
        }
        Self {
            year,
            busy: days.iter().filter(|spent| **spent > Minutes(0)).count(),
            spent: days.iter().copied().sum(),
            days,
            today,
        }
    }

    /// Returns the time spent on a day of the year.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> Minutes {
        let day = day_of(self.year, date);
        let spent = day.and_then(|day| self.days.get(day));
        spent.copied().unwrap_or_default()
    }

    /// Returns the days in order, each with the column of its week (from Monday) and its row (Monday is 0).
    pub fn cells(&self) -> impl Iterator<Item = (NaiveDate, Minutes, usize, usize)> {
        let from = self.year.from();
        let lead = row(from);
        self.days.iter().enumerate().map(move |(n, spent)| {
            let date = from.checked_add_days(Days::new(n as u64)).unwrap_or(from);
            (date, *spent, (n + lead) / 7, row(date))
        })
    }

    /// Returns the day at a column and row; none where the year has no such day.
    #[must_use]
    pub fn at(&self, column: usize, row_at: usize) -> Option<NaiveDate> {
        let n = (column * 7 + row_at).checked_sub(row(self.year.from()))?;
        let date = self
            .year
            .from()
            .checked_add_days(Days::new(u64::try_from(n).ok()?))?;
        self.year.contains(date).then_some(date)
    }

    /// Returns how many columns of weeks there are: 53 or 54.
    #[must_use]
    pub fn columns(&self) -> usize {
        (self.days.len() + row(self.year.from())).div_ceil(7)
    }
}

fn day_of(year: Period, date: NaiveDate) -> Option<usize> {
    usize::try_from((date - year.from()).num_days()).ok()
}

fn row(date: NaiveDate) -> usize {
    usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)
}
