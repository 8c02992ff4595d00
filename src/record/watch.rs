//! Noticing from outside that a record's files changed, without opening them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Watches the size and time of a record's database files.
#[derive(Debug)]
pub struct Watch {
    files: [PathBuf; 2],
    seen: [Option<(u64, SystemTime)>; 2],
}

impl Watch {
    /// How long to wait between two looks.
    pub const PAUSE: Duration = Duration::from_millis(700);

    /// Starts from the record as it is.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        let files = [dir.join("cairn.db"), dir.join("cairn.db-wal")];
        let seen = state(&files);
        Self { files, seen }
    }

    /// Tells whether anything changed since the last look. The change may be one's own.
    pub fn has_changed(&mut self) -> bool {
        let now = state(&self.files);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

fn state(files: &[PathBuf; 2]) -> [Option<(u64, SystemTime)>; 2] {
    files.each_ref().map(|file| {
        let found = fs::metadata(file).ok()?;
        Some((found.len(), found.modified().ok()?))
    })
}
