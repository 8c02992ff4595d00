//! `cairn salvage`: make a record of what can still be read of a damaged one.

use clap::Args;
use serde::Serialize;

use super::json::backup::part;
use super::session::shown;
use super::{CliError, Session};
use crate::domain::attached_files;
use crate::record::Part;

/// Make a record of what can still be read of one that no longer opens
///
/// For when there is no backup to go back to. The damaged database is set aside whole; what can be read of it is put in its
/// place, and what cannot is said. History stays behind in what is set aside.
#[derive(Debug, Args)]
pub struct Salvage {
    /// Do it
    #[arg(long, required = true)]
    yes: bool,
}

#[derive(Serialize)]
struct View {
    read: Vec<ReadView>,
    torn: Vec<&'static str>,
    missing_files: usize,
    set_aside: String,
}

#[derive(Serialize)]
struct ReadView {
    part: &'static str,
    entries: u64,
}

/// Salvages what can be read.
pub fn run(args: &Salvage, session: &mut Session) -> Result<(), CliError> {
    let Salvage { yes: _ } = args;
    let salvaged = session.backups()?.salvage()?;
    let view = View {
        read: salvaged
            .read
            .iter()
            .map(|(of, entries)| ReadView {
                part: part(*of),
                entries: *entries,
            })
            .collect(),
        torn: salvaged.torn.iter().copied().map(part).collect(),
        missing_files: salvaged.missing,
        set_aside: shown(&salvaged.aside),
    };
    session.answer(&view, |out| {
        out.line(format_args!("Read and kept: {}", salvaged.in_words()));
        for torn in &salvaged.torn {
            let lost = match torn {
                Part::Practitioner => "Not all about you could be read".to_owned(),
                Part::Profile => "The role profile could not be read; the first that comes with Cairn takes its place".to_owned(),
                Part::Activities
                | Part::Evidence
                | Part::Qualifications
                | Part::Assessments
                | Part::Objectives
                | Part::Portfolios
                | Part::Answers => format!("Not all of the {} could be read", part(*torn)),
            };
            out.line(lost);
        }
        if salvaged.missing > 0 {
            out.line(attached_files(salvaged.missing, "gone or damaged"));
        }
        out.line("The damaged database is set aside, nothing of it is lost:");
        out.paragraph(2, &view.set_aside);
    });
    Ok(())
}
