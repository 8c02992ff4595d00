//! The `cairn` program: no arguments open the window, a subcommand works in the terminal.

use std::path::PathBuf;
use std::process::ExitCode;

use cairn::cli::CliError;
use cairn::record::Clock;

fn main() -> ExitCode {
    cairn::cli::main(std::env::args_os(), window)
}

/// Opens the window on the record in `dir`, or on the person's own.
fn window(dir: Option<PathBuf>, clock: Clock) -> Result<(), CliError> {
    drop((dir, clock));
    Err(CliError::no_window())
}
