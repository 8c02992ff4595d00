//! Why the store could not do it.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::placing::is_in_use;

/// Why a record may only be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyRead {
    /// What cannot be written: the record's folder or its database.
    pub path: PathBuf,
    /// Whether its disk takes no writes at all, rather than only this person's.
    pub by_disk: bool,
}

/// What went wrong on disk; the record puts it into words for people.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no database where one was to be opened.
    #[error("there is no record in {}", .0.display())]
    Missing(PathBuf),
    /// There is a database where one was to be made.
    #[error("there is a record already in {}", .0.display())]
    Exists(PathBuf),
    /// The database is another program's.
    #[error("not a record of Cairn: {}", .0.display())]
    Foreign(PathBuf),
    /// The open database is no longer where it was.
    #[error("gone from {}", .0.display())]
    Gone(PathBuf),
    /// Another database stands where the open one stood.
    #[error("another database stands in {}", .0.display())]
    Replaced(PathBuf),
    /// The folder that was chosen for backups is not there.
    #[error("no folder for backups: {}", .0.display())]
    NoBackupFolder(PathBuf),
    /// The database was written by a newer Cairn.
    #[error("a record of a newer Cairn: {}", .0.display())]
    Newer(PathBuf),
    /// The database or what stands in it cannot be read.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A text is longer than one that is kept.
    #[error("a text is too long")]
    TooLong,
    /// Another connection kept the database locked for longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// It was broken off because somebody asked for it.
    #[error("cancelled")]
    Cancelled,
    /// There is no room left.
    #[error("the disk is full")]
    Full,
    /// The record may only be read, and was opened for that.
    #[error("the record may only be read: {}", .0.path.display())]
    OnlyRead(OnlyRead),
    /// The database may not be written.
    #[error("the database is read-only")]
    ReadOnly,
    /// The database cannot be opened.
    #[error("the database cannot be opened")]
    CannotOpen,
    /// A file or folder beside the database failed us.
    #[error("{source}: {}", .path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// How.
        source: io::Error,
    },
    /// Another program has a file open that is to be moved, replaced or removed.
    #[error("in use: {}", .0.display())]
    InUse(PathBuf),
    /// The disk failed while SQLite read or wrote.
    #[error("the disk failed")]
    Disk,
    /// Anything else that SQLite says.
    #[error(transparent)]
    Sql(rusqlite::Error),
}

impl StoreError {
    /// Blames a file or folder for an error.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ if is_in_use(&source) => Self::InUse(path.to_owned()),
            _ => Self::File {
                path: path.to_owned(),
                source,
            },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(err: rusqlite::Error) -> Self {
        match err.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::CannotOpen,
            Some(ErrorCode::SystemIoFailure) => Self::Disk,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(err.to_string())
            }
            _ if unreadable(&err) => Self::Damaged(err.to_string()),
            _ => Self::Sql(err),
        }
    }
}

/// Tells whether a value in the database is none that Cairn writes.
fn unreadable(err: &rusqlite::Error) -> bool {
    matches!(
        err,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
    )
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(err: rusqlite_migration::Error) -> Self {
        match err {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Damaged(other.to_string()),
        }
    }
}
