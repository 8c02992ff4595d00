//! What every command works with: the record it is about, the day it is, and where the answer goes.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::out::Out;
use super::{CliError, Format, privacy};
use crate::domain::Exposure;
use crate::record::{Clock, Record};

/// One call of the program.
pub struct Session {
    named: Option<PathBuf>,
    clock: Clock,
    format: Format,
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
        Ok(Record::open(&self.dir()?, self.clock.clone())?)
    }

    /// Opens the record that the call is about, if there is one.
    pub fn record_if_any(&self) -> Result<Option<Record>, CliError> {
        let dir = self.dir()?;
        if Record::exists(&dir) {
            Ok(Some(Record::open(&dir, self.clock.clone())?))
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

/// Shows a path as a person would type it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
