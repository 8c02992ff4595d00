//! Backups: made without being asked, and by anybody who asks, on any thread.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDate, TimeDelta, Utc};

use super::{Clock, Part, Record, RecordError, Result};
use crate::domain::{Invalid, long_date};
use crate::store::backup::{self, BackupFile, Made};
use crate::store::{Store, StoreError};

/// The file, among the record's own backups, that names the folder chosen for them. It is no setting in the database, since
/// it has to be read when the database cannot be.
const CHOSEN: &str = "folder.txt";
/// A last backup older than this is a danger.
const OLD: TimeDelta = TimeDelta::days(7);
/// The terminal makes no backup while the last is younger than this, so that a script does not make one a line.
const PAUSE: TimeDelta = TimeDelta::hours(1);

/// The backups of one record: a handle of its own, so that a worker can make them while the record is in use.
#[derive(Clone, Debug)]
pub struct Backups {
    pub(super) dir: PathBuf,
    pub(super) clock: Clock,
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
#[derive(Clone, Debug)]
pub struct BackupReport {
    /// The backup.
    pub backup: Backup,
    /// How many rows are not as history has them. Such a backup is kept, and takes the place of no other.
    pub unsound: usize,
    /// How many attachments the record names and does not have.
    pub missing: usize,
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
        }
    }

    /// Makes a backup in the folder for it, and lets older ones go that it makes superfluous.
    ///
    /// # Errors
    /// When none was made; where only the chosen folder failed, one was made in the record's own.
    pub fn make(&self) -> Result<BackupReport> {
        let store = Store::again(&self.dir)?;
        let Some(chosen) = self.chosen()? else {
            return Ok(self.make_own(&store)?);
        };
        self.make_in(&store, &chosen).or_else(|err| {
            self.make_own(&store)?;
            Err(err.into())
        })
    }

    /// Makes a backup if the last one does not hold everything.
    ///
    /// # Errors
    /// As [`Backups::make`].
    pub fn make_if_changed(&self) -> Result<Option<BackupReport>> {
        let store = Store::again(&self.dir)?;
        let mut known = backup::of_record(&self.folder()?, Some(&store))?;
        known.retain(|backup| !self.clock.is_ahead(backup.at));
        match backup::newest(&known) {
            Some(newest) if backup::is_newest_state(&store, newest)? => Ok(None),
            _ => self.make().map(Some),
        }
    }

    /// Makes a backup after a command of the terminal, if the last one is a while ago and does not hold everything.
    ///
    /// # Errors
    /// As [`Backups::make`].
    pub fn make_if_due(&self) -> Result<Option<BackupReport>> {
        match self.standing()?.last {
            Some(last) if self.clock.is_within(PAUSE, last) => Ok(None),
            _ => self.make_if_changed(),
        }
    }

    /// Makes sure of a backup of the present state before it is changed in a way that reaches far.
    ///
    /// # Errors
    /// When none can be made, not even in the record's own folder.
    pub(super) fn put_aside(&self) -> Result<()> {
        match self.make_if_changed() {
            // Then there is one in the record's own folder.
            Ok(_) | Err(RecordError::NoBackupFolder(_)) => Ok(()),
            Err(err) => Err(err),
        }
    }

    /// Makes a backup in another folder, which is made too; none there is ever taken away.
    ///
    /// # Errors
    /// When the record cannot be read or the folder cannot be written.
    pub fn make_to(&self, folder: &Path) -> Result<BackupReport> {
        let store = Store::again(&self.dir)?;
        crate::store::make_dir(folder)?;
        Ok(report(backup::make(
            &store,
            &self.dir,
            folder,
            self.clock.now(),
        )?))
    }

    /// Returns the backups that can be found, newest first; those that the clock says are yet to be made stand last.
    ///
    /// # Errors
    /// When a folder of backups cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>> {
        // A record that does not open cannot say which are its own; then all are shown.
        let store = Store::again(&self.dir).ok();
        let of = |folder: &Path| {
            let known = store.as_deref();
            backup::of_record(folder, known).or_else(|err| match known {
                Some(_) => backup::of_record(folder, None),
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
    pub fn find(&self, typed: &str) -> Result<Backup> {
        let path = Path::new(typed);
        if path.is_file() {
            let at = self.contents(path)?.changed_at;
            let known = BackupFile::read(path).map(Backup::from);
            return Ok(known.unwrap_or_else(|| Backup {
                path: path.to_owned(),
                at: at.unwrap_or_default(),
                sound: true,
            }));
        }
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

    /// Reads what is in a backup.
    ///
    /// # Errors
    /// When it cannot be read, or was made by a newer Cairn.
    pub fn contents(&self, backup: &Path) -> Result<Contents> {
        Ok(backup::summary(backup)?.into())
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
        let known = self.list()?;
        let last = known.iter().find(|backup| backup.sound);
        let last = last.map(|backup| backup.at);
        Ok(BackupStanding {
            folder: self.folder()?,
            is_chosen: self.chosen()?.is_some(),
            last,
            is_old: last.is_none_or(|last| !self.clock.is_within(OLD, last)),
        })
    }

    /// Returns the folder that backups are made in.
    ///
    /// # Errors
    /// When what was chosen cannot be read.
    pub fn folder(&self) -> Result<PathBuf> {
        Ok(self.chosen()?.unwrap_or_else(|| self.own()))
    }

    /// Chooses the folder that backups are made in; the record's own without one.
    ///
    /// # Errors
    /// When it is no folder, or cannot be written.
    pub fn set_folder(&self, folder: Option<&Path>) -> Result<()> {
        let own = self.own();
        fs::create_dir_all(&own).map_err(StoreError::at(&own))?;
        let file = own.join(CHOSEN);
        let Some(folder) = folder else {
            return match fs::remove_file(&file) {
                Err(err) if err.kind() != io::ErrorKind::NotFound => {
                    Err(StoreError::at(&file)(err).into())
                }
                _ => Ok(()),
            };
        };
        let folder = folder.canonicalize().map_err(StoreError::at(folder))?;
        // Whether it can be written shows now, not when a backup is wanted.
        tempfile::tempfile_in(&folder).map_err(StoreError::at(&folder))?;
        let Some(text) = folder.to_str() else {
            let odd = io::Error::from(io::ErrorKind::InvalidFilename);
            return Err(StoreError::at(&folder)(odd).into());
        };
        Ok(crate::store::write_text(&file, text)?)
    }

    /// Returns every folder that may have backups.
    pub(super) fn folders(&self) -> Result<Vec<PathBuf>> {
        Ok(std::iter::once(self.own()).chain(self.chosen()?).collect())
    }

    fn own(&self) -> PathBuf {
        self.dir.join(backup::FOLDER)
    }

    fn chosen(&self) -> Result<Option<PathBuf>> {
        let file = self.own().join(CHOSEN);
        match fs::read_to_string(&file) {
            Ok(text) => {
                // A line end may come of an editor; blanks may be the folder's own.
                let named = PathBuf::from(text.trim_end_matches(['\r', '\n']));
                Ok(Some(named).filter(|dir| !dir.as_os_str().is_empty()))
            }
            Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(err) => Err(StoreError::at(&file)(err).into()),
        }
    }

    fn make_own(&self, store: &Store) -> std::result::Result<BackupReport, StoreError> {
        let own = self.own();
        crate::store::make_dir(&own)?;
        self.make_in(store, &own)
    }

    /// Makes a backup in a folder that is there. One that is not is a disk that is not connected, so it is not made anew.
    fn make_in(
        &self,
        store: &Store,
        folder: &Path,
    ) -> std::result::Result<BackupReport, StoreError> {
        if !folder.is_dir() {
            return Err(StoreError::NoBackupFolder(folder.to_owned()));
        }
        let now = self.clock.now();
        for place in [&self.dir, &self.own(), folder] {
            crate::store::sweep(place, now);
        }
        let made = backup::make(store, &self.dir, folder, now)?;
        if made.file.sound {
            let known = backup::of_record(folder, Some(store))?;
            backup::rotate(&known, folder, now)?;
        }
        Ok(report(made))
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
        let last = self.last?.with_timezone(&Local);
        Some(last.date_naive())
    }
}

impl Backup {
    /// Returns when it was made, in words: “24 Nov 2026, 12:24”.
    #[must_use]
    pub fn made(&self) -> String {
        let at = self.at.with_timezone(&Local);
        format!("{}, {}", long_date(at.date_naive()), at.format("%H:%M"))
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

fn report(made: Made) -> BackupReport {
    BackupReport {
        backup: made.file.into(),
        unsound: made.unsound,
        missing: made.missing.len(),
    }
}
