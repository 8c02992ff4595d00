//! Why the record could not do it, in plain words with what to do.

use std::io;
use std::path::PathBuf;

use super::Txn;
use crate::domain::{Invalid, Problems};
use crate::profiles::ProfileError;
use crate::store::{OnlyRead, StoreError};

/// What a verb of the record returns.
pub type Result<T> = std::result::Result<T, RecordError>;

/// Why the record could not do it. Display says what happened in plain words; [`RecordError::hint`] says what to do.
///
/// Whatever it is, nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// What was given cannot be accepted.
    #[error(transparent)]
    Invalid(#[from] Problems),
    /// The profile has mistakes.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// There is no such entry.
    #[error("There is no {what} {id}")]
    NotFound {
        /// What sort of entry was asked for.
        what: &'static str,
        /// By what name.
        id: String,
    },
    /// The entry lies in the Bin, where it cannot be changed.
    #[error("“{title}” lies in the Bin")]
    InBin {
        /// What the entry is called.
        title: String,
    },
    /// The entry was changed by another window, the terminal or an import after the writer began.
    #[error("“{title}” was changed meanwhile")]
    ChangedMeanwhile {
        /// What the entry is called.
        title: String,
    },
    /// A text is longer than one that is kept.
    #[error("This is longer than 4 MB of text")]
    TooLong,
    /// Every change is undone.
    #[error("There is nothing to undo")]
    NothingToUndo,
    /// The change that was to be taken back is not there, or is taken back already.
    #[error("There is no change {0} that could be taken back")]
    NotStanding(Txn),
    /// The change that was to be taken back has others built on it.
    #[error("“{change}” cannot be taken back by itself: “{later}” came after it and builds on it")]
    BuiltOn {
        /// What was to be taken back.
        change: String,
        /// The newest change that builds on it.
        later: String,
    },
    /// No change was undone since the last one was made.
    #[error("There is nothing to redo")]
    NothingToRedo,
    /// There is no record in the folder.
    #[error("There is no record in {}", .0.display())]
    NoRecord(PathBuf),
    /// There is a record in the folder where one was to be made.
    #[error("There is a record already in {}", .0.display())]
    AlreadyARecord(PathBuf),
    /// The folder of the open record is no longer there: its disk was unplugged, or somebody moved it.
    #[error("The record is no longer in {}", .0.display())]
    Gone(PathBuf),
    /// Another process put another database in the place of the open one.
    #[error("The record was replaced while it was open: {}", .0.display())]
    Replaced(PathBuf),
    /// The folder that was chosen for backups is not there.
    #[error("The folder for backups is not there: {}", .0.display())]
    NoBackupFolder(PathBuf),
    /// The lock or the key of the encrypted backups is gone or does not read.
    #[error("Backups cannot be encrypted, a file is gone or damaged: {}", .0.display())]
    NoBackupKey(PathBuf),
    /// What is to be opened is encrypted.
    #[error("This is encrypted: {}", .0.display())]
    Locked(PathBuf),
    /// The passphrase that was given is another one.
    #[error("This passphrase does not open it")]
    WrongPassphrase,
    /// The file with the key of something encrypted is not there.
    #[error("The key that opens it is not there: {}", .0.display())]
    NoKey(PathBuf),
    /// A backup cannot be read.
    #[error("{} cannot be read: {how}", path.display())]
    BadBackup {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        how: String,
    },
    /// What was to be done is only for a record that does not open.
    #[error("The record opens, there is nothing to salvage: {}", .0.display())]
    OpensWell(PathBuf),
    /// What was to be imported is no export, or damaged.
    #[error("{} cannot be imported: {how}", path.display())]
    NoExport {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        how: String,
    },
    /// Another file stands where an export was to be written.
    #[error("{} is there already and is not an export of Cairn", .0.display())]
    Occupied(PathBuf),
    /// The name typed to erase a record is not its owner's.
    #[error("“{0}” is not the name in this record")]
    NotTheName(String),
    /// The system names no folder for a person's data.
    #[error("Your system names no folder for your data")]
    NoHome,
    /// The database is another program's.
    #[error("This is not a record of Cairn: {}", .0.display())]
    NotARecord(PathBuf),
    /// The record was written by a newer Cairn.
    #[error("This record was written by a newer Cairn: {}", .0.display())]
    Newer(PathBuf),
    /// The record's database, or an attachment, is damaged.
    #[error("The record is damaged: {0}")]
    Damaged(String),
    /// Another program, or other work of this one, keeps the record locked.
    #[error("Another change is being written to the record")]
    Busy,
    /// It was broken off because the person asked for it.
    #[error("It was cancelled")]
    Cancelled,
    /// There is no room left.
    #[error("The disk is full")]
    Full,
    /// The record may only be read, because of that folder or file.
    #[error("This record can only be read, {}: {}", if *by_disk { "its disk cannot be written" } else { "you may not write there" }, path.display())]
    OnlyRead {
        /// What cannot be written: the record's folder or its database.
        path: PathBuf,
        /// Whether its disk takes no writes at all, rather than only this person's.
        by_disk: bool,
    },
    /// The record may not be written.
    #[error("The record cannot be written")]
    ReadOnly,
    /// The database cannot be opened.
    #[error("The record cannot be opened")]
    CannotOpen,
    /// The disk failed.
    #[error("The disk failed while the record was in use")]
    Disk,
    /// Another program has a file open that is to be moved, replaced or removed.
    #[error("Another program has this file open: {}", .0.display())]
    InUse(PathBuf),
    /// A file or folder failed us.
    #[error("{}: {}", says(source), .path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// How.
        source: io::Error,
    },
    /// SQLite says something that should not happen.
    #[error("The record's database failed: {0}")]
    Unexpected(String),
}

