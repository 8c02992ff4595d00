//! Backups: copies of the database beside a shared folder of attachments, verified before they get their name.
//!
//! A folder of backups looks like a record: `cairn-<instant>-<mark>.db` for each backup, and `attachments/` with every file
//! that one of them names, hard links where the disk can. So a backup can be put to use by hand, too. Beside them lie second
//! copies in the form of an export, and those that are encrypted (`….age`), which hold their attachments themselves.

mod compare;
mod make;
mod name;
mod replace;
mod rotate;
mod summary;

pub use compare::{Other, take_over};
pub(super) use make::copy;
pub use make::{make, open, state, state_in, unsound, verify};
pub use name::{BackupFile, Naming, Sort, mark, newest, of_record, second_copies};
pub(super) use replace::{exists, finish_replacing, waiting};
pub use replace::{into_new, replace_database};
pub use rotate::{keep_newest, rotate};
pub use summary::{Summary, of as summary_of, summary};

/// The folder of the backups within the record's.
pub const FOLDER: &str = "backups";
