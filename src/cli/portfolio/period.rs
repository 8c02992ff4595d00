//! The days that a portfolio covers, as they are typed.

use chrono::{Months, NaiveDate};
use clap::Args;

use crate::cli::typed::Typed;
use crate::domain::portfolio::PortfolioKind;
use crate::domain::{Period, YearStart};

/// The first and the last day.
#[derive(Debug, Args)]
pub struct Days {
    /// Its first day [default: so that it covers the months of its kind]
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Its last day [default: the end of the CPD year]
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
}

impl Days {
    /// Tells whether anything was said.
    pub const fn is_given(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Returns the period that the person means for a portfolio of a kind.
    ///
    /// What they leave out comes from the CPD year around what they say; a kind of more than a year begins, or ends, so many
    /// months further.
    pub fn period(
        &self,
        kind: &PortfolioKind,
        start: YearStart,
        today: NaiveDate,
        typed: &mut Typed,
    ) -> Period {
        let from = typed.date("from", self.from.as_deref());
        let to = typed.date("to", self.to.as_deref());
        let more = Months::new(kind.months.saturating_sub(12));
        let year = start.year_of(to.unwrap_or(today));
        let begins = from.unwrap_or_else(|| earlier(year.from(), more));
        let ends = to.unwrap_or_else(|| match from {
            Some(from) => start.year_of(later(from, more)).to(),
            None => year.to(),
        });
        typed.note(Period::new(begins, ends)).unwrap_or(year)
    }

    /// Puts the given days in place of those of a period.
    pub fn change(&self, period: &mut Period, typed: &mut Typed) {
        let from = typed.date("from", self.from.as_deref());
        let to = typed.date("to", self.to.as_deref());
        let changed = Period::new(from.unwrap_or(period.from()), to.unwrap_or(period.to()));
        *period = typed.note(changed).unwrap_or(*period);
    }
}

fn earlier(day: NaiveDate, months: Months) -> NaiveDate {
    day.checked_sub_months(months).unwrap_or(day)
}

fn later(day: NaiveDate, months: Months) -> NaiveDate {
    day.checked_add_months(months).unwrap_or(day)
}
