//! `cairn import` of what other programs wrote.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::json::brought::{BroughtView, view};
use super::out::Out;
use super::session::shown;
use super::{CliError, Format, Session};
use crate::bring::{
    self, Answers, BringError, Draft, Entry, Field, Form, Given, Looks, Order, Reading, Unit,
};
use crate::domain::{Invalid, Minutes, Problems, count, readable, short_date};
use crate::files;
use crate::record::{Brought, Double, Record, Txn, is_encrypted};

/// What can be said of files of other programs.
#[derive(Debug, Args)]
#[command(next_help_heading = "Files of other programs")]
pub struct Options {
    /// Show what would come in, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// What sort of file it is, where that cannot be told: csv, xlsx, ods, ics, badge, leap2a, docx, html, eml, ris, bibtex or csl
    #[arg(long = "as", value_name = "SORT")]
    form: Option<String>,
    /// Which sheet of a workbook to read [otherwise: all that are shown]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// What a column holds, such as "Session=title"; may be given again
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// The order of days in digits: dmy, mdy or ymd [otherwise: as the column proves it]
    #[arg(long, value_name = "ORDER")]
    date_order: Option<String>,
    /// What numbers alone count: hours, minutes, days, or points=H for points of H hours each
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// Take what is off by default too: doubles, and hidden sheets and rows
    #[arg(long)]
    all: bool,
    /// Keep the files themselves, as evidence of what came in
    #[arg(long)]
    keep: bool,
}

impl Options {
    /// Tells whether any of them is given.
    pub fn are_given(&self) -> bool {
        let Self {
            dry_run,
            form,
            sheet,
            map,
            date_order,
            unit,
            all,
            keep,
        } = self;
        *dry_run
            || *all
            || *keep
            || !map.is_empty()
            || [form, sheet, date_order, unit]
                .iter()
                .any(|given| given.is_some())
    }

    fn answers(&self) -> Result<Answers, Problems> {
        let mut problems = Problems::default();
        let form = self.form.as_deref().map(Form::parse);
        let order = self.date_order.as_deref().map(order);
        let unit = self.unit.as_deref().map(unit);
        let map = self.map.iter().map(|said| mapped(said)).collect::<Vec<_>>();
        let answers = Answers {
            form: form.and_then(|form| problems.note(form)),
            sheet: self.sheet.clone(),
            map: map
                .into_iter()
                .filter_map(|said| problems.note(said))
                .collect(),
            order: order.and_then(|order| problems.note(order)),
            unit: unit.and_then(|unit| problems.note(unit)),
            all: self.all,
        };
        problems.or_else_ok(answers)
    }
}

fn order(text: &str) -> Result<Order, Invalid> {
    let wanted = text.trim().to_lowercase();
    let found = Order::ALL
        .iter()
        .copied()
        .find(|order| order.key() == wanted);
    found.ok_or_else(|| {
        Invalid::new(
            "date-order",
            format!("There is no order called “{}”", text.trim()),
        )
        .hinted("Choose one of: dmy, mdy, ymd")
    })
}

fn unit(text: &str) -> Result<Unit, Invalid> {
    let wanted = text.trim().to_lowercase();
    let points = wanted
        .strip_prefix("points=")
        .map(|hours| hours.replace(',', ".").parse::<f64>());
    match (wanted.as_str(), points) {
        ("hours", _) => Ok(Unit::Hours),
        ("minutes", _) => Ok(Unit::Minutes),
        ("days", _) => Ok(Unit::Days),
        (_, Some(Ok(hours))) if (0.0..=1000.0).contains(&hours) => Ok(Unit::Points(hours)),
        _ => Err(
            Invalid::new("unit", format!("There is no unit called “{}”", text.trim()))
                .hinted("Choose one of: hours, minutes, days, points=H, such as points=0.5"),
        ),
    }
}

fn mapped(said: &str) -> Result<(String, Field), Invalid> {
    let (column, field) = said.rsplit_once('=').ok_or_else(|| {
        Invalid::new(
            "map",
            format!("“{said}” does not say what the column holds"),
        )
        .hinted("Write it like \"Session=title\"")
    })?;
    Ok((column.trim().to_owned(), Field::parse(field)?))
}

/// Tells whether a file is, or may be, an export of Cairn.
pub fn is_export(file: &Path) -> bool {
    if is_encrypted(file) || !file.is_file() {
        return file != Path::new("-");
    }
    let named = file
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("zip"));
    match files::read_bytes(file) {
        Ok(bytes) => match bring::looks(&readable(file.as_os_str()), &bytes) {
            Looks::Zip => true,
            Looks::Other => named,
            Looks::Like(_) => named && !bytes.starts_with(b"PK"),
            Looks::Old => false,
        },
        Err(_) => true,
    }
}

impl From<BringError> for CliError {
    fn from(err: BringError) -> Self {
        let hint = err.hint();
        Self::failed(err.to_string()).hinted(hint)
    }
}

