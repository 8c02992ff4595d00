//! Folders and files that only their owner may read, and that are on disk when we say so.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::TempPath;

use super::StoreError;

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
    finished
        .persist(to)
        .map_err(|err| StoreError::at(to)(err.error))
}

/// Writes a short text, whole or not at all, over one that is there.
pub fn write_text(path: &Path, text: &str) -> Result<(), StoreError> {
    use std::io::Write as _;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(StoreError::at(folder))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.as_file().sync_all())
        .map_err(StoreError::at(path))?;
    file.persist(path)
        .map_err(|err| StoreError::at(path)(err.error))?;
    sync_dir(folder)
}

/// Brings a file's content to disk.
pub fn sync(path: &Path) -> Result<(), StoreError> {
    File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::at(path))
}

/// Brings a folder's names to disk, where the system can.
#[cfg(unix)]
pub fn sync_dir(dir: &Path) -> Result<(), StoreError> {
    sync(dir)
}

/// Brings a folder's names to disk; Windows does it by itself.
#[cfg(not(unix))]
pub fn sync_dir(_dir: &Path) -> Result<(), StoreError> {
    Ok(())
}
