//! Packs files into one: the bundle, and the parts of a DOCX.

use std::io::{Cursor, Write as _};

use chrono::{Datelike as _, NaiveDate};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Why files could not be packed into one.
#[derive(Debug, thiserror::Error)]
#[error("The portfolio could not be packed into one file: {0}")]
pub struct PackError(String);

impl PackError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        "Your record is untouched. Check that there is memory left for the attached files"
    }
}

/// A zip that is being written. The same files on the same day make the same bytes.
pub(super) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Archive {
    /// Begins; every file gets that day.
    pub(super) fn new(day: NaiveDate) -> Self {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            options: stamp(day).map_or(options, |at| options.last_modified_time(at)),
        }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), PackError> {
        let large = u32::try_from(bytes.len()).is_err();
        let started = self.zip.start_file(name, self.options.large_file(large));
        started.map_err(|err| PackError(err.to_string()))?;
        let written = self.zip.write_all(bytes);
        written.map_err(|err| PackError(err.to_string()))
    }

    /// Says what this is, by which it is known again.
    pub(super) fn marked(&mut self, mark: &str) -> Result<(), PackError> {
        let marked = self.zip.set_comment(mark);
        marked.map_err(|err| PackError(err.to_string()))
    }

    /// Returns the whole.
    pub(super) fn finish(self) -> Result<Vec<u8>, PackError> {
        let finished = self.zip.finish();
        finished
            .map(Cursor::into_inner)
            .map_err(|err| PackError(err.to_string()))
    }
}

fn stamp(day: NaiveDate) -> Option<DateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok()
}
