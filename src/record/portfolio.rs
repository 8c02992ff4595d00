//! What portfolios ask for beside their row: copied, gone on with, handed in.

use chrono::NaiveDate;

use super::{Applied, Change, Kept, NewContent, Op, Record, RecordError, Result};
use crate::domain::portfolio::{PieceId, Portfolio, PortfolioDetails, Stage, Submitted};
use crate::domain::{Invalid, PortfolioId, long_date};
use crate::store::portfolio;

impl Kept for Portfolio {
    fn adding(_record: &Record, details: &PortfolioDetails) -> Op {
        Op::titled("begin", &details.title)
    }

    /// Refuses to change what was handed in.
    fn may_change(&self) -> Result<()> {
        let Some(Submitted { on, .. }) = self.submitted else {
            return Ok(());
        };
        let (title, on) = (&self.details.title, long_date(on));
        let problem = format!("“{title}” was submitted on {on} and stays as it was");
        Err(Invalid::new("portfolio", problem)
            .hinted("Make a copy of it to go on")
            .into())
    }

    /// Refuses what is not in the record, but for what the portfolio has already.
    fn check(
        change: &Change<'_>,
        details: &PortfolioDetails,
        before: Option<&PortfolioDetails>,
    ) -> Result<()> {
        for piece in &details.pieces {
            let kept = before.is_some_and(|before| before.piece(piece.item).is_some());
            let there = kept
                || match piece.item {
                    PieceId::Activity(id) => change.is_live(id)?,
                    PieceId::Evidence(id) => change.is_live(id)?,
                    PieceId::Qualification(id) => change.is_live(id)?,
                };
            if !there {
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
}

impl Record {
    /// Begins a copy of a portfolio, also of one that was handed in.
    pub fn copy_portfolio(
        &mut self,
        id: PortfolioId,
        title: impl Into<String>,
    ) -> Result<Applied<PortfolioId>> {
        let mut details = self.get(id)?.details;
        details.title = title.into();
        details.copy_of = Some(id);
        // What has gone since cannot be chosen anew.
        let lost = self
            .compose_draft(Stage::Draft, details.clone())?
            .composed
            .lost;
        details.pieces.retain(|piece| !lost.contains(&piece.item));
        self.transact(Op::titled("copy", &details.title), |change| {
            change.add(details)
        })
    }

    /// Begins the portfolio of the same kind for the time after it, with what Cairn proposes.
    pub fn next_portfolio(&mut self, id: PortfolioId) -> Result<Applied<PortfolioId>> {
        let PortfolioDetails { kind, period, .. } = self.get(id)?.details;
        let period = period.following(kind.months)?;
        let details = self.propose_portfolio(kind, period)?;
        self.add(details)
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
        let found = self.get(id)?;
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
            change.live(id)?;
            Ok(portfolio::submit(
                change.store(),
                id,
                &Submitted { on, file },
            )?)
        })
    }

    /// Returns the portfolios: those being composed, then those handed in; in both the one that ends last first.
    pub fn portfolios(&self) -> Result<Vec<Portfolio>> {
        self.all()
    }
}
