//! Use cases over an open record: every verb of the window and the terminal.
//!
//! **Architecture invariant:** [`Record::transact`] is the only way to change an entry. What it does is one transaction with
//! a name, kept in history and undoable; it happens as a whole or not at all.

mod activities;
mod activity;
mod assessment;
mod attached;
mod backups;
mod bin;
mod brought;
mod cached_profile;
mod check;
mod clock;
mod compose;
mod drafts;
mod edit;
mod entry;
mod erase;
mod error;
mod evidence;
mod exchange;
mod exposed;
mod focus;
mod given;
mod history;
mod imported;
mod learning;
mod links;
mod mentions;
mod objective;
mod op;
mod open;
mod opened;
mod passage;
mod person;
mod place;
mod portfolio;
mod profile;
mod progress;
mod qualification;
mod restore;
mod review;
mod salvage;
pub mod sample;
mod search;
mod taken;
mod transact;
mod undo;
mod versions;
mod watch;

pub use attached::{AttachedFiles, Copied, KeptFile, NewContent, NewEvidence, Watching};
pub use backups::{
    Backup, BackupReport, BackupStanding, Backups, Contents, SecondCopy, is_encrypted,
};
pub use bin::BinEntry;
pub use brought::{Brought, Double};
pub use check::{Finding, Mended};
pub use clock::Clock;
pub use edit::Edit;
pub use entry::{Kept, KeptId};
pub use erase::Belongings;
pub use error::{RecordError, Result};
pub use exchange::Exported;
pub use exposed::{GivenAway, Stands};
pub use history::{FieldChange, HistoryEntry};
pub use imported::{Imported, PersonField};
pub use learning::{RoleWords, Taught};
pub use mentions::{Mention, Mentions};
pub use op::{Applied, Changes, Op, Part, Txn};
pub use open::{Record, Setup};
pub use opened::OpenedCopies;
pub use passage::SearchWords;
pub use restore::{Restored, RowCounts};
pub use salvage::Salvaged;
pub use search::SearchHit;
pub use taken::{Taken, TakenForm};
pub use transact::Change;
pub use versions::EarlierFile;
pub use watch::Watch;

pub use crate::vault::Passphrase;

pub use crate::domain::EntryId;
pub use crate::store::search::Snippet;
pub use crate::store::{ActivityFilter, RequirementGroup};
