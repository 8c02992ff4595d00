//! Qualifications held or worked toward.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activity::{check_title, named_variants, trim};
use super::{DateStyle, Invalid, Problems, QualificationId, RequirementKey};

named_variants! {
    /// Whether a qualification has been awarded.
    QualificationStatus, "status" {
        /// Intended, not begun.
        Planned = "planned", "Planned";
        /// Being worked toward.
        InProgress = "in-progress", "In progress";
        /// Awarded.
        Held = "held", "Held";
    }
}

/// Everything a person says about one qualification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualificationDetails {
    /// What it is called; never blank in a record.
    pub title: String,
    /// Who awards it.
    #[serde(default)]
    pub awarding_body: String,
    /// Whether it has been awarded.
    pub status: QualificationStatus,
    /// The day work toward it began.
    pub started: Option<NaiveDate>,
    /// The day it was awarded.
    pub awarded: Option<NaiveDate>,
    /// The last day on which it is valid, if it lapses.
    pub expires: Option<NaiveDate>,
    /// Membership, registration or certificate number.
    #[serde(default)]
    pub reference: String,
    /// Anything else.
    #[serde(default)]
    pub notes: String,
    /// The requirement of the profile that it answers.
    pub requirement: Option<RequirementKey>,
}

impl QualificationDetails {
    /// Starts a held qualification without dates.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            awarding_body: String::new(),
            status: QualificationStatus::Held,
            started: None,
            awarded: None,
            expires: None,
            reference: String::new(),
            notes: String::new(),
            requirement: None,
        }
    }

    /// Tells whether it was held and is no longer valid on that day. Its last valid day is the day it expires.
    #[must_use]
    pub fn has_expired(&self, on: NaiveDate) -> bool {
        matches!(self.renewal(on), Some(Renewal::Expired { .. }))
    }

    /// Says whether it wants to be renewed: it has expired by that day, or will within [`Renewal::NOTICE`] days.
    #[must_use]
    pub fn renewal(&self, on: NaiveDate) -> Option<Renewal> {
        let by = self
            .expires
            .filter(|_| self.status == QualificationStatus::Held)?;
        match (by - on).num_days() {
            ..0 => Some(Renewal::Expired { on: by }),
            days @ 0..=Renewal::NOTICE => Some(Renewal::Due { by, days }),
            _ => None,
        }
    }

    /// Returns the details tidied.
    ///
    /// # Errors
    /// A blank or overlong title, dates out of order (started ≤ awarded ≤ expires).
    pub fn checked(mut self) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        problems.note(check_title(&mut self.title));
        for text in [&mut self.awarding_body, &mut self.reference] {
            trim(text);
        }
        let mut in_order =
            |field, earlier: Option<NaiveDate>, later: Option<NaiveDate>, says: &str| {
                if let (Some(earlier), Some(later)) = (earlier, later)
                    && later < earlier
                {
                    let problem = format!("It {says} ({later} is before {earlier})");
                    problems
                        .0
                        .push(Invalid::new(field, problem).hinted("Check the two dates"));
                }
            };
        in_order(
            "awarded",
            self.started,
            self.awarded,
            "is awarded before it was started",
        );
        let (since, says) = match self.awarded {
            Some(awarded) => (Some(awarded), "expires before it was awarded"),
            None => (self.started, "expires before it was started"),
        };
        in_order("expires", since, self.expires, says);
        problems.or_else_ok(self)
    }
}

/// One qualification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualification {
    /// Its id for life.
    pub id: QualificationId,
    /// What the person says about it.
    pub details: QualificationDetails,
    /// Whether it lies in the Bin.
    pub deleted: bool,
}

/// That a held qualification wants to be renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Renewal {
    /// It is no longer valid.
    Expired {
        /// The last day on which it was.
        on: NaiveDate,
    },
    /// It will soon be no longer valid.
    Due {
        /// The last day on which it is.
        by: NaiveDate,
        /// Days until then; 0 on the last one.
        days: i64,
    },
}

impl Renewal {
    /// How many days before it expires a qualification is pointed out.
    pub const NOTICE: i64 = 90;

    /// Returns the stable name used in `--json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Expired { .. } => "expired",
            Self::Due { .. } => "due",
        }
    }

    /// Returns the last valid day.
    #[must_use]
    pub const fn by(self) -> NaiveDate {
        match self {
            Self::Expired { on: by } | Self::Due { by, .. } => by,
        }
    }
}

impl Renewal {
    /// Says what is to be done by when, with the date in a style: `Renew by 31 January 2027, in 69 days`.
    #[must_use]
    pub fn said(self, style: DateStyle) -> String {
        match self {
            Self::Expired { on } => format!("Expired on {}: renew it", style.long(on)),
            Self::Due { days: 0, .. } => "Renew it today, its last day".to_owned(),
            Self::Due { by, days: 1 } => format!("Renew by {}, tomorrow", style.long(by)),
            Self::Due { by, days } => format!("Renew by {}, in {days} days", style.long(by)),
        }
    }
}

impl fmt::Display for Renewal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(DateStyle::default()))
    }
}

/// Returns the qualifications that want to be renewed, the most pressing first.
#[must_use]
pub fn renewals(qualifications: &[Qualification], on: NaiveDate) -> Vec<(&Qualification, Renewal)> {
    let live = qualifications.iter().filter(|held| !held.deleted);
    let mut due: Vec<_> = live
        .filter_map(|held| Some((held, held.details.renewal(on)?)))
        .collect();
    due.sort_by_key(|(held, renewal)| (renewal.by(), held.id));
    due
}
