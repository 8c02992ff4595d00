//! What must hold of everything that Cairn reads and did not write, whatever stands in it.
//!
//! Each function takes any bytes and panics where a law is broken. They have one home and two users: the targets beside this
//! folder, to which libFuzzer feeds what it makes up, and `tests/seeds.rs`, which replays the seeds with every test run.
#![expect(clippy::expect_used, reason = "a law that is broken panics")]

mod database;
mod export;
mod files;
mod identifiers;
mod place;
mod sealed;
mod search;
mod statement;
mod typed;

pub use database::database;
pub use export::{export_file, export_rows};
pub use files::{kind_file, profile_file, profile_page};
pub use sealed::{packed_backup, sealed_backup};
pub use search::search;

/// Takes any bytes.
pub type Law = fn(&[u8]);

/// Every law by the name of its target.
pub const LAWS: &[(&str, Law)] = &[
    ("database", database),
    ("export_file", export_file),
    ("export_rows", export_rows),
    ("identifiers", identifiers),
    ("kind_file", kind_file),
    ("packed_backup", packed_backup),
    ("profile_file", profile_file),
    ("profile_page", profile_page),
    ("sealed_backup", sealed_backup),
    ("search", search),
    ("statement", statement),
    ("typed", typed),
];

/// What looks like a patient's is found within the text and shown as a mask.
pub fn identifiers(bytes: &[u8]) {
    if let Some(text) = text(bytes) {
        identifiers::keeps_the_laws(text);
    }
}

/// Citations stand where they are said to stand.
pub fn statement(bytes: &[u8]) {
    if let Some(text) = text(bytes) {
        statement::keeps_the_laws(text);
    }
}

/// Dates, durations, references and keys are read, or refused with a way out, and are read back as they are shown.
pub fn typed(bytes: &[u8]) {
    if let Some(text) = text(bytes) {
        typed::keeps_the_laws(text);
    }
}

/// What is not text never reaches those who read text.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}
