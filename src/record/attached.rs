//! Attached files, read from another thread than the record's.

use std::io;
use std::path::PathBuf;

use super::Record;
use crate::domain::FileContent;
use crate::store::attachments;

/// Reads attached files on any thread; they never change, so the record may be at work meanwhile.
#[derive(Clone, Debug)]
pub struct AttachedFiles {
    dir: PathBuf,
}

impl AttachedFiles {
    /// Returns a file's bytes, checked against its hash.
    ///
    /// # Errors
    /// When it is gone or is no longer what was attached.
    pub fn read(&self, file: &FileContent) -> io::Result<Vec<u8>> {
        attachments::read(&self.dir, file).map_err(io::Error::other)
    }
}

impl Record {
    /// Returns a reader of the attached files.
    #[must_use]
    pub fn attached_files(&self) -> AttachedFiles {
        AttachedFiles {
            dir: self.dir().to_owned(),
        }
    }
}
