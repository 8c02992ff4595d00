//! `cairn qualification delete`.

use clap::Args;

use crate::cli::ids::{self, short};
use crate::cli::json::qualification::QualificationView;
use crate::cli::show::binned;
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
    let deleted = record.delete(id)?;
    let qualification = record.get(id)?;
    let evidence = record.all_evidence()?;
    let view = QualificationView::new(&qualification, &evidence, session.today());
    session.answer(&view, |out| {
        let what = format!("“{}”", qualification.details.title);
        let restore = format!("qualification restore {}", short(id.uuid()));
        binned(what, &deleted, restore, out);
    });
    Ok(())
}
