//! Making backups: when one is due, where it goes, and what goes for it.

use std::path::Path;

use super::second::SecondCopy;
use super::{BackupReport, Backups, PAUSE};
use crate::record::{RecordError, Result};
use crate::store::backup::{self, BackupFile};
use crate::store::{Store, StoreError, attachments};
use crate::vault::Lock;

impl Backups {
    /// Makes a backup in the folder for it, and lets older ones go that it makes superfluous.
    ///
    /// # Errors
    /// When none was made; where only the chosen folder failed, one was made in the record's own.
    pub fn make(&self) -> Result<BackupReport> {
        self.check_may_write()?;
        let store = Store::again(&self.dir)?;
        let Some(chosen) = self.chosen()? else {
            return self.make_own(&store);
        };
        self.make_in(&store, &chosen).or_else(|err| {
            self.make_own(&store)?;
            Err(err)
        })
    }

    /// Makes a backup if the last one does not hold everything, and a second copy if the last is a week old. A record that may
    /// only be read is backed up by whoever may write it.
    ///
    /// # Errors
    /// As [`Backups::make`].
    pub fn make_if_changed(&self) -> Result<Option<BackupReport>> {
        let store = Store::again(&self.dir)?;
        if store.only_read().is_some() {
            return Ok(None);
        }
        let folder = self.folder()?;
        let mut known = backup::of_record(&folder, Some(&store))?;
        known.retain(|backup| !self.clock.is_ahead(backup.at));
        let lock = self.lock_for(&folder);
        let newest = match (backup::newest(&known), &lock) {
            (Some(newest), Ok(lock)) if self.is_current(newest, &store, lock.as_ref())? => newest,
            _ => return self.make().map(Some),
        };
        let mut copies = backup::second_copies(&folder, Some(&store))?;
        copies.retain(|copy| !self.clock.is_ahead(copy.at));
        if copies.first().is_some_and(|copy| copy.at >= newest.at) {
            return Ok(None);
        }
        match self.second_copy_if_due(&store, &folder, lock?.as_ref()) {
            SecondCopy::NotDue => Ok(None),
            second => Ok(Some(BackupReport {
                backup: newest.clone().into(),
                unsound: 0,
                missing: 0,
                second,
            })),
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
    pub(in crate::record) fn put_aside(&self) -> Result<()> {
        match self.make_if_changed() {
            // Then there is one in the record's own folder.
            Ok(_) | Err(RecordError::NoBackupFolder(_) | RecordError::NoBackupKey(_)) => Ok(()),
            Err(err) => Err(err),
        }
    }

    /// Makes a backup in another folder, which is made too; none there is ever taken away.
    ///
    /// # Errors
    /// When the record cannot be read or the folder cannot be written.
    pub fn make_to(&self, folder: &Path) -> Result<BackupReport> {
        let store = Store::again(&self.dir)?;
        if is_within(folder, &self.dir) {
            self.check_may_write()?;
        }
        crate::store::make_dir(folder)?;
        self.put_into(&store, folder, self.lock_for(folder)?.as_ref())
    }

    fn make_own(&self, store: &Store) -> Result<BackupReport> {
        let own = self.own();
        crate::store::make_dir(&own)?;
        self.make_in(store, &own)
    }

    /// Makes a backup in a folder that is there. One that is not is a disk that is not connected, so it is not made anew.
    fn make_in(&self, store: &Store, folder: &Path) -> Result<BackupReport> {
        if !folder.is_dir() {
            return Err(StoreError::NoBackupFolder(folder.to_owned()).into());
        }
        let now = self.clock.now();
        let attached = self.dir.join(attachments::FOLDER);
        for place in [self.dir.as_path(), &self.own(), &attached, folder] {
            crate::store::sweep(place, now);
        }
        let lock = self.lock_for(folder)?;
        let mut report = self.put_into(store, folder, lock.as_ref())?;
        if report.backup.sound {
            let known = backup::of_record(folder, Some(store))?;
            backup::rotate(&known, folder, now)?;
            report.second = self.second_copy_if_due(store, folder, lock.as_ref());
        }
        Ok(report)
    }

    /// Puts one backup into a folder.
    fn put_into(&self, store: &Store, folder: &Path, lock: Option<&Lock>) -> Result<BackupReport> {
        if let Some(lock) = lock {
            return self.make_sealed(store, folder, lock);
        }
        let made = backup::make(store, &self.dir, folder, self.clock.now())?;
        Ok(BackupReport {
            backup: made.file.into(),
            unsound: made.unsound,
            missing: made.missing.len(),
            second: SecondCopy::NotDue,
        })
    }

    /// Tells whether a backup holds everything that the record holds now, encrypted as backups are now.
    fn is_current(&self, newest: &BackupFile, store: &Store, lock: Option<&Lock>) -> Result<bool> {
        if newest.lock != lock.map(Lock::name) {
            return Ok(false);
        }
        let then = match newest.lock {
            Some(_) => self.note_of(&newest.path).map(|note| note.state),
            None => backup::state_in(&newest.path),
        };
        Ok(then == Some(backup::state(store)?))
    }
}

/// Tells whether a folder, which need not be there yet, lies in another.
fn is_within(folder: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        let whole = std::path::absolute(path).ok()?;
        let mut above = whole.ancestors();
        above.find_map(|above| above.canonicalize().ok())
    };
    matches!((real(folder), real(other)), (Some(folder), Some(other)) if folder.starts_with(&other))
}
