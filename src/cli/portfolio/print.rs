//! `cairn portfolio print`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::kind;
use super::period::Days;
use crate::cli::ids;
use crate::cli::privacy::warn_of_print;
use crate::cli::session::shown;
use crate::cli::text::count;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::portfolio::{PortfolioKind, Stage};
use crate::domain::{EvidenceNumber, Period, long_date};
use crate::files;
use crate::kinds::SUMMARY;
use crate::portfolio::{PortfolioContents, exposed};
use crate::record::Record;

/// Print a portfolio: as PDF, as a page with its attachments, or as texts and tables for a form
///
/// The file's ending says which: .pdf, .zip (a page to open in any browser, offline, with the attached files beside it) or .docx.
#[derive(Debug, Args)]
pub struct Print {
    /// The portfolio that you composed, by its id or title
    #[arg(value_name = "PORTFOLIO", conflicts_with_all = ["kind", "from", "to"])]
    portfolio: Option<String>,
    /// What to print: the one of that kind that you composed, or else what Cairn proposes [default: summary]
    #[arg(long, value_name = "KEY|FILE")]
    kind: Option<String>,
    /// Its first day [default: so that it covers the months of its kind]
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Its last day [default: the end of the CPD year]
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// The file to write; a print that is there already is replaced, any other file is not
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// What a portfolio is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Pdf,
    Bundle,
    Docx,
}

/// What a print came to.
#[derive(Default)]
struct Printed {
    bytes: Vec<u8>,
    attachments: usize,
    left_out: Vec<EvidenceNumber>,
}

#[derive(Serialize)]
struct View<'a> {
    kind: &'a str,
    from: chrono::NaiveDate,
    to: chrono::NaiveDate,
    out: String,
}

/// Prints a portfolio.
pub fn run(args: &Print, session: &mut Session) -> Result<(), CliError> {
    let form = Form::of(&args.out)?;
    let known = session.record_if_any()?;
    // What makes no sense is said even where there is no record yet.
    let kind = args.kind.as_deref().unwrap_or(SUMMARY);
    let kind = kind::named(known.as_ref(), kind)?;
    let record = known.map_or_else(|| session.record(), Ok)?;
    let contents = contents(args, kind, &record, session)?;
    warn_of_print(&exposed(&contents), session.format());
    let printed = print(form, &record, &contents)?;
    form.write(&args.out, &printed.bytes)?;
    for number in &printed.left_out {
        warn(*number);
    }
    let details = &contents.composed.details;
    let view = View {
        kind: &details.kind.key,
        from: details.period.from(),
        to: details.period.to(),
        out: shown(&args.out),
    };
    session.answer(&view, |out| {
        let days = (details.period.from(), details.period.to());
        let (from, to) = (long_date(days.0), long_date(days.1));
        match contents.composed.stage {
            Stage::Proposed => {
                out.line(format_args!("Printed {from} to {to} as {}", view.out));
            }
            Stage::Draft | Stage::Submitted(_) => {
                out.line(format_args!("Printed “{}” as {}", details.title, view.out));
            }
        }
        if printed.attachments > 0 {
            let files = count(printed.attachments, "attached file", "attached files");
            out.line(format_args!("It holds {files}"));
        }
        if contents.composed.stage == Stage::Proposed && details.kind.key != SUMMARY {
            out.line(format_args!(
                "It is a draft that Cairn proposes; compose yours with `cairn portfolio new --kind {}`",
                details.kind.key
            ));
        }
    });
    Ok(())
}

/// Tells on standard error that a file is not enclosed, so that the answer itself can be piped on.
fn warn(number: EvidenceNumber) {
    let mut to = io::stderr().lock();
    // A warning that nobody can be told must not spoil the print.
    writeln!(
        to,
        "warning: the file of {number} is missing or damaged, so it is not enclosed"
    )
    .ok();
}

/// Returns what is printed: a composed portfolio, or what Cairn proposes.
fn contents(
    args: &Print,
    kind: PortfolioKind,
    record: &Record,
    session: &Session,
) -> Result<PortfolioContents, CliError> {
    if let Some(text) = &args.portfolio {
        let id = ids::portfolio(record, text)?;
        return Ok(record.compose(&record.portfolio(id)?)?);
    }
    let days = Days {
        from: args.from.clone(),
        to: args.to.clone(),
    };
    if !days.is_given()
        && let Some(composed) = composed(record, &kind)?
    {
        return Ok(composed);
    }
    let mut typed = Typed::on(session.today());
    let start = record.practitioner()?.year_start;
    let period = days.period(&kind, start, session.today(), &mut typed);
    typed.finish(Ok(()))?;
    let details = record.propose_portfolio(kind, period)?;
    Ok(record.compose_draft(Stage::Proposed, details)?)
}

