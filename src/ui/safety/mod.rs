//! What the window knows of the record's safety, what it can be asked, and the work that answers, off its thread.

mod banner;
mod work;

use std::path::PathBuf;

pub use banner::{banner_ui, only_read_ui};

use super::bringing::{Bringing, is_of_another};
use crate::domain::{Invalid, attached_files};
use crate::record::{
    Backup, BackupReport, BackupStanding, Backups, Contents, Exported, Finding, GivenAway,
    Imported, Mended, Passphrase, RecordError, Restored, RowCounts, SecondCopy,
};

/// Whether backups are made without being asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Upkeep {
    /// When the window has opened and when it has closed, if something changed.
    #[default]
    Automatic,
    /// Only when somebody asks, as in tests.
    OnDemand,
}

/// What the window knows.
#[derive(Debug, Default)]
pub struct Safety {
    /// How it stands with the backups; unknown until that is read.
    pub standing: Option<BackupStanding>,
    /// What is being done.
    pub busy: Option<&'static str>,
    /// How far an export has come.
    pub exporting: Exporting,
    /// What went wrong and was not taken away yet.
    pub trouble: Option<Trouble>,
    /// The backups, newest first, while they are looked at.
    pub listed: Option<Vec<Listed>>,
    /// What looking through the record found, and how much of it was mended.
    pub checked: Option<Checked>,
    /// What the last import said of the person or put into the Bin, while that is looked at.
    pub imported: Option<Imported>,
    /// What files of other programs gave, while that is looked at.
    pub bringing: Option<Box<Bringing>>,
    /// What the desk is to be left for.
    pub leave: Option<Leave>,
    /// The one that was chosen, and what going back to it would change.
    pub previewed: Option<(Backup, Vec<RowCounts>)>,
    /// The one that was chosen and wants its passphrase first.
    pub locked: Option<Locked>,
    /// Opens what the passphrase was given for, while the backups are looked at.
    pub unlocked: Option<Backups>,
}

/// How far an export has come.
#[derive(Debug, Default)]
pub enum Exporting {
    /// None is wanted.
    #[default]
    Idle,
    /// The record is looked through for what could identify a patient.
    LookingThrough,
    /// That is shown, and whether to go on is asked.
    Asking(Vec<GivenAway>),
    /// The file is being written.
    Writing,
}

/// An encrypted backup that was chosen.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Which.
    pub backup: Backup,
    /// Why it did not open when that was tried.
    pub refused: Option<Invalid>,
}

/// A backup with what is in it; nothing is known of one that does not read.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The backup.
    pub backup: Backup,
    /// What is in it.
    pub contents: Option<Contents>,
}

/// Why an open record is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Another database has taken its place.
    Reopen(Box<Imported>),
    /// It is to be erased; the name was typed to say so.
    Erase(String),
}

/// What looking through the record came to.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What is not as it should be.
    pub findings: Vec<Finding>,
    /// How much was mended.
    pub mended: usize,
}

/// What stands in the banner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub hint: String,
    /// Whether another backup may end it.
    pub wants_backup: bool,
}

/// What the window can be asked.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Make a backup now.
    BackUp,
    /// Ask the system for the folder of the backups.
    ChooseFolder,
    /// Keep backups in the record's own folder.
    OwnFolder,
    /// Look at the backups.
    Backups,
    /// Work out what going back to one would change.
    Preview(Backup),
    /// Open an encrypted one, and work that out.
    Unlock(Backup, Passphrase),
    /// Show where the passphrase for backups is set.
    ShowPassphrase,
    /// Encrypt backups with it from now on.
    SetPassphrase(Passphrase),
    /// Encrypt backups no more.
    RemovePassphrase,
    /// Go back to one.
    Restore(Backup),
    /// Look through the record.
    Check,
    /// Mend what can be mended.
    Repair,
    /// Write everything into a file that the system asks for, once what could identify a patient was shown.
    Export,
    /// Write it with that.
    ExportAnyway,
    /// Write the log as another program reads it, into a file that the system asks for.
    ExportLog,
    /// Import a file that the system asks for.
    Import,
    /// Show what erasing everything would erase.
    ShowErase,
    /// Erase everything; the name was typed to say so.
    Erase(String),
    /// Take the banner away.
    Dismiss,
}

