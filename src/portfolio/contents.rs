//! What a printed portfolio holds.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::portfolio::{Composed, Composition};
use crate::domain::profile::Profile;
use crate::domain::progress::Progress;
use crate::domain::{Activity, Evidence, Objective, Period, Practitioner, Qualification};

/// Everything a portfolio prints, owned, so that it can be typeset on another thread, and kept when it is handed in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PortfolioContents {
    /// Whose portfolio it is.
    pub practitioner: Practitioner,
    /// The role it measures against.
    #[serde(with = "shared")]
    pub profile: Arc<Profile>,
    /// Its kind, its period, what was chosen for it and what the person wrote.
    pub composed: Composed,
    /// The day it is printed.
    pub printed_on: NaiveDate,
    /// The figures, as of the end of the period or today, whichever is earlier.
    pub progress: Progress,
    /// The chosen activities, in the chosen order.
    pub activities: Vec<Activity>,
    /// The chosen evidence and the documents of its parts, by number.
    pub evidence: Vec<Evidence>,
    /// The chosen qualifications, in the chosen order.
    pub qualifications: Vec<Qualification>,
    /// The objectives that are open, by their next day, and those achieved in the period.
    pub objectives: Vec<Objective>,
    /// The activities that lead to these and are not done yet.
    pub ahead: Vec<Activity>,
    /// A short hash of the record's state, so that a print can be told from a later one.
    pub state: String,
}

impl PortfolioContents {
    /// Returns the days it covers.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.composed.details.period
    }

    /// Returns the portfolio with its entries, for the checks.
    #[must_use]
    pub fn composition(&self) -> Composition<'_> {
        Composition {
            details: &self.composed.details,
            lost: &self.composed.lost,
            activities: &self.activities,
            evidence: &self.evidence,
            qualifications: &self.qualifications,
        }
    }
}

/// Writes and reads what is shared between threads as the thing itself.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &Arc<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(deserializer).map(Arc::new)
    }
}
