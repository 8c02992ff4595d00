//! Which windows have a record open: each holds a lock on a file of its own in the record's folder for as long as it lives,
//! whatever ends it.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::StoreError;

/// What the files begin with.
const BEGINS: &str = ".cairn-window-";

/// An open window.
#[derive(Debug)]
pub struct OpenWindow {
    id: Uuid,
    path: PathBuf,
    /// Unlocked before the file goes, which some systems ask for.
    lock: Option<File>,
}

impl OpenWindow {
    /// Tells every other window on the record that this one is open.
    pub fn announce(dir: &Path) -> Result<Self, StoreError> {
        let id = super::device::new_name();
        let path = path(dir, id);
        let lock = File::create_new(&path).map_err(StoreError::at(&path))?;
        // Where a disk knows no locks, all are taken for gone.
        lock.try_lock().ok();
        Ok(Self {
            id,
            path,
            lock: Some(lock),
        })
    }

    /// Returns what the window is known by.
    pub const fn id(&self) -> Uuid {
        self.id
    }
}

impl Drop for OpenWindow {
    fn drop(&mut self) {
        self.lock = None;
        // What stays is taken away by the next window that finds it.
        fs::remove_file(&self.path).ok();
    }
}

/// Returns the windows that have a record open; takes nothing away.
pub fn open_in(dir: &Path) -> BTreeSet<Uuid> {
    let names = fs::read_dir(dir).into_iter().flatten().flatten();
    let ids = names.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        name.strip_prefix(BEGINS)?.parse().ok()
    });
    let is_locked = |id: &Uuid| {
        let tried = File::open(path(dir, *id)).map(|file| file.try_lock_shared());
        matches!(tried, Ok(Err(TryLockError::WouldBlock)))
    };
    ids.filter(is_locked).collect()
}

/// Tells whether a window is open, on this computer or on another that shares the folder.
pub fn is_open(dir: &Path, id: Uuid) -> bool {
    let path = path(dir, id);
    let Ok(file) = File::open(&path) else {
        return false;
    };
    // Shared, so that two who ask do not take each other for the window.
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => true,
        Ok(()) | Err(TryLockError::Error(_)) => {
            drop(file);
            fs::remove_file(path).ok();
            false
        }
    }
}

fn path(dir: &Path, id: Uuid) -> PathBuf {
    dir.join(format!("{BEGINS}{id}"))
}
