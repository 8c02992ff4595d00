//! `cairn profile check`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::json::profile::CheckedView;
use crate::cli::session::shown;
use crate::cli::text::count;
use crate::cli::{CliError, Session, mistakes};
use crate::files;
use crate::profiles::{ProfileError, read};

/// Check a profile file, and name line, field and problem of every mistake
#[derive(Debug, Args)]
pub struct Check {
    /// The profile file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Checks a profile file.
pub fn run(args: &Check, session: &mut Session) -> Result<(), CliError> {
    let path = shown(&args.file);
    let problems = match read(&files::read_text(&args.file)?) {
        Ok(profile) => {
            let problems = Vec::new();
            session.answer(&CheckedView { problems }, |out| {
                let asks = count(profile.requirements.len(), "requirement", "requirements");
                out.line(format_args!(
                    "{path}: {}, {asks}, no mistakes",
                    profile.title
                ));
            });
            return Ok(());
        }
        Err(ProfileError::Problems(problems)) => problems,
        Err(err @ (ProfileError::NotAPage | ProfileError::NoTitle)) => return Err(err.into()),
    };
    Err(mistakes::tell(&path, &problems, session))
}
