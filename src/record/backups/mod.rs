//! Backups: made without being asked, and by anybody who asks, on any thread.

mod folder;
mod locking;
mod making;
mod notes;
pub(in crate::record) mod packed;
mod sealed;
mod second;

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

pub(in crate::record) use sealed::attachment;
pub use sealed::is_encrypted;
pub use second::SecondCopy;

use super::clock::local;
use super::{Clock, Part, Record, RecordError, Result};
use crate::domain::{Invalid, moment};
use crate::store::backup::{self, BackupFile, Sort};
use crate::store::{Store, StoreError};
use crate::vault::Key;

/// A last backup older than this is a danger.
const OLD: TimeDelta = TimeDelta::days(7);
/// The terminal makes no backup while the last is younger than this, so that a script does not make one a line.
const PAUSE: TimeDelta = TimeDelta::hours(1);

/// The backups of one record: a handle of its own, so that a worker can make them while the record is in use.
#[derive(Clone, Debug)]
pub struct Backups {
    pub(super) dir: PathBuf,
    pub(super) clock: Clock,
    /// Opens encrypted ones, once the passphrase was given.
    key: Option<Key>,
}

/// One backup.
#[derive(Clone, Debug)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Whether it was found to be as it should be when it was made.
    pub sound: bool,
}

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Whose record it is.
    pub person: String,
    /// How many entries that are not in the Bin, part by part.
    pub entries: Vec<(Part, u64)>,
    /// When the last change in it was made.
    pub changed_at: Option<DateTime<Utc>>,
}

/// What making a backup came to.
#[derive(Debug)]
pub struct BackupReport {
    /// The backup.
    pub backup: Backup,
    /// How many rows are not as history has them. Such a backup is kept, and takes the place of no other.
    pub unsound: usize,
    /// How many attachments the record names and does not have.
    pub missing: usize,
    /// What became of the weekly second copy.
    pub second: SecondCopy,
}

/// How it stands with the backups.
#[derive(Clone, Debug)]
pub struct BackupStanding {
    /// The folder they are kept in.
    pub folder: PathBuf,
    /// Whether the person chose it.
    pub is_chosen: bool,
    /// When the last good one was made.
    pub last: Option<DateTime<Utc>>,
    /// Whether that is too long ago.
    pub is_old: bool,
    /// When the last second copy was made.
    pub second: Option<DateTime<Utc>>,
    /// Whether a passphrase is set, with which backups in a chosen folder are encrypted.
    pub has_passphrase: bool,
    /// How many of those in the chosen folder anybody can read.
    pub readable: usize,
}

impl Record {
    /// Returns the handle of the record's backups.
    #[must_use]
    pub fn backups(&self) -> Backups {
        Backups::of(self.dir(), self.clock.clone())
    }
}

impl Backups {
    /// Returns the handle of the backups of the record in a folder, whether or not that opens.
    #[must_use]
    pub fn of(dir: &Path, clock: Clock) -> Self {
        Self {
            dir: dir.to_owned(),
            clock,
            key: None,
        }
    }

