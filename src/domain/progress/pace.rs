//! How the hours of a year stand against an even pace.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PeriodProgress;
use crate::domain::Minutes;

/// How the time spent stands against the share of the target that the days gone by would ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// There is no target.
    NoTarget,
    /// The whole target is reached.
    Reached,
    /// At or before the even pace, by so much.
    Ahead(Minutes),
    /// Behind it, by so much.
    Behind(Minutes),
}

impl PeriodProgress {
    /// Compares the time spent up to a day with an even pace; that day counts whole.
    #[must_use]
    pub fn pace(&self, today: NaiveDate) -> Pace {
        if self.target == Minutes(0) {
            return Pace::NoTarget;
        }
        if self.minutes >= self.target {
            return Pace::Reached;
        }
        let gone = (today.min(self.period.to()) - self.period.from()).num_days() + 1;
        let gone = u64::try_from(gone).unwrap_or(0);
        let share = u64::from(self.target.0) * gone / u64::from(self.period.days());
        let share = u32::try_from(share).unwrap_or(u32::MAX);
        if self.minutes.0 >= share {
            Pace::Ahead(Minutes(self.minutes.0 - share))
        } else {
            Pace::Behind(Minutes(share - self.minutes.0))
        }
    }
}

impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTarget => f.write_str("No target set"),
            Self::Reached => f.write_str("Target reached"),
            Self::Ahead(Minutes(0)) => f.write_str("On pace for today"),
            Self::Ahead(by) => write!(f, "{by} ahead of the pace for today"),
            Self::Behind(by) => write!(f, "{by} behind the pace for today"),
        }
    }
}
