//! Prints the kinds of document there are.

use std::ops::ControlFlow;

use super::{PortfolioContents, PortfolioError};
use super::{press, sheet};

/// How far a print has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartsPrinted {
    /// The pieces of work that are done.
    pub done: usize,
    /// All of them, as far as is known: it may grow a little, once all pages are counted.
    pub of: usize,
}

/// Prints the summary of a portfolio as a tagged, accessible PDF (PDF/UA-1).
///
/// The same contents make the same bytes. What the person typed is printed as it stands, never read as markup; a
/// character that the typefaces lack becomes a box, and the cover says so.
///
/// # Errors
/// When the typesetter refuses the document, which is a fault of the program and not of the contents.
pub fn summary_pdf(contents: &PortfolioContents) -> Result<Vec<u8>, PortfolioError> {
    summary_pdf_watched(contents, &mut |_| ControlFlow::Continue(()))
}

/// Prints the summary as [`summary_pdf`] does and tells how far it has come, from the thread that called it.
///
/// A long summary is printed in parts; after each, `watch` may break off, which ends the print within a second or so.
///
/// # Errors
/// As [`summary_pdf`], and [`PortfolioError::Cancelled`] when `watch` broke off.
pub fn summary_pdf_watched(
    contents: &PortfolioContents,
    watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
) -> Result<Vec<u8>, PortfolioError> {
    press::print(sheet::summary(contents)?, watch)
}
