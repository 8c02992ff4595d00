//! What a printed portfolio holds.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::profile::Profile;
use crate::domain::progress::Progress;
use crate::domain::{Activity, Evidence, Objective, Period, Practitioner, Qualification};

/// Everything a portfolio prints, owned, so that it can be typeset on another thread.
#[derive(Clone, Debug)]
pub struct PortfolioContents {
    /// Whose portfolio it is.
    pub practitioner: Practitioner,
    /// The role it measures against.
    pub profile: Arc<Profile>,
    /// The days whose activities it lists.
    pub period: Period,
    /// The day it is printed.
    pub printed_on: NaiveDate,
    /// The figures, as of the end of the period or today, whichever is earlier.
    pub progress: Progress,
    /// The activities done in the period, oldest first.
    pub activities: Vec<Activity>,
    /// All evidence up to that day, by number.
    pub evidence: Vec<Evidence>,
    /// All qualifications, newest first.
    pub qualifications: Vec<Qualification>,
    /// The objectives that are open, by their next day, and those achieved in the period.
    pub objectives: Vec<Objective>,
    /// The activities that lead to these and are not done yet.
    pub ahead: Vec<Activity>,
    /// A short hash of the record's state, so that a print can be told from a later one.
    pub state: String,
}
