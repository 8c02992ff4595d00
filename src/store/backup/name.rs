//! Names of backups: when each was made, of which record, and whether everything in it was as it should be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;

use crate::placing::patiently;
use crate::store::sha256;
use crate::store::{StoreError, files};

const FORMAT: &str = "%Y-%m-%dT%H-%M-%S-%3fZ";
/// How long an instant is in a name.
const INSTANT: usize = "2026-11-24T12-24-23-000Z".len();
/// Ends the name of a backup in which not every row was as history has it: kept, but never counted as a good one.
const UNSURE: &str = "-unsure";

/// How long the name of a lock is.
const LOCK: usize = "1a2b3c4d".len();

/// What lies in a folder of backups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A backup.
    Backup,
    /// A second copy in another form: an export.
    SecondCopy,
}

impl Sort {
    /// Begins the name.
    const fn begins(self) -> &'static str {
        match self {
            Self::Backup => "cairn-",
            Self::SecondCopy => "cairn-export-",
        }
    }

    /// Ends the name where nothing is encrypted.
    const fn ends(self) -> &'static str {
        match self {
            Self::Backup => ".db",
            Self::SecondCopy => ".zip",
        }
    }
}

/// One backup on disk, or a second copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Whether everything in it was as it should be.
    pub sound: bool,
    /// The name of the lock that it is encrypted for, if it is.
    pub lock: Option<String>,
    mark: String,
}

/// What a backup is about to be called by.
#[derive(Clone, Debug)]
pub struct Naming<'a> {
    /// What it is.
    pub sort: Sort,
    /// The mark of its record.
    pub mark: String,
    /// Whether everything in it is as it should be.
    pub sound: bool,
    /// The name of the lock that it is encrypted for.
    pub lock: Option<&'a str>,
}

impl BackupFile {
    /// Names a backup that is about to be made; a name that is taken is never given again.
    pub fn new(folder: &Path, at: DateTime<Utc>, naming: Naming<'_>) -> Self {
        let Naming {
            sort,
            mark,
            sound,
            lock,
        } = naming;
        let mut at = at;
        loop {
            let begins = sort.begins();
            let unsure = if sound { "" } else { UNSURE };
            let ends = lock.map_or_else(|| sort.ends().to_owned(), |lock| format!(".{lock}.age"));
            let name = format!("{begins}{}-{mark}{unsure}{ends}", at.format(FORMAT));
            let path = folder.join(name);
            if !path.exists() {
                return Self {
                    path,
                    at,
                    sound,
                    lock: lock.map(ToOwned::to_owned),
                    mark,
                };
            }
            at += chrono::TimeDelta::milliseconds(1);
        }
    }

    /// Reads a name; `None` for a file that is something else.
    pub fn read(path: &Path, sort: Sort) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let name = name.strip_prefix(sort.begins())?;
        let (name, lock) = match name.strip_suffix(".age") {
            Some(sealed) => {
                let (name, lock) = sealed.rsplit_once('.')?;
                let is_name = lock.len() == LOCK && lock.bytes().all(|b| b.is_ascii_hexdigit());
                (name, is_name.then(|| Some(lock.to_owned()))?)
            }
            None => (name.strip_suffix(sort.ends())?, None),
        };
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
            lock,
            mark: mark.to_owned(),
        })
    }
}

/// Returns what marks a backup of this record, so that two records can share a folder: the device that wrote last.
pub fn mark(conn: &Connection) -> Result<String, StoreError> {
    let sql = "SELECT device FROM txn ORDER BY id DESC LIMIT 1";
    let device: String = conn.query_row(sql, [], |row| row.get(0))?;
    Ok(mark_of(&device))
}

/// Returns the marks of all devices on which this record was ever written: what they backed up is what it was.
fn marks(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = conn.prepare_cached("SELECT DISTINCT device FROM txn")?;
    let devices = query.query_map([], |row| Ok(mark_of(&row.get::<_, String>(0)?)))?;
    Ok(devices.collect::<Result<_, _>>()?)
}

fn mark_of(device: &str) -> String {
    let mut mark = sha256(device.as_bytes());
    mark.truncate(8);
    mark
}

/// Returns the backups in a folder, newest first: those of one record, or all where it is not known which that is.
pub fn of_record(
    folder: &Path,
    record: Option<&Connection>,
) -> Result<Vec<BackupFile>, StoreError> {
    all(folder, record, Sort::Backup)
}

/// Returns the second copies in a folder, newest first, as [`of_record`] does the backups.
pub fn second_copies(
    folder: &Path,
    record: Option<&Connection>,
) -> Result<Vec<BackupFile>, StoreError> {
    all(folder, record, Sort::SecondCopy)
}

fn all(
    folder: &Path,
    record: Option<&Connection>,
    sort: Sort,
) -> Result<Vec<BackupFile>, StoreError> {
    let marks = record.map(marks).transpose()?;
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(StoreError::at(folder)(err)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(StoreError::at(folder))?.path();
        let file = BackupFile::read(&path, sort);
        found.extend(file.filter(|file| {
            marks
                .as_ref()
                .is_none_or(|marks| marks.contains(&file.mark))
        }));
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
    patiently(|| fs::remove_file(&backup.path)).map_err(StoreError::at(&backup.path))?;
    files::sync_dir(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_given() {
        let at = DateTime::UNIX_EPOCH;
        for sort in [Sort::Backup, Sort::SecondCopy] {
            for lock in [None, Some("9f8e7d6c")] {
                for sound in [true, false] {
                    let naming = Naming {
                        sort,
                        mark: "1a2b3c4d".to_owned(),
                        sound,
                        lock,
                    };
                    let file = BackupFile::new(Path::new("nowhere"), at, naming);
                    let read = |sort| BackupFile::read(&file.path, sort);
                    assert_eq!(read(sort), Some(file.clone()), "{file:?}");
                    let other = [Sort::Backup, Sort::SecondCopy].map(|sort| read(sort).is_some());
                    assert_eq!(other.iter().filter(|is| **is).count(), 1, "{file:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_called_otherwise_is_no_backup() {
        for name in [
            "cairn-key-9f8e7d6c.age",
            "cairn-1970-01-01T00-00-00-000Z-1a2b3c4d.age",
            "cairn-1970-01-01T00-00-00-000Z-1a2b3c4d.key.age",
            "cairn.db",
        ] {
            assert_eq!(BackupFile::read(Path::new(name), Sort::Backup), None);
        }
    }
}
