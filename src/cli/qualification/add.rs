//! `cairn qualification add`.

use clap::Args;

use super::fields::Fields;
use crate::cli::ids::short;
use crate::cli::json::qualification::QualificationView;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::QualificationDetails;

/// Add a qualification
#[derive(Debug, Args)]
pub struct Add {
    /// What it is called
    #[arg(long, value_name = "TEXT")]
    title: String,
    #[command(flatten)]
    fields: Fields,
}

/// Adds a qualification.
pub fn run(args: &Add, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut details = QualificationDetails::new(&args.title);
    let mut typed = Typed::on(session.today());
    args.fields
        .apply(&mut details, &record.profile(), &mut typed);
    let details = typed.finish(details.checked())?;
    let id = record.add(details)?.output;
    let qualification = record.get(id)?;
    session.warn(&record.exposures_of(&qualification));
    let evidence = record.all_evidence()?;
    let view = QualificationView::new(&qualification, &evidence, session.today());
    session.answer(&view, |out| {
        let title = &qualification.details.title;
        out.line(format_args!("Added “{title}” ({})", short(id.uuid())));
    });
    Ok(())
}
