//! The year in review, and the statement that becomes of it.

use chrono::Days;

use super::{Applied, Record, Result};
use crate::domain::portfolio::PortfolioDetails;
use crate::domain::progress::{Ledger, Progress};
use crate::domain::review::{Review, Year};
use crate::domain::{Period, PortfolioId};
use crate::kinds;
use crate::store::activity;

impl Record {
    /// Writes a review of a CPD year, as far as it has come.
    pub fn review(&self, period: Period) -> Result<Review> {
        self.review_from(&self.ledger()?, period)
    }

    /// Writes it from entries that are read already.
    pub fn review_from(&self, ledger: &Ledger, period: Period) -> Result<Review> {
        let profile = self.profile();
        let target = self.practitioner()?.target;
        let as_of = period.to().min(self.today()).max(period.from());
        let before = period.from().checked_sub_days(Days::new(1));
        let before = before.unwrap_or(period.from());
        let figures = |day| Progress::of(&profile, ledger, day, period, target);
        let (then, now) = (figures(before), figures(as_of));
        let mut activities = activity::done_in(&self.store, period)?;
        activities.retain(|activity| activity.details.date <= as_of);
        activities.sort_by_key(|activity| (activity.details.date, activity.id));
        // What was planned in an earlier year, no figure tells by now.
        let objectives = if as_of == self.today() {
            self.objectives()?
        } else {
            Vec::new()
        };
        let next = self.focus()?.first(now.next());
        Ok(Review::of(Year {
            profile: &profile,
            ledger,
            activities: &activities,
            objectives: &objectives,
            then: &then,
            now: &now,
            next: &next,
            period,
        }))
    }

    /// Begins a revalidation whose statement is what is left of a review.
    pub fn begin_from_review(
        &mut self,
        period: Period,
        statement: &str,
    ) -> Result<Applied<PortfolioId>> {
        let kind = kinds::shipped_by_key(kinds::REVALIDATION).cloned();
        let kind = kind.unwrap_or_else(kinds::summary);
        let mut details: PortfolioDetails = self.propose_portfolio(kind, period)?;
        details.set_statement(None, statement);
        self.add(details)
    }
}
