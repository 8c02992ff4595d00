//! What every command works with: the record it is about, the day it is, and where the answer goes.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::out::Out;
use super::{CliError, Format, hints, privacy};
use crate::domain::{Evidence, EvidenceContent, Exposure};
use crate::record::{BackupReport, Backups, Clock, Record, RecordError, SecondCopy};

/// What became of attached files, and who says which.
pub const GONE: &str = "gone or damaged: `cairn check` says which";

/// One call of the program.
pub struct Session {
    named: Option<PathBuf>,
    clock: Clock,
    format: Format,
    /// Whether the record was opened, and so may have changed.
    used: Cell<bool>,
    /// Where the answer goes.
    pub out: Out,
}

impl Session {
    /// Begins a call about the record in `named`, or the person's own.
    pub(super) fn new(named: Option<PathBuf>, clock: Clock, format: Format) -> Self {
        Self {
            named,
            clock,
            format,
            used: Cell::new(false),
            out: Out::open(),
        }
    }

    /// Returns the folder of the record that the call is about, whether or not there is one.
    pub fn dir(&self) -> Result<PathBuf, CliError> {
        match &self.named {
            Some(dir) => Ok(dir.clone()),
            None => Ok(Record::default_dir()?),
        }
    }

    /// Opens the record that the call is about.
    pub fn record(&self) -> Result<Record, CliError> {
        let opened = Record::open(&self.dir()?, self.clock.clone());
        let record = opened.map_err(|err| self.way_back(err))?;
        self.used.set(true);
        Ok(record)
    }

    /// Returns the backups of the record that the call is about, whether or not that opens.
    pub fn backups(&self) -> Result<Backups, CliError> {
        Ok(Backups::of(&self.dir()?, self.clock.clone()))
    }

    /// Adds to a record's being damaged what one can go back to.
    fn way_back(&self, err: RecordError) -> CliError {
        let RecordError::Damaged(_) = err else {
            return err.into();
        };
        let good = self
            .backups()
            .ok()
            .and_then(|backups| backups.newest_good());
        let hint = match good {
            Some((backup, contents)) => {
                let asks = if backup.is_encrypted() {
                    ", which takes its passphrase"
                } else {
                    ""
                };
                format!(
                    "Go back to the backup of {} ({}) with `cairn restore latest --yes`{asks}; the damaged database is kept",
                    backup.made(),
                    contents.in_words()
                )
            }
            None => "There is no backup. `cairn salvage --yes` makes a record of what can still be read; the damaged database is kept".to_owned(),
        };
        CliError::from(err).hinted(hint)
    }

    /// Makes a backup when the call is over, if it opened the record and one is due. What was done stays done when that fails.
    pub fn back_up(&self) {
        if !self.used.get() {
            return;
        }
        let made = self
            .backups()
            .and_then(|backups| Ok(backups.make_if_due()?));
        match made {
            Err(err) => err.warn("No backup was made"),
            Ok(Some(report)) => {
                if report.unsound > 0 {
                    CliError::failed("The record differs from its history")
                        .hinted("`cairn check` says where")
                        .warn("The backup was made and is not sure to be sound");
                }
                warn_of(&report);
            }
            Ok(None) => {}
        }
    }

    /// Opens the record that the call is about, if there is one.
    pub fn record_if_any(&self) -> Result<Option<Record>, CliError> {
        let dir = self.dir()?;
        if Record::exists(&dir) {
            Ok(Some(self.record()?))
        } else {
            Ok(None)
        }
    }

    /// Returns the clock of the call.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns today.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Returns what the call is answered in.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Warns on standard error of what in an entry could identify a patient.
    pub fn warn(&self, exposures: &[Exposure]) {
        privacy::warn_of_entry(exposures, self.format);
    }

    /// Answers: with the view for scripts under `--json`, else in words.
    pub fn answer(&mut self, view: &impl Serialize, in_words: impl FnOnce(&mut Out)) {
        match self.format {
            Format::Json => self.out.json(view),
            Format::Plain => in_words(&mut self.out),
        }
    }
}

/// Warns that the weekly second copy was not made, if one was due.
pub fn warn_of(report: &BackupReport) {
    if let SecondCopy::Failed(err) = &report.second {
        let failed = CliError::failed(err.to_string()).hinted(hints::of_record(err));
        failed.warn("The backup was made, the weekly second copy was not");
    }
}

/// Warns where nothing is in a file that was kept.
pub fn warn_if_empty(evidence: &Evidence) {
    if let EvidenceContent::File(file) = &evidence.details.content
        && let Some(empty) = file.emptiness()
    {
        let warning = CliError::failed(empty.problem).hinted(empty.hint);
        warning.warn("The file was kept");
    }
}

/// Shows a path as a person would type it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