/// Returns the one portfolio of a kind that the person composed; nothing when there is none, or when nobody composes it.
fn composed(record: &Record, kind: &PortfolioKind) -> Result<Option<PortfolioContents>, CliError> {
    if kind.key == SUMMARY {
        return Ok(None);
    }
    let mut of_kind = record.portfolios()?;
    of_kind.retain(|portfolio| portfolio.details.kind.key == kind.key);
    match of_kind.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(record.compose(only)?)),
        several => {
            let error = format!("You composed {} of the kind {}", several.len(), kind.key);
            let several = several.iter();
            let ids =
                several.map(|one| format!("{} {}", ids::short(one.id.uuid()), one.details.title));
            let ids: Vec<String> = ids.collect();
            Err(CliError::failed(error).hinted(format!("Say which by its id: {}", ids.join(", "))))
        }
    }
}

/// Prints the summary of a period into a file, as PDF.
pub fn print_summary(record: &Record, period: Period, path: &Path) -> Result<(), CliError> {
    let as_of = period.to().min(record.today());
    let contents = record.portfolio_contents(period, as_of)?;
    let printed = print(Form::Pdf, record, &contents)?;
    Form::Pdf.write(path, &printed.bytes)
}

impl Form {
    /// Reads the ending of a file's name.
    fn of(path: &Path) -> Result<Self, CliError> {
        let ending = path.extension().unwrap_or_default();
        match ending.to_string_lossy().to_lowercase().as_str() {
            "pdf" => Ok(Self::Pdf),
            "zip" => Ok(Self::Bundle),
            "docx" => Ok(Self::Docx),
            _ => {
                let error = format!("{} does not say what to print", shown(path));
                Err(CliError::failed(error).hinted(
                    "Name a file that ends in .pdf, in .zip (a page with its attachments) or in .docx",
                ))
            }
        }
    }

    /// Writes a print; replaces nothing but a print of the same form.
    fn write(self, path: &Path, bytes: &[u8]) -> Result<(), CliError> {
        match self {
            Self::Pdf => files::write_pdf(path, bytes)?,
            Self::Bundle => files::write(path, bytes, "a portfolio that Cairn printed", is_bundle)?,
            Self::Docx => files::write(path, bytes, "a DOCX", is_docx)?,
        }
        Ok(())
    }
}

#[cfg(feature = "pdf")]
fn is_bundle(bytes: &[u8]) -> bool {
    let mark = crate::portfolio::BUNDLE_MARK.as_bytes();
    bytes.starts_with(b"PK") && bytes.ends_with(mark)
}

/// Tells whether bytes are a DOCX: a zip that says of itself what types its parts have and holds a Word document.
#[cfg(feature = "pdf")]
fn is_docx(bytes: &[u8]) -> bool {
    let part = b"word/document.xml";
    bytes.starts_with(b"PK") && bytes.windows(part.len()).any(|some| some == part)
}

#[cfg(not(feature = "pdf"))]
const fn is_bundle(_bytes: &[u8]) -> bool {
    false
}

#[cfg(not(feature = "pdf"))]
const fn is_docx(_bytes: &[u8]) -> bool {
    false
}

#[cfg(feature = "pdf")]
fn print(form: Form, record: &Record, contents: &PortfolioContents) -> Result<Printed, CliError> {
    use crate::portfolio::{bundle, docx, portfolio_pdf};
    let files = record.attached_files();
    match form {
        Form::Pdf => {
            let bytes = portfolio_pdf(contents, &|file| files.read(file))
                .map_err(|err| CliError::failed(err.to_string()).hinted(err.hint()))?;
            Ok(Printed {
                bytes,
                ..Printed::default()
            })
        }
        Form::Bundle => {
            let bundle = bundle(contents, |file| files.read(file).ok())
                .map_err(|err| CliError::failed(err.to_string()).hinted(err.hint()))?;
            Ok(Printed {
                bytes: bundle.bytes,
                attachments: bundle.attachments,
                left_out: bundle.left_out,
            })
        }
        Form::Docx => {
            let bytes = docx(contents)
                .map_err(|err| CliError::failed(err.to_string()).hinted(err.hint()))?;
            Ok(Printed {
                bytes,
                ..Printed::default()
            })
        }
    }
}

/// Says that this Cairn cannot print.
#[cfg(not(feature = "pdf"))]
fn print(
    _form: Form,
    _record: &Record,
    _contents: &PortfolioContents,
) -> Result<Printed, CliError> {
    Err(CliError::failed("This Cairn was built without printing")
        .hinted("Build it with the feature `pdf`, which is on unless it is switched off"))
}
