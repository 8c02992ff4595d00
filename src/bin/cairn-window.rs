//! `cairn-window.exe`: opens the window on Windows without a console behind it, by starting the `cairn.exe` beside it.
//!
//! Windows decides by the program's file alone whether a console belongs to it: `cairn.exe` is the terminal's, so that shells
//! wait for it and show what it prints. Windows 11 24H2 and later read in its manifest that it needs none of its own; before
//! that, this is what the Start menu and a double click start.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let here = std::env::current_exe().unwrap_or_default();
    let cairn = format!("cairn{}", std::env::consts::EXE_SUFFIX);
    let mut window = Command::new(here.with_file_name(cairn));
    window.args(std::env::args_os().skip(1));
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        const DETACHED_PROCESS: u32 = 0x8;
        window.creation_flags(DETACHED_PROCESS);
    }
    // Waits for it, so that whoever called learns how it ended.
    let ended = window.status();
    match ended
        .ok()
        .and_then(|status| u8::try_from(status.code()?).ok())
    {
        Some(code) => ExitCode::from(code),
        None => ExitCode::FAILURE,
    }
}
