//! `cairn portfolio`: what is handed in.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::privacy::warn_of_print;
use super::session::shown;
use super::typed::Typed;
use super::{CliError, Session};
use crate::domain::{Period, YearStart, long_date};
use crate::files;
use crate::portfolio::{PortfolioContents, exposed};
use crate::record::Record;

/// Print what you hand in
#[derive(Debug, Subcommand)]
pub enum Portfolio {
    Print(Print),
}

/// Print a portfolio as PDF
#[derive(Debug, Args)]
pub struct Print {
    /// What sort of portfolio
    #[arg(long, value_enum, default_value_t = Kind::Summary)]
    kind: Kind,
    /// Its first day [default: the beginning of the CPD year]
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Its last day [default: the end of the CPD year]
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// The file to write; a PDF that is there already is replaced, any other file is not
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// The sorts of portfolio there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// Progress, activities, skills and evidence of a period
    Summary,
}

#[derive(Serialize)]
struct View {
    kind: Kind,
    from: chrono::NaiveDate,
    to: chrono::NaiveDate,
    out: String,
}

/// Runs one of the commands.
pub fn run(command: &Portfolio, session: &mut Session) -> Result<(), CliError> {
    match command {
        Portfolio::Print(args) => print(args, session),
    }
}

fn print(args: &Print, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let period = period(args, record.practitioner()?.year_start, session)?;
    let contents = contents(&record, period)?;
    warn_of_print(&exposed(&contents), session.format());
    write(&record, &contents, &args.out)?;
    let view = View {
        kind: args.kind,
        from: period.from(),
        to: period.to(),
        out: shown(&args.out),
    };
    session.answer(&view, |out| {
        let (from, to) = (long_date(period.from()), long_date(period.to()));
        out.line(format_args!("Printed {from} to {to} as {}", view.out));
    });
    Ok(())
}

/// Returns the period that the person means; what they leave out comes from the CPD year around what they say.
fn period(args: &Print, start: YearStart, session: &Session) -> Result<Period, CliError> {
    let mut typed = Typed::on(session.today());
    let from = typed.date("from", args.from.as_deref());
    let to = typed.date("to", args.to.as_deref());
    let year = start.year_of(from.or(to).unwrap_or(session.today()));
    let period = typed.note(Period::new(
        from.unwrap_or(year.from()),
        to.unwrap_or(year.to()),
    ));
    Ok(typed.finish(Ok(period.unwrap_or(year)))?)
}

/// Prints the summary of a period into a file.
pub fn print_summary(record: &Record, period: Period, path: &Path) -> Result<(), CliError> {
    write(record, &contents(record, period)?, path)
}

fn contents(record: &Record, period: Period) -> Result<PortfolioContents, CliError> {
    let as_of = period.to().min(record.today());
    Ok(record.portfolio_contents(period, as_of)?)
}

fn write(record: &Record, contents: &PortfolioContents, path: &Path) -> Result<(), CliError> {
    Ok(files::write_pdf(path, &printed(record, contents)?)?)
}

/// Typesets a portfolio.
#[cfg(feature = "pdf")]
fn printed(record: &Record, contents: &PortfolioContents) -> Result<Vec<u8>, CliError> {
    let files = record.attached_files();
    crate::portfolio::portfolio_pdf(contents, &|file| files.read(file))
        .map_err(|err| CliError::failed(err.to_string()).hinted(err.hint()))
}

/// Says that this Cairn cannot typeset.
#[cfg(not(feature = "pdf"))]
fn printed(_record: &Record, _contents: &PortfolioContents) -> Result<Vec<u8>, CliError> {
    Err(CliError::failed("This Cairn was built without printing")
        .hinted("Build it with the feature `pdf`, which is on unless it is switched off"))
}
