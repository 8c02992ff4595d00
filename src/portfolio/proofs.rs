//! Proofs: the pages of a portfolio to be seen while it is composed, one after each change.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::contents::PortfolioContents;
use super::enclosures::{Kept, ReadFile};
use super::error::PortfolioError;
use super::print::paper;
use super::watching::PartsPrinted;
use super::write;
use super::writing::{Writing, place_of};

/// Makes proofs. What did not change since the last one is not worked out again: neither layouts, up to some 400 entries,
/// nor the pages of enclosed files.
///
/// Both fill memory until this is dropped.
#[derive(Debug, Default)]
pub struct Proofs {
    kept: Kept,
}

/// The pages of a portfolio as they would be printed.
#[derive(Clone)]
pub struct Proof(write::Proof);

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
        let (document, files) = paper(contents, read, &mut self.kept);
        write::Proof::pull(document, files, watch).map(Proof)
    }
}

impl Drop for Proofs {
    fn drop(&mut self) {
        write::forget_layouts();
    }
}

impl Proof {
    /// Returns the number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.count()
    }

    /// Makes a PDF that holds that page, counted from 0, and tells where in it.
    ///
    /// # Errors
    /// When the typesetter refuses the page, which is a fault of the program.
    pub fn page(&self, at: usize) -> Result<(Arc<Vec<u8>>, usize), PortfolioError> {
        self.0.page(at)
    }

    /// Returns about the page on which one writes, counted from 0; nothing where that is not known.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a statement has few words")]
    pub fn page_of(&self, writing: Writing) -> Option<usize> {
        let share = writing.at as f32 / writing.of.max(1) as f32;
        self.0.page_at(&place_of(writing.part), share)
    }
}
