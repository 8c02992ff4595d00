//! A record that may only be read: how that is noticed, and how it is looked at without a byte changing in its folder.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::header::{DATABASE, Header, beside};
use super::{CopyFolder, OnlyRead, StoreError, backup, bytes, files, schema};

/// The files beside a database that may hold changes which are not in it yet.
const LOGS: [&str; 2] = ["-wal", "-journal"];
/// How often a copy is begun again because another process wrote meanwhile, and how long to wait for that.
const TRIES: usize = 40;
const PAUSE: Duration = Duration::from_millis(50);
/// The first bytes of a log, which are others once it was begun anew (SQLite's file format, section 4.1).
const LOG_HEADER: u64 = 32;

/// Returns why the record in a folder may only be read; nothing where it may be written, or there is none.
///
/// Rights are asked of the system by trying: by a file without a name in the folder, and by opening the database, which SQLite
/// opens to read where it may not write.
pub fn only_read(dir: &Path) -> Result<Option<OnlyRead>, StoreError> {
    let database = dir.join(DATABASE);
    if !backup::exists(dir) {
        return Ok(None);
    }
    let why = |path: &Path, by_disk| {
        let path = path.to_owned();
        Ok(Some(OnlyRead { path, by_disk }))
    };
    match tempfile::tempfile_in(dir).map_err(|err| err.kind()) {
        Err(io::ErrorKind::ReadOnlyFilesystem) => return why(dir, true),
        Err(io::ErrorKind::PermissionDenied) => return why(dir, false),
        Ok(_) | Err(_) => {}
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match Connection::open_with_flags(files::for_sqlite(&database), flags) {
        Ok(conn) if conn.is_readonly(MAIN_DB)? => why(&database, false),
        // What does not open at all is said by whoever opens it.
        Ok(_) | Err(_) => Ok(None),
    }
}

/// Refuses where the record in a folder may only be read.
pub fn check_may_write(dir: &Path) -> Result<(), StoreError> {
    match only_read(dir)? {
        Some(why) => Err(StoreError::OnlyRead(why)),
        None => Ok(()),
    }
}

/// Returns the folder for files that are needed for a moment: the record's own, or the system's where that may only be read.
pub fn scratch(dir: &Path) -> Result<PathBuf, StoreError> {
    Ok(match only_read(dir)? {
        Some(_) => tempfile::env::temp_dir(),
        None => dir.to_owned(),
    })
}

/// The size and time of a record's database and its log, by which a change is noticed.
pub type Seen = [Option<(u64, SystemTime)>; 2];

/// Looks at a record's database from outside.
pub fn seen(dir: &Path) -> Seen {
    let database = dir.join(DATABASE);
    [beside(&database, "-wal"), database].map(|file| seen_of(&file))
}

fn seen_of(file: &Path) -> Option<(u64, SystemTime)> {
    let found = fs::metadata(file).ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// How a record is open that may only be read.
pub struct Reading {
    /// Why.
    pub why: OnlyRead,
    /// How its files stood when they were read.
    pub seen: Seen,
    /// How often they were read.
    pub times: i64,
    /// The copy that is looked at, if it is one.
    copy: Option<CopyFolder>,
}

impl Reading {
    /// Opens a record to read it: in place where nobody can change it and its database is all there is to read, else a copy
    /// that this process has for itself.
    ///
    /// In place SQLite looks at no log and takes no lock, so another process that wrote would make it read nonsense; and where
    /// there is a log, or an older form, the database alone is not what Cairn shows.
    pub fn open(dir: &Path, why: OnlyRead) -> Result<(Connection, Self), StoreError> {
        let seen = seen(dir);
        // A database that waits to take the place of a damaged one is the one that counts.
        let database = match backup::waiting(dir)? {
            Some(waiting) => waiting,
            None => dir.join(DATABASE),
        };
        if !database.is_file() {
            return Err(StoreError::Missing(dir.to_owned()));
        }
        let header = Header::read(&database)?;
        header.check(&database)?;
        let has_log = LOGS.iter().any(|end| length(&beside(&database, end)) > 0);
        let (conn, copy) = if why.by_disk && !has_log && header.is_current() {
            (in_place(&database)?, None)
        } else {
            let (conn, copy) = copied(dir, &database)?;
            (conn, Some(copy))
        };
        let times = 0;
        Ok((
            conn,
            Self {
                why,
                seen,
                times,
                copy,
            },
        ))
    }

    /// Returns the folder for files that are needed for a moment.
    pub fn scratch(&self) -> PathBuf {
        match &self.copy {
            Some(folder) => folder.path().to_owned(),
            None => tempfile::env::temp_dir(),
        }
    }
}

/// Opens a database that does not change, for which SQLite needs no file beside it.
fn in_place(database: &Path) -> Result<Connection, StoreError> {
    use std::fmt::Write as _;
    let mut uri = "file:".to_owned();
    for byte in database.as_os_str().as_encoded_bytes() {
        // A String takes all that is written to it.
        write!(uri, "%{byte:02x}").ok();
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(uri, flags)?;
    schema::prepare(&conn)?;
    Ok(conn)
}

/// Copies a database with its log, plays that in, brings the copy to the newest form and lets nobody change it any more.
fn copied(dir: &Path, database: &Path) -> Result<(Connection, CopyFolder), StoreError> {
    let folder = CopyFolder::make(&tempfile::env::temp_dir(), dir)?;
    let copy = folder.path().join(DATABASE);
    copy_settled(database, &copy)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(files::for_sqlite(&copy), flags)?;
    schema::prepare(&conn)?;
    // The log may hold a newer header than the file.
    Header::of(&conn)?.check(database)?;
    if schema::user_version(&conn)? != schema::VERSION {
        schema::migrations().to_latest(&mut conn)?;
    }
    conn.pragma_update(None, "query_only", true)?;
    Ok((conn, folder))
}

/// Copies a database and its logs as they stood at one moment.
///
/// The database goes first. What a checkpoint puts into it meanwhile stands in the log too, unless that was begun anew.
fn copy_settled(database: &Path, copy: &Path) -> Result<(), StoreError> {
    for _ in 0..TRIES {
        let before = settled(database)?;
        bytes::copy(database, copy)?;
        for end in LOGS {
            let (log, copy) = (beside(database, end), beside(copy, end));
            if length(&log) > 0 {
                bytes::copy(&log, &copy)?;
            } else if copy.exists() {
                fs::remove_file(&copy).map_err(StoreError::at(&copy))?;
            }
        }
        if settled(database)? == before {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    Err(StoreError::Busy)
}

/// What stays the same as long as a database and its log go together: how the log begins, or where there is none, how the
/// database stands.
type Settled = (Vec<u8>, Option<(u64, SystemTime)>);

fn settled(database: &Path) -> Result<Settled, StoreError> {
    let log = beside(database, "-wal");
    let mut begins = Vec::new();
    match File::open(&log) {
        Ok(log) => log.take(LOG_HEADER).read_to_end(&mut begins).map(drop),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(err) => Err(err),
    }
    .map_err(StoreError::at(&log))?;
    let standing = begins.is_empty().then(|| seen_of(database)).flatten();
    Ok((begins, standing))
}

fn length(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |found| found.len())
}
