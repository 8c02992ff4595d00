//! What a file gives before any of it is kept: entries as they will be, warnings beside them, and what makes no entry.

use serde::Serialize;
use serde_json::{Map, Value};

use super::dates::Order;
use super::laid::Passed;
use crate::domain::{ActivityDetails, ObjectiveDetails, QualificationDetails};

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The row: as a spreadsheet shows it, `table.row` in documents, the nth elsewhere; `0` is the whole file.
    pub row: String,
    /// The line of a text file on which that row begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What sort of thing it is, for scripts.
    pub code: &'static str,
    /// What it is, in a sentence without a full stop.
    pub message: String,
}

/// An entry as it will be.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Where it comes from.
    pub row: String,
    /// The line of a text file.
    pub line: Option<usize>,
    /// Whether it is to come in.
    pub tick: bool,
    /// Why it cannot come in as it stands.
    pub waits: Option<String>,
    /// What it says.
    pub entry: Entry,
    /// Whether it has a day of its own.
    pub has_date: bool,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// Files that come in with it, as evidence.
    pub files: Vec<Attached>,
    /// What tells it from others of its source, such as the id of a badge.
    pub key: Option<String>,
}

/// What a draft says.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// An activity.
    Activity(Box<ActivityDetails>),
    /// A qualification.
    Qualification(Box<QualificationDetails>),
    /// An objective of the plan.
    Objective(Box<ObjectiveDetails>),
}

/// A file that comes in with an entry.
#[derive(Clone, PartialEq, Eq)]
pub struct Attached {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Attached {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

impl Draft {
    /// Makes a draft of an activity.
    #[must_use]
    pub fn activity(row: impl Into<String>, details: ActivityDetails, has_date: bool) -> Self {
        Self {
            row: row.into(),
            line: None,
            tick: true,
            waits: None,
            entry: Entry::Activity(Box::new(details)),
            has_date,
            warnings: Vec::new(),
            files: Vec::new(),
            key: None,
        }
    }

    /// Returns what it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.entry {
            Entry::Activity(details) => &details.title,
            Entry::Qualification(details) => &details.title,
            Entry::Objective(details) => &details.title,
        }
    }

    /// Adds something to look at.
    pub fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        self.warnings.push(Warning {
            row: self.row.clone(),
            line: self.line,
            code,
            message: message.into(),
        });
    }

    /// Holds it back, and says why.
    pub fn hold(&mut self, code: &'static str, message: impl Into<String>) {
        let message = message.into();
        self.tick = false;
        self.waits = Some(message.clone());
        self.warn(code, message);
    }
}

/// What has to be asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// What it is about.
    pub about: &'static str,
    /// The file.
    pub file: String,
    /// The question, for people.
    pub ask: String,
    /// The option of the terminal that answers it.
    pub option: &'static str,
    /// What is taken meanwhile.
    pub default: String,
    /// The answers there are.
    pub answers: Vec<String>,
    /// What each makes of the example.
    pub sample: Vec<String>,
}

/// A sum that a file gives, beside ours, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Theirs, where there is one.
    pub theirs: Option<u32>,
    /// Ours, of all rows.
    pub ours: u32,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Home {
    /// Its heading.
    pub column: String,
    /// What it holds.
    pub field: &'static str,
}

/// What a file gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The file.
    pub source: String,
    /// What was found out about it.
    pub detected: Map<String, Value>,
    /// What its columns were taken for.
    pub homes: Vec<Home>,
    /// What has to be asked; one at most.
    pub questions: Vec<Question>,
    /// The entries.
    pub drafts: Vec<Draft>,
    /// What makes no entry.
    pub skipped: Vec<Passed>,
    /// Warnings that belong to no entry.
    pub warnings: Vec<Warning>,
    /// Sums.
    pub totals: Totals,
    /// Whether Cairn wrote it.
    pub is_own: bool,
    /// The order in which its days were read.
    pub order: Option<Order>,
}

impl Reading {
    /// Adds a warning about the whole file.
    pub fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        self.warn_at("0", code, message);
    }

    /// Adds a warning about a row that makes no entry.
    pub fn warn_at(&mut self, row: &str, code: &'static str, message: impl Into<String>) {
        self.warnings.push(Warning {
            row: row.to_owned(),
            line: None,
            code,
            message: message.into(),
        });
    }

    /// Names a row that makes no entry.
    pub fn skip(
        &mut self,
        row: impl Into<String>,
        why: impl Into<String>,
        says: impl Into<String>,
    ) {
        self.skipped.push(Passed {
            row: row.into(),
            line: None,
            why: why.into(),
            says: says.into(),
        });
    }

    /// Notes something that was found out.
    pub fn detect(&mut self, key: &str, value: impl Into<Value>) {
        self.detected.insert(key.to_owned(), value.into());
    }
}
