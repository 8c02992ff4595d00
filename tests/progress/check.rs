//! Compares what a ledger comes to with what a test expects.

use cairn::domain::progress::{Ledger, Progress, RequirementProgress};
use cairn::domain::{Minutes, YearStart};
use chrono::NaiveDate;

use crate::entry::{Entry, day, key, ledger};
use crate::mini;

/// The day of the checks that name no other.
pub const TODAY: &str = "2026-11-04";

/// Works out progress in the made-up role, in a calendar year without a target.
pub fn progress_of(ledger: &Ledger, as_of: NaiveDate) -> Progress {
    let year = YearStart::JANUARY.year_of(as_of);
    Progress::of(&mini::profile(), ledger, as_of, year, Minutes(0))
}

pub fn progress(entries: impl IntoIterator<Item = Entry>) -> Progress {
    progress_of(&ledger(entries), day(TODAY))
}

/// Returns one requirement's progress today.
pub fn requirement(
    entries: impl IntoIterator<Item = Entry>,
    requirement: &str,
) -> RequirementProgress {
    let progress = progress(entries);
    let found = progress.requirement(&key(requirement));
    found.cloned().expect("a requirement of the role")
}

/// Expects where one requirement stands today.
#[track_caller]
pub fn check(entries: impl IntoIterator<Item = Entry>, requirement: &str, status: &str) {
    check_on(TODAY, entries, requirement, status);
}

/// Expects where one requirement stands on a day.
#[track_caller]
pub fn check_on(
    as_of: &str,
    entries: impl IntoIterator<Item = Entry>,
    requirement: &str,
    status: &str,
) {
    let progress = progress_of(&ledger(entries), day(as_of));
    let found = progress.requirement(&key(requirement));
    let found = found.expect("a requirement of the role");
    assert_eq!(found.status.key(), status, "{found:#?}");
}

/// Expects what a requirement still lacks today, as people read it.
#[track_caller]
pub fn check_missing(
    entries: impl IntoIterator<Item = Entry>,
    requirement: &str,
    missing: &[&str],
) {
    let found = self::requirement(entries, requirement);
    let says: Vec<String> = found.missing.iter().map(ToString::to_string).collect();
    assert_eq!(says, missing, "{requirement}");
}

/// Expects what counted toward a requirement today, as people read it.
#[track_caller]
pub fn check_reasons(
    entries: impl IntoIterator<Item = Entry>,
    requirement: &str,
    reasons: &[&str],
) {
    let found = self::requirement(entries, requirement);
    let says: Vec<String> = found.reasons.iter().map(ToString::to_string).collect();
    assert_eq!(says, reasons, "{requirement}");
}
