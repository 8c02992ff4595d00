//! The log in the forms of other programs.

use chrono::{NaiveDate, NaiveTime};

use super::{ActivityFilter, Record, Result};
use crate::bring::out::{self, Due, Reminder};
use crate::domain::{ActivityDetails, ActivityKind, Agenda, Matter};

/// A form in which the log is taken elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenForm {
    /// A table of text.
    Csv,
    /// A workbook.
    Xlsx,
    /// What is due, as a calendar.
    Ics,
    /// A portfolio for Mahara.
    Leap2a,
    /// What was read, as LaTeX keeps references.
    Bibtex,
    /// What was read, as databases of libraries keep references.
    Ris,
}

/// A file that was made of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How many entries are in it.
    pub entries: usize,
}

impl TakenForm {
    /// Every form.
    pub const ALL: &[Self] = &[
        Self::Csv,
        Self::Xlsx,
        Self::Ics,
        Self::Leap2a,
        Self::Bibtex,
        Self::Ris,
    ];

    /// Returns its name in the terminal.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ics => "ics",
            Self::Leap2a => "leap2a",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
        }
    }

    /// Returns how the names of its files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Leap2a => "xml",
            Self::Bibtex => "bib",
            other => other.key(),
        }
    }

    /// Returns what one of its entries and several are called.
    #[must_use]
    pub const fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Self::Ics => ("day", "days"),
            Self::Bibtex | Self::Ris => ("reference", "references"),
            Self::Csv | Self::Xlsx | Self::Leap2a => ("activity", "activities"),
        }
    }

    /// Tells whether a file that is there already is of this form, and so may be written over.
    #[must_use]
    pub fn is_one(self, there: &[u8]) -> bool {
        match self {
            Self::Csv => there.starts_with("\u{feff}Date,Last day,".as_bytes()),
            Self::Xlsx => there.starts_with(b"PK"),
            Self::Ics => there.starts_with(b"BEGIN:VCALENDAR"),
            Self::Leap2a => there.windows(5).take(4000).any(|some| some == b"leap2"),
            Self::Bibtex => there.starts_with(b"@"),
            Self::Ris => there.starts_with(b"TY  -"),
        }
    }
}

impl Record {
    /// Makes a file of the log; `reminder` is the first day of a weekly reminder in a calendar.
    pub fn taken_out(&self, form: TakenForm, reminder: Option<NaiveDate>) -> Result<Taken> {
        // To the day, so that two of one day are alike.
        let now = self.today().and_time(NaiveTime::MIN).and_utc();
        if form == TakenForm::Ics {
            let due = due(&self.agenda()?);
            let reminder = reminder.map(|from| Reminder { from });
            return Ok(Taken {
                bytes: out::ics(&due, reminder.as_ref(), now),
                entries: due.len(),
            });
        }
        let mut activities: Vec<(String, ActivityDetails)> = Vec::new();
        for summary in self.activities(&ActivityFilter::default())?.iter().rev() {
            activities.push((summary.id.to_string(), self.get(summary.id)?.details));
        }
        let name = self.practitioner()?.name;
        let all = || {
            activities
                .iter()
                .map(|(_, details)| details.clone())
                .collect::<Vec<_>>()
        };
        let read = activities
            .iter()
            .filter(|(_, details)| details.kind == ActivityKind::Reading);
        let (bytes, entries) = match form {
            TakenForm::Csv => (out::csv(&all()), activities.len()),
            TakenForm::Xlsx => {
                let packed = out::xlsx(&all()).map_err(|source| super::RecordError::File {
                    path: "log.xlsx".into(),
                    source,
                })?;
                (packed, activities.len())
            }
            TakenForm::Leap2a => (out::leap2a(&activities, &name, now), activities.len()),
            TakenForm::Bibtex => (out::bibtex(&all()), read.count()),
            TakenForm::Ris | TakenForm::Ics => (out::ris(&all()), read.count()),
        };
        Ok(Taken { bytes, entries })
    }
}

/// Names what is due by what it is known by for ever, so that a calendar changes it instead of adding it again.
fn due(agenda: &Agenda) -> Vec<Due> {
    let due = agenda.items().iter().map(|item| {
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
