//! Other people's files become entries: spreadsheets, documents, calendars, badges, portfolios, e-mails and references.
//!
//! Readers make tables or items of bytes and know no record. What is made of those is a [`Reading`]: entries as they will be,
//! with warnings beside them, so that what is shown and what comes in is the same.

mod columns;
mod dates;
mod draft;
mod entries;
mod error;
mod fields;
mod folded;
mod form;
mod forms;
mod guess;
mod hours;
mod items;
mod kinds;
mod laid;
mod layout;
mod months;
pub mod out;
mod presets;
mod read;
mod table;
mod tables;
mod times;

use chrono::NaiveDate;

use crate::domain::Details as _;

pub use dates::Order;
pub use draft::{Attached, Draft, Entry, Home, Question, Reading, Totals, Warning};
pub use error::BringError;
pub use fields::Field;
pub use folded::words;
pub use form::{Form, Looks, looks};
pub use hours::Unit;
pub use laid::Passed;

/// A file, or text from the clipboard.
#[derive(Clone, PartialEq, Eq)]
pub struct Given {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Given {
    /// Says what it is called; what people wrote stays out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

/// What the person said about a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// What sort it is.
    pub form: Option<Form>,
    /// Which sheet is meant.
    pub sheet: Option<String>,
    /// What columns hold.
    pub map: Vec<(String, Field)>,
    /// The order of days.
    pub order: Option<Order>,
    /// What numbers alone count.
    pub unit: Option<Unit>,
    /// Whether to take what is off by default, too.
    pub all: bool,
}

/// Reads a file. The same file, answers and day give the same.
///
/// # Errors
/// When it is of no sort that is read, is damaged, or holds more than anybody's log.
pub fn read(given: &Given, answers: &Answers, today: NaiveDate) -> Result<Reading, BringError> {
    let form = match (answers.form, looks(&given.name, &given.bytes)) {
        (Some(form), _) | (None, Looks::Like(form)) => form,
        (None, Looks::Old) => {
            return Err(if given.bytes.windows(32).any(|some| some == ENCRYPTED) {
                BringError::Locked(given.name.clone())
            } else {
                let how = "it is in the form of programs before 2007: save it as .xlsx or .docx"
                    .to_owned();
                BringError::Unreadable {
                    name: given.name.clone(),
                    how,
                }
            });
        }
        (None, Looks::Zip | Looks::Other) => return Err(BringError::Unknown(given.name.clone())),
    };
    let mut reading = match form {
        Form::Csv | Form::Xlsx | Form::Ods | Form::Docx | Form::Html => {
            tables::read(given, form, answers, today)?
        }
        _ => items(given, form, today).map_err(|fault| fault.of(&given.name))?,
    };
    reading.source.clone_from(&given.name);
    // What Cairn wrote comes back as it was, two alike included.
    if !reading.is_own {
        find_twins(&mut reading);
    }
    finish(&mut reading);
    if answers.all {
        for draft in &mut reading.drafts {
            draft.tick = draft.waits.is_none();
        }
    }
    Ok(reading)
}

/// Reads a file of items.
fn items(given: &Given, form: Form, today: NaiveDate) -> error::Read<Reading> {
    let bytes = given.bytes.as_slice();
    match form {
        Form::Ics => items::ics::read(bytes, today),
        Form::Badge => items::badge::read(given, today),
        Form::Leap2a => items::leap2a::read(bytes, today),
        Form::Eml => items::eml::read(bytes, today),
        Form::Ris => items::ris::read(bytes, today),
        Form::Bibtex => items::bibtex::read(bytes, today),
        _ => items::csl::read(bytes, today),
    }
}

/// Marks what comes in with a tag of its own, and warns of what should not.
fn finish(reading: &mut Reading) {
    let name: String = reading.source.chars().take(60).collect();
    let mut has_addresses = 0;
    for draft in &mut reading.drafts {
        let Entry::Activity(details) = &mut draft.entry else {
            continue;
        };
        let exposures = details.exposures();
        let texts = details.texts();
        has_addresses += usize::from(texts.iter().any(|(_, text)| holds_address(text)));
        if !reading.is_own {
            details.tags.push(format!("Imported: {name}"));
        }
        if let Some(first) = exposures.first() {
            let message = format!("{}, under “{}”", first.identifier.looks_like(), first.field);
            draft.warn("patient-identifier", message);
        }
    }
    if has_addresses > 0 {
        reading.warn("email-address", format!("E-mail addresses of people stand in {has_addresses} of the rows: leave that column out with --map if they are not yours to keep"));
    }
}

/// Tells whether a text holds an e-mail address.
fn holds_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
    })
}

