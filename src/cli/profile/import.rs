//! `cairn profile import`.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;

use crate::cli::json::profile::{ImportedView, ProblemView};
use crate::cli::session::shown;
use crate::cli::text::{count, plain};
use crate::cli::{CliError, Format, Session};
use crate::domain::FileProblem;
use crate::files;
use crate::profiles::{Corrections, ImportOptions, Imported, import, read, write};

/// Make a profile file from a role's web page, copied as text
#[derive(Debug, Args)]
pub struct Import {
    /// The text of the page
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where to write the profile file [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The role, if the page does not say it
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// A file that corrects slips of the page
    #[arg(long, value_name = "FILE")]
    corrections: Option<PathBuf>,
}

/// Imports a page.
pub fn run(args: &Import, session: &mut Session) -> Result<(), CliError> {
    let corrections = match &args.corrections {
        None => Corrections::default(),
        Some(path) => Corrections::read(&files::read_text(path)?)?,
    };
    let options = ImportOptions {
        title: args.title.clone(),
        corrections,
    };
    let Imported { profile, warnings } = import(&files::read_text(&args.file)?, &options)?;
    let text = write(&profile);
    if let Some(out) = &args.out {
        let is_profile = |present: &[u8]| {
            std::str::from_utf8(present).is_ok_and(|present| read(present).is_ok())
        };
        files::write(out, text.as_bytes(), "a profile file", is_profile)?;
    }
    match (session.format(), &args.out) {
        (Format::Json, out) => session.out.json(&ImportedView {
            profile: (&profile).into(),
            out: out.as_deref().map(shown),
            warnings: warnings.iter().map(ProblemView::from).collect(),
        }),
        (Format::Plain, None) => {
            session.out.raw(&text);
            warn(&warnings);
        }
        (Format::Plain, Some(out)) => {
            let asks = count(profile.requirements.len(), "requirement", "requirements");
            let (title, out) = (&profile.title, shown(out));
            session
                .out
                .line(format_args!("Wrote {title}, {asks}, to {out}"));
            warn(&warnings);
        }
    }
    Ok(())
}

/// Tells on standard error what a person should look at, so that the profile itself can be piped on.
fn warn(warnings: &[FileProblem]) {
    let mut to = io::stderr().lock();
    for warning in warnings {
        // A warning that nobody can be told must not spoil the import.
        writeln!(to, "warning: {}", plain(&warning.to_string())).ok();
    }
}
