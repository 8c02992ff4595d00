//! What a database says of itself before it is opened: whose it is, and how new.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::{StoreError, bytes, files, schema};

/// The database's file name within the record's folder.
pub(super) const DATABASE: &str = "cairn.db";

/// Refuses, before a byte is changed, what is no database, another program's, or a newer Cairn's.
pub fn refuse_strangers(database: &Path) -> Result<(), StoreError> {
    let header = Header::read(database)?;
    header.check(database)?;
    // Changes not yet copied into the database stand in its log; they may hold a newer header.
    if beside(database, "-wal").is_file() {
        let conn = Connection::open_with_flags(
            files::for_sqlite(database),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        conn.busy_timeout(std::time::Duration::from_secs(5))?;
        Header::of(&conn)?.check(database)?;
    }
    Ok(())
}

/// Returns the file that SQLite keeps beside a database under that ending.
pub fn beside(database: &Path, end: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(end);
    path.into()
}

/// What the first bytes of a database say about whose it is.
pub struct Header {
    application_id: i32,
    user_version: i32,
}

impl Header {
    /// Reads the file's first hundred bytes (SQLite's file format, section 1.3), which opens nothing and locks nothing.
    pub fn read(database: &Path) -> Result<Self, StoreError> {
        let mut bytes = Vec::new();
        bytes::of(database, |file| file.take(100).read_to_end(&mut bytes))
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

    /// Reads it as SQLite has it, which may have it from the log.
    pub fn of(conn: &Connection) -> Result<Self, StoreError> {
        let pragma = |name| conn.pragma_query_value(None, name, |row| row.get(0));
        Ok(Self {
            application_id: pragma("application_id")?,
            user_version: pragma("user_version")?,
        })
    }

    /// Tells whether the database has the form that this Cairn writes.
    pub fn is_current(&self) -> bool {
        usize::try_from(self.user_version) == Ok(schema::VERSION)
    }

    /// Refuses another program's database, and a newer Cairn's.
    pub fn check(&self, database: &Path) -> Result<(), StoreError> {
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
