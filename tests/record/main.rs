//! What a record promises, tried on real databases in temporary folders.
#![expect(clippy::expect_used, reason = "a test may fail by panicking")]

mod attachments;
mod drafts;
mod entries;
mod figures;
mod fixture;
mod history;
mod lists;
mod opening;
mod profile;
mod refusals;
mod schema;
mod search;
mod sharing;
mod undo;