    /// Returns the handle of the backups of the record in another folder, which opens what this one opens.
    pub(super) fn elsewhere(&self, dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            ..self.clone()
        }
    }

    /// Refuses where the record may only be read: nothing is put into its folder then, nor taken away.
    pub(super) fn check_may_write(&self) -> Result<()> {
        Ok(crate::store::check_may_write(&self.dir)?)
    }

    /// Returns the backups that can be found, newest first; those that the clock says are yet to be made stand last.
    ///
    /// # Errors
    /// When a folder of backups cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>> {
        self.all(backup::of_record)
    }

    /// Returns what a way of looking finds in all folders, newest first.
    fn all<C>(
        &self,
        find: impl Fn(&Path, Option<&C>) -> std::result::Result<Vec<BackupFile>, StoreError>,
    ) -> Result<Vec<Backup>>
    where
        Store: std::ops::Deref<Target = C>,
    {
        // A record that does not open cannot say which are its own; then all are shown.
        let store = Store::again(&self.dir).ok();
        let of = |folder: &Path| {
            let known = store.as_deref();
            find(folder, known).or_else(|err| match known {
                Some(_) => find(folder, None),
                None => Err(err),
            })
        };
        let mut found = of(&self.own())?;
        if let Some(chosen) = self.chosen()? {
            found.extend(of(&chosen)?);
        }
        found.sort_by_key(|backup| (self.clock.is_ahead(backup.at), Reverse(backup.at)));
        Ok(found.into_iter().map(Backup::from).collect())
    }

    /// Finds a backup by what a person typed: `latest`, how its name begins, or its path.
    ///
    /// # Errors
    /// When there is none, or what was typed begins the names of several.
    pub fn find(&self, typed: &(impl AsRef<OsStr> + ?Sized)) -> Result<Backup> {
        let path = Path::new(&typed);
        if path.is_file() {
            if let Some(known) = BackupFile::read(path, Sort::Backup) {
                return Ok(known.into());
            }
            // Somebody called it otherwise.
            let at = match self.contents(path) {
                Err(RecordError::Locked(_)) => None,
                contents => contents?.changed_at,
            };
            return Ok(Backup {
                path: path.to_owned(),
                at: at.unwrap_or_default(),
                sound: true,
            });
        }
        let typed = &*typed.as_ref().to_string_lossy();
        let mut found = self.list()?.into_iter().filter(|backup| match typed {
            "latest" => backup.sound,
            _ => backup.instant().starts_with(typed),
        });
        match (found.next(), found.next()) {
            (Some(one), Some(other)) if typed != "latest" => Err(several(typed, &[one, other])),
            (Some(backup), _) => Ok(backup),
            (None, _) => Err(RecordError::NotFound {
                what: "backup",
                id: typed.to_owned(),
            }),
        }
    }

    /// Reads what is in a backup; of an encrypted one, what was noted when it was made, or what its key shows.
    ///
    /// # Errors
    /// When it cannot be read, or was made by a newer Cairn.
    pub fn contents(&self, backup: &Path) -> Result<Contents> {
        let noted = self.note_of(backup).filter(|_| self.key.is_none());
        match noted {
            Some(note) if backup.is_file() => Ok(note.contents()),
            _ => Ok(backup::summary(&self.readable(backup)?.path)?.into()),
        }
    }

    /// Returns the newest backup that was sound and still reads, with what is in it.
    #[must_use]
    pub fn newest_good(&self) -> Option<(Backup, Contents)> {
        let mut found = self.list().ok()?.into_iter();
        found.find_map(|backup| {
            let contents = self.contents(&backup.path).ok();
            contents
                .filter(|_| backup.sound)
                .map(|contents| (backup, contents))
        })
    }

    /// Returns how it stands with the backups, from their names alone.
    ///
    /// # Errors
    /// When a folder of backups cannot be read.
    pub fn standing(&self) -> Result<BackupStanding> {
        let (known, copies) = (self.list()?, self.second_copies()?);
        let last = known.iter().find(|backup| backup.sound);
        let last = last.map(|backup| backup.at);
        let chosen = self.chosen()?;
        let is_readable = |backup: &&Backup| {
            let there = chosen.as_ref().map(|dir| backup.path.starts_with(dir));
            !backup.is_encrypted() && there == Some(true)
        };
        Ok(BackupStanding {
            folder: self.folder()?,
            is_chosen: chosen.is_some(),
            last,
            is_old: last.is_none_or(|last| !self.clock.is_within(OLD, last)),
            second: copies.first().map(|copy| copy.at),
            readable: known.iter().chain(&copies).filter(is_readable).count(),
            // One that cannot be read is set all the same.
            has_passphrase: !matches!(self.lock(), Ok(None)),
        })
    }
}

/// Refuses to guess which of several backups is meant.
fn several(typed: &str, found: &[Backup]) -> RecordError {
    let names: Vec<String> = found.iter().map(Backup::instant).collect();
    let problem = format!("Several backups begin with {typed}");
    let hint = format!("Type more of it, such as {}", names.join(" or "));
    Invalid::new("backup", problem).hinted(hint).into()
}

impl BackupStanding {
    /// Returns the day on which the last good one was made, where the person is.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.last.map(|at| local(at).date())
    }

    /// Returns the day on which the last second copy was made, where the person is.
    #[must_use]
    pub fn second_day(&self) -> Option<NaiveDate> {
        self.second.map(|at| local(at).date())
    }
}

impl Backup {
    /// Returns when it was made, in words: “24 Nov 2026, 12:24”.
    #[must_use]
    pub fn made(&self) -> String {
        moment(local(self.at))
    }

    /// Returns what it is called, to be typed: its instant.
    #[must_use]
    pub fn name(&self) -> String {
        self.at.format("%Y-%m-%dT%H-%M-%S").to_string()
    }

    /// Returns its name to the millisecond, which tells it from every other.
    fn instant(&self) -> String {
        self.at.format("%Y-%m-%dT%H-%M-%S-%3f").to_string()
    }
}

impl From<BackupFile> for Backup {
    fn from(file: BackupFile) -> Self {
        Self {
            path: file.path,
            at: file.at,
            sound: file.sound,
        }
    }
}

impl From<backup::Summary> for Contents {
    fn from(summary: backup::Summary) -> Self {
        let entries = summary.entries.into_iter();
        Self {
            person: summary.person,
            entries: entries
                .filter_map(|(table, count)| Some((Part::of(table)?, count)))
                .collect(),
            changed_at: summary.changed_at,
        }
    }
}

impl Contents {
    /// Returns how many entries there are in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.entries.iter().map(|(_, count)| count).sum()
    }

    /// Returns what there is, in words: “12 activities, 3 pieces of evidence”.
    #[must_use]
    pub fn in_words(&self) -> String {
        let there = self.entries.iter().filter(|(_, count)| *count > 0);
        let words: Vec<String> = there.map(|(part, count)| part.counted(*count)).collect();
        if words.is_empty() {
            "no entries".to_owned()
        } else {
            words.join(", ")
        }
    }
}

/// Takes a file away that need not be there.
fn remove_if_there(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(StoreError::at(file)(err).into()),
        _ => Ok(()),
    }
}
