//! Private folders for copies of what belongs to a record: of attached files that other programs open, of a record that is
//! only looked at, of a backup that was unlocked. Each is taken away by the program that made it, and by the next start where
//! that was killed.
//!
//! Its name says which record it is of, and a lock in it, which the system lets go of however a program ends, that somebody
//! still works with it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

use super::{StoreError, schema};

/// Begins the name of such a folder.
pub const BEGINS: &str = "cairn-copies-";
/// The lock in it.
const LOCK: &str = ".lock";

/// A folder that only its owner may enter, and that goes with this.
#[derive(Debug)]
pub struct CopyFolder {
    /// Let go of first, since Windows removes no file that is open.
    _lock: File,
    folder: TempDir,
}

impl CopyFolder {
    /// Makes one within a folder, for copies of what belongs to a record.
    pub fn make(within: &Path, record: &Path) -> Result<Self, StoreError> {
        let prefix = begins(record);
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir_in(within).map_err(StoreError::at(within))?;
        let lock = File::create_new(folder.path().join(LOCK)).map_err(StoreError::at(within))?;
        // Where the system knows no locks, the next start may take for left what is not, and can do nothing worse than that.
        lock.try_lock().ok();
        Ok(Self {
            _lock: lock,
            folder,
        })
    }

    /// Returns where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Returns where the system keeps what is temporary.
pub fn place() -> PathBuf {
    tempfile::env::temp_dir()
}

/// Takes away what programs left that have ended, of whichever record.
pub fn clear_left(within: &Path, now: DateTime<Utc>) {
    for folder in folders(within, BEGINS) {
        if is_left(&folder, now) {
            // What cannot be taken away now is taken away another time.
            fs::remove_dir_all(folder).ok();
        }
    }
}

/// Returns the folders for copies of one record, whichever program made them.
pub fn of_record(within: &Path, record: &Path) -> Vec<PathBuf> {
    folders(within, &begins(record))
}

/// Tells whether the program has ended that made a folder.
fn is_left(folder: &Path, now: DateTime<Utc>) -> bool {
    if let Ok(lock) = File::open(folder.join(LOCK)) {
        return lock.try_lock().is_ok();
    }
    // One that is just being made has its lock in a moment.
    let made = fs::metadata(folder).and_then(|found| found.modified());
    made.is_ok_and(|at| DateTime::<Utc>::from(at) < now - TimeDelta::hours(1))
}

/// Finds folders of ours by how their names begin.
fn folders(temp: &Path, begins: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(temp) else {
        return Vec::new();
    };
    let ours = entries.flatten().filter(|entry| {
        let is_called_so = entry.file_name().to_string_lossy().starts_with(begins);
        // A link, or what somebody else put there under such a name, is not ours to follow or to open.
        is_called_so
            && entry
                .file_type()
                .is_ok_and(|sort| sort.is_dir() && is_private(&entry.path()))
    });
    let mut found: Vec<PathBuf> = ours.map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// Tells whether nobody else may look into a folder, as into those that we make; with others' we have no business.
#[cfg(unix)]
fn is_private(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // Another's private folder does not open.
    fs::read_dir(folder).is_ok()
        && fs::metadata(folder).is_ok_and(|found| found.mode().trailing_zeros() >= 6)
}

/// Elsewhere each person has a folder of their own for what is temporary.
#[cfg(not(unix))]
fn is_private(_folder: &Path) -> bool {
    true
}

/// Returns how the names begin of one record's folders.
fn begins(record: &Path) -> String {
    let whole = record
        .canonicalize()
        .unwrap_or_else(|_err| record.to_owned());
    let mut mark = schema::sha256(whole.as_os_str().as_encoded_bytes());
    mark.truncate(16);
    format!("{BEGINS}{mark}-")
}
