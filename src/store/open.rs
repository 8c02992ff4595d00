//! Opening and making the database of a record.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};

use super::header::{DATABASE, beside, refuse_strangers};
use super::reading::{self, Reading};
use super::transaction::{Kind, Write};
use super::upgrade::upgrade;
use super::{OnlyRead, StoreError, backup, device, files, schema};

/// The open database of a record.
pub struct Store {
    conn: Connection,
    dir: PathBuf,
    /// Tells the file that is open from another that may come to stand in its place.
    file: Option<files::Identity>,
    /// How it is open where it may only be read.
    reading: Option<Reading>,
}

impl Store {
    /// Tells whether there is a record in the folder.
    pub fn exists(dir: &Path) -> bool {
        backup::exists(dir)
    }

    /// Makes a record's folder and database, filled by `fill` in its first transaction.
    ///
    /// The database gets its name when it is whole; a crash before that leaves no half record behind.
    pub fn create(
        dir: &Path,
        device: &str,
        now: DateTime<Utc>,
        fill: impl FnOnce(&Write<'_>) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        if dir.join(DATABASE).exists() {
            return Err(StoreError::Exists(dir.to_owned()));
        }
        files::make_dir(dir)?;
        for folder in [super::attachments::FOLDER, backup::FOLDER] {
            files::make_dir(&dir.join(folder))?;
        }
        let unfinished = tempfile::Builder::new()
            .prefix(".cairn-new-")
            .tempfile_in(dir)
            .map_err(StoreError::at(dir))?
            .into_temp_path();
        let mut conn = Connection::open(files::for_sqlite(&unfinished))?;
        schema::prepare(&conn)?;
        conn.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        schema::migrations().to_latest(&mut conn)?;
        conn.prepare("INSERT INTO bookkeeping (one, device) VALUES (1, ?1)")?
            .execute([device])?;
        let mut write = Write::begin(&mut conn, now)?;
        write.name(Kind::Setup, "create the record")?;
        fill(&write)?;
        write.commit()?;
        conn.close().map_err(|(_, err)| StoreError::from(err))?;
        files::sync(&unfinished)?;
        let database = dir.join(DATABASE);
        files::give_name(unfinished, &database).map_err(|err| {
            if database.exists() {
                StoreError::Exists(dir.to_owned())
            } else {
                err
            }
        })?;
        files::sync_dir(dir)?;
        if let Some(above) = dir.canonicalize().ok().as_deref().and_then(Path::parent) {
            // Where we may not look into the folder above, the system brings its names to disk in its own time.
            files::sync_dir(above).ok();
        }
        let store = Self::open(dir, now)?;
        store.be_own_device()?;
        Ok(store)
    }

    /// Gives this copy of the record a device of its own.
    pub fn be_own_device(&self) -> Result<(), StoreError> {
        device::claim(&self.conn, &self.dir.join(DATABASE), device::First::Note)
    }

    /// Opens a record, and brings its database to the form this Cairn writes; one that may only be read is left as it is.
    pub fn open(dir: &Path, now: DateTime<Utc>) -> Result<Self, StoreError> {
        if let Some(why) = reading::only_read(dir)? {
            files::sweep(&tempfile::env::temp_dir(), now);
            return Self::to_read(dir, why);
        }
        let database = dir.join(DATABASE);
        backup::finish_replacing(dir)?;
        if !database.is_file() {
            return Err(StoreError::Missing(dir.to_owned()));
        }
        refuse_strangers(&database)?;
        files::share_rights(
            &database,
            &["-wal", "-shm"].map(|end| beside(&database, end)),
        );
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(files::for_sqlite(&database), flags)?;
        schema::prepare(&conn)?;
        conn.pragma_update(None, "journal_mode", "WAL")?;
        upgrade(&mut conn, dir, &schema::migrations(), schema::VERSION, now)?;
        check_reads(&conn)?;
        // Where it cannot be written, nothing of it can, and the next opening is early enough.
        device::claim(&conn, &database, device::First::Leave).ok();
        Ok(Self {
            conn,
            dir: dir.to_owned(),
            file: files::identity(&database),
            reading: None,
        })
    }

