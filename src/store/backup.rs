//! Copies of the database, opened and checked before they count.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};

use super::{StoreError, files};

/// The folder of the copies within the record's.
pub const FOLDER: &str = "backups";

/// Puts a copy aside before the database changes its form; returns where it lies.
pub fn before_upgrade(
    conn: &Connection,
    dir: &Path,
    version: usize,
    now: DateTime<Utc>,
) -> Result<PathBuf, StoreError> {
    let folder = dir.join(FOLDER);
    files::make_dir(&folder)?;
    let name = format!(
        "cairn-v{version}-{}.db",
        now.format("%Y-%m-%dT%H-%M-%S-%3fZ")
    );
    copy(conn, &folder, &folder.join(name))
}

/// Copies the database as it stands now, checks the copy and only then gives it its name.
fn copy(conn: &Connection, folder: &Path, to: &Path) -> Result<PathBuf, StoreError> {
    let unfinished = tempfile::Builder::new()
        .prefix(".backup-")
        .tempfile_in(folder)
        .map_err(StoreError::at(folder))?
        .into_temp_path();
    let mut target = Connection::open(&unfinished)?;
    let backup = rusqlite::backup::Backup::new(conn, &mut target)?;
    backup.run_to_completion(1000, std::time::Duration::ZERO, None)?;
    drop(backup);
    // One file, without a log of its own beside it.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    target.close().map_err(|(_, err)| StoreError::from(err))?;
    verify(&unfinished)?;
    files::sync(&unfinished)?;
    unfinished
        .persist(to)
        .map_err(|err| StoreError::at(to)(err.error))?;
    files::sync_dir(folder)?;
    Ok(to.to_owned())
}

/// Opens a copy and lets SQLite look through it.
fn verify(copy: &Path) -> Result<(), StoreError> {
    let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let found: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged(found))
    }
}
