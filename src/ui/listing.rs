//! What the log lists: worked out when the filter, the order or the record changes, so that a frame only looks it up.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::calendar::Calendar;
use crate::domain::progress::Ledger;
use crate::domain::{ActivityId, ActivitySummary, Order, Totals, YearStart};
use crate::record::{ActivityFilter, Record, Result, SearchWords, Snippet};

/// Which activities are listed and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What must fit.
    pub filter: ActivityFilter,
    /// How they stand.
    pub order: Order,
}

/// The list, and what is said of it.
#[derive(Debug)]
pub struct Listing {
    /// Where the activities stand in the ledger.
    places: Vec<usize>,
    /// What they come to.
    pub totals: Totals,
    /// The days of the year that the list begins in.
    pub calendar: Calendar,
    /// The words that were searched for.
    pub words: SearchWords,
    /// The passages in which the words stand, for the rows that came into sight.
    pub passages: HashMap<ActivityId, Option<Snippet>>,
}

impl Listing {
    /// Lists what fits; `places` tells where each activity of the ledger stands.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(
        record: &Record,
        ledger: &Ledger,
        places: &HashMap<ActivityId, usize>,
        start: YearStart,
        asked: &Asked,
    ) -> Result<Self> {
        let all = &ledger.activities;
        let mut listed: Vec<(usize, &ActivitySummary)> =
            if asked.filter == ActivityFilter::default() {
                // All of it is in memory already, newest first.
                all.iter().enumerate().collect()
            } else {
                let ids = record.fitting_activities(&asked.filter)?;
                let found = ids.iter().filter_map(|id| places.get(id).copied());
                found.filter_map(|at| Some((at, all.get(at)?))).collect()
            };
        asked.order.sort(&mut listed, |(_, activity)| activity);
        let today: NaiveDate = record.today();
        let year = start.year_of(asked.filter.from.unwrap_or(today));
        Ok(Self {
            totals: Totals::of(listed.iter().map(|(_, activity)| *activity)),
            places: listed.into_iter().map(|(at, _)| at).collect(),
            calendar: Calendar::of(ledger, year, today),
            words: SearchWords::read(asked.filter.text.as_deref().unwrap_or_default()),
            passages: HashMap::new(),
        })
    }

    /// Counts the rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// Tells whether nothing fits.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns where the activity of a row stands in the ledger.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        self.places.get(row).copied()
    }

    /// Returns the row of the activity that stands at a place of the ledger.
    #[must_use]
    pub fn row_of(&self, place: usize) -> Option<usize> {
        self.places.iter().position(|at| *at == place)
    }
}
