//! Makes a tagged, accessible PDF of what was laid out.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::portfolio::error::PortfolioError;
use crate::portfolio::write::pdf::manuscript::Manuscript;
use crate::portfolio::write::pdf::world::day;

/// Exports a document or a part of one.
pub(super) fn pdf(
    document: &PagedDocument,
    options: &PdfOptions,
) -> Result<Vec<u8>, PortfolioError> {
    typst_pdf::pdf(document, options).map_err(|problems| explain(&problems))
}

/// Says how a document is exported: by PDF/UA-1, with the day of the print; by PDF/A-3 too where files lie in it.
pub(super) fn options(manuscript: &Manuscript, embeds: bool) -> Result<PdfOptions, PortfolioError> {
    let standards: &[PdfStandard] = if embeds {
        &[PdfStandard::Ua_1, PdfStandard::A_3a]
    } else {
        &[PdfStandard::Ua_1]
    };
    let standards = PdfStandards::new(standards).map_err(|problem| refused(problem.message()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(manuscript.about.identity.clone()),
        creator: Smart::Custom(Some(format!("Cairn {}", env!("CARGO_PKG_VERSION")))),
        timestamp: day(manuscript.about.printed_on).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

/// Says why the typesetter refused something.
pub(super) fn explain(problems: &[SourceDiagnostic]) -> PortfolioError {
    let said: Vec<&str> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    refused(&said.join("; "))
}

/// Makes an error of what the typesetter said.
pub(super) fn refused(problem: &str) -> PortfolioError {
    PortfolioError::Typesetting {
        problem: problem.to_owned(),
    }
}
