//! `cairn evidence delete`.

use clap::Args;

use crate::cli::ids;
use crate::cli::json::evidence::EvidenceView;
use crate::cli::{CliError, Session};

/// Move a piece of evidence to the Bin; its reference is never used again
#[derive(Debug, Args)]
pub struct Delete {
    /// Which, by its reference, such as E7
    reference: String,
}

/// Moves a piece of evidence to the Bin.
pub fn run(args: &Delete, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::evidence(&record, &args.reference)?;
    let _changes = record.delete_evidence(id)?;
    let evidence = record.evidence(id)?;
    session.answer(&EvidenceView::from(&evidence), |out| {
        let (number, title) = (evidence.number, &evidence.details.title);
        out.line(format_args!("Moved {number} “{title}” to the Bin"));
        out.line(format_args!(
            "Bring it back with `cairn undo` or `cairn evidence restore {number}`"
        ));
    });
    Ok(())
}
