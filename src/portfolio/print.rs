//! Typesets a portfolio.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::printable::{Drawn, make_printable};
use super::sheet::Sheet;
use super::world::{Workshop, day};
use super::{PortfolioContents, PortfolioError};

/// Prints the summary of a portfolio as a tagged, accessible PDF (PDF/UA-1).
///
/// The same contents make the same bytes. What the person typed is printed as it stands, never read as markup; a
/// character that the typefaces lack becomes a box, and the cover says so.
///
/// # Errors
/// When the typesetter refuses the document, which is a fault of the program and not of the contents.
pub fn summary_pdf(contents: &PortfolioContents) -> Result<Vec<u8>, PortfolioError> {
    let made = typeset(contents);
    forget_layouts();
    made
}

/// Frees what typst remembers of its layouts for a next run; here is none, and a long log's are hundreds of megabytes.
fn forget_layouts() {
    typst::comemo::evict(0);
}

fn typeset(contents: &PortfolioContents) -> Result<Vec<u8>, PortfolioError> {
    let mut sheet = serde_json::to_value(Sheet::new(contents))?;
    let drawn = make_printable(&mut sheet);
    let data = serde_json::json!({ "sheet": sheet, "lacking": drawn == Drawn::SomeLacking });
    let workshop = Workshop::new(data.to_string(), contents.printed_on)
        .ok_or_else(|| refused("there is no template"))?;
    let document = typst::compile(&workshop)
        .output
        .map_err(|problems| explain(&problems))?;
    forget_layouts();
    typst_pdf::pdf(&document, &options(contents)?).map_err(|problems| explain(&problems))
}

fn options(contents: &PortfolioContents) -> Result<PdfOptions, PortfolioError> {
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|problem| refused(problem.message()))?;
    let identity = format!(
        "cairn portfolio summary {} {} {}",
        contents.practitioner.name,
        contents.period().from(),
        contents.period().to()
    );
    Ok(PdfOptions {
        ident: Smart::Custom(identity),
        creator: Smart::Custom(Some(format!("Cairn {}", env!("CARGO_PKG_VERSION")))),
        timestamp: day(contents.printed_on).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

fn explain(problems: &[SourceDiagnostic]) -> PortfolioError {
    let said: Vec<&str> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    refused(&said.join("; "))
}

fn refused(problem: &str) -> PortfolioError {
    PortfolioError::Typesetting {
        problem: problem.to_owned(),
    }
}
