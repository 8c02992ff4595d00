//! Opening and making the database of a record.

use std::fs::File;
use std::io::Read as _;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::Migrations;

use super::transaction::{Kind, Write};
use super::{StoreError, backup, files, schema};

/// The database's file name within the record's folder.
pub(super) const DATABASE: &str = "cairn.db";

/// The open database of a record.
pub struct Store {
    conn: Connection,
    dir: PathBuf,
    /// Tells the file that is open from another that may come to stand in its place.
    file: Option<files::Identity>,
}

impl Store {
    /// Tells whether there is a record in the folder.
    pub fn exists(dir: &Path) -> bool {
        dir.join(DATABASE).is_file() || backup::is_replacing(dir)
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
        Self::open(dir, now)
    }

    /// Opens a record, and brings its database to the form this Cairn writes.
    pub fn open(dir: &Path, now: DateTime<Utc>) -> Result<Self, StoreError> {
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
        // Reads the schema, so that a damaged one is reported now and not at the first click.
        conn.query_row("SELECT count(*) FROM bookkeeping", [], |row| {
            row.get::<_, i64>(0)
        })?;
        Ok(Self {
            conn,
            dir: dir.to_owned(),
            file: files::identity(&database),
        })
    }

    /// Opens the database of a record that is open already, on another thread, to read it and copy it.
    pub fn again(dir: &Path) -> Result<Self, StoreError> {
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
        })
    }

    /// Returns the record's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Returns a number that changes when another connection has committed.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self
            .conn
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))?)
    }

    /// Refuses to write when the database is no longer where it was: some systems let an open file be deleted, moved or
    /// replaced, and then take writes that nobody will ever read.
    pub fn check_is_there(&self) -> Result<(), StoreError> {
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
        self.check_is_there()?;
        Write::begin(&mut self.conn, now)
    }
}

impl Deref for Store {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.conn
    }
}

/// Brings a database to `version`, with a verified copy put aside before the first change.
fn upgrade(
    conn: &mut Connection,
    dir: &Path,
    migrations: &Migrations<'_>,
    version: usize,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let found = user_version(conn)?;
    if found == version {
        return Ok(());
    }
    let folder = dir.join(backup::FOLDER);
    files::make_dir(&folder)?;
    backup::make(conn, dir, &folder, now)?;
    conn.set_transaction_behavior(rusqlite::TransactionBehavior::Immediate);
    let upgraded = migrations.to_latest(conn);
    // Another process may have been quicker; then there is nothing left to do.
    if upgraded.is_err() && user_version(conn)? == version {
        return Ok(());
    }
    Ok(upgraded?)
}

fn user_version(conn: &Connection) -> Result<usize, StoreError> {
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    usize::try_from(version)
        .map_err(|_err| StoreError::Damaged(format!("its version is {version}")))
}

