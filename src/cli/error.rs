//! What the terminal says when a command did not work, on standard error.

use std::fmt;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::domain::{Invalid, Problems};
use crate::files::FileError;
use crate::kinds::KindError;
use crate::profiles::ProfileError;
use crate::record::RecordError;

use super::hints;
use super::json::errors::{ErrorView, Fault};
use super::text::plain;

/// What the command line is answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Plain,
    /// For scripts (`--json`).
    Json,
}

/// The exit status of a command that did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// It was understood and could not be done.
    Failed = 1,
    /// It was not understood.
    Usage = 2,
}

/// Why a command did not work: everything that was wrong at once, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CliError {
    status: Status,
    faults: Vec<Fault>,
}

impl CliError {
    /// Makes the error of a command that could not be done.
    pub fn failed(error: impl Into<String>) -> Self {
        Self::new(Status::Failed, error)
    }

    /// Makes the error of a command line that makes no sense.
    pub fn usage(error: impl Into<String>) -> Self {
        Self::new(Status::Usage, error)
    }

    /// Says that no window can be opened here, and what can be done instead.
    #[must_use]
    pub fn no_window() -> Self {
        let built = if cfg!(feature = "gui") {
            "There is no display to open the window on"
        } else {
            "This Cairn was built without the window"
        };
        Self::failed(built).hinted(
            "See what Cairn does with `cairn sample DIR` (from source: `cargo run --release -- sample DIR`), \
             or list its commands with `cairn --help`",
        )
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        if let Some(fault) = self.faults.last_mut() {
            fault.hint = hint.into();
        }
        self
    }

    /// Returns what to do about the first thing that was wrong; may be empty.
    pub(super) fn hint(&self) -> &str {
        self.faults.first().map_or("", |fault| fault.hint.as_str())
    }

    /// Tells the person, or the script, and returns the exit status.
    pub fn report(&self, format: Format) -> ExitCode {
        let mut to = io::stderr().lock();
        let told = match format {
            Format::Plain => self.faults.iter().try_for_each(|fault| {
                writeln!(to, "error: {}", plain(&fault.error))?;
                if fault.hint.is_empty() {
                    return Ok(());
                }
                writeln!(to, "hint: {}", plain(&fault.hint))
            }),
            Format::Json => {
                serde_json::to_writer(&mut to, &ErrorView::from(self.faults.as_slice()))
                    .map_err(io::Error::from)
                    .and_then(|()| writeln!(to))
            }
        };
        // Nobody can be told that telling failed; the exit status still says that something did.
        told.ok();
        ExitCode::from(self.status as u8)
    }

    /// Tells of it, after what it meant, without making the call fail.
    pub(super) fn warn(&self, meant: &str) {
        let mut to = io::stderr().lock();
        let told = writeln!(
            to,
            "warning: {}: {}",
            plain(meant),
            plain(&self.to_string())
        )
        .and_then(|()| match self.hint() {
            "" => Ok(()),
            hint => writeln!(to, "hint: {}", plain(hint)),
        });
        told.ok();
    }

    fn new(status: Status, error: impl Into<String>) -> Self {
        let fault = Fault {
            error: error.into(),
            hint: String::new(),
            field: None,
        };
        Self {
            status,
            faults: vec![fault],
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.faults.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            f.write_str(&fault.error)?;
        }
        Ok(())
    }
}

impl std::error::Error for CliError {}

impl From<Invalid> for CliError {
    fn from(err: Invalid) -> Self {
        Problems::from(err).into()
    }
}

impl From<Problems> for CliError {
    fn from(problems: Problems) -> Self {
        let fault = |problem: Invalid| Fault {
            error: problem.problem,
            hint: problem.hint,
            field: Some(problem.field),
        };
        Self {
            status: Status::Failed,
            faults: problems.0.into_iter().map(fault).collect(),
        }
    }
}

impl From<RecordError> for CliError {
    fn from(err: RecordError) -> Self {
        let (said, hint) = (err.to_string(), hints::of_record(&err));
        if let RecordError::Invalid(problems) = err {
            return problems.into();
        }
        Self::failed(said).hinted(hint)
    }
}

impl From<FileError> for CliError {
    fn from(err: FileError) -> Self {
        Self::failed(err.to_string()).hinted(err.hint())
    }
}

impl From<KindError> for CliError {
    fn from(err: KindError) -> Self {
        Self::failed(err.to_string()).hinted(hints::of_kind(&err))
    }
}

impl From<ProfileError> for CliError {
    fn from(err: ProfileError) -> Self {
        Self::failed(err.to_string()).hinted(hints::of_profile(&err))
    }
}
