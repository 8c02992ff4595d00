//! Where the window finds and keeps things.

use std::path::PathBuf;

use super::safety::Upkeep;

/// The folders the window works in.
#[derive(Clone, Debug)]
pub struct Places {
    /// The record's folder.
    pub record: PathBuf,
    /// Where the person keeps documents, proposed for prints.
    pub documents: Option<PathBuf>,
    /// The folder that exports go to without asking the system where, as in tests.
    pub exports: Option<PathBuf>,
    /// The file that keeps how the window stood on this machine.
    pub machine: Option<PathBuf>,
    /// Whether backups are made without being asked.
    pub upkeep: Upkeep,
}
