//! Noticing from outside that a record's files changed, without opening them, that another window is gone, whatever ended it,
//! or that another day has begun.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Clock, Record};
use crate::store::{self, Seen, windows};

/// How many looks tell of another day. The system's time zone is kept for a second on each thread, so who is told at once may
/// not see it yet.
const TOLD: u8 = 3;

/// Watches the size and time of a record's database files, the windows that have it open, and the day.
#[derive(Debug)]
pub struct Watch {
    clock: Clock,
    day: NaiveDate,
    /// How many looks are still to tell of the day.
    to_tell: u8,
    dir: PathBuf,
    seen: Seen,
    windows: BTreeSet<Uuid>,
}

impl Watch {
    /// How long to wait between two looks.
    pub const PAUSE: Duration = Duration::from_millis(700);

    /// Starts from the record as it is.
    #[must_use]
    pub fn new(dir: &Path, clock: Clock) -> Self {
        Self {
            day: clock.today(),
            clock,
            to_tell: 0,
            dir: dir.to_owned(),
            seen: store::seen(dir),
            windows: windows::open_in(dir),
        }
    }

    /// Tells whether anything changed since the last look. The change may be one's own.
    pub fn has_changed(&mut self) -> bool {
        let now = store::seen(&self.dir);
        let changed = now != self.seen;
        self.seen = now;
        changed | self.has_one_gone() | self.has_turned()
    }

    /// Tells whether a window is gone: what was typed there can be taken over.
    fn has_one_gone(&mut self) -> bool {
        let now = windows::open_in(&self.dir);
        let gone = !self.windows.is_subset(&now);
        self.windows = now;
        gone
    }

    /// Tells whether another day has begun: by midnight, after sleep, or because the clock or the time zone was changed.
    fn has_turned(&mut self) -> bool {
        let today = self.clock.today();
        if today != self.day {
            (self.day, self.to_tell) = (today, TOLD);
        }
        let tells = self.to_tell > 0;
        self.to_tell = self.to_tell.saturating_sub(1);
        tells
    }
}

impl Record {
    /// Starts to watch it from outside.
    #[must_use]
    pub fn watch(&self) -> Watch {
        Watch::new(self.dir(), self.clock().clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_day_is_told_a_few_times_and_no_more() {
        let day = |n| NaiveDate::from_ymd_opt(2026, 11, n).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(day(23));
        let mut watch = Watch::new(dir.path(), clock.clone());
        assert!(!watch.has_changed());
        for turned in [24, 22] {
            clock.turn_to(day(turned));
            let told = (0..10).filter(|_| watch.has_changed()).count();
            assert_eq!(told, usize::from(TOLD));
        }
    }
}
