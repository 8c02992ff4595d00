//! Verbs of portfolios.

use chrono::NaiveDate;

use super::{Applied, Change, Edit, NewContent, Op, Record, RecordError, Result};
use crate::domain::portfolio::{PieceId, Portfolio, PortfolioDetails, Stage, Submitted};
use crate::domain::{Invalid, PortfolioId, long_date};
use crate::store::{activity, evidence, portfolio, qualification};

impl Change<'_> {
    /// Adds a portfolio.
    pub fn add_portfolio(&mut self, details: PortfolioDetails) -> Result<PortfolioId> {
        let details = details.checked()?;
        self.check_choice(&details, None)?;
        let id = PortfolioId::from_uuid(self.new_id());
        portfolio::insert(self.store(), id, &details)?;
        Ok(id)
    }

    /// Writes new details over a portfolio's that is still being composed.
    pub fn edit_portfolio(
        &mut self,
        id: PortfolioId,
        edit: impl Into<Edit<PortfolioDetails>>,
    ) -> Result<()> {
        let before = self.draft(id)?.details;
        let details = edit.into().over(&before, &before.title)?.checked()?;
        self.check_choice(&details, Some(&before))?;
        Ok(portfolio::update(self.store(), id, &details)?)
    }

    fn submit(&self, id: PortfolioId, submitted: &Submitted) -> Result<()> {
        self.draft(id)?;
        Ok(portfolio::submit(self.store(), id, submitted)?)
    }

    /// Returns a portfolio that is neither in the Bin nor handed in.
    fn draft(&self, id: PortfolioId) -> Result<Portfolio> {
        let found = or_not_found(portfolio::get(self.store(), id)?, id)?;
        let title = found.details.title.clone();
        if found.deleted {
            return Err(RecordError::InBin { title });
        }
        if let Some(Submitted { on, .. }) = found.submitted {
            let problem = format!(
                "“{title}” was submitted on {} and stays as it was",
                long_date(on)
            );
            return Err(Invalid::new("portfolio", problem)
                .hinted("Make a copy of it to go on")
                .into());
        }
        Ok(found)
    }

    /// Refuses what is not in the record, but for what the portfolio has already.
    fn check_choice(
        &self,
        details: &PortfolioDetails,
        before: Option<&PortfolioDetails>,
    ) -> Result<()> {
        for piece in &details.pieces {
            let kept = before.is_some_and(|before| before.piece(piece.item).is_some());
            if !kept && !self.is_live(piece.item)? {
                return Err(
                    Invalid::new("piece", "What was chosen is not in the record")
                        .hinted(
                            "Choose an activity, evidence or qualification that is not in the Bin",
                        )
                        .into(),
                );
            }
        }
        Ok(())
    }

    fn is_live(&self, item: PieceId) -> Result<bool> {
        Ok(match item {
            PieceId::Activity(id) => {
                activity::get(self.store(), id)?.is_some_and(|found| !found.deleted)
            }
            PieceId::Evidence(id) => {
                evidence::get(self.store(), id)?.is_some_and(|found| !found.deleted)
            }
            PieceId::Qualification(id) => {
                qualification::get(self.store(), id)?.is_some_and(|found| !found.deleted)
            }
        })
    }
}

impl Record {
    /// Adds a portfolio.
    pub fn add_portfolio(&mut self, details: PortfolioDetails) -> Result<Applied<PortfolioId>> {
        self.transact(Op::titled("begin", &details.title), |change| {
            change.add_portfolio(details)
        })
    }

    /// Writes new details over a portfolio's. One that was handed in no longer changes.
    pub fn edit_portfolio(
        &mut self,
        id: PortfolioId,
        edit: impl Into<Edit<PortfolioDetails>>,
    ) -> Result<Applied<()>> {
        let edit = edit.into();
        self.transact(Op::titled("edit", &edit.to().title), |change| {
            change.edit_portfolio(id, edit)
        })
    }

    /// Begins a copy of a portfolio, also of one that was handed in.
    pub fn copy_portfolio(
        &mut self,
        id: PortfolioId,
        title: impl Into<String>,
    ) -> Result<Applied<PortfolioId>> {
        let mut details = self.portfolio(id)?.details;
        details.title = title.into();
        details.copy_of = Some(id);
        // What has gone since cannot be chosen anew.
        let lost = self
            .compose_draft(Stage::Draft, details.clone())?
            .composed
            .lost;
        details.pieces.retain(|piece| !lost.contains(&piece.item));
        self.transact(Op::titled("copy", &details.title), |change| {
            change.add_portfolio(details)
        })
    }

    /// Begins the portfolio of the same kind for the time after it, with what Cairn proposes.
    pub fn next_portfolio(&mut self, id: PortfolioId) -> Result<Applied<PortfolioId>> {
        let PortfolioDetails { kind, period, .. } = self.portfolio(id)?.details;
        let period = period.following(kind.months)?;
        let details = self.propose_portfolio(kind, period)?;
        self.add_portfolio(details)
    }

    /// Keeps a portfolio as it is today: what was handed in no longer changes, whatever becomes of the record.
    pub fn submit_portfolio(&mut self, id: PortfolioId) -> Result<Applied<()>> {
        self.submit_portfolio_on(id, self.today())
    }

    /// Keeps a portfolio as it was handed in on a day.
    pub(super) fn submit_portfolio_on(
        &mut self,
        id: PortfolioId,
        on: NaiveDate,
    ) -> Result<Applied<()>> {
        let found = self.portfolio(id)?;
        let title = found.details.title.clone();
        let mut contents = self.compose_draft(Stage::Submitted(on), found.details)?;
        contents.printed_on = on;
        let bytes = serde_json::to_vec(&contents)
            .map_err(|err| RecordError::Unexpected(err.to_string()))?;
        let name = format!("{title}, submitted {on}.json");
        let held = self.bring_in(NewContent::Bytes { name, bytes })?;
        self.transact(Op::titled("submit", &title), |change| {
            // On disk before the row that names it.
            let file = change.settle(&held)?;
            change.submit(id, &Submitted { on, file })
        })
    }

    /// Puts a portfolio into the Bin.
    pub fn delete_portfolio(&mut self, id: PortfolioId) -> Result<Applied<()>> {
        let found = self.portfolio(id)?;
        self.transact(Op::titled("delete", &found.details.title), |change| {
            if portfolio::get(change.store(), id)?.is_some_and(|found| !found.deleted) {
                portfolio::set_deleted(change.store(), id, Some(change.at()))?;
            }
            Ok(())
        })
    }

    /// Takes a portfolio out of the Bin.
    pub fn restore_portfolio(&mut self, id: PortfolioId) -> Result<Applied<()>> {
        let found = self.portfolio(id)?;
        self.transact(Op::titled("restore", &found.details.title), |change| {
            Ok(portfolio::set_deleted(change.store(), id, None)?)
        })
    }

    /// Returns a portfolio; also a deleted one.
    pub fn portfolio(&self, id: PortfolioId) -> Result<Portfolio> {
        or_not_found(portfolio::get(&self.store, id)?, id)
    }

    /// Returns the portfolios: those being composed, then those handed in; in both the one that ends last first.
    pub fn portfolios(&self) -> Result<Vec<Portfolio>> {
        Ok(portfolio::list(&self.store)?)
    }
}

fn or_not_found(found: Option<Portfolio>, id: PortfolioId) -> Result<Portfolio> {
    found.ok_or_else(|| RecordError::NotFound {
        what: "portfolio",
        id: id.to_string(),
    })
}