impl RecordError {
    /// Says what to do about it, as a sentence without a full stop.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Invalid(problems) => {
                let hints = problems.0.iter().map(|problem| problem.hint.as_str());
                let hints: Vec<&str> = hints.filter(|hint| !hint.is_empty()).collect();
                return hints.join("; ");
            }
            Self::Profile(err) => err.hint(),
            Self::NotFound { .. } => "It may have another name; list what there is",
            Self::InBin { .. } => "Restore it first",
            Self::ChangedMeanwhile { .. } => {
                "Nothing was overwritten; look at what it says by now, and change it again"
            }
            Self::NothingToUndo => "Every change since the record was made is undone",
            Self::NotStanding(_) => "It was taken back already, or never made; nothing was changed now",
            Self::BuiltOn { .. } => "Undo takes the newest change back first; nothing was changed",
            Self::NothingToRedo => "Only what was undone last can be redone, until something else is changed",
            Self::NoRecord(_) => "Make one there, or choose the folder of yours",
            Self::AlreadyARecord(_) => "Open it, or choose another folder for a new one",
            Self::Gone(_) => {
                "Connect its disk again or put the folder back; what you were writing is still on screen"
            }
            Self::Replaced(_) => {
                "Close Cairn and open it again; what you were writing is still on screen to be copied"
            }
            Self::NoBackupFolder(_) => {
                "Connect its disk, or choose another folder; until then backups are kept in the record's own"
            }
            Self::NoBackupKey(_) => {
                "Set the passphrase for backups again; until then they are kept in the record's own folder"
            }
            Self::Locked(_) => "Give the passphrase that was set when it was made",
            Self::WrongPassphrase => {
                "It is the one that was set when the backup was made; mind capitals and blanks. Nothing was changed"
            }
            Self::NoKey(_) => "Look for that file where the backup was made, and put it beside the backup",
            Self::BadBackup { .. } => "Take another one; nothing was changed",
            Self::OpensWell(_) => "Check my data looks for damage and mends it",
            Self::NoExport { .. } => "Choose a file that “Export everything” made; nothing was changed",
            Self::Occupied(_) => "Give another name, or move that file away",
            Self::NotTheName(_) => "Type the name as Settings shows it; nothing was erased",
            Self::NoHome => "Say which folder to keep it in",
            Self::NotARecord(_) => "Choose a folder that Cairn made; this file was not touched",
            Self::Newer(_) => "Install the newest Cairn to open it; this record was not touched",
            Self::Damaged(_) => {
                "Copy the whole folder before you try anything; then go back to a backup"
            }
            Self::TooLong => "Save it as a file and attach that as evidence; nothing was changed",
            Self::Busy => {
                "Wait a moment and try again; if it goes on, close other programs that use the record"
            }
            Self::Cancelled => "Nothing was changed",
            Self::Full => "Make room on the disk and try again",
            Self::OnlyRead { .. } => {
                "You can look, print, export and back up to another folder. To change it, copy the whole folder to a place of your own and open the copy"
            }
            Self::ReadOnly => "Check that you may write to the record's folder and the files in it",
            Self::CannotOpen => "Check that the folder is there and that you may read and write in it",
            Self::Disk => "Check that the disk is still connected, and try again",
            Self::InUse(_) => "Close other programs and windows that use it, and try again",
            Self::File { source, .. } => file_hint(source),
            Self::Unexpected(_) => "Try again; if it happens twice, please report it",
        }
        .to_owned()
    }
}

