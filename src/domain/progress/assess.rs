//! The rules by which each sort of requirement is judged.
use super::{Ledger, PeriodProgress, Progress};
use crate::domain::{Minutes, Period, profile::Profile};
use chrono::NaiveDate;

pub(super) fn progress(
    _: &Profile,
    _: &Ledger,
    as_of: NaiveDate,
    period: Period,
    target: Minutes,
) -> Progress {
    Progress {
        as_of,
        met: 0,
        total: 0,
        sections: Vec::new(),
        pda_groups: Vec::new(),
        requirements: Vec::new(),
        period: PeriodProgress {
            period,
            minutes: Minutes(0),
            target,
            activities: 0,
        },
    }
}
