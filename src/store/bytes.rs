//! The bytes of a database, read past SQLite.
//!
//! On Unix, closing *any* descriptor of a file lets go of every lock that the process holds on it (POSIX, `fcntl`), also of
//! those by which SQLite tells other processes that the database is open; the last of those would then take the log away. So
//! what was opened here stays open for as long as the file has a name.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::StoreError;
use super::files::{self, Identity};

/// The files that were read.
static OPENED: Mutex<Vec<(Identity, File)>> = Mutex::new(Vec::new());

/// Reads a database's file from its start. Nobody else reads one meanwhile.
pub fn of<T>(database: &Path, read: impl FnOnce(&mut dyn Read) -> io::Result<T>) -> io::Result<T> {
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    opened.retain(|(_, file)| has_name(file));
    let Some(identity) = files::identity(database) else {
        // Elsewhere no lock goes with a descriptor.
        return read(&mut File::open(database)?);
    };
    if !opened.iter().any(|(known, _)| *known == identity) {
        opened.push((identity, File::open(database)?));
    }
    let mut known = opened.iter_mut();
    let found = known.find(|(known, _)| *known == identity);
    let (_, file) = found.ok_or(io::ErrorKind::NotFound)?;
    file.rewind()?;
    read(file)
}

/// Copies what is in a file, and not its rights, which may be to read it alone. What is not there is not there in the copy.
pub fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut copy = File::create(to).map_err(StoreError::at(to))?;
    match of(from, |mut source| io::copy(&mut source, &mut copy)) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => {
            fs::remove_file(to).map_err(StoreError::at(to))
        }
        copied => copied.map(drop).map_err(StoreError::at(from)),
    }
}

#[cfg(unix)]
fn has_name(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.metadata().is_ok_and(|found| found.nlink() > 0)
}

#[cfg(not(unix))]
fn has_name(_file: &File) -> bool {
    true
}
