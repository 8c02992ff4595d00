//! The `cairn` program: no arguments open the window, a subcommand works in the terminal.

use std::path::PathBuf;
use std::process::ExitCode;

use cairn::cli::CliError;
use cairn::record::Clock;
#[cfg(feature = "gui")]
use cairn::record::Record;

fn main() -> ExitCode {
    cairn::cli::main(std::env::args_os(), window)
}

/// Opens the window on the record in `dir`, or on the person's own.
#[cfg(feature = "gui")]
fn window(dir: Option<PathBuf>, clock: &Clock) -> Result<(), CliError> {
    if !has_display() {
        return Err(CliError::no_window());
    }
    // A system that names no folder for documents still has one for the person; the record's may be read-only.
    let documents = directories::UserDirs::new().map(|dirs| {
        let named = dirs.document_dir().filter(|dir| dir.is_dir());
        named.unwrap_or(dirs.home_dir()).to_owned()
    });
    let settings = Record::portable_dir().or_else(|| {
        let dirs = directories::ProjectDirs::from("", "", "cairn")?;
        Some(dirs.config_local_dir().to_owned())
    });
    let places = cairn::ui::Places {
        record: dir.map_or_else(Record::default_dir, Ok)?,
        machine: settings.map(|folder| folder.join("window.json")),
        exports: None,
        upkeep: cairn::ui::Upkeep::Automatic,
        documents,
    };
    cairn::ui::run(&places, clock).map_err(|err| {
        cairn::ui::show(&format!("{err}\n\n{}", err.hint()));
        CliError::failed(err.to_string()).hinted(err.hint())
    })
}

/// Tells whether there is a display; only Linux says so beforehand.
#[cfg(feature = "gui")]
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("WAYLAND_DISPLAY") || named("DISPLAY")
}

/// Says that this Cairn has no window.
#[cfg(not(feature = "gui"))]
fn window(_dir: Option<PathBuf>, _clock: &Clock) -> Result<(), CliError> {
    Err(CliError::no_window())
}
