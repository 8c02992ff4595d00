//! The one way to change a record.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::{ContextV7, Timestamp, Uuid};

use super::{Applied, Changes, Op, Part, Record, RecordError, Result, Txn};
use crate::domain::profile::Profile;
use crate::store::{self, Kind, StoreError, Write, Written, search};

/// From this many changed rows on, the search index is put in order afterwards.
const MANY_ROWS: i64 = 1000;

/// A change in the making: the verbs that may be combined into one transaction.
pub struct Change<'record> {
    write: Write<'record>,
    ids: ContextV7,
    pub(super) dir: &'record Path,
    pub(super) profile: Arc<Profile>,
    pub(super) today: NaiveDate,
}

impl Record {
    /// Makes a change: all that `make` does, under one name, undone as one. When it fails, nothing has happened; when it
    /// changes nothing, nothing is kept.
    ///
    /// ```no_run
    /// # use cairn::record::{Op, Record};
    /// # fn log(record: &mut Record, days: Vec<cairn::domain::ActivityDetails>) -> cairn::record::Result<()> {
    /// record.transact(Op::new("log a week"), |change| {
    ///     days.into_iter().try_for_each(|day| change.add(day).map(drop))
    /// })?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn transact<T>(
        &mut self,
        op: Op,
        make: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<Applied<T>> {
        let Op(label) = op;
        self.write(move |_| Ok((Kind::Do, label)), make)
    }

    /// Runs one transaction; `name` says what it is, once nobody else can write.
    pub(super) fn write<T>(
        &mut self,
        name: impl FnOnce(&Write<'_>) -> Result<(Kind, String)>,
        make: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<Applied<T>> {
        let attempted = self.attempt(name, make);
        let (output, written) = attempted.map_err(|err| self.explained(err))?;
        Ok(self.applied(output, &written))
    }

    /// Takes in what a committed transaction changed.
    pub(super) fn applied<T>(&self, output: T, written: &Written) -> Applied<T> {
        let changes = Changes::of(&written.tables);
        if changes.has(Part::Profile) {
            self.profile.borrow_mut().outdate();
        }
        if written.rows >= MANY_ROWS {
            // The change is made whether or not this succeeds: it only makes the next ones faster.
            search::optimize(&self.store).ok();
        }
        Applied {
            output,
            changes,
            txn: written.txn.map(Txn),
        }
    }

    /// Refuses where the record may only be read, before anything is copied into its folder.
    pub(super) fn check_may_write(&mut self) -> Result<()> {
        Ok(self.store.check_may_write(self.clock.now())?)
    }

    /// Tells why something could not be written: the record may have become one that may only be read while it was open.
    pub(super) fn explained(&self, err: RecordError) -> RecordError {
        match err {
            RecordError::ReadOnly
            | RecordError::CannotOpen
            | RecordError::Disk
            | RecordError::File { .. } => match store::check_may_write(self.dir()) {
                Err(why @ StoreError::OnlyRead(_)) => why.into(),
                Ok(()) | Err(_) => err,
            },
            err => err,
        }
    }

    fn attempt<T>(
        &mut self,
        name: impl FnOnce(&Write<'_>) -> Result<(Kind, String)>,
        make: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<(T, Written)> {
        let (now, today, profile) = (self.clock.now(), self.clock.today(), self.profile());
        let dir = self.dir().to_owned();
        let mut write = self.store.write(now)?;
        let (kind, label) = name(&write)?;
        write.name(kind, &label)?;
        let mut change = Change {
            write,
            ids: ContextV7::new(),
            dir: &dir,
            profile,
            today,
        };
        let output = make(&mut change)?;
        if change.write.kind() == Kind::Do {
            change.write.check_lengths()?;
        }
        Ok((output, change.write.commit()?))
    }
}

impl<'record> Change<'record> {
    /// Gives access to the tables.
    pub(super) const fn store(&self) -> &Write<'record> {
        &self.write
    }

    /// Returns the instant of the change.
    pub(super) const fn at(&self) -> DateTime<Utc> {
        self.write.at()
    }

    /// Makes an id that sorts after every one made before.
    pub(super) fn new_id(&self) -> Uuid {
        let at = self.at();
        let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(
            &self.ids,
            seconds,
            at.timestamp_subsec_nanos(),
        ))
    }
}