/// How Excel names what it locked: `EncryptedPackage` in UTF-16.
const ENCRYPTED: &[u8; 32] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// How many of the same title and day are held against one another.
const ALIKE: usize = 50;

/// Finds entries that say the same: one in every field is off; one of the same title and day is on, and told of.
fn find_twins(reading: &mut Reading) {
    use std::collections::HashMap;
    let mut known: HashMap<(String, NaiveDate), Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (at, draft) in reading.drafts.iter().enumerate() {
        let Entry::Activity(details) = &draft.entry else {
            continue;
        };
        if !draft.has_date {
            continue;
        }
        let place = known
            .entry((words(&details.title), details.date))
            .or_default();
        let same = place.iter().take(ALIKE).find(|other| {
            reading
                .drafts
                .get(**other)
                .is_some_and(|other| is_same(other, draft))
        });
        if let Some(twin) = same.or(place.first()) {
            found.push((at, *twin, same.is_some()));
        }
        place.push(at);
    }
    for (at, twin, is_same) in found {
        let Some(row) = reading.drafts.get(twin).map(|twin| twin.row.clone()) else {
            continue;
        };
        if let Some(draft) = reading.drafts.get_mut(at) {
            if is_same {
                draft.tick = false;
                draft.warn(
                    "duplicate-in-file",
                    format!("It repeats row {row}, so it is off"),
                );
            } else {
                draft.warn(
                    "duplicate-in-file",
                    format!("It has the title and day of row {row}, and differs otherwise"),
                );
            }
        }
    }
}

/// Finds badges and entries that two files of one import both hold; those of the later are off.
pub fn find_twins_among(readings: &mut [Reading], all: bool) {
    let mut known: std::collections::HashMap<(String, Option<NaiveDate>), String> =
        std::collections::HashMap::new();
    for reading in readings {
        let mut own = Vec::new();
        for draft in &mut reading.drafts {
            let day = match &draft.entry {
                Entry::Activity(details) if draft.has_date => Some(details.date),
                Entry::Activity(_) => continue,
                _ => None,
            };
            let key = draft
                .key
                .clone()
                .map_or_else(|| (words(draft.title()), day), |key| (key, None));
            if let Some(other) = known.get(&key) {
                draft.tick = all && draft.waits.is_none();
                draft.warn(
                    "duplicate-in-file",
                    format!("{other} holds it too, so it is off"),
                );
            }
            own.push((key, reading.source.clone()));
        }
        known.extend(own);
    }
}

/// Tells whether two drafts of one file say the same, but for when they were written down.
fn is_same(one: &Draft, other: &Draft) -> bool {
    let bare = |draft: &Draft| match &draft.entry {
        Entry::Activity(details) => {
            let mut details = details.clone();
            let lines = details.description.lines().filter(|line| !is_logged(line));
            let lines = lines.collect::<Vec<_>>().join("\n");
            lines.trim_end().clone_into(&mut details.description);
            Some(details)
        }
        _ => None,
    };
    bare(one) == bare(other)
}

/// Tells whether a line of a description is when the entry was written down.
fn is_logged(line: &str) -> bool {
    let heading = line.split_once(':').map(|(heading, _)| heading);
    heading
        .and_then(fields::meant)
        .is_some_and(|(field, _)| field == Field::Logged)
}
