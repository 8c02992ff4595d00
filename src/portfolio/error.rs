//! Why a portfolio could not be printed.

/// A portfolio that could not be typeset.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PortfolioError {
    /// The contents could not be handed to the template.
    #[error("The portfolio's contents could not be prepared for printing")]
    Contents(#[from] serde_json::Error),
    /// The typesetter refused the template or what it made of it.
    #[error("The portfolio could not be typeset: {problem}")]
    Typesetting {
        /// What it said.
        problem: String,
    },
    /// The parts of the document could not be joined.
    #[error("The parts of the portfolio could not be joined: {0}")]
    Joining(#[from] crate::join::Missing),
    /// The files could not be packed into one.
    #[error(transparent)]
    Packing(#[from] super::write::archive::PackError),
    /// Who watched the print asked it to stop.
    #[error("Printing was cancelled")]
    Cancelled,
}

impl PortfolioError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Contents(_) | Self::Typesetting { .. } | Self::Joining(_) => {
                "Your record is untouched. This is a fault in Cairn: please report it with the words above"
            }
            Self::Packing(err) => err.hint(),
            Self::Cancelled => "Nothing was written",
        }
    }
}
