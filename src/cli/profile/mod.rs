//! `cairn profile`: what a role asks for.

mod check;
mod focus;
mod import;
mod list;
mod show;
mod take;

use std::path::Path;

use clap::Subcommand;

use super::session::shown;
use super::{CliError, Session};
use crate::domain::profile::Profile as RoleProfile;
use crate::files;
use crate::profiles::{read, shipped, shipped_by_key};
use crate::suggest::Lexicon;

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

/// A role, with the lexicon that stands beside its file.
pub struct Role {
    /// What it asks for.
    pub profile: RoleProfile,
    /// The words by which entries show it, if there are any beside it.
    pub lexicon: Option<String>,
}

/// Returns the profile that comes with Cairn under that name, or the one in the file of that name.
pub fn named(text: &str) -> Result<Role, CliError> {
    if let Some(profile) = shipped_by_key(text.trim()) {
        let lexicon = None;
        return Ok(Role { profile, lexicon });
    }
    let path = Path::new(text);
    if path.exists() {
        let profile = read(&files::read_text(path)?)?;
        let lexicon = lexicon_beside(path)?;
        return Ok(Role { profile, lexicon });
    }
    let names: Vec<String> = shipped().into_iter().map(|profile| profile.key).collect();
    let error = format!("There is no profile and no file called “{text}”");
    Err(CliError::failed(error).hinted(format!(
        "Choose one that comes with Cairn ({}), or give the path of a profile file",
        names.join(", ")
    )))
}

/// Reads the lexicon beside a profile file, if there is one; one with a mistake is used as far as it goes, if it reads at all.
fn lexicon_beside(profile: &Path) -> Result<Option<String>, CliError> {
    let path = Lexicon::beside(profile);
    if !path.exists() {
        return Ok(None);
    }
    let text = files::read_text(&path)?;
    Lexicon::read(&text).map_err(|problem| {
        let error = format!("{} has a mistake: {problem}", shown(&path));
        CliError::failed(error).hinted("Mend it, or move it away: the role can be used without")
    })?;
    Ok(Some(text))
}
