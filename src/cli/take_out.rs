//! `cairn export --as`: the log in the forms of other programs.

use std::path::Path;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, Utc};
use serde::Serialize;

use super::session::shown;
use super::{CliError, Session};
use crate::bring::out::{self, Due, Reminder};
use crate::domain::{ActivityDetails, ActivityKind, Agenda, Invalid, Matter, count};
use crate::files;
use crate::record::{ActivityFilter, Record};

#[derive(Serialize)]
struct TakenView {
    out: String,
    form: String,
    entries: usize,
}

/// Writes the log as another program reads it.
pub fn run(
    file: &Path,
    form: &str,
    reminder: Option<&str>,
    session: &mut Session,
) -> Result<(), CliError> {
    let record = session.record()?;
    let form = form.trim().to_lowercase();
    let now = midnight(session);
    let reminder = reminder
        .map(|day| first_reminder(day, session.today()))
        .transpose()?;
    let (bytes, entries, noun) = match form.as_str() {
        "ics" => {
            let due = due(&record.agenda()?);
            (
                out::ics(&due, reminder.as_ref(), now),
                due.len(),
                ("day", "days"),
            )
        }
        _ => of_log(&record, &form, session)?,
    };
    files::write(file, &bytes, "an earlier export", |there| {
        is_such(&form, there)
    })?;
    let view = TakenView {
        out: shown(file),
        form,
        entries,
    };
    session.answer(&view, |out| {
        let entries = count(view.entries, noun.0, noun.1);
        out.line(format_args!("Exported {entries} to {}", view.out));
    });
    Ok(())
}

/// Returns when it is written, to the day: two exports of one day are alike.
fn midnight(session: &Session) -> DateTime<Utc> {
    session.today().and_time(NaiveTime::MIN).and_utc()
}

/// Tells whether a file that is there already is one that may be written over.
fn is_such(form: &str, there: &[u8]) -> bool {
    match form {
        "xlsx" => there.starts_with(b"PK"),
        "ics" => there.starts_with(b"BEGIN:VCALENDAR"),
        "ris" => there.starts_with(b"TY  -"),
        "bibtex" => there.starts_with(b"@"),
        "leap2a" => there.windows(5).take(4000).any(|some| some == b"leap2"),
        _ => there.starts_with("\u{feff}Date,Last day,".as_bytes()),
    }
}

type Written = (Vec<u8>, usize, (&'static str, &'static str));

fn of_log(record: &Record, form: &str, session: &Session) -> Result<Written, CliError> {
    let mut activities = Vec::new();
    for summary in record.activities(&ActivityFilter::default())?.iter().rev() {
        let details: ActivityDetails = record.get(summary.id)?.details;
        activities.push((summary.id.to_string(), details));
    }
    let all: Vec<ActivityDetails> = activities
        .iter()
        .map(|(_, details)| details.clone())
        .collect();
    let read = all
        .iter()
        .filter(|details| details.kind == ActivityKind::Reading)
        .count();
    let nouns = ("activity", "activities");
    let now = midnight(session);
    Ok(match form {
        "csv" => (out::csv(&all), all.len(), nouns),
        "xlsx" => {
            let packed = out::xlsx(&all)
                .map_err(|err| CliError::failed(format!("The workbook cannot be packed: {err}")))?;
            (packed, all.len(), nouns)
        }
        "leap2a" => {
            let name = record.practitioner()?.name;
            (out::leap2a(&activities, &name, now), all.len(), nouns)
        }
        "bibtex" => (out::bibtex(&all), read, ("reference", "references")),
        "ris" => (out::ris(&all), read, ("reference", "references")),
        other => {
            let says = format!("There is no form called “{other}”");
            return Err(Invalid::new("as", says)
                .hinted("Choose one of: csv, xlsx, ics, leap2a, bibtex, ris")
                .into());
        }
    })
}

/// Names what is due by what it is known by for ever, so that a calendar changes it instead of adding it again.
fn due(agenda: &Agenda) -> Vec<Due> {
    let items = agenda.items().iter();
    let due = items.map(|item| {
        let (sort, id, what) = match item.matter {
            Matter::Due(id) => ("due", id.to_string(), "Objective due"),
            Matter::Review(id) => ("review", id.to_string(), "Objective to be reviewed"),
            Matter::Activity(id) => ("activity", id.to_string(), "Planned activity"),
            Matter::Expiry(id) => ("expiry", id.to_string(), "Qualification expires"),
        };
        Due {
            id: format!("{sort}-{id}"),
            day: item.date,
            title: item.title.clone(),
            says: what.to_owned(),
        }
    });
    due.collect()
}

/// Returns the first day of a weekly reminder, from today on.
fn first_reminder(day: &str, today: NaiveDate) -> Result<Reminder, Invalid> {
    let wanted = day.trim().parse::<chrono::Weekday>();
    let from = wanted.ok().and_then(|wanted| {
        (0..7)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .find(|day| day.weekday() == wanted)
    });
    from.map(|from| Reminder { from }).ok_or_else(|| {
        Invalid::new(
            "reminder",
            format!("“{}” is not a day of the week", day.trim()),
        )
        .hinted("Write it like friday")
    })
}
