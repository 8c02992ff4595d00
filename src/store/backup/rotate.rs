//! Which backups stay: all of two days, then one a day for a week, one a week for a month, one a month for a year.

use std::path::Path;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};

use super::name::{self, BackupFile};
use crate::store::StoreError;

/// Takes away the backups that newer ones have made superfluous; `backups` is newest first.
///
/// What is not sure to be sound takes no place and is never taken away by this.
pub fn rotate(
    backups: &[BackupFile],
    folder: &Path,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let sound: Vec<&BackupFile> = backups.iter().filter(|backup| backup.sound).collect();
    let instants: Vec<DateTime<Utc>> = sound.iter().map(|backup| backup.at).collect();
    let superfluous = sound
        .iter()
        .zip(stays(&instants, now))
        .filter(|(_, stays)| !stays);
    let mut removed = 0;
    for (backup, _) in superfluous {
        name::remove(backup, folder)?;
        removed += 1;
    }
    Ok(removed)
}

/// Takes all but the newest few of the second copies away; `copies` is newest first.
pub fn keep_newest(copies: &[BackupFile], folder: &Path, few: usize) -> Result<(), StoreError> {
    copies
        .iter()
        .skip(few)
        .try_for_each(|copy| name::remove(copy, folder))
}

/// Tells which backups stay, newest first. The newest always does, and so does what the clock says is yet to come.
fn stays(newest_first: &[DateTime<Utc>], now: DateTime<Utc>) -> Vec<bool> {
    let mut days = Periods::new(7, |day| day);
    let mut weeks = Periods::new(4, |day| {
        day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()))
    });
    let mut months = Periods::new(12, |day| day.with_day(1).unwrap_or(day));
    newest_first
        .iter()
        .enumerate()
        .map(|(place, at)| {
            let day = at.date_naive();
            // Each is asked, since each counts the periods that it has seen.
            let kept = [days.wants(day), weeks.wants(day), months.wants(day)];
            place == 0 || *at > now - TimeDelta::days(2) || kept.contains(&true)
        })
        .collect()
}

/// Wants the newest backup of each of the last few periods in which one was made.
struct Periods {
    left: usize,
    last: Option<NaiveDate>,
    of: fn(NaiveDate) -> NaiveDate,
}

impl Periods {
    const fn new(left: usize, of: fn(NaiveDate) -> NaiveDate) -> Self {
        Self {
            left,
            last: None,
            of,
        }
    }

    fn wants(&mut self, day: NaiveDate) -> bool {
        let period = (self.of)(day);
        if self.left == 0 || self.last == Some(period) {
            return false;
        }
        self.last = Some(period);
        self.left -= 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days_ago: i64, hour: i64) -> DateTime<Utc> {
        now() - TimeDelta::days(days_ago) - TimeDelta::hours(hour)
    }

    fn now() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::hours(20)
    }

    fn kept(backups: &[DateTime<Utc>]) -> usize {
        stays(backups, now()).iter().filter(|stays| **stays).count()
    }

    #[test]
    fn two_days_are_kept_whole() {
        let all: Vec<_> = (0..47).map(|hour| at(0, hour)).collect();
        assert_eq!(kept(&all), all.len());
    }

    #[test]
    fn three_years_of_three_a_day_thin_out_to_days_weeks_and_months() {
        let all: Vec<_> = (0..1000)
            .flat_map(|day| [at(day, 0), at(day, 5), at(day, 10)])
            .collect();
        let kept_at: Vec<i64> = all
            .iter()
            .zip(stays(&all, now()))
            .filter(|(_, stays)| *stays)
            .map(|(at, _)| (now() - *at).num_days())
            .collect();
        let younger = |days: i64| kept_at.iter().filter(|age| **age < days).count();
        assert_eq!(younger(2), 6, "{kept_at:?}");
        assert_eq!(younger(7), 6 + 5, "{kept_at:?}");
        assert!((2..=4).contains(&(younger(31) - younger(7))), "{kept_at:?}");
        assert!(
            (10..=12).contains(&(kept_at.len() - younger(31))),
            "{kept_at:?}"
        );
        assert!(kept_at.iter().all(|age| *age < 400), "{kept_at:?}");
    }

    #[test]
    fn the_newest_stays_however_old_it_is_and_so_does_the_future() {
        assert_eq!(kept(&[at(5_000, 0)]), 1);
        assert_eq!(kept(&[at(-900, 0), at(-899, 0), at(5_000, 0)]), 3);
    }

    #[test]
    fn what_stayed_once_stays_when_asked_again_on_the_same_day() {
        let all: Vec<_> = (0..500).map(|day| at(day, 1)).collect();
        let once: Vec<_> = all
            .iter()
            .zip(stays(&all, now()))
            .filter(|(_, stays)| *stays)
            .map(|(at, _)| *at)
            .collect();
        assert_eq!(kept(&once), once.len());
    }
}
