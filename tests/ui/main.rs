//! The window, driven through its accessibility tree as a person with a keyboard or a screen reader would.
#![cfg(all(feature = "gui", not(all(windows, target_env = "gnu"))))]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod agreement;
mod bring;
mod capture;
mod chartership;
mod cursor;
mod day;
mod drafts;
mod dropped;
mod entries;
mod evidence;
mod export;
mod focus;
mod jobs;
mod journeys;
mod layers;
mod log;
mod look_back;
mod matrix;
mod meanwhile;
mod only_read;
mod opening;
mod pages;
#[path = "../portfolio/paper.rs"]
#[expect(
    dead_code,
    clippy::indexing_slicing,
    reason = "it is the tests' of printing, which read more of it and may fail by panicking"
)]
mod paper;
mod paste;
mod path;
mod pictures;
mod plan;
mod portfolio;
mod preview;
mod privacy;
mod qualifications;
#[cfg(unix)]
#[path = "../crash/read_only.rs"]
mod read_only;
mod review;
mod safety;
mod screens;
mod settings;
mod shell;
mod skills;
mod statement;
mod suggestions;
mod theme;
mod toasts;
mod wall;
mod window;
mod zoom;
