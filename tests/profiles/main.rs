//! Role profiles: what the importer makes of a page, and what a profile file must hold.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod knowledge_manager;
mod look_up;
mod page;
mod page_forms;
mod profile_file;
