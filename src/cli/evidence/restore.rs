//! `cairn evidence restore`.

use clap::Args;

use crate::cli::ids;
use crate::cli::json::evidence::EvidenceView;
use crate::cli::{CliError, Session};

/// Bring a piece of evidence back from the Bin
#[derive(Debug, Args)]
pub struct Restore {
    /// Which, by its reference, such as E7
    reference: String,
}

/// Brings a piece of evidence back.
pub fn run(args: &Restore, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::evidence(&record, &args.reference)?;
    let _changes = record.restore(id)?;
    let evidence = record.get(id)?;
    session.answer(&EvidenceView::from(&evidence), |out| {
        let (number, title) = (evidence.number, &evidence.details.title);
        out.line(format_args!("Brought {number} “{title}” back from the Bin"));
    });
    Ok(())
}
