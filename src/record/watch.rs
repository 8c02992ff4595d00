//! Noticing from outside that a record's files changed, without opening them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::store::{self, Seen};

/// Watches the size and time of a record's database files.
#[derive(Debug)]
pub struct Watch {
    dir: PathBuf,
    seen: Seen,
}

impl Watch {
    /// How long to wait between two looks.
    pub const PAUSE: Duration = Duration::from_millis(700);

    /// Starts from the record as it is.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            seen: store::seen(dir),
        }
    }

    /// Tells whether anything changed since the last look. The change may be one's own.
    pub fn has_changed(&mut self) -> bool {
        let now = store::seen(&self.dir);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}
