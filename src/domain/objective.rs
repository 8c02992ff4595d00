//! Objectives: the items of the development plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activity::{check_title, named_variants, tidy_links, trim};
use super::{ActivityId, Invalid, Link, ObjectiveId, Problems};

named_variants! {
    /// How far an objective has come.
    ObjectiveStatus, "status" {
        /// Set, not begun.
        NotStarted = "not-started", "Not started";
        /// Being worked toward.
        InProgress = "in-progress", "In progress";
        /// Reached.
        Achieved = "achieved", "Achieved";
        /// Given up; the outcome may say why.
        Dropped = "dropped", "Dropped";
    }
}

impl ObjectiveStatus {
    /// Tells whether it is still to be reached; only then does its plan ask for anything.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::NotStarted | Self::InProgress => true,
            Self::Achieved | Self::Dropped => false,
        }
    }
}

/// Everything a person says about one objective; the unit that a form edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveDetails {
    /// The desired outcome; never blank in a record.
    pub title: String,
    /// How far it has come.
    pub status: ObjectiveStatus,
    /// The day by which it is to be reached.
    pub due: Option<NaiveDate>,
    /// The day on which to look at how it goes; before the due day or, to see what lasted, after it.
    pub review: Option<NaiveDate>,
    /// How one will know that it is reached.
    #[serde(default)]
    pub measure: String,
    /// How it is to be reached, and what that takes.
    #[serde(default)]
    pub approach: String,
    /// The day it was reached; there when, and only when, it is achieved.
    pub achieved: Option<NaiveDate>,
    /// What came of it, for oneself and for others.
    #[serde(default)]
    pub outcome: String,
    /// The requirements and statements it is to meet, without repeats.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The activities, planned or done, that lead to it, without repeats.
    #[serde(default)]
    pub activities: Vec<ActivityId>,
}

impl ObjectiveDetails {
    /// Starts an objective that is not begun and has no dates.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            status: ObjectiveStatus::NotStarted,
            due: None,
            review: None,
            measure: String::new(),
            approach: String::new(),
            achieved: None,
            outcome: String::new(),
            links: Vec::new(),
            activities: Vec::new(),
        }
    }

    /// Returns the next day on which the plan asks for it: its due or review day, whichever is earlier; none once it is
    /// achieved or dropped.
    ///
    /// ```
    /// use cairn::domain::{ObjectiveDetails, ObjectiveStatus, parse_date};
    /// let mut objective = ObjectiveDetails::new("Lead a review that changes a rota");
    /// objective.due = parse_date("2027-03-31").ok();
    /// objective.review = parse_date("2027-01-15").ok();
    /// assert_eq!(objective.next_day(), objective.review);
    /// objective.status = ObjectiveStatus::Dropped;
    /// assert_eq!(objective.next_day(), None);
    /// ```
    #[must_use]
    pub fn next_day(&self) -> Option<NaiveDate> {
        let days = [self.due, self.review].into_iter().flatten();
        days.min().filter(|_| self.status.is_open())
    }

    /// Returns the details tidied: outer blanks and repeated links and activities gone.
    ///
    /// # Errors
    /// A blank or overlong title, an achieved objective without the day, a day on one that is not achieved.
    pub fn checked(mut self) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        problems.note(check_title(&mut self.title));
        for text in [&mut self.measure, &mut self.approach, &mut self.outcome] {
            trim(text);
        }
        problems.note(self.check_achieved());
        tidy_links(&mut self.links);
        let mut seen = std::collections::HashSet::new();
        self.activities.retain(|id| seen.insert(*id));
        problems.or_else_ok(self)
    }

    fn check_achieved(&self) -> Result<(), Invalid> {
        let achieved = self.status == ObjectiveStatus::Achieved;
        match self.achieved {
            None if achieved => Err(Invalid::new(
                "achieved",
                "It is achieved, but not said on which day",
            )
            .hinted("Give the day, or choose another status")),
            Some(_) if !achieved => {
                let problem = format!(
                    "It has a day achieved, but is {}",
                    self.status.label().to_lowercase()
                );
                Err(Invalid::new("achieved", problem)
                    .hinted("Leave the day out, or make it achieved"))
            }
            _ => Ok(()),
        }
    }
}

/// One objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Its id for life.
    pub id: ObjectiveId,
    /// What the person says about it.
    pub details: ObjectiveDetails,
    /// Whether it lies in the Bin.
    pub deleted: bool,
}
