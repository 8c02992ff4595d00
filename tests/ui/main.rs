//! The window, driven through its accessibility tree as a person with a keyboard or a screen reader would.
#![cfg(feature = "gui")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod agreement;
mod capture;
mod drafts;
mod entries;
mod evidence;
mod export;
mod focus;
mod journeys;
mod log;
mod opening;
mod paste;
mod pictures;
mod plan;
mod portfolio;
mod preview;
mod privacy;
mod qualifications;
mod safety;
mod screens;
mod settings;
mod shell;
mod skills;
mod theme;
mod window;
mod zoom;
