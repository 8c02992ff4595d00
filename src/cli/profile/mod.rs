//! `cairn profile`: what a role asks for.

mod check;
mod focus;
mod import;
mod list;
mod show;
mod take;

use std::path::Path;

use clap::Subcommand;

use super::{CliError, Session};
use crate::domain::profile::Profile as RoleProfile;
use crate::files;
use crate::profiles::{read, shipped, shipped_by_key};

/// Look at role profiles, and make your own
#[derive(Debug, Subcommand)]
pub enum Profile {
    List(list::List),
    Show(show::Show),
    Check(check::Check),
    Import(import::Import),
    Use(take::Use),
    #[command(subcommand)]
    Focus(focus::Focus),
}

/// Runs one of the commands.
pub fn run(command: &Profile, session: &mut Session) -> Result<(), CliError> {
    match command {
        Profile::List(args) => list::run(args, session),
        Profile::Show(args) => show::run(args, session),
        Profile::Check(args) => check::run(args, session),
        Profile::Import(args) => import::run(args, session),
        Profile::Use(args) => take::run(args, session),
        Profile::Focus(args) => focus::run(args, session),
    }
}

/// Returns the profile that comes with Cairn under that name, or the one in the file of that name.
pub fn named(text: &str) -> Result<RoleProfile, CliError> {
    if let Some(profile) = shipped_by_key(text.trim()) {
        return Ok(profile);
    }
    let path = Path::new(text);
    if path.exists() {
        return Ok(read(&files::read_text(path)?)?);
    }
    let names: Vec<String> = shipped().into_iter().map(|profile| profile.key).collect();
    let error = format!("There is no profile and no file called “{text}”");
    Err(CliError::failed(error).hinted(format!(
        "Choose one that comes with Cairn ({}), or give the path of a profile file",
        names.join(", ")
    )))
}
