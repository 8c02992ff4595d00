//! The record on disk: SQLite tables with their revisions, the search index, attachments and backups.
//!
//! **Architecture invariant:** the only home of SQL. Functions take a `&Connection`, which a `Store` and an open `Write`
//! both give; those that change something are called within a `Write`, or the triggers refuse them.

pub mod activity;
mod activity_filter;
pub mod answer;
mod assessment;
pub mod attachments;
pub mod backup;
pub mod bin;
mod bytes;
pub mod check;
mod column;
pub mod copies;
pub mod device;
pub mod drafts;
mod error;
pub mod evidence;
pub mod exchange;
mod files;
pub mod focus;
pub mod folded;
mod hash;
mod header;
mod incoming;
pub mod limits;
pub mod links;
pub mod objective;
mod open;
pub mod person;
pub mod portfolio;
pub mod profile;
mod qualification;
mod reading;
pub mod revisions;
pub mod row;
pub mod salvage;
mod schema;
pub mod search;
mod shelf;
mod transaction;
pub mod undo;
mod upgrade;
pub mod windows;

pub use activity_filter::{ActivityFilter, RequirementGroup};
pub use copies::CopyFolder;
pub use error::{OnlyRead, StoreError};
pub use files::{give_name, make_dir, read_small, sweep, sync_dir, whole, write_small};
pub use hash::sha256;
pub use incoming::Incoming;
pub use open::Store;
pub use reading::{Seen, check_may_write, scratch, seen};
pub use transaction::{Kind, Write, Written};
pub use windows::OpenWindow;
