//! `cairn evidence delete`.

use clap::Args;

use crate::cli::ids;
use crate::cli::json::evidence::EvidenceView;
use crate::cli::show::binned;
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
    let deleted = record.delete(id)?;
    let evidence = record.get(id)?;
    session.answer(&EvidenceView::from(&evidence), |out| {
        let number = evidence.number;
        let what = format!("{number} “{}”", evidence.details.title);
        binned(what, &deleted, format!("evidence restore {number}"), out);
    });
    Ok(())
}
