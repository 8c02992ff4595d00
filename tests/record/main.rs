//! What a record promises, tried on real databases in temporary folders.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail by panicking"
)]
#![expect(
    clippy::let_underscore_must_use,
    reason = "what a change touched is looked at where it matters"
)]

mod attachments;
mod backups;
mod bounds;
mod brought_in;
mod certificates;
mod check;
mod computers;
mod crash;
mod damage;
mod deep;
mod devices;
mod drafts;
mod encrypted;
mod encrypted_elsewhere;
mod entries;
mod exchange;
mod figures;
mod fixture;
mod focus;
mod history;
mod lists;
mod meanwhile;
mod memberships;
mod merging;
mod merging_citations;
mod merging_decided;
mod merging_law;
mod merging_person;
mod merging_through;
mod objective;
mod only_read;
mod opened;
mod opening;
mod portfolio;
mod portfolio_history;
mod privacy;
mod profile;
#[cfg(unix)]
#[path = "../crash/read_only.rs"]
mod read_only;
mod refusals;
mod replaced;
mod salvage;
mod schema;
mod search;
mod second_copies;
mod sharing;
mod suggestions;
mod undo;
mod undo_law;
mod versions;
