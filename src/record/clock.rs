//! Where today and now come from, and what an instant is called where the person is; the only reader of the system's clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicI64, Ordering};
use std::time::SystemTime;

use chrono::{
    DateTime, Datelike as _, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Offset as _,
    TimeDelta, Utc,
};

use super::Result as RecordResult;
use crate::domain::{Invalid, parse_date};

/// The environment variable that fixes today, for scripts and tests.
const VARIABLE: &str = "CAIRN_TODAY";

/// How far the clocks of two computers may differ before one of them is wrong.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::days(1);

/// Where today and now come from. `CAIRN_TODAY=YYYY-MM-DD` fixes today.
///
/// It is asked each time and remembers nothing: midnight, sleep, a clock that was set and another time zone are seen at once
/// (the zone within a second, for so long the system's is kept).
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    /// The system's clock; today may be fixed.
    System { today: Option<NaiveDate> },
    /// Noon of a day in a time zone, a millisecond later each time it is asked.
    Fixed {
        day: Arc<AtomicI32>,
        asked: Arc<AtomicI64>,
        zone: FixedOffset,
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
        Self::fixed_in(today, Utc.fix())
    }

    /// Makes a clock that stands still on a day where clocks are so far from UTC.
    #[must_use]
    pub fn fixed_in(today: NaiveDate, zone: FixedOffset) -> Self {
        Self(Source::Fixed {
            day: Arc::new(AtomicI32::new(today.num_days_from_ce())),
            asked: Arc::default(),
            zone,
        })
    }

    /// Moves a clock that stands still to another day, with all that were cloned from it. The system's stays as it is.
    pub fn turn_to(&self, today: NaiveDate) {
        if let Source::Fixed { day, .. } = &self.0 {
            day.store(today.num_days_from_ce(), Ordering::Relaxed);
        }
    }

    /// Returns the day it is where the person is.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    pub fn today(&self) -> NaiveDate {
        match &self.0 {
            Source::System { today: Some(today) } => *today,
            Source::System { today: None } => {
                DateTime::<Local>::from(SystemTime::now()).date_naive()
            }
            Source::Fixed { day, .. } => stood(day),
        }
    }

    /// Returns the day and the time of an instant where the person is: the one way from what the record holds to what is shown.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        match &self.0 {
            Source::System { .. } => local(at),
            Source::Fixed { zone, .. } => at.with_timezone(zone).naive_local(),
        }
    }

    /// Returns the instant it is.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    pub(super) fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            // Not chrono's, which ends the program where a clock stands before 1970.
            Source::System { .. } => SystemTime::now().into(),
            Source::Fixed { day, asked, .. } => {
                let noon = stood(day).and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12);
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

/// Returns the day and the time of an instant by the system's time zone, where no clock is at hand.
pub(super) fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Local).naive_local()
}

/// Reads the day on which a clock stands.
fn stood(day: &AtomicI32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day.load(Ordering::Relaxed)).unwrap_or_default()
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

    #[test]
    fn all_copies_of_a_clock_turn_together() {
        let clock = Clock::fixed(read_today("2026-11-04").unwrap());
        let copy = clock.clone();
        copy.turn_to(read_today("2026-11-05").unwrap());
        assert_eq!(clock.today(), read_today("2026-11-05").unwrap());
        clock.turn_to(read_today("2026-10-31").unwrap());
        assert_eq!(copy.today(), read_today("2026-10-31").unwrap());
    }

    #[test]
    fn an_instant_is_shown_as_clocks_show_it_where_the_person_is() {
        let at = read_today("2026-11-04").unwrap().and_hms_opt(12, 30, 0);
        let at = at.unwrap().and_utc();
        for (hours, shown) in [
            (13, "2026-11-05 01:30:00"),
            (0, "2026-11-04 12:30:00"),
            (-11, "2026-11-04 01:30:00"),
        ] {
            let zone = FixedOffset::east_opt(hours * 3600).unwrap();
            let clock = Clock::fixed_in(at.date_naive(), zone);
            assert_eq!(clock.local(at).to_string(), shown);
        }
    }
}