impl Ask {
    /// Tells whether it changes something in the record's folder.
    pub const fn writes(&self) -> bool {
        match self {
            Self::BackUp
            | Self::ChooseFolder
            | Self::OwnFolder
            | Self::SetPassphrase(_)
            | Self::RemovePassphrase
            | Self::Restore(_)
            | Self::Repair
            | Self::Import
            | Self::Erase(_) => true,
            Self::Backups
            | Self::Preview(_)
            | Self::Unlock(..)
            | Self::ShowPassphrase
            | Self::Check
            | Self::Export
            | Self::ExportAnyway
            | Self::ExportLog
            | Self::ShowErase
            | Self::Dismiss => false,
        }
    }
}

/// What the work ended with.
#[derive(Debug)]
pub enum Report {
    /// A backup was made, or was not needed.
    BackedUp(
        Result<Option<BackupReport>, RecordError>,
        Option<BackupStanding>,
    ),
    /// How it stands with the backups was read, if it could be.
    Standing(Option<BackupStanding>),
    /// The backups were read.
    Listed(Result<Vec<Listed>, RecordError>),
    /// What going back to one would change was worked out.
    Previewed(Backup, Result<Vec<RowCounts>, RecordError>),
    /// An encrypted backup was opened, and the same was worked out.
    Unlocked(Backup, Result<(Backups, Vec<RowCounts>), RecordError>),
    /// The passphrase for backups was set.
    PassphraseSet(Result<(), RecordError>),
    /// The record went back.
    Restored(Backup, Result<Restored, RecordError>),
    /// The record was looked through, if that was due.
    Checked(Result<Option<Vec<Finding>>, RecordError>),
    /// What can be mended was mended.
    Repaired(Result<Mended, RecordError>),
    /// The record was looked through for what an export would give away of a patient.
    LookedThrough(Result<Vec<GivenAway>, RecordError>),
    /// A file to write everything into was chosen.
    ExportPathChosen(PathBuf),
    /// Everything was written into a file.
    Exported(PathBuf, Result<Exported, RecordError>),
    /// A file was imported.
    Imported(Result<Imported, RecordError>),
    /// A folder for backups was chosen.
    FolderChosen(PathBuf),
}

impl Trouble {
    /// Says that the record may only be read.
    pub fn only_read(why: &RecordError) -> Self {
        Self {
            problem: why.to_string(),
            hint: why.hint(),
            wants_backup: false,
        }
    }

    /// Says why there is no backup.
    pub fn no_backup(err: &RecordError) -> Self {
        Self {
            problem: format!("No backup was made. {err}"),
            hint: err.hint(),
            wants_backup: true,
        }
    }

    /// Says what is wrong with what was backed up, if anything is.
    pub fn of(report: &BackupReport) -> Option<Self> {
        if let SecondCopy::Failed(err) = &report.second {
            return Some(Self {
                problem: format!("The weekly second copy was not made. {err}"),
                hint: format!("The backup was made. {}", err.hint()),
                wants_backup: true,
            });
        }
        let problem = match (report.unsound, report.missing) {
            (0, 0) => return None,
            (0, missing) => attached_files(missing, "gone or damaged"),
            (1, _) => "One entry is not as its history has it".to_owned(),
            (unsound, _) => format!("{unsound} entries are not as their history has them"),
        };
        Some(Self {
            problem,
            hint: "The backup was made all the same, and older ones are kept. Check my data, in Settings, says what it is".to_owned(),
            wants_backup: false,
        })
    }

    /// Says that looking through the record found damage, if it did.
    pub fn found(findings: &[Finding]) -> Option<Self> {
        let mut damage = findings.iter().filter(|finding| finding.is_damage);
        let first = damage.next()?;
        let problem = match damage.count() {
            0 => first.says.clone(),
            more => format!("{}, and {more} more", first.says),
        };
        Some(Self {
            problem,
            hint: "Check my data, in Settings, says what can be mended".to_owned(),
            wants_backup: false,
        })
    }
}
