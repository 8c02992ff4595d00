//! Backups: copies of the database beside a shared folder of attachments, verified before they get their name.
//!
//! A folder of backups looks like a record: `cairn-<instant>-<mark>.db` for each backup, and `attachments/` with every file
//! that one of them names, hard links where the disk can. So a backup can be put to use by hand, too.

mod compare;
mod make;
mod name;
mod replace;
mod rotate;
mod summary;

pub use compare::{Other, take_over};
pub use make::{Made, is_newest_state, make};
pub(super) use make::{copy, open, verify};
pub use name::{BackupFile, newest, of_record};
pub(super) use replace::{finish_replacing, is_replacing};
pub use replace::{into_new, replace_database};
pub use rotate::rotate;
pub use summary::{Summary, of as summary_of, summary};

/// The folder of the backups within the record's.
pub const FOLDER: &str = "backups";
