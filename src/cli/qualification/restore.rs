//! `cairn qualification restore`.

use clap::Args;

use crate::cli::ids;
use crate::cli::json::qualification::QualificationView;
use crate::cli::{CliError, Session};

/// Bring a qualification back from the Bin
#[derive(Debug, Args)]
pub struct Restore {
    /// Which qualification, by its id
    id: String,
}

/// Brings a qualification back.
pub fn run(args: &Restore, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::qualification(&record, &args.id)?;
    let _changes = record.restore(id)?;
    let qualification = record.get(id)?;
    let evidence = record.all_evidence()?;
    let view = QualificationView::new(&qualification, &evidence, session.today());
    session.answer(&view, |out| {
        let title = &qualification.details.title;
        out.line(format_args!("Brought “{title}” back from the Bin"));
    });
    Ok(())
}
