//! `cairn evidence replace`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::ids;
use crate::cli::json::evidence::EvidenceView;
use crate::cli::session::warn_if_empty;
use crate::cli::{CliError, Session};
use crate::domain::EvidenceContent;
use crate::record::NewContent;

/// Put a newer version of a file in its place; the earlier one is kept
#[derive(Debug, Args)]
pub struct Replace {
    /// Which, by its reference, such as E7
    reference: String,
    /// The newer file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Replaces the file of a piece of evidence.
pub fn run(args: &Replace, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::evidence(&record, &args.reference)?;
    let newer = NewContent::File(args.file.clone());
    let changes = record.replace_file(id, newer)?.changes;
    let evidence = record.get(id)?;
    session.warn(&record.exposures_of(&evidence));
    warn_if_empty(&evidence);
    session.answer(&EvidenceView::from(&evidence), |out| {
        let number = evidence.number;
        match &evidence.details.content {
            EvidenceContent::File(file) if !changes.is_empty() => out.line(format_args!(
                "{number} is now {}, {}; `cairn evidence versions {number}` lists the earlier ones",
                file.name,
                file.size()
            )),
            _ => out.line(format_args!("{number} holds this very file already")),
        }
    });
    Ok(())
}
