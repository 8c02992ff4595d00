//! Backups, and what going back to one changes.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::record::{Backup, Contents, Part, RowCounts};

/// A backup, or a second copy.
#[derive(Serialize)]
pub(in crate::cli) struct BackupView {
    form: &'static str,
    name: String,
    at: DateTime<Utc>,
    path: String,
    sound: bool,
    encrypted: bool,
    entries: Option<u64>,
}

impl BackupView {
    pub fn new(backup: &Backup, contents: Option<&Contents>) -> Self {
        Self {
            form: "backup",
            name: backup.name(),
            at: backup.at,
            path: backup.path.display().to_string(),
            sound: backup.sound,
            encrypted: backup.is_encrypted(),
            entries: contents.map(Contents::total),
        }
    }

    pub fn second(copy: &Backup) -> Self {
        Self {
            form: "export",
            ..Self::new(copy, None)
        }
    }
}

/// Returns what a part of the record is called.
pub(in crate::cli) const fn part(part: Part) -> &'static str {
    match part {
        Part::Practitioner => "person",
        Part::Profile => "profile",
        Part::Activities => "activities",
        Part::Evidence => "evidence",
        Part::Qualifications => "qualifications",
        Part::Assessments => "assessments",
        Part::Objectives => "objectives",
        Part::Portfolios => "portfolios",
        Part::Answers => "answers",
    }
}

/// What going back changes in one part.
#[derive(Serialize)]
pub(in crate::cli) struct CountsView {
    part: &'static str,
    back: u64,
    changed: u64,
    gone: u64,
}

impl From<&RowCounts> for CountsView {
    fn from(counts: &RowCounts) -> Self {
        Self {
            part: part(counts.part),
            back: counts.back,
            changed: counts.changed,
            gone: counts.gone,
        }
    }
}
