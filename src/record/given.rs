//! Files that are to be attached: looked at before they are opened, and again once they were read.

use std::fs::{self, File};
use std::io::{self, Read, Take};
use std::path::{Path, PathBuf};

use super::{RecordError, Result};
use crate::domain::{Invalid, readable};

/// A file that is being read.
pub(super) struct GivenFile {
    path: PathBuf,
    /// How long it was when it was opened.
    length: u64,
    /// Never more of it than tells that it grew, so that reading ends.
    file: Take<File>,
}

impl GivenFile {
    /// Opens a file, and says plainly why it cannot be attached.
    ///
    /// It is looked at first: opening a pipe waits until somebody writes into it, and some devices never end.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let unreadable = |err: io::Error| match err.kind() {
            io::ErrorKind::NotFound => no_file(&format!("There is no file {}", path.display())),
            _ => RecordError::File {
                path: path.to_owned(),
                source: err,
            },
        };
        let is_file = |found: &fs::Metadata| {
            let says = || no_file(&format!("This is not a file: {}", path.display()));
            found.is_file().then_some(()).ok_or_else(says)
        };
        is_file(&fs::metadata(path).map_err(unreadable)?)?;
        let file = File::open(path).map_err(unreadable)?;
        let found = file.metadata().map_err(unreadable)?;
        is_file(&found)?;
        let length = found.len();
        Ok(Self {
            path: path.to_owned(),
            length,
            file: file.take(length.saturating_add(1)),
        })
    }

    /// Returns what to call it.
    pub(super) fn name(&self) -> String {
        readable(self.path.file_name().unwrap_or_default())
    }

    /// Refuses a file that became longer or shorter while it was read: what was kept would be no version of it.
    pub(super) fn check(&self, read: u64) -> Result<()> {
        if read == self.length {
            return Ok(());
        }
        let problem = format!("{} changed while it was read", readable(&self.path));
        Err(Invalid::new("file", problem)
            .hinted("Attach it once the program that writes it has finished")
            .into())
    }
}

impl Read for GivenFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

/// Says that there is nothing that could be attached.
pub(super) fn no_file(problem: &str) -> RecordError {
    Invalid::new("file", problem)
        .hinted("Name one file; put several into a zip archive, or add them one by one")
        .into()
}
