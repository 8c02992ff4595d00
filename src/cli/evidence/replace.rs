//! `cairn evidence replace`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::entry::{One, kept};
use crate::cli::session::warn_if_empty;
use crate::cli::{CliError, Session};
use crate::domain::{Evidence, EvidenceContent};
use crate::record::NewContent;

/// Put a newer version of a file in its place; the earlier one is kept
#[derive(Debug, Args)]
pub struct Replace {
    #[command(flatten)]
    one: One<Evidence>,
    /// The newer file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Replaces the file of a piece of evidence.
pub fn run(args: &Replace, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = args.one.find(&record)?;
    let newer = NewContent::File(args.file.clone());
    let changes = record.replace_file(id, newer)?.changes;
    warn_if_empty(&record.get(id)?);
    kept(id, &record, session, |evidence: &Evidence, out| {
        let number = evidence.number;
        match &evidence.details.content {
            EvidenceContent::File(file) if !changes.is_empty() => out.line(format_args!(
                "{number} is now {}, {}; `cairn evidence versions {number}` lists the earlier ones",
                file.name,
                file.size()
            )),
            _ => out.line(format_args!("{number} holds this very file already")),
        }
    })
}
