//! Cairn keeps one practitioner's continuing professional development: a library with a window and a terminal over it.
pub mod domain;
pub mod portfolio;
pub mod profiles;
pub mod record;
mod store;
#[cfg(feature = "gui")]
pub mod ui;
