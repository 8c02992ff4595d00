//! How a qualification component is judged: held and valid, worked toward, lapsed, or not there.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Missing, Reason, RequirementProgress, Status};
use crate::domain::{DateStyle, Qualification, QualificationDetails, QualificationStatus};

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
            state: QualificationState::of(*status, &answer.details),
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

/// What a qualification is on a day, with the date that says most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QualificationState {
    /// Held for good, since a day if that is known.
    Held(Option<NaiveDate>),
    /// Held until a day.
    HeldUntil(NaiveDate),
    /// Held once, until a day.
    Expired(NaiveDate),
    /// Worked toward, since a day if that is known.
    InProgress(Option<NaiveDate>),
}

impl QualificationState {
    fn of(status: Status, details: &QualificationDetails) -> Self {
        match (status, details.expires) {
            (Status::Held, None) => Self::Held(details.awarded),
            (Status::Held, Some(expires)) => Self::HeldUntil(expires),
            (Status::Expired, Some(expires)) => Self::Expired(expires),
            _ => Self::InProgress(details.started),
        }
    }

    /// Says it in words, with the date in a style: `held since 4 May 2021`.
    #[must_use]
    pub fn said(self, style: DateStyle) -> String {
        let since = |word: &str, date: Option<NaiveDate>| {
            date.map_or_else(
                || word.to_owned(),
                |date| format!("{word} since {}", style.long(date)),
            )
        };
        match self {
            Self::Held(awarded) => since("held", awarded),
            Self::HeldUntil(expires) => format!("held, valid until {}", style.long(expires)),
            Self::Expired(expires) => format!("expired on {}", style.long(expires)),
            Self::InProgress(started) => since("in progress", started),
        }
    }
}

impl fmt::Display for QualificationState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(DateStyle::default()))
    }
}