/// Refuses, before a byte is changed, what is no database, another program's, or a newer Cairn's.
fn refuse_strangers(database: &Path) -> Result<(), StoreError> {
    let header = Header::read(database)?;
    header.check(database)?;
    // Changes not yet copied into the database stand in its log; they may hold a newer header.
    if beside(database, "-wal").is_file() {
        let conn = Connection::open_with_flags(
            files::for_sqlite(database),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        conn.busy_timeout(std::time::Duration::from_secs(5))?;
        let pragma = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        let header = Header {
            application_id: pragma("application_id")?,
            user_version: pragma("user_version")?,
        };
        header.check(database)?;
    }
    Ok(())
}

/// Returns the file that SQLite keeps beside a database under that ending.
fn beside(database: &Path, end: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(end);
    path.into()
}

/// What the first bytes of a database say about whose it is.
struct Header {
    application_id: i32,
    user_version: i32,
}

impl Header {
    /// Reads the file's first hundred bytes (SQLite's file format, section 1.3), which opens nothing and locks nothing.
    fn read(database: &Path) -> Result<Self, StoreError> {
        let mut bytes = Vec::new();
        let file = File::open(database).map_err(StoreError::at(database))?;
        file.take(100)
            .read_to_end(&mut bytes)
            .map_err(StoreError::at(database))?;
        let number = |at: usize| -> Option<i32> {
            let four = bytes.get(at..at + 4)?;
            Some(i32::from_be_bytes(four.try_into().ok()?))
        };
        match (
            bytes.starts_with(b"SQLite format 3\0"),
            number(60),
            number(68),
        ) {
            (true, Some(user_version), Some(application_id)) => Ok(Self {
                application_id,
                user_version,
            }),
            _ => Err(StoreError::Damaged("the file is not a database".to_owned())),
        }
    }

    fn check(&self, database: &Path) -> Result<(), StoreError> {
        if self.application_id != schema::APPLICATION_ID {
            return Err(StoreError::Foreign(database.to_owned()));
        }
        match usize::try_from(self.user_version) {
            Ok(version) if version > schema::VERSION => Err(StoreError::Newer(database.to_owned())),
            Ok(_) => Ok(()),
            Err(_) => Err(StoreError::Damaged(
                "its version is below nothing".to_owned(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ActivityDetails, ActivityId, Practitioner, parse_date};
    use crate::store::undo;
    use crate::store::{activity, person, profile};

    const NEXT: &str = "ALTER TABLE activity ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'";
    const BROKEN: &str =
        "ALTER TABLE activity ADD COLUMN mood TEXT; INSERT INTO nowhere VALUES (1)";

    /// Makes a record of today's form with one activity, of which the title was changed.
    fn record(dir: &Path) -> (Store, ActivityId) {
        let now = DateTime::UNIX_EPOCH;
        let mut store = Store::create(dir, "test", now, |write| {
            person::set(write, &Practitioner::new("Sam Sample"))?;
            profile::set(write, "")
        })
        .unwrap();
        let id = ActivityId::from_uuid(uuid::Uuid::nil());
        let mut details = ActivityDetails::new("Before", parse_date("2026-01-01").unwrap());
        let mut write = store.write(now).unwrap();
        write.name(Kind::Do, "log").unwrap();
        activity::insert(&write, id, &details).unwrap();
        write.commit().unwrap();
        details.title = "After".to_owned();
        let mut write = store.write(now).unwrap();
        write.name(Kind::Do, "edit").unwrap();
        activity::update(&write, id, &details).unwrap();
        write.commit().unwrap();
        (store, id)
    }

    fn upgraded(store: &mut Store, next: &'static str) -> Result<(), StoreError> {
        let steps: Vec<&str> = schema::MIGRATIONS.iter().copied().chain([next]).collect();
        let migrations = schema::with_triggers(&steps);
        upgrade(
            &mut store.conn,
            &store.dir,
            &migrations,
            steps.len(),
            DateTime::UNIX_EPOCH,
        )
    }

    fn backups(dir: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(dir.join(backup::FOLDER)).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn an_upgrade_puts_a_sound_copy_aside_first() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = record(folder.path());
        upgraded(&mut store, NEXT).unwrap();
        assert_eq!(user_version(&store).unwrap(), schema::VERSION + 1);
        let backups = backups(folder.path());
        assert_eq!(backups.len(), 1);
        assert!(backups[0].starts_with("cairn-1970-01-01T00-00-00-000Z-"));
        let copy = Connection::open(folder.path().join("backups").join(&backups[0])).unwrap();
        assert_eq!(user_version(&copy).unwrap(), schema::VERSION);
        let titles: String = copy
            .query_row("SELECT title FROM activity", [], |row| row.get(0))
            .unwrap();
        assert_eq!(titles, "After");
    }

    #[test]
    fn a_failed_upgrade_leaves_the_old_form() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, id) = record(folder.path());
        upgraded(&mut store, BROKEN).unwrap_err();
        assert_eq!(user_version(&store).unwrap(), schema::VERSION);
        assert_eq!(
            activity::get(&store, id).unwrap().unwrap().details.title,
            "After"
        );
        assert_eq!(backups(folder.path()).len(), 1);
    }

    #[test]
    fn undo_reaches_back_to_before_an_upgrade() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, id) = record(folder.path());
        upgraded(&mut store, NEXT).unwrap();
        let target = undo::to_undo(&store).unwrap().unwrap();
        let mut write = store.write(DateTime::UNIX_EPOCH).unwrap();
        write.name(Kind::Undo(target.txn), &target.label).unwrap();
        undo::replay(&write).unwrap();
        write.commit().unwrap();
        assert_eq!(
            activity::get(&store, id).unwrap().unwrap().details.title,
            "Before"
        );
        let (mood, kept): (String, String) = store
            .query_row(
                "SELECT mood, (SELECT after FROM revision ORDER BY id DESC LIMIT 1) FROM activity",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(mood, "calm");
        assert!(
            kept.contains("\"mood\":\"calm\""),
            "the triggers know the new column: {kept}"
        );
    }
}
