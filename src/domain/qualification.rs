//! Qualifications held or worked toward.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activity::{check_title, named_variants, trim};
use super::{Invalid, Problems, QualificationId, RequirementKey};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualification {
    /// Its id for life.
    pub id: QualificationId,
    /// What the person says about it.
    pub details: QualificationDetails,
    /// Whether it lies in the Bin.
    pub deleted: bool,
}
