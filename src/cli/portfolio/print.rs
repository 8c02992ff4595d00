//! `cairn portfolio print`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::kind;
use super::period::Days;
use crate::cli::entry::Told as _;
use crate::cli::ids::short;
use crate::cli::privacy::warn_of_output;
use crate::cli::session::shown;
use crate::cli::text::count;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::portfolio::{Portfolio, PortfolioKind, Stage};
use crate::domain::{EvidenceNumber, Period, long_date};
use crate::files;
use crate::kinds::SUMMARY;
use crate::portfolio::{PortfolioContents, PrintForm, Printed, exposed};
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

#[derive(Serialize)]
struct View<'a> {
    kind: &'a str,
    from: chrono::NaiveDate,
    to: chrono::NaiveDate,
    out: String,
}

/// Prints a portfolio.
pub fn run(args: &Print, session: &mut Session) -> Result<(), CliError> {
    let form = form_of(&args.out)?;
    let known = session.record_if_any()?;
    // What makes no sense is said even where there is no record yet.
    let kind = args.kind.as_deref().unwrap_or(SUMMARY);
    let kind = kind::named(known.as_ref(), kind)?;
    let record = known.map_or_else(|| session.record(), Ok)?;
    let contents = contents(args, kind, &record, session)?;
    warn_of_output(&exposed(&contents), session.format());
    let printed = print(form, &record, &contents)?;
    write(form, &args.out, &printed.bytes)?;
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
        if contents.composed.stage == Stage::Proposed && !is_uncomposed(&details.kind) {
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
        let id = Portfolio::find(record, text)?;
        return Ok(record.compose(&record.get(id)?)?);
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

/// Tells whether nobody composes portfolios of a kind: they print the record as it is.
fn is_uncomposed(kind: &PortfolioKind) -> bool {
    kind.key == SUMMARY || kind.is_sheet()
}

/// Returns the one portfolio of a kind that the person composed; nothing when there is none, or when nobody composes it.
fn composed(record: &Record, kind: &PortfolioKind) -> Result<Option<PortfolioContents>, CliError> {
    if is_uncomposed(kind) {
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
            let ids = several.map(|one| format!("{} {}", short(one.id.uuid()), one.details.title));
            let ids: Vec<String> = ids.collect();
            Err(CliError::failed(error).hinted(format!("Say which by its id: {}", ids.join(", "))))
        }
    }
}

/// Prints the summary of a period into a file, as PDF.
pub fn print_summary(record: &Record, period: Period, path: &Path) -> Result<(), CliError> {
    let as_of = period.to().min(record.today());
    let contents = record.portfolio_contents(period, as_of)?;
    let printed = print(PrintForm::Pdf, record, &contents)?;
    write(PrintForm::Pdf, path, &printed.bytes)
}

/// Reads the ending of a file's name.
fn form_of(path: &Path) -> Result<PrintForm, CliError> {
    PrintForm::of(path).ok_or_else(|| {
        let error = format!("{} does not say what to print", shown(path));
        CliError::failed(error).hinted(
            "Name a file that ends in .pdf, in .zip (a page with its attachments) or in .docx",
        )
    })
}

/// Writes a print; replaces nothing but a print of the same form.
fn write(form: PrintForm, path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let written = files::write(path, bytes, form.sort(), |present| form.is_one(present));
    Ok(written?)
}

#[cfg(feature = "pdf")]
fn print(
    form: PrintForm,
    record: &Record,
    contents: &PortfolioContents,
) -> Result<Printed, CliError> {
    let files = record.attached_files();
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    crate::portfolio::print(form, contents, &|file| files.read(file), go_on)
        .map_err(|err| CliError::failed(err.to_string()).hinted(err.hint()))
}

/// Says that this Cairn cannot print.
#[cfg(not(feature = "pdf"))]
fn print(
    _form: PrintForm,
    _record: &Record,
    _contents: &PortfolioContents,
) -> Result<Printed, CliError> {
    Err(CliError::failed("This Cairn was built without printing")
        .hinted("Build it with the feature `pdf`, which is on unless it is switched off"))
}
