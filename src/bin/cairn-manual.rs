//! `cairn-manual FOLDER`: writes a man page for each command, and what shells complete, into a folder. For packages.

use std::io;
use std::path::Path;

use clap_complete::Shell;

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else {
        return Err(io::Error::other("say which folder to write to"));
    };
    let cairn = cairn::cli::command().version(env!("CARGO_PKG_VERSION"));
    let [pages, completions] = ["man1", "completions"].map(|kind| Path::new(&folder).join(kind));
    for made in [&pages, &completions] {
        std::fs::create_dir_all(made)?;
    }
    clap_mangen::generate_to(cairn.clone(), &pages)?;
    for shell in [Shell::Bash, Shell::Fish, Shell::PowerShell, Shell::Zsh] {
        clap_complete::generate_to(shell, &mut cairn.clone(), "cairn", &completions)?;
    }
    Ok(())
}
