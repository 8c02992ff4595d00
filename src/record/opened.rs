//! Copies of attached files that other programs are given to open: in one private folder for each running program, taken away
//! when it ends, and when the next one starts where it could not.
//!
//! The folder lies where the system keeps what is temporary; its name says which record it is of, and a lock in it, which the
//! system lets go of however a program ends, that somebody still works with it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

use super::{AttachedFiles, RecordError, Result, Watching};
use crate::domain::FileContent;
use crate::store::{self, StoreError};

/// Begins the name of such a folder.
const BEGINS: &str = "cairn-copies-";
/// The lock in it.
const LOCK: &str = ".lock";

/// The opened copies of one running program.
#[derive(Debug)]
pub struct OpenedCopies {
    /// The folder for what is temporary.
    temp: PathBuf,
    /// The record's mark in the folder's name.
    mark: String,
    home: Mutex<Option<Home>>,
}

/// The folder, once something was opened.
#[derive(Debug)]
struct Home {
    /// Held as long as the program runs; let go of first, since Windows removes no file that is open.
    _lock: File,
    folder: TempDir,
    /// How many copies were made; each has a folder, so that it can bear its own name.
    made: u64,
}

impl OpenedCopies {
    /// Begins with none; the folder is made for the first.
    #[must_use]
    pub fn of(record: &Path) -> Self {
        Self::under(&Self::place(), record)
    }

    /// Returns where the system keeps what is temporary.
    #[must_use]
    pub fn place() -> PathBuf {
        tempfile::env::temp_dir()
    }

    /// Begins with none; the folder will be made in that one.
    #[must_use]
    pub fn under(temp: &Path, record: &Path) -> Self {
        Self {
            temp: temp.to_owned(),
            mark: mark_of(record),
            home: Mutex::default(),
        }
    }

    /// Copies an attached file under its own name, and returns where it lies.
    pub fn copy(
        &self,
        files: &AttachedFiles,
        file: &FileContent,
        watching: &mut Watching<'_>,
    ) -> Result<PathBuf> {
        let folder = self.next_folder()?;
        let to = folder.join(file.file_name());
        files.save_copy(file, &to, watching)?;
        Ok(to)
    }

    /// Takes them all away. What another program holds open on Windows stays for the next start.
    pub fn clear(&self) {
        self.home().take();
    }

    fn home(&self) -> std::sync::MutexGuard<'_, Option<Home>> {
        self.home.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_folder(&self) -> Result<PathBuf> {
        let mut home = self.home();
        let home = match &mut *home {
            Some(home) => home,
            none => none.insert(Home::make(&self.temp, &self.mark)?),
        };
        home.made += 1;
        let folder = home.folder.path().join(home.made.to_string());
        store::make_dir(&folder)?;
        Ok(folder)
    }
}

impl Home {
    fn make(temp: &Path, mark: &str) -> Result<Self> {
        let at = |err| RecordError::from(StoreError::at(temp)(err));
        let prefix = format!("{BEGINS}{mark}-");
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir_in(temp).map_err(at)?;
        let lock = File::create_new(folder.path().join(LOCK)).map_err(at)?;
        // Where the system knows no locks, the next start may take for left what is not, and can do nothing worse than that.
        lock.try_lock().ok();
        Ok(Self {
            _lock: lock,
            folder,
            made: 0,
        })
    }
}

/// Takes away what programs left that have ended.
pub(super) fn clear_left(temp: &Path, now: DateTime<Utc>) {
    for folder in folders(temp, BEGINS) {
        if is_left(&folder, now) {
            // What cannot be taken away now is taken away another time.
            fs::remove_dir_all(folder).ok();
        }
    }
}

/// Returns the folders of the copies of one record, whichever program made them.
pub(super) fn of_record(record: &Path) -> Vec<PathBuf> {
    let begins = format!("{BEGINS}{}-", mark_of(record));
    folders(&OpenedCopies::place(), &begins)
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

/// Returns what tells a record's folder from others in a short name.
fn mark_of(record: &Path) -> String {
    let whole = record
        .canonicalize()
        .unwrap_or_else(|_err| record.to_owned());
    let mut mark = store::sha256(whole.as_os_str().as_encoded_bytes());
    mark.truncate(16);
    mark
}
