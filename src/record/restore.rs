//! Going back to a backup: a change like any other where the record opens, and a new database in its place where it does not.

use std::path::{Path, PathBuf};

use super::{Applied, Backup, Backups, Op, Part, Record, RecordError, Result, Txn};
use crate::domain::long_date;
use crate::store::backup::{self, Other};

/// What a restore changes in one part of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowCounts {
    /// Which part.
    pub part: Part,
    /// Entries that come back.
    pub back: u64,
    /// Entries that become what they were.
    pub changed: u64,
    /// Entries that were made since, and go.
    pub gone: u64,
}

/// What a restore came to.
#[derive(Debug, Default)]
pub struct Restored {
    /// The change that going back was, by which it is taken back; none where the database was replaced, or nothing differed.
    pub txn: Option<Txn>,
    /// How many attachments neither the record nor the backup has.
    pub missing: usize,
    /// Where the damaged database lies that was put aside.
    pub aside: Option<PathBuf>,
}

impl Record {
    /// Returns what going back to a backup would change; nothing else happens.
    ///
    /// # Errors
    /// When the backup cannot be read.
    pub fn restore_preview(&mut self, backup: &Path) -> Result<Vec<RowCounts>> {
        let other = Other::beside(&mut self.store, backup)?;
        let differences = other.differences()?.into_iter();
        let counts = differences.filter_map(|found| {
            Some(RowCounts {
                part: Part::of(found.table)?,
                back: found.back,
                changed: found.changed,
                gone: found.gone,
            })
        });
        let differ = counts.filter(|counts| counts.back + counts.changed + counts.gone > 0);
        let mut found: Vec<RowCounts> = differ.collect();
        if found.iter().any(|counts| counts.part != Part::Answers) {
            // What was answered to suggestions goes along with its entries.
            found.retain(|counts| counts.part != Part::Answers);
        }
        Ok(found)
    }

    /// Goes back to a backup, with a backup of the present state put aside first.
    ///
    /// It is a change like any other: whole or not at all, undone like one, and what was made since stays in history.
    ///
    /// # Errors
    /// When the backup cannot be read, or the present state cannot be put aside.
    pub fn restore_backup(&mut self, backup: &Backup) -> Result<Applied<Restored>> {
        self.backups().put_aside()?;
        let day = long_date(self.clock.local(backup.at).date());
        let op = Op::new(format!("restore the backup of {day}"));
        let now = self.clock.now();
        let (changed, missing) = {
            let mut other = Other::beside(&mut self.store, &backup.path)?;
            let missing = other.bring_attachments(&backup.path)?;
            let mut write = other.store().write(now)?;
            write.name(crate::store::Kind::Do, op.label())?;
            backup::take_over(&write)?;
            (write.commit()?, missing)
        };
        let restored = Restored {
            txn: changed.txn.map(Txn),
            missing: missing.len(),
            aside: None,
        };
        Ok(self.applied(restored, &changed))
    }
}

impl Backups {
    /// Returns what going back to a backup would change; nothing can be said where the record does not open.
    ///
    /// # Errors
    /// When the backup cannot be read.
    pub fn preview(&self, backup: &Backup) -> Result<Vec<RowCounts>> {
        let readable = self.readable(&backup.path)?;
        let opened = Record::open(&self.dir, self.clock.clone());
        match opened.and_then(|mut record| record.restore_preview(&readable.path)) {
            Err(RecordError::Damaged(_) | RecordError::NoRecord(_)) => Ok(Vec::new()),
            counts => counts,
        }
    }

    /// Goes back to a backup, whether or not the record opens.
    ///
    /// # Errors
    /// As [`Record::restore_backup`].
    pub fn restore(&self, backup: &Backup) -> Result<Restored> {
        self.check_may_write()?;
        let mut readable = self.readable(&backup.path)?;
        self.bring_files_of(&mut readable)?;
        let backup = &Backup {
            path: readable.path.clone(),
            ..backup.clone()
        };
        let restored = Record::open(&self.dir, self.clock.clone())
            .and_then(|mut record| Ok(record.restore_backup(backup)?.output));
        match restored {
            Err(RecordError::Damaged(_) | RecordError::NoRecord(_)) => self.replace(backup),
            restored => restored,
        }
    }

    /// Puts a backup in the place of a database that cannot be read, which is set aside with its log.
    fn replace(&self, backup: &Backup) -> Result<Restored> {
        let now = self.clock.now();
        let (missing, aside) = backup::replace_database(&backup.path, &self.dir, now)?;
        // What comes after is the same as opening any record; what is wrong with it shows now.
        Record::open(&self.dir, self.clock.clone())?;
        Ok(Restored {
            txn: None,
            missing: missing.len(),
            aside: Some(aside).filter(|aside| aside.is_dir()),
        })
    }

    /// Puts a record from a backup into a folder that has none.
    ///
    /// # Errors
    /// When there is a record in the folder, or the backup cannot be read.
    pub fn restore_into(&self, backup: &Backup, dir: &Path) -> Result<Restored> {
        if Record::exists(dir) {
            return Err(RecordError::AlreadyARecord(dir.to_owned()));
        }
        let there = self.elsewhere(dir);
        let mut readable = there.readable(&backup.path)?;
        there.bring_files_of(&mut readable)?;
        let missing = backup::into_new(&readable.path, dir)?;
        Record::open(dir, self.clock.clone())?;
        Ok(Restored {
            txn: None,
            missing: missing.len(),
            aside: None,
        })
    }
}