/// Imports files of other programs.
pub fn run(files: &[PathBuf], options: &Options, session: &mut Session) -> Result<(), CliError> {
    let answers = options.answers()?;
    let today = session.today();
    let mut given = Vec::new();
    for file in files {
        if is_encrypted(file)
            || answers.form.is_none()
                && file
                    .extension()
                    .is_some_and(|end| end.eq_ignore_ascii_case("zip"))
                && is_export(file)
        {
            let says = format!(
                "{} is an export of Cairn, or of no sort that is read",
                shown(file)
            );
            return Err(
                CliError::usage(says).hinted("Import an export of Cairn alone and without options")
            );
        }
        given.push(read(file)?);
    }
    let readings = given
        .iter()
        .map(|given| bring::read(given, &answers, today));
    let mut readings = readings.collect::<Result<Vec<_>, _>>()?;
    bring::find_twins_among(&mut readings, answers.all);
    let question = readings
        .iter()
        .flat_map(|reading| &reading.questions)
        .next();
    if let Some(question) = question.filter(|_| !options.dry_run) {
        let hint = format!(
            "Say it with {} {}; --dry-run shows what each gives",
            question.option,
            question.answers.join(" or ")
        );
        return Err(CliError::failed(format!("{}: {}", question.file, question.ask)).hinted(hint));
    }
    let record = if options.dry_run {
        session.record_if_any()?
    } else {
        Some(session.record()?)
    };
    let doubles = match &record {
        Some(record) => record.doubles(&mut readings)?,
        None => Vec::new(),
    };
    if answers.all {
        for draft in readings.iter_mut().flat_map(|reading| &mut reading.drafts) {
            draft.tick = draft.waits.is_none();
        }
    }
    let done = match record {
        Some(mut record) if !options.dry_run => {
            Some(keep(&mut record, &readings, &doubles, given, options)?)
        }
        _ => None,
    };
    let view = view(&readings, &doubles, done.as_ref())?;
    let dry = done.is_none();
    session.answer(&view, |out| in_words(&readings, &view, dry, today, out));
    if session.format() == Format::Plain
        && dry
        && !readings.iter().all(|reading| reading.questions.is_empty())
    {
        for question in readings.iter().flat_map(|reading| &reading.questions) {
            let asked = CliError::failed(question.ask.clone()).hinted(format!(
                "Say it with {} {}",
                question.option,
                question.answers.join(" or ")
            ));
            asked.warn("This has to be said before it can come in");
        }
    }
    Ok(())
}

fn keep(
    record: &mut Record,
    readings: &[Reading],
    doubles: &[Double],
    given: Vec<Given>,
    options: &Options,
) -> Result<(Brought, Option<Txn>), CliError> {
    let originals = if options.keep { given } else { Vec::new() };
    let applied = record.bring(readings, doubles, originals)?;
    Ok((applied.output, applied.txn))
}

fn read(file: &Path) -> Result<Given, CliError> {
    if file == Path::new("-") {
        let bytes = files::bytes_of(std::io::stdin().lock())
            .map_err(|err| CliError::failed(format!("What was pasted cannot be read: {err}")))?;
        let bytes = bytes.ok_or_else(|| {
            CliError::failed("What was pasted is longer than 256 MB, and no log is")
        })?;
        return Ok(Given {
            name: "pasted".to_owned(),
            bytes,
        });
    }
    let name = readable(file.file_name().unwrap_or_default());
    Ok(Given {
        name,
        bytes: files::read_bytes(file)?,
    })
}

/// How many rows are printed of what would come in; the rest is counted.
const MOST: usize = 200;

fn in_words(readings: &[Reading], view: &BroughtView, dry: bool, today: NaiveDate, out: &mut Out) {
    if dry {
        for reading in readings {
            for draft in reading.drafts.iter().take(MOST) {
                row(draft, today, out);
            }
            if let Some(more @ 1..) = reading.drafts.len().checked_sub(MOST) {
                out.line(format_args!("    And {} more", count(more, "row", "rows")));
            }
            for passed in &reading.skipped {
                out.paragraph(4, &format!("Row {}: {}", passed.row, passed.why));
            }
        }
        out.gap();
    } else {
        for draft in readings
            .iter()
            .flat_map(|reading| &reading.drafts)
            .filter(|draft| draft.waits.is_some())
        {
            let why = draft.waits.as_deref().unwrap_or_default();
            out.paragraph(0, &format!("Row {} was held back. {why}", draft.row));
        }
    }
    for warning in readings.iter().flat_map(|reading| &reading.warnings) {
        out.paragraph(0, &warning.message);
    }
    let entries = count(view.added, "entry", "entries");
    match (dry, view.change) {
        (true, _) => out.line(format_args!("{entries} would come in; nothing was changed")),
        (false, Some(change)) if view.filled > 0 => {
            let filled = count(view.filled, "entry", "entries");
            out.line(format_args!("Imported {entries} and filled blanks of {filled}; `cairn undo {change}` takes it back"));
        }
        (false, Some(change)) => out.line(format_args!(
            "Imported {entries}; `cairn undo {change}` takes it back"
        )),
        (false, None) => out.line("There was nothing new in it"),
    }
}

fn row(draft: &Draft, today: NaiveDate, out: &mut Out) {
    let tick = if draft.tick { "✓" } else { "–" };
    let (day, time) = match &draft.entry {
        Entry::Activity(details) if draft.has_date => {
            (short_date(details.date, today), details.minutes)
        }
        Entry::Activity(details) => ("no day".to_owned(), details.minutes),
        _ => (String::new(), Minutes(0)),
    };
    out.line(format_args!(
        "{tick} {:<8} {day:<12} {:>8}  {}",
        draft.row,
        time.in_columns(),
        draft.title()
    ));
    for warning in &draft.warnings {
        out.paragraph(4, &warning.message);
    }
}
