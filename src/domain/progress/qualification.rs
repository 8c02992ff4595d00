//! How a qualification component is judged: held and valid, worked toward, lapsed, or not there.

use chrono::NaiveDate;

use super::{Missing, Reason, RequirementProgress, Status};
use crate::domain::{Qualification, QualificationDetails, QualificationStatus, long_date};

/// Judges a qualification component by the best of the qualifications that answer it; the oldest of equals comes first.
pub(super) fn judge(
    answers: &[&Qualification],
    as_of: NaiveDate,
    judged: &mut RequirementProgress,
) {
    let mut states: Vec<(Status, &Qualification)> = answers
        .iter()
        .map(|answer| (status(&answer.details, as_of), *answer))
        .filter(|(status, _)| *status != Status::NotHeld)
        .collect();
    states.sort_by_key(|(status, answer)| {
        let details = &answer.details;
        let since = match status {
            Status::InProgress => details.started,
            _ => details.awarded,
        };
        (rank(*status), since, &details.title, answer.id)
    });
    judged.status = states
        .first()
        .map_or(Status::NotHeld, |(status, _)| *status);
    judged
        .reasons
        .extend(states.iter().map(|(status, answer)| Reason::Qualification {
            title: answer.details.title.clone(),
            state: describe(*status, &answer.details),
        }));
    judged.missing.extend(match judged.status {
        Status::Held => None,
        Status::InProgress => Some(Missing::Award),
        Status::Expired => Some(Missing::Renewal),
        _ => Some(Missing::Qualification),
    });
}

/// Says what a qualification is on a day. Without a day of award it counts as
/// held from the day work toward it began.
fn status(details: &QualificationDetails, as_of: NaiveDate) -> Status {
    let by_then = |date: Option<NaiveDate>| date.is_none_or(|date| date <= as_of);
    let begun = |date: Option<NaiveDate>| date.is_some_and(|date| date <= as_of);
    match details.status {
        QualificationStatus::Held if by_then(details.awarded.or(details.started)) => {
            if details.has_expired(as_of) {
                Status::Expired
            } else {
                Status::Held
            }
        }
        QualificationStatus::Held if begun(details.started) => Status::InProgress,
        QualificationStatus::InProgress if by_then(details.started) => Status::InProgress,
        QualificationStatus::Held
        | QualificationStatus::InProgress
        | QualificationStatus::Planned => Status::NotHeld,
    }
}

/// Orders what a qualification can be, best first.
const fn rank(status: Status) -> u8 {
    match status {
        Status::Held => 0,
        Status::InProgress => 1,
        Status::Expired => 2,
        _ => 3,
    }
}

/// Says in words what a qualification is.
fn describe(status: Status, details: &QualificationDetails) -> String {
    let since = |word: &str, date: Option<NaiveDate>| {
        date.map_or_else(
            || word.to_owned(),
            |date| format!("{word} since {}", long_date(date)),
        )
    };
    match (status, details.expires) {
        (Status::Held, None) => since("held", details.awarded),
        (Status::Held, Some(expires)) => format!("held, valid until {}", long_date(expires)),
        (Status::Expired, Some(expires)) => format!("expired on {}", long_date(expires)),
        _ => since("in progress", details.started),
    }
}
