//! Names of backups: when each was made, of which record, and whether everything in it was as it should be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;

use crate::store::schema::sha256;
use crate::store::{StoreError, files};

const FORMAT: &str = "%Y-%m-%dT%H-%M-%S-%3fZ";
/// How long an instant is in a name.
const INSTANT: usize = "2026-11-24T12-24-23-000Z".len();
/// Ends the name of a backup in which not every row was as history has it: kept, but never counted as a good one.
const UNSURE: &str = "-unsure";

/// One backup on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Whether everything in it was as it should be.
    pub sound: bool,
    mark: String,
}

impl BackupFile {
    /// Names a backup that is about to be made; a name that is taken is never given again.
    pub(super) fn new(folder: &Path, at: DateTime<Utc>, mark: String, sound: bool) -> Self {
        let mut at = at;
        loop {
            let unsure = if sound { "" } else { UNSURE };
            let name = format!("cairn-{}-{mark}{unsure}.db", at.format(FORMAT));
            let path = folder.join(name);
            if !path.exists() {
                return Self {
                    path,
                    at,
                    sound,
                    mark,
                };
            }
            at += chrono::TimeDelta::milliseconds(1);
        }
    }

    /// Reads a name; `None` for a file that is no backup.
    pub fn read(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let name = name.strip_prefix("cairn-")?.strip_suffix(".db")?;
        let (instant, rest) = name.split_at_checked(INSTANT)?;
        let at = NaiveDateTime::parse_from_str(instant, FORMAT)
            .ok()?
            .and_utc();
        let rest = rest.strip_prefix('-')?;
        let mark = rest.strip_suffix(UNSURE).unwrap_or(rest);
        Some(Self {
            path: path.to_owned(),
            at,
            sound: mark.len() == rest.len(),
            mark: mark.to_owned(),
        })
    }
}

/// Returns what marks the backups of this record, so that two records can share a folder.
pub(super) fn mark(conn: &Connection) -> Result<String, StoreError> {
    let device: String = conn.query_row("SELECT device FROM bookkeeping", [], |row| row.get(0))?;
    let mut mark = sha256(device.as_bytes());
    mark.truncate(8);
    Ok(mark)
}

/// Returns the backups in a folder, newest first: those of one record, or all where it is not known which that is.
pub fn of_record(
    folder: &Path,
    record: Option<&Connection>,
) -> Result<Vec<BackupFile>, StoreError> {
    let mark = record.map(mark).transpose()?;
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(StoreError::at(folder)(err)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(StoreError::at(folder))?.path();
        let backup = BackupFile::read(&path);
        found.extend(backup.filter(|backup| mark.as_ref().is_none_or(|mark| *mark == backup.mark)));
    }
    found.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    Ok(found)
}

/// Returns the newest backup in which everything was as it should be.
pub fn newest(backups: &[BackupFile]) -> Option<&BackupFile> {
    backups.iter().find(|backup| backup.sound)
}

/// Takes a backup away that a newer one has made superfluous.
pub(super) fn remove(backup: &BackupFile, folder: &Path) -> Result<(), StoreError> {
    fs::remove_file(&backup.path).map_err(StoreError::at(&backup.path))?;
    files::sync_dir(folder)
}
