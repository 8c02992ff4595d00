//! Prints a portfolio of any kind.

use std::ops::ControlFlow;

use super::contents::PortfolioContents;
use super::document::whole::Document;
use super::document::{Attached, Beside};
use super::enclosures::{Enclosures, Kept, ReadFile};
use super::error::PortfolioError;
use super::form::{BUNDLE_MARK, PrintForm, Printed};
use super::watching::PartsPrinted;
use super::write::{self, Bundling, Held, Laid, PackError};

use crate::domain::{Evidence, EvidenceContent, EvidenceNumber, FileContent};

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
    let (document, files) = paper(contents, read, &mut Kept::default());
    write::print(document, files, watch)
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
    let (document, files) = paper(contents, read, &mut Kept::default());
    write::print_in_one_go(document, files)
}

/// Works out a portfolio for paper, with what is enclosed tried out, and the bytes that it takes along.
pub(super) fn paper(
    contents: &PortfolioContents,
    read: &ReadFile<'_>,
    kept: &mut Kept,
) -> (Document, Vec<Held>) {
    let mut enclosures = Enclosures::read(contents, read, kept);
    let embeds = enclosures.embeds();
    enclosures.try_out(kept, |page, bytes| {
        let trial = Document::trial(contents, page.format);
        write::can_set(trial, vec![bytes.clone()], embeds)
    });
    let document = Document::new(contents, &Attached::Enclosed(&enclosures));
    (document, enclosures.files)
}

/// A portfolio as one zip.
pub struct Bundle {
    /// The zip.
    pub bytes: Vec<u8>,
    /// How many attachments lie in it.
    pub attachments: usize,
    /// The evidence whose file could not be loaded; the page says so where it is named.
    pub left_out: Vec<EvidenceNumber>,
}

/// Packs a portfolio as a page with the chosen evidence's files beside it.
///
/// `load` gives the bytes of an attachment, or nothing when it is missing or damaged.
///
/// # Errors
/// When the files cannot be packed.
pub fn bundle(
    contents: &PortfolioContents,
    mut load: impl FnMut(&FileContent) -> Option<Vec<u8>>,
) -> Result<Bundle, PackError> {
    let mut bundling = Bundling::new(contents.printed_on);
    let mut beside = Vec::new();
    let mut left_out = Vec::new();
    let mut evidence: Vec<&Evidence> = contents.evidence.iter().collect();
    evidence.sort_by_key(|evidence| evidence.number);
    for evidence in evidence {
        let EvidenceContent::File(file) = &evidence.details.content else {
            continue;
        };
        let Some(bytes) = load(file) else {
            left_out.push(evidence.number);
            continue;
        };
        let number = evidence.number.to_string();
        let Laid { href, sha256 } = bundling.lay(&number, &file.name, &bytes)?;
        beside.push(Beside {
            evidence,
            file,
            href,
            sha256,
        });
    }
    let document = Document::new(contents, &Attached::Beside(&beside));
    Ok(Bundle {
        bytes: bundling.finish(&document, BUNDLE_MARK)?,
        attachments: beside.len(),
        left_out,
    })
}

/// Writes the texts and tables of a portfolio as a DOCX. The same contents make the same bytes.
///
/// # Errors
/// When the parts cannot be packed.
pub fn docx(contents: &PortfolioContents) -> Result<Vec<u8>, PackError> {
    write::docx(&Document::new(contents, &Attached::Left))
}
