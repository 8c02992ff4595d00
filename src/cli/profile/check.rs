//! `cairn profile check`: a profile file with the lexicon beside it, or a lexicon.

use std::path::{Path, PathBuf};

use clap::Args;

use super::named;
use crate::cli::json::profile::CheckedView;
use crate::cli::out::Out;
use crate::cli::session::shown;
use crate::cli::text::count;
use crate::cli::{CliError, Session, mistakes};
use crate::domain::profile::Profile;
use crate::files;
use crate::profiles::{ProfileError, read, shipped, shipped_by_key};
use crate::suggest::{Lexicon, check, is_lexicon};

/// Check a profile file or a lexicon, and name line, field and problem of every mistake
#[derive(Debug, Args)]
pub struct Check {
    /// The profile file, which is checked with the lexicon beside it; or a lexicon
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The role that a lexicon is for, by the name of a profile that comes with Cairn or a profile file [of itself: the
    /// profile file beside it or of its name, or else the role of your record]
    #[arg(long, value_name = "NAME|FILE")]
    profile: Option<String>,
}

/// Checks a profile file or a lexicon.
pub fn run(args: &Check, session: &mut Session) -> Result<(), CliError> {
    let (path, text) = (shown(&args.file), files::read_text(&args.file)?);
    if is_lexicon(&text) {
        let profile = role_of(args, session)?;
        return lexicon(&path, &text, &profile, session);
    }
    let profile = match read(&text) {
        Ok(profile) => profile,
        Err(ProfileError::Problems(problems)) => {
            return Err(mistakes::tell(&path, &problems, session));
        }
        Err(err @ (ProfileError::NotAPage | ProfileError::NoTitle)) => return Err(err.into()),
    };
    let beside = Lexicon::beside(&args.file);
    if beside.exists() {
        let words = files::read_text(&beside)?;
        let problems = check(&words, &profile);
        if !problems.is_empty() {
            return Err(mistakes::tell(&shown(&beside), &problems, session));
        }
    }
    let has_words = beside.exists() || Lexicon::shipped(&profile.key).is_some();
    sound(session, |out| {
        let asks = count(profile.requirements.len(), "requirement", "requirements");
        out.line(format_args!(
            "{path}: {}, {asks}, no mistakes",
            profile.title
        ));
        if !has_words {
            out.line(format_args!(
                "It has no lexicon, so nothing is suggested for entries: {} would be one",
                shown(&beside)
            ));
        }
    });
    Ok(())
}

/// Checks a lexicon against the role that it is for.
fn lexicon(
    path: &str,
    text: &str,
    profile: &Profile,
    session: &mut Session,
) -> Result<(), CliError> {
    let problems = check(text, profile);
    if !problems.is_empty() {
        return Err(mistakes::tell(path, &problems, session));
    }
    let many = Lexicon::read(text).map_or(0, |lexicon| lexicon.len());
    sound(session, |out| {
        let many = count(many, "requirement", "requirements");
        out.line(format_args!(
            "{path}: words for {many} of {}, no mistakes",
            profile.title
        ));
    });
    Ok(())
}

fn sound(session: &mut Session, say: impl FnOnce(&mut Out)) {
    let problems = Vec::new();
    session.answer(&CheckedView { problems }, say);
}

/// Returns the role that a lexicon is for.
fn role_of(args: &Check, session: &Session) -> Result<Profile, CliError> {
    if let Some(name) = &args.profile {
        return Ok(named(name)?.profile);
    }
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    if let Some(role) = name.strip_suffix(".words.toml") {
        let beside = args.file.with_file_name(format!("{role}.toml"));
        if beside.exists() {
            return Ok(read(&files::read_text(&beside)?)?);
        }
    }
    let stem = Path::new(&*name).file_stem().unwrap_or_default();
    let of_its_name = stem.to_str().and_then(shipped_by_key);
    if let Some(profile) = of_its_name {
        return Ok(profile);
    }
    if let Some(record) = session.record_if_any()? {
        return Ok((*record.profile()).clone());
    }
    let first = shipped().into_iter().next();
    first.ok_or_else(|| CliError::failed("No role comes with this Cairn"))
}