/// Says plainly what failed about a file.
fn says(err: &io::Error) -> String {
    match err.kind() {
        io::ErrorKind::NotFound => "There is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "You may not use this file or folder".to_owned(),
        io::ErrorKind::AlreadyExists => "There is a file of this name already".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "The disk cannot be written".to_owned(),
        io::ErrorKind::InvalidFilename => {
            "Its name is too long, or not made of characters".to_owned()
        }
        io::ErrorKind::IsADirectory => "This is a folder and not a file".to_owned(),
        io::ErrorKind::NotADirectory => "A file stands where a folder is needed".to_owned(),
        io::ErrorKind::StorageFull => "The disk is full".to_owned(),
        // What the system says may name a file that is only there for a moment.
        kind => format!("A file failed ({kind})"),
    }
}

fn file_hint(err: &io::Error) -> &'static str {
    match err.kind() {
        // So Windows says too of a file that another program has open, when it is to be replaced.
        io::ErrorKind::PermissionDenied if cfg!(windows) => {
            "Close other programs that may have it open, and check what you may do with it"
        }
        io::ErrorKind::AlreadyExists | io::ErrorKind::InvalidFilename => "Choose another name",
        io::ErrorKind::PermissionDenied => "Check whose it is and what you may do with it",
        _ => "Check the path and try again",
    }
}

impl From<Invalid> for RecordError {
    fn from(err: Invalid) -> Self {
        Self::Invalid(err.into())
    }
}

impl From<StoreError> for RecordError {
    fn from(err: StoreError) -> Self {
        match err {
            StoreError::Missing(dir) => Self::NoRecord(dir),
            StoreError::Exists(dir) => Self::AlreadyARecord(dir),
            StoreError::Foreign(path) => Self::NotARecord(path),
            StoreError::Gone(dir) => Self::Gone(dir),
            StoreError::Replaced(path) => Self::Replaced(path),
            StoreError::NoBackupFolder(path) => Self::NoBackupFolder(path),
            StoreError::Newer(path) => Self::Newer(path),
            StoreError::Damaged(how) => Self::Damaged(how),
            StoreError::TooLong => Self::TooLong,
            StoreError::Busy => Self::Busy,
            StoreError::Cancelled => Self::Cancelled,
            StoreError::Full => Self::Full,
            StoreError::OnlyRead(OnlyRead { path, by_disk }) => Self::OnlyRead { path, by_disk },
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::CannotOpen => Self::CannotOpen,
            StoreError::Disk => Self::Disk,
            StoreError::InUse(path) => Self::InUse(path),
            StoreError::File { path, source } => Self::File { path, source },
            StoreError::Sql(err) => Self::Unexpected(err.to_string()),
        }
    }
}
