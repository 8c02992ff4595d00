//! The second copy, in another form: an export, once a week by itself, read again before it counts.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use super::packed;
use super::sealed::read_through;
use super::{Backup, Backups};
use crate::record::attached::to_the_end;
use crate::record::exchange::{BringError, FORM, built_of};
use crate::record::{RecordError, Result};
use crate::store::backup::{self, BackupFile, Naming, Sort};
use crate::store::exchange;
use crate::store::{Store, StoreError};
use crate::vault::Lock;

/// How often one is made.
const OFTEN: TimeDelta = TimeDelta::days(7);
/// How many are kept.
const KEPT: usize = 4;

/// What became of the second copy.
#[derive(Debug)]
pub enum SecondCopy {
    /// The last one is not a week old.
    NotDue,
    /// One was made.
    Made(PathBuf),
    /// None could be made.
    Failed(RecordError),
}

impl Backups {
    /// Returns the second copies that can be found, newest first.
    ///
    /// # Errors
    /// When a folder of backups cannot be read.
    pub fn second_copies(&self) -> Result<Vec<Backup>> {
        self.all(backup::second_copies)
    }

    /// Writes everything into the folder of backups once more, as an export, if nobody has for a week.
    pub(super) fn second_copy_if_due(
        &self,
        store: &Store,
        folder: &Path,
        lock: Option<&Lock>,
    ) -> SecondCopy {
        let due = self.is_second_copy_due(store, folder, lock);
        let made = due.and_then(|due| {
            due.then(|| self.copy_again(store, folder, lock))
                .transpose()
        });
        match made {
            Ok(None) => SecondCopy::NotDue,
            Ok(Some(path)) => SecondCopy::Made(path),
            Err(err) => SecondCopy::Failed(err),
        }
    }

    fn is_second_copy_due(
        &self,
        store: &Store,
        folder: &Path,
        lock: Option<&Lock>,
    ) -> Result<bool> {
        let now = self.clock.now();
        let copies = backup::second_copies(folder, Some(store))?;
        Ok(copies.first().is_none_or(|last| {
            // A clock that was put back must not put it off for ever.
            let days = now.date_naive() - last.at.date_naive();
            let is_old = days >= OFTEN || days < -OFTEN;
            is_old || last.lock != lock.map(Lock::name)
        }))
    }

    fn copy_again(&self, store: &Store, folder: &Path, lock: Option<&Lock>) -> Result<PathBuf> {
        if let Some(lock) = lock {
            self.bring_key(lock, folder)?;
        }
        let (_path, snapshot) = exchange::snapshot(store)?;
        let (packed, _exported) = packed::pack(folder, lock, FORM, |archive| {
            self.pack_export(archive, &snapshot, &mut to_the_end)
        })?;
        let unread = |err| packed::unread(Path::new("the second copy"), err);
        let mut archive = packed.open(FORM)?;
        read_through(&mut archive).map_err(unread)?;
        // It counts once a record was made of it that is the one it was made of.
        let built = built_of(&mut archive, &self.dir).map_err(|err| match err {
            BringError::Archive(err) => unread(err),
            BringError::Store(StoreError::Damaged(how)) => {
                StoreError::Damaged(format!("a second copy does not read: {how}")).into()
            }
            BringError::Store(err) => err.into(),
        })?;
        if backup::state_in(&built) != Some(backup::state(&snapshot)?) {
            return Err(StoreError::Damaged("a second copy holds another state".to_owned()).into());
        }
        let lock = lock.map(Lock::name);
        let naming = Naming {
            sort: Sort::SecondCopy,
            mark: backup::mark(&snapshot)?,
            sound: true,
            lock: lock.as_deref(),
        };
        let file = BackupFile::new(folder, self.clock.now(), naming);
        packed.place(&file.path)?;
        let copies = backup::second_copies(folder, Some(store))?;
        backup::keep_newest(&copies, folder, KEPT)?;
        Ok(file.path)
    }
}
