//! Making a backup: copied beside, opened and looked through, and only then named.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest as _, Sha256};
use tempfile::TempPath;

use super::name::{self, BackupFile, Naming, Sort};
use crate::hex::hex;
use crate::store::{StoreError, attachments, check, files, revisions, schema};

/// A backup that was made.
#[derive(Debug)]
pub struct Made {
    /// The backup.
    pub file: BackupFile,
    /// How many rows are not as history has them; such a backup is kept, and takes no other's place.
    pub unsound: usize,
    /// The attachments that the record names and does not have, whole, by SHA-256.
    pub missing: Vec<String>,
}

/// Puts a copy of the record in `dir` aside in `folder`, which is there.
pub fn make(
    conn: &Connection,
    dir: &Path,
    folder: &Path,
    now: DateTime<Utc>,
) -> Result<Made, StoreError> {
    let unfinished = copy(conn, folder)?;
    let copy = open(&unfinished)?;
    verify(&copy)?;
    let unsound = unsound(&copy)?;
    let mut missing = Vec::new();
    for sha256 in attachments::named(&copy)? {
        if !attachments::share(dir, folder, &sha256)? {
            missing.push(sha256);
        }
    }
    let mark = name::mark(&copy)?;
    copy.close().map_err(|(_, err)| StoreError::from(err))?;
    let naming = Naming {
        sort: Sort::Backup,
        mark,
        sound: unsound == 0,
        lock: None,
    };
    let file = BackupFile::new(folder, now, naming);
    files::give_name(unfinished, &file.path)?;
    files::sync_dir(folder)?;
    Ok(Made {
        file,
        unsound,
        missing,
    })
}

/// Copies a database as it stands now into an unfinished file, which is on disk when this returns.
pub(in crate::store) fn copy(conn: &Connection, folder: &Path) -> Result<TempPath, StoreError> {
    let unfinished = tempfile::Builder::new()
        .prefix(".backup-")
        .tempfile_in(folder)
        .map_err(StoreError::at(folder))?
        .into_temp_path();
    let mut target = Connection::open(files::for_sqlite(&unfinished))?;
    // One step sees one state, whoever writes meanwhile.
    let backup = Backup::new(conn, &mut target)?;
    match backup.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::Busy),
    }
    drop(backup);
    // One file, without a log of its own beside it.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    target.close().map_err(|(_, err)| StoreError::from(err))?;
    files::sync(&unfinished)?;
    Ok(unfinished)
}

/// Opens a copy to read it.
pub fn open(copy: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(files::for_sqlite(copy), flags)?;
    schema::prepare(&conn)?;
    Ok(conn)
}

/// Lets SQLite look through a copy.
pub fn verify(copy: &Connection) -> Result<(), StoreError> {
    let found: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged(found))
    }
}

/// Returns how many rows are not as history has them.
pub fn unsound(copy: &Connection) -> Result<usize, StoreError> {
    Ok(check::rows(copy)?.len())
}

/// Returns the state that a backup holds; one that does not read holds none, so that it never keeps another from being made.
pub fn state_in(backup: &Path) -> Option<String> {
    open(backup).and_then(|copy| state(&copy)).ok()
}

/// Returns what tells this state of the record, drafts included, from every other.
pub fn state(conn: &Connection) -> Result<String, StoreError> {
    let mut query = conn.prepare("SELECT key, text FROM draft ORDER BY key")?;
    let mut rows = query.query([])?;
    let mut drafts: Option<Sha256> = None;
    while let Some(row) = rows.next()? {
        let (key, text) = (row.get_ref(0)?.as_bytes(), row.get_ref(1)?.as_bytes());
        let between: &[u8] = if drafts.is_some() { b" " } else { b"" };
        let hash = drafts.get_or_insert_default();
        for part in [
            between,
            key.map_err(rusqlite::Error::from)?,
            b" ",
            text.map_err(rusqlite::Error::from)?,
        ] {
            hash.update(part);
        }
    }
    let drafts = drafts.map(|hash| hex(&hash.finalize()));
    Ok(format!(
        "{} {}",
        revisions::state(conn)?,
        drafts.unwrap_or_default()
    ))
}