    fn to_read(dir: &Path, why: OnlyRead) -> Result<Self, StoreError> {
        let (conn, reading) = Reading::open(dir, why)?;
        check_reads(&conn)?;
        Ok(Self {
            conn,
            dir: dir.to_owned(),
            file: files::identity(&dir.join(DATABASE)),
            reading: Some(reading),
        })
    }

    /// Opens the database of a record that is open already, on another thread, to read it and copy it.
    pub fn again(dir: &Path) -> Result<Self, StoreError> {
        if let Some(why) = reading::only_read(dir)? {
            return Self::to_read(dir, why);
        }
        let database = dir.join(DATABASE);
        // SQLite would clear away what lies beside a file that it takes for an empty database.
        refuse_strangers(&database)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(files::for_sqlite(&database), flags)?;
        schema::prepare(&conn)?;
        Ok(Self {
            conn,
            dir: dir.to_owned(),
            file: files::identity(&database),
            reading: None,
        })
    }

    /// Returns the record's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Returns why the record may only be read, if that is how it is open.
    pub fn only_read(&self) -> Option<&OnlyRead> {
        self.reading.as_ref().map(|reading| &reading.why)
    }

    /// Returns the folder for files that are needed for a moment.
    pub fn scratch(&self) -> PathBuf {
        match &self.reading {
            Some(reading) => reading.scratch(),
            None => self.dir.clone(),
        }
    }

    /// Reads a record anew that may only be read, where its files have changed.
    pub fn catch_up(&mut self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let Some(reading) = &self.reading else {
            return Ok(());
        };
        if reading.seen == reading::seen(&self.dir) {
            return Ok(());
        }
        let times = reading.times + 1;
        *self = Self::open(&self.dir, now).map_err(|err| match err {
            StoreError::Missing(dir) => StoreError::Gone(dir),
            err => err,
        })?;
        if let Some(reading) = &mut self.reading {
            reading.times = times;
        }
        Ok(())
    }

    /// Refuses to write where the record may only be read. One that may be written by now is opened for it.
    pub fn check_may_write(&mut self, now: DateTime<Utc>) -> Result<(), StoreError> {
        if self.reading.is_some() && reading::only_read(&self.dir)?.is_none() {
            *self = Self::open(&self.dir, now)?;
        }
        self.check_is_there()
    }

    /// Returns a number that changes when another connection has committed.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        if let Some(reading) = &self.reading {
            return Ok(reading.times);
        }
        Ok(self
            .conn
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))?)
    }

    /// Sets how long a change waits for another connection's.
    pub fn wait_at_most(&self, time: Duration) -> Result<(), StoreError> {
        Ok(self.conn.busy_timeout(time)?)
    }

    /// Refuses to write when the database is no longer where it was: some systems let an open file be deleted, moved or
    /// replaced, and then take writes that nobody will ever read.
    pub(super) fn check_is_there(&self) -> Result<(), StoreError> {
        if let Some(why) = self.only_read() {
            return Err(StoreError::OnlyRead(why.clone()));
        }
        let database = self.dir.join(DATABASE);
        if !database.is_file() {
            return Err(StoreError::Gone(self.dir.clone()));
        }
        if files::identity(&database) == self.file {
            Ok(())
        } else {
            Err(StoreError::Replaced(self.dir.clone()))
        }
    }

    /// Returns the connection itself, for what only the store does.
    pub(super) const fn connection(&mut self) -> &mut Connection {
        &mut self.conn
    }

    /// Begins a transaction.
    pub fn write(&mut self, now: DateTime<Utc>) -> Result<Write<'_>, StoreError> {
        self.check_may_write(now)?;
        let database = self.dir.join(DATABASE);
        let write = Write::begin(&mut self.conn, now)?;
        device::claim(&write, &database, device::First::Note)?;
        Ok(write)
    }
}

impl Deref for Store {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.conn
    }
}

/// Reads the schema, so that a damaged one is reported now and not at the first click.
fn check_reads(conn: &Connection) -> Result<(), StoreError> {
    conn.query_row("SELECT count(*) FROM bookkeeping", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(())
}
