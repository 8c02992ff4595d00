//! What a portfolio is composed and printed from.

use std::collections::HashMap;
use std::fs;

use chrono::NaiveDate;

use super::{Record, RecordError, Result};
use crate::domain::portfolio::{
    Composed, PieceId, Portfolio, PortfolioDetails, PortfolioKind, Stage, propose,
};
use crate::domain::{
    Activity, ActivityStatus, Evidence, EvidenceContent, EvidenceId, ObjectiveDetails,
    ObjectiveStatus, Period, Qualification,
};
use crate::kinds;
use crate::portfolio::PortfolioContents;
use crate::store::{activity, attachments, revisions, row};

/// How many digits of the state's hash are printed.
const STATE_DIGITS: usize = 12;

impl Record {
    /// Returns everything the printed summary of a period holds, owned, for a worker thread: what was done in the period,
    /// and what was so by `as_of`.
    pub fn portfolio_contents(
        &self,
        period: Period,
        as_of: NaiveDate,
    ) -> Result<PortfolioContents> {
        let details = self.propose_portfolio(kinds::summary(), period)?;
        self.contents(Stage::Proposed, details, as_of)
    }

    /// Returns everything that a portfolio of a kind holds which nobody composed, for a worker thread.
    pub fn uncomposed(&self, kind: PortfolioKind, period: Period) -> Result<PortfolioContents> {
        self.compose_draft(Stage::Proposed, self.propose_portfolio(kind, period)?)
    }

    /// Proposes a portfolio: linked and reflected entries of the period, spread over what the kind asks for.
    pub fn propose_portfolio(
        &self,
        kind: PortfolioKind,
        period: Period,
    ) -> Result<PortfolioDetails> {
        Ok(propose(kind, period, &self.ledger()?, &self.focus()?))
    }

    /// Returns everything a portfolio holds: of one that was handed in, what it held that day.
    pub fn compose(&self, portfolio: &Portfolio) -> Result<PortfolioContents> {
        match &portfolio.submitted {
            None => self.compose_draft(Stage::Draft, portfolio.details.clone()),
            Some(submitted) => {
                let bytes = attachments::read(self.dir(), &submitted.file)?;
                serde_json::from_slice(&bytes).map_err(|err| {
                    RecordError::Damaged(format!("what was submitted does not read: {err}"))
                })
            }
        }
    }

    /// Returns everything that portfolio would hold which has these details.
    pub fn compose_draft(
        &self,
        stage: Stage,
        details: PortfolioDetails,
    ) -> Result<PortfolioContents> {
        let as_of = details.period.to().min(self.today());
        self.contents(stage, details, as_of)
    }

    /// Finds the evidence whose file is not there, or has another length than what was attached.
    #[must_use]
    pub fn dead_attachments(&self, evidence: &[Evidence]) -> Vec<EvidenceId> {
        let is_dead = |piece: &&Evidence| match &piece.details.content {
            EvidenceContent::File(file) => {
                let found = fs::metadata(self.attachment_path(file));
                !found.is_ok_and(|found| found.is_file() && found.len() == file.bytes)
            }
            EvidenceContent::Note(_) | EvidenceContent::Web(_) => false,
        };
        evidence
            .iter()
            .filter(is_dead)
            .map(|piece| piece.id)
            .collect()
    }

    fn contents(
        &self,
        stage: Stage,
        details: PortfolioDetails,
        as_of: NaiveDate,
    ) -> Result<PortfolioContents> {
        let period = details.period;
        let mut choice = Choice::default();
        choice.take(self, &details)?;
        choice
            .activities
            .retain(|activity| activity.details.date <= as_of);
        choice
            .evidence
            .retain(|evidence| evidence.details.date <= as_of);
        choice.evidence.sort_by_key(|evidence| evidence.number);
        let mut objectives = self.objectives()?;
        objectives.retain(|objective| stands_in(&objective.details, period));
        let mut ahead = Vec::new();
        for objective in &mut objectives {
            let leading = std::mem::take(&mut objective.details.activities);
            for id in leading {
                // What lies in the Bin is not even counted on paper.
                let found = row::get(&self.store, id)?.filter(|found| !found.deleted);
                let Some(found) = found else { continue };
                objective.details.activities.push(id);
                if found.details.status != ActivityStatus::Done {
                    ahead.push(found);
                }
            }
        }
        let mut digest = revisions::state(&self.store)?;
        digest.truncate(STATE_DIGITS);
        let Choice {
            activities,
            evidence,
            qualifications,
            lost,
        } = choice;
        Ok(PortfolioContents {
            practitioner: self.practitioner()?,
            profile: self.profile(),
            composed: Composed {
                stage,
                details,
                lost,
            },
            printed_on: self.today(),
            progress: self.progress(as_of)?,
            activities,
            evidence,
            qualifications,
            objectives,
            ahead,
            state: digest,
        })
    }
}

/// The chosen entries, as they are in the record.
#[derive(Default)]
struct Choice {
    activities: Vec<Activity>,
    evidence: Vec<Evidence>,
    qualifications: Vec<Qualification>,
    lost: Vec<PieceId>,
}

impl Choice {
    fn take(&mut self, record: &Record, details: &PortfolioDetails) -> Result<()> {
        // Read together, since a summary chooses all of them.
        let done = activity::done_in(&record.store, details.period)?;
        let mut done: HashMap<_, _> = done.into_iter().map(|found| (found.id, found)).collect();
        for piece in &details.pieces {
            let found = match piece.item {
                PieceId::Activity(id) => {
                    let found = match done.remove(&id) {
                        Some(found) => Some(found),
                        None => row::get(&record.store, id)?.filter(|found| !found.deleted),
                    };
                    found.map(|found| self.activities.push(found))
                }
                PieceId::Evidence(id) => self.take_evidence(record, id)?,
                PieceId::Qualification(id) => row::get(&record.store, id)?
                    .filter(|found| !found.deleted)
                    .map(|found| self.qualifications.push(found)),
            };
            if found.is_none() {
                self.lost.push(piece.item);
            }
        }
        for id in details.parts.iter().flat_map(|part| &part.evidence) {
            let known = self.evidence.iter().any(|evidence| evidence.id == *id);
            if !known && self.take_evidence(record, *id)?.is_none() {
                self.lost.push(PieceId::Evidence(*id));
            }
        }
        Ok(())
    }

    fn take_evidence(&mut self, record: &Record, id: EvidenceId) -> Result<Option<()>> {
        let found = row::get(&record.store, id)?.filter(|found| !found.deleted);
        Ok(found.map(|found| self.evidence.push(found)))
    }
}

/// Tells whether an objective belongs to the plan of a period: it is open, or was achieved within it.
fn stands_in(objective: &ObjectiveDetails, period: Period) -> bool {
    match objective.status {
        ObjectiveStatus::NotStarted | ObjectiveStatus::InProgress => true,
        ObjectiveStatus::Achieved => objective.achieved.is_some_and(|day| period.contains(day)),
        ObjectiveStatus::Dropped => false,
    }
}
