//! `cairn qualification delete`.

use clap::Args;

use crate::cli::ids::{self, short};
use crate::cli::json::qualification::QualificationView;
use crate::cli::{CliError, Session};

/// Move a qualification to the Bin
#[derive(Debug, Args)]
pub struct Delete {
    /// Which qualification, by its id
    id: String,
}

/// Moves a qualification to the Bin.
pub fn run(args: &Delete, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::qualification(&record, &args.id)?;
    let _changes = record.delete_qualification(id)?;
    let qualification = record.qualification(id)?;
    let evidence = record.all_evidence()?;
    let view = QualificationView::new(&qualification, &evidence, session.today());
    session.answer(&view, |out| {
        let title = &qualification.details.title;
        let id = short(id.uuid());
        out.line(format_args!("Moved “{title}” to the Bin"));
        out.line(format_args!(
            "Bring it back with `cairn undo` or `cairn qualification restore {id}`"
        ));
    });
    Ok(())
}
