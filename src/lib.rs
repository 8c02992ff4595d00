//! Cairn keeps one practitioner's continuing professional development: a library with a window and a terminal over it.
mod archive;
pub mod bring;
pub mod cli;
pub mod domain;
pub mod files;
mod hex;
#[cfg(feature = "pdf")]
mod join;
pub mod kinds;
mod placing;
pub mod portfolio;
pub mod profiles;
pub mod record;
mod store;
pub mod suggest;
mod toml_file;
#[cfg(any(feature = "gui", feature = "pdf"))]
mod typefaces;
#[cfg(feature = "gui")]
pub mod ui;
mod vault;
