//! Proofs: the pages of a portfolio to be seen while it is composed, one after each change.

use std::ops::ControlFlow;

use super::enclosures::{Kept, ReadFile};
use super::press::{self, Proof};
use super::print::{PartsPrinted, manuscript};
use super::{PortfolioContents, PortfolioError};

/// Makes proofs. What did not change since the last one is not worked out again: neither layouts, up to some 400 entries,
/// nor the pages of enclosed files.
///
/// Both fill memory until this is dropped.
#[derive(Debug, Default)]
pub struct Proofs {
    kept: Kept,
}

impl Proofs {
    /// Makes a proof of a portfolio as it is now.
    ///
    /// # Errors
    /// As [`portfolio_pdf_watched`](super::portfolio_pdf_watched).
    pub fn pull(
        &mut self,
        contents: &PortfolioContents,
        read: &ReadFile<'_>,
        watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
    ) -> Result<Proof, PortfolioError> {
        Proof::pull(manuscript(contents, read, &mut self.kept)?, watch)
    }
}

impl Drop for Proofs {
    fn drop(&mut self) {
        press::forget_layouts();
    }
}
