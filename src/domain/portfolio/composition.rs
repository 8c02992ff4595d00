//! A portfolio together with the entries that were chosen for it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::{Activity, Evidence, EvidenceNumber, Minutes, Qualification};
use super::{Assignable, CriterionKey, PieceId, PortfolioDetails, citations};

/// How far a portfolio has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Cairn proposes it; nobody has composed it.
    Proposed,
    /// It is being composed.
    Draft,
    /// It was handed in on that day.
    Submitted(NaiveDate),
}

/// What is composed: a portfolio at its stage, and what of its choice is gone from the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Composed {
    /// How far it has come.
    pub stage: Stage,
    /// What the person chose and wrote.
    pub details: PortfolioDetails,
    /// What was chosen and is no longer there.
    pub lost: Vec<PieceId>,
}

/// A portfolio with its entries, as it is checked, previewed and printed.
#[derive(Clone, Copy, Debug)]
pub struct Composition<'a> {
    /// What the person chose and wrote.
    pub details: &'a PortfolioDetails,
    /// What was chosen and is no longer there.
    pub lost: &'a [PieceId],
    /// The chosen activities, in the chosen order.
    pub activities: &'a [Activity],
    /// The chosen evidence and the documents of its parts, by number.
    pub evidence: &'a [Evidence],
    /// The chosen qualifications, in the chosen order.
    pub qualifications: &'a [Qualification],
}

impl<'a> Composition<'a> {
    /// Adds up the time of the chosen activities.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        let activities = self.activities.iter();
        activities.map(|activity| activity.details.minutes).sum()
    }

    /// Returns the evidence that was chosen to show something, without the documents of the parts, by number.
    pub fn shown(&self) -> impl Iterator<Item = &'a Evidence> {
        let details = self.details;
        let chosen = move |evidence: &&Evidence| {
            let item = PieceId::Evidence(evidence.id);
            details.pieces.iter().any(|piece| piece.item == item)
        };
        self.evidence.iter().filter(chosen)
    }

    /// Tells what a piece of evidence does for a criterion or element.
    #[must_use]
    pub fn cell(&self, evidence: &Evidence, assignable: Assignable<'_>) -> Cell {
        let piece = self.details.piece(PieceId::Evidence(evidence.id));
        Cell {
            assigned: piece.is_some_and(|piece| piece.criteria.contains(assignable.key())),
            cited: self.cites(Some(&assignable.criterion.key), evidence.number),
        }
    }

    /// Tells whether a part of the statement cites a piece of evidence.
    #[must_use]
    pub fn cites(&self, criterion: Option<&CriterionKey>, number: EvidenceNumber) -> bool {
        let cited = citations(self.details.statement(criterion));
        cited.iter().any(|citation| citation.number == number)
    }

    /// Returns every number that the statement cites, in order, each once.
    #[must_use]
    pub fn cited(&self) -> Vec<EvidenceNumber> {
        let mut numbers = Vec::new();
        for statement in &self.details.statements {
            for citation in citations(&statement.text) {
                if !numbers.contains(&citation.number) {
                    numbers.push(citation.number);
                }
            }
        }
        numbers
    }
}

/// Where a row of the criterion × evidence matrix meets a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The person says that it shows it.
    pub assigned: bool,
    /// The statement on that criterion cites it.
    pub cited: bool,
}
