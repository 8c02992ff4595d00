//! The reasons behind a figure, and the sentences that every screen and page prints for them.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Backing, QualificationState, Rating};
use crate::domain::{ActivityId, LinkKey, long_date};

/// One thing that counted toward a requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Evidence, or a done and reflected activity, linked to the requirement or one of its statements.
    Shown {
        /// What shows it.
        by: Backing,
        /// What exactly it was linked to.
        key: LinkKey,
    },
    /// A done activity without a reflection.
    NotReflected {
        /// The activity.
        id: ActivityId,
        /// Its title.
        title: String,
        /// Its day.
        date: NaiveDate,
        /// What exactly it is linked to.
        key: LinkKey,
    },
    /// An activity that is planned or in progress.
    Underway {
        /// The activity.
        id: ActivityId,
        /// Its title.
        title: String,
        /// Its day.
        date: NaiveDate,
        /// Whether it has begun.
        begun: Begun,
        /// What exactly it is linked to.
        key: LinkKey,
    },
    /// The latest self-rating.
    Rated(Rating),
    /// A qualification that answers the requirement.
    Qualification {
        /// Its title.
        title: String,
        /// What it is on that day.
        state: QualificationState,
    },
}

/// Whether an unfinished activity has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Begun {
    /// Only planned.
    No,
    /// In progress.
    Yes,
}

/// One thing a requirement still lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// A linked activity that is done.
    Activity,
    /// A reflection on a done activity.
    Reflection {
        /// The latest activity that lacks one.
        id: ActivityId,
        /// Its title.
        title: String,
    },
    /// Any evidence or reflected activity.
    Evidence,
    /// A self-rating.
    Rating,
    /// A higher self-rating.
    HigherRating {
        /// The name of the level now.
        now: String,
        /// The name of the level asked for.
        target: String,
    },
    /// Something that backs this statement.
    Statement {
        /// The statement's key.
        key: LinkKey,
    },
    /// The qualification.
    Qualification,
    /// The award of a qualification in progress.
    Award,
    /// Renewal of an expired qualification.
    Renewal,
}

impl fmt::Display for Backing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Activity { title, date, .. } => write!(f, "{title}, {}", long_date(*date)),
            Self::Evidence {
                number,
                title,
                date,
                ..
            } => write!(f, "{number} {title}, {}", long_date(*date)),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown { by, key } => match key.statement {
                Some(number) => write!(f, "{by} backs statement {number}"),
                None => by.fmt(f),
            },
            Self::NotReflected { title, date, .. } => write!(
                f,
                "{title}, {}: done, not reflected on yet",
                long_date(*date)
            ),
            Self::Underway {
                title, date, begun, ..
            } => {
                let state = match begun {
                    Begun::No => "planned",
                    Begun::Yes => "in progress",
                };
                write!(f, "{title}, {}: {state}", long_date(*date))
            }
            Self::Rated(rating) => write!(
                f,
                "Rated {} on {}",
                rating.level.name,
                long_date(rating.date)
            ),
            Self::Qualification { title, state } => write!(f, "{title}: {state}"),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Activity => f.write_str("Log an activity for it"),
            Self::Reflection { title, .. } => write!(f, "Reflect on “{title}”"),
            Self::Evidence => f.write_str("Link evidence or an activity you reflected on"),
            Self::Rating => f.write_str("Rate yourself"),
            Self::HigherRating { now, target } => {
                write!(f, "Rated {now}; the role asks for {target}")
            }
            Self::Statement { key } => match key.statement {
                Some(number) => write!(f, "Back statement {number}"),
                None => write!(f, "Back {key}"),
            },
            Self::Qualification => f.write_str("Add the qualification"),
            Self::Award => f.write_str("Enter the award when it comes"),
            Self::Renewal => f.write_str("Renew it"),
        }
    }
}
