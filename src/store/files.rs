//! Folders and files that only their owner may read, and that are on disk when we say so.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempPath;

use super::StoreError;
use crate::placing;

/// The folder, within the record's, of what was damaged and had to make room.
pub const ASIDE: &str = "set-aside";

/// Makes a folder, with those above it, that only the owner may enter. One that is there keeps its rights.
pub fn make_dir(dir: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(dir).map_err(StoreError::at(dir))
}

/// Gives a finished file its name; a file that has the name already stays.
pub fn give_name(finished: TempPath, to: &Path) -> Result<(), StoreError> {
    let finished = match finished.persist_noclobber(to) {
        Ok(()) => return Ok(()),
        // Sticks and shared drives may have no such operation; there, looking first must do.
        Err(err) if err.error.kind() != io::ErrorKind::AlreadyExists && !to.exists() => err.path,
        Err(_) => return Err(StoreError::at(to)(io::ErrorKind::AlreadyExists.into())),
    };
    placing::put(finished, to).map_err(StoreError::at(to))
}

/// Lets the files beside a file that may be written be written too. SQLite made them with its rights, which may have been
/// to read it alone; since then somebody gave it back its own, and knows nothing of these.
pub fn share_rights(file: &Path, beside: &[PathBuf]) {
    let Ok(rights) = fs::metadata(file).map(|found| found.permissions()) else {
        return;
    };
    for path in beside {
        let is_locked = fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
        if is_locked && !rights.readonly() {
            // Where that is not allowed either, the first change says so.
            fs::set_permissions(path, rights.clone()).ok();
        }
    }
}

/// Begins the names of attached files that are not whole yet.
pub(super) const UNFINISHED_COPY: &str = ".attaching-";

/// Begins the names of files and folders that are not finished yet.
const UNFINISHED: &[&str] = &[
    ".backup-",
    ".cairn-import-",
    ".salvage-",
    ".salvaged-",
    ".cairn-new-",
    ".cairn-opened-",
    ".cairn-small-",
    UNFINISHED_COPY,
    super::copies::BEGINS,
];

/// Takes away what was left unfinished more than a day ago, by a process that was killed.
pub fn sweep(dir: &Path, now: DateTime<Utc>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let begun = entry.metadata().and_then(|found| found.modified());
        let is_old = begun.is_ok_and(|at| DateTime::<Utc>::from(at) < now - TimeDelta::days(1));
        if is_old && UNFINISHED.iter().any(|begins| name.starts_with(begins)) {
            let path = entry.path();
            // What cannot be taken away now is taken away another time.
            if path.is_dir() {
                fs::remove_dir_all(path).ok();
            } else {
                fs::remove_file(path).ok();
            }
        }
    }
}

/// Tells one file from every other, where the system says so.
pub type Identity = (u64, u64);

/// Returns what tells the file that stands there from every other.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    let found = fs::metadata(path).ok()?;
    Some((found.dev(), found.ino()))
}

/// Returns nothing: on Windows SQLite opens a database so that nobody can delete, move or replace it meanwhile, on a share
/// neither. (Where this tells a link from a copy, a link is read like a copy, which takes longer and finds the same.)
#[cfg(not(unix))]
pub fn identity(_path: &Path) -> Option<Identity> {
    None
}

/// Returns what marks the place where a file lies, as far as the system says: a copy of it lies elsewhere, also at the same
/// path of another computer. Moving a file may change it or not.
pub fn place(path: &Path) -> Option<String> {
    let found = fs::metadata(path).ok()?;
    // Made where the copy was made; and where the system keeps no such instant, the number of the file is still its own.
    let born = found.created().ok().map(DateTime::<Utc>::from);
    let born = born.map(|at| at.to_rfc3339());
    let file = identity(path).map(|(_, file)| file.to_string());
    let path = path.canonicalize().ok();
    match (file, born, path) {
        (None, None, _) => None,
        (Some(file), born, _) => Some(format!("{file} {}", born.unwrap_or_default())),
        (None, Some(born), path) => Some(format!("{born} {}", path.unwrap_or_default().display())),
    }
}

/// Writes a short file, whole or not at all, over one that is there.
pub fn write_small(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    use std::io::Write as _;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::with_prefix_in(".cairn-small-", folder)
        .map_err(StoreError::at(folder))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(StoreError::at(path))?;
    placing::put(file.into_temp_path(), path).map_err(StoreError::at(path))?;
    sync_dir(folder)
}

/// The longest small file, in bytes.
const SMALL: u64 = 1 << 20;

/// Reads a small file of Cairn's own; a longer one is none of these.
pub fn read_small(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let read = File::open(path)?
        .take(SMALL + 1)
        .read_to_string(&mut text)?;
    if read as u64 > SMALL {
        let says = "it is far longer than it should be";
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, says));
    }
    Ok(text)
}

/// The longest path that SQLite opens on Windows, with what it adds to name the files beside it, by far.
#[cfg(windows)]
const LONGEST: usize = 240;

/// Returns the path by which SQLite can open a file: it gives its path to Windows as it is, which takes 260 characters and no
/// more, unless the path says that it is the whole one and meant as it stands. (Rust's own library sees to that by itself.)
#[cfg(windows)]
pub fn for_sqlite(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_err| path.to_owned());
    match (whole.parent().map(Path::canonicalize), whole.file_name()) {
        (Some(Ok(folder)), Some(name)) if whole.as_os_str().len() > LONGEST => folder.join(name),
        _ => path.to_owned(),
    }
}

/// Returns the path by which SQLite can open a file, which is any.
#[cfg(not(windows))]
pub fn for_sqlite(path: &Path) -> &Path {
    path
}

/// Returns the whole path of what is there, in the form that people know.
pub fn whole(path: &Path) -> io::Result<PathBuf> {
    if cfg!(windows) {
        // Resolved, a path is one for programs there: `\\?\C:\…`.
        fs::metadata(path).and_then(|_found| std::path::absolute(path))
    } else {
        path.canonicalize()
    }
}

/// Brings a file's content to disk. Windows does it only for those who opened the file to write.
pub fn sync(path: &Path) -> Result<(), StoreError> {
    File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::at(path))
}

/// Brings a folder's names to disk, where the system can.
#[cfg(unix)]
pub fn sync_dir(dir: &Path) -> Result<(), StoreError> {
    File::open(dir)
        .and_then(|folder| folder.sync_all())
        .map_err(StoreError::at(dir))
}

/// Brings a folder's names to disk; Windows does it by itself.
#[cfg(not(unix))]
pub fn sync_dir(_dir: &Path) -> Result<(), StoreError> {
    Ok(())
}
