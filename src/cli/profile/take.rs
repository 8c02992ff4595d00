//! `cairn profile use`.

use clap::Args;

use super::{Role, named};
use crate::cli::json::profile::UsedView;
use crate::cli::text::count;
use crate::cli::{CliError, Session};

/// Measure your record against another profile; links stay, and those it lacks are named
#[derive(Debug, Args)]
pub struct Use {
    /// A profile that comes with Cairn, or a profile file
    #[arg(value_name = "NAME|FILE")]
    profile: String,
}

/// Changes the record's profile.
pub fn run(args: &Use, session: &mut Session) -> Result<(), CliError> {
    let Role { profile, lexicon } = named(&args.profile)?;
    let mut record = session.record()?;
    let orphaned = record.use_profile_with(profile, lexicon)?.output;
    let profile = record.profile();
    let view = UsedView {
        profile: profile.as_ref().into(),
        orphaned: &orphaned,
    };
    session.answer(&view, |out| {
        let asks = count(profile.requirements.len(), "requirement", "requirements");
        out.line(format_args!(
            "The record now measures against {}, {asks}",
            profile.title
        ));
        if orphaned.is_empty() {
            return;
        }
        out.gap();
        out.line("It does not ask for these, so your links to them are kept but do not count:");
        for key in &orphaned {
            out.line(format_args!("  {key}"));
        }
    });
    Ok(())
}
