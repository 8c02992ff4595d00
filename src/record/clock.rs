//! Where today and now come from; the only reader of the system's clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Local, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::Result as RecordResult;
use crate::domain::{Invalid, parse_date};

/// The environment variable that fixes today, for scripts and tests.
const VARIABLE: &str = "CAIRN_TODAY";

/// How far the clocks of two computers may differ before one of them is wrong.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::days(1);

/// Where today and now come from. `CAIRN_TODAY=YYYY-MM-DD` fixes today.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    /// The system's clock; today may be fixed.
    System { today: Option<NaiveDate> },
    /// Noon of a day, a millisecond later each time it is asked.
    Fixed {
        today: NaiveDate,
        asked: Arc<AtomicI64>,
    },
}

impl Clock {
    /// Takes the system's clock; today is `CAIRN_TODAY` where that is set.
    ///
    /// # Errors
    /// When `CAIRN_TODAY` holds no date.
    pub fn system() -> RecordResult<Self> {
        let fixed = std::env::var_os(VARIABLE);
        let fixed = fixed.as_ref().map(|text| text.to_string_lossy());
        let today = fixed.as_deref().map(read_today).transpose()?;
        Ok(Self(Source::System { today }))
    }

    /// Makes a clock that stands still on a day. Its instants still advance, so that revisions stay in order.
    #[must_use]
    pub fn fixed(today: NaiveDate) -> Self {
        Self(Source::Fixed {
            today,
            asked: Arc::default(),
        })
    }

    /// Returns the day it is where the person is.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    pub fn today(&self) -> NaiveDate {
        match &self.0 {
            Source::System { today: Some(today) } | Source::Fixed { today, .. } => *today,
            Source::System { today: None } => Local::now().date_naive(),
        }
    }

    /// Returns the instant it is.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    pub(super) fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System { .. } => Utc::now(),
            Source::Fixed { today, asked } => {
                let noon = today.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12);
                noon + TimeDelta::milliseconds(asked.fetch_add(1, Ordering::Relaxed))
            }
        }
    }

    /// Tells whether an instant lies well after now: then a clock was wrong, and nobody knows when it was.
    pub(super) fn is_ahead(&self, at: DateTime<Utc>) -> bool {
        at > self.now() + CLOCKS_DIFFER
    }

    /// Tells whether an instant lies no longer ago than that; one that lies well after now does not.
    pub(super) fn is_within(&self, span: TimeDelta, at: DateTime<Utc>) -> bool {
        self.now() - at <= span && !self.is_ahead(at)
    }
}

fn read_today(text: &str) -> Result<NaiveDate, Invalid> {
    parse_date(text).map_err(|err| {
        let problem = format!("{VARIABLE} names no day: {}", err.problem);
        Invalid::new("today", problem).hinted(err.hint)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_day_names_the_variable() {
        let err = read_today("yesterday").unwrap_err();
        assert_eq!(
            err.problem,
            "CAIRN_TODAY names no day: “yesterday” is not a date"
        );
        assert_eq!(err.hint, "Write it as 2026-03-12 or 12/03/2026");
        assert!(read_today("2026-11-04").is_ok());
    }

    #[test]
    fn a_fixed_clock_stands_on_its_day_and_still_moves_on() {
        let today = read_today("2026-11-04").unwrap();
        let clock = Clock::fixed(today);
        let (first, second) = (clock.now(), clock.clone().now());
        assert_eq!(clock.today(), today);
        assert!(first < second && second.date_naive() == today);
    }
}
