//! `cairn objective restore`.

use clap::Args;

use super::answer;
use crate::cli::ids;
use crate::cli::{CliError, Session};

/// Bring an objective back from the Bin
#[derive(Debug, Args)]
pub struct Restore {
    /// Which objective, by its id
    id: String,
}

/// Brings an objective back.
pub fn run(args: &Restore, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::objective(&record, &args.id)?;
    let _changes = record.restore(id)?;
    let objective = record.get(id)?;
    answer(session, &record, &objective, |out| {
        let title = &objective.details.title;
        out.line(format_args!("Brought “{title}” back from the Bin"));
    })
}
