//! Prints a portfolio of any kind.

use std::ops::ControlFlow;

use super::enclosures::{Enclosures, Kept, ReadFile};
use super::manuscript::Manuscript;
use super::{PortfolioContents, PortfolioError, PrintForm, Printed, bundle, docx, press, sheet};

/// How far a print has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartsPrinted {
    /// The pieces of work that are done.
    pub done: usize,
    /// All of them, as far as is known: it may grow a little, once all pages are counted.
    pub of: usize,
}

/// Prints a portfolio in one of its forms, and tells how far it has come where that takes time.
///
/// # Errors
/// As [`portfolio_pdf_watched`], or when files cannot be packed into one.
pub fn print(
    form: PrintForm,
    contents: &PortfolioContents,
    read: &ReadFile<'_>,
    watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
) -> Result<Printed, PortfolioError> {
    match form {
        PrintForm::Pdf => Ok(portfolio_pdf_watched(contents, read, watch)?.into()),
        PrintForm::Bundle => {
            let bundle = bundle(contents, |file| read(file).ok())?;
            Ok(Printed {
                bytes: bundle.bytes,
                attachments: bundle.attachments,
                left_out: bundle.left_out,
            })
        }
        PrintForm::Docx => Ok(docx(contents)?.into()),
    }
}

/// Prints a portfolio as a tagged, accessible PDF (PDF/UA-1; PDF/A-3a too where files lie in it).
///
/// It holds what its kind prints, in that order. `read` fetches the bytes of the files that the person chose to enclose;
/// one that cannot be read or drawn is named with the reason. The same contents make the same bytes. What the person
/// typed is printed as it stands, never read as markup; a character that the typefaces lack becomes a box, and the cover
/// says so.
///
/// # Errors
/// When the typesetter refuses the document, which is a fault of the program and not of the contents.
pub fn portfolio_pdf(
    contents: &PortfolioContents,
    read: &ReadFile<'_>,
) -> Result<Vec<u8>, PortfolioError> {
    portfolio_pdf_watched(contents, read, &mut |_| ControlFlow::Continue(()))
}

/// Prints a portfolio as [`portfolio_pdf`] does and tells how far it has come, from the thread that called it.
///
/// A long portfolio is printed in parts; after each, `watch` may break off, which ends the print within a second or so.
///
/// # Errors
/// As [`portfolio_pdf`], and [`PortfolioError::Cancelled`] when `watch` broke off.
pub fn portfolio_pdf_watched(
    contents: &PortfolioContents,
    read: &ReadFile<'_>,
    watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
) -> Result<Vec<u8>, PortfolioError> {
    press::print(manuscript(contents, read, &mut Kept::default())?, watch)
}

/// Prints a portfolio as [`portfolio_pdf`] does, but never in parts: what the typesetter alone needs for the same pages.
///
/// Benchmarks measure it beside the other.
///
/// # Errors
/// As [`portfolio_pdf`].
pub fn portfolio_pdf_in_one_go(
    contents: &PortfolioContents,
    read: &ReadFile<'_>,
) -> Result<Vec<u8>, PortfolioError> {
    press::print_in_one_go(manuscript(contents, read, &mut Kept::default())?)
}

/// Works out a portfolio, with what is enclosed tried out.
pub(super) fn manuscript(
    contents: &PortfolioContents,
    read: &ReadFile<'_>,
    kept: &mut Kept,
) -> Result<Manuscript, PortfolioError> {
    let mut enclosures = Enclosures::read(contents, read, kept);
    let embeds = enclosures.embeds();
    enclosures.try_out(kept, |page, bytes| {
        let trial = sheet::trial(contents, page, bytes, embeds);
        trial.is_ok_and(|manuscript| press::can_set(&manuscript))
    });
    Ok(sheet::manuscript(contents, enclosures)?)
}
