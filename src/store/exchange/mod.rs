//! A record as rows of JSON and back, and two records as one.

mod csv;
mod merge;
mod read;
mod rows;

pub use csv::write_csv;
pub use merge::{LABEL, Merged, Told, merge};
pub use rows::{
    Snapshot, build, check_reads, keep_settings, person, role, snapshot, told, unsound, write_json,
};

/// Every table but those that are derived from others, in an order in which none names what comes later.
const TABLES: &[&str] = &[
    "txn",
    "bookkeeping",
    "revision",
    "practitioner",
    "profile",
    "activity",
    "evidence",
    "qualification",
    "assessment",
    "objective",
    "portfolio",
    "answer",
    "draft",
    "setting",
];
