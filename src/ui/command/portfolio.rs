//! What the Portfolio screen asks for.

use std::path::PathBuf;

use crate::domain::portfolio::{PortfolioDetails, PortfolioKind};
use crate::domain::{Period, PortfolioId};
use crate::record::Edit;

/// What a new portfolio holds at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum First {
    /// What Cairn proposes.
    #[default]
    Proposed,
    /// Nothing.
    Nothing,
}

/// What is asked for a portfolio.
#[derive(Debug)]
pub enum PortfolioCommand {
    /// Begin one of a kind, for a period.
    Begin(Box<PortfolioKind>, Period, First),
    /// Write a CPD year in review.
    Review(Period),
    /// Begin a revalidation with what is left of a review as its statement.
    BeginFromReview(Period, String),
    /// Open one.
    Open(PortfolioId),
    /// Go back to the list.
    Close,
    /// Save what was changed.
    Save(PortfolioId, Box<Edit<PortfolioDetails>>),
    /// Begin a copy of one.
    Copy(PortfolioId),
    /// Begin the one of the same kind for the time after it.
    Next(PortfolioId),
    /// Keep one as it is: it was handed in.
    Submit(PortfolioId),
    /// Print one.
    Print(PortfolioId, PathBuf),
    /// Read what was done to the one that is open.
    ReadHistory,
    /// Break off printing.
    StopPrinting,
    /// Ask the system where to print one to.
    ChoosePrintPath(PathBuf),
    /// Ask the system for the file of a kind.
    ChooseKind,
    /// Read the file of a kind.
    ReadKind(PathBuf),
    /// Write a kind to a file.
    SaveKind(Box<PortfolioKind>, PathBuf),
}

impl PortfolioCommand {
    /// Tells whether it is about what stands in the record, so that what is typed has to be in it first.
    #[must_use]
    pub const fn needs_committed(&self) -> bool {
        matches!(
            self,
            Self::Copy(_) | Self::Next(_) | Self::Submit(_) | Self::Print(..)
        )
    }
}
