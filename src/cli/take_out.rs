//! `cairn export --as`: the log in the forms of other programs.

use std::path::Path;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::Serialize;

use super::session::shown;
use super::{CliError, Session};
use crate::domain::{Invalid, count};
use crate::files;
use crate::record::TakenForm;

#[derive(Serialize)]
struct TakenView {
    out: String,
    form: &'static str,
    entries: usize,
}

/// Writes the log as another program reads it.
pub fn run(
    file: &Path,
    form: &str,
    reminder: Option<&str>,
    session: &mut Session,
) -> Result<(), CliError> {
    let form = read(form)?;
    let reminder = reminder
        .map(|day| first_reminder(day, session.today()))
        .transpose()?;
    let taken = session.record()?.taken_out(form, reminder)?;
    files::write(file, &taken.bytes, "an earlier export", |there| {
        form.is_one(there)
    })?;
    let view = TakenView {
        out: shown(file),
        form: form.key(),
        entries: taken.entries,
    };
    session.answer(&view, |out| {
        let (one, many) = form.nouns();
        let entries = count(view.entries, one, many);
        out.line(format_args!("Exported {entries} to {}", view.out));
    });
    Ok(())
}

fn read(text: &str) -> Result<TakenForm, Invalid> {
    let wanted = text.trim().to_lowercase();
    let found = TakenForm::ALL
        .iter()
        .copied()
        .find(|form| form.key() == wanted);
    found.ok_or_else(|| {
        let says = format!("There is no form called “{}”", text.trim());
        Invalid::new("as", says).hinted("Choose one of: csv, xlsx, ics, leap2a, bibtex, ris")
    })
}

/// Returns the first day of a weekly reminder, from today on.
fn first_reminder(day: &str, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    let wanted = day.trim().parse::<chrono::Weekday>().ok();
    let week = (0..7).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
    let mut fitting = week.filter(|day| wanted == Some(day.weekday()));
    fitting.next().ok_or_else(|| {
        let says = format!("“{}” is not a day of the week", day.trim());
        Invalid::new("reminder", says).hinted("Write it like friday")
    })
}
