//! The terminal as a person or a script meets it: the real program, in a folder of its own, on a fixed day.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod activity;
mod activity_list;
mod assess;
mod backup;
#[cfg(target_os = "linux")]
mod bounds;
mod encrypted;
mod evidence;
mod exchange;
mod exe;
mod focus;
mod help;
mod import_cases;
mod import_hostile;
mod import_nasty;
mod import_suggests;
mod init;
mod line_ends;
#[cfg(unix)]
mod local_days;
mod objective;
mod odd_names;
mod portable;
mod portfolio;
mod printing;
mod privacy;
mod profile;
mod progress;
mod qualification;
mod refusals;
mod review;
mod sample;
mod search;
mod suggest;
mod take_out;
mod terminal;
mod undo;
mod views;
mod window;
