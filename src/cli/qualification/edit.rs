//! `cairn qualification edit`.

use clap::Args;

use super::fields::Fields;
use crate::cli::ids::{self, short};
use crate::cli::json::qualification::QualificationView;
use crate::cli::show::changed;
use crate::cli::typed::{Typed, change};
use crate::cli::{CliError, Session};
use crate::record;

/// Change a qualification; what is not given stays, an empty value takes away
#[derive(Debug, Args)]
pub struct Edit {
    /// Which qualification, by its id
    id: String,
    /// What it is called
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    fields: Fields,
}

/// Changes a qualification.
pub fn run(args: &Edit, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::qualification(&record, &args.id)?;
    let before = record.get(id)?.details;
    let mut details = before.clone();
    let mut typed = Typed::on(session.today());
    change(&mut details.title, args.title.as_ref());
    args.fields
        .apply(&mut details, &record.profile(), &mut typed);
    let details = typed.finish(details.checked())?;
    let changes = record
        .edit(id, record::Edit::from(before, details))?
        .changes;
    let qualification = record.get(id)?;
    session.warn(&record.exposures_of(&qualification));
    let evidence = record.all_evidence()?;
    let view = QualificationView::new(&qualification, &evidence, session.today());
    session.answer(&view, |out| {
        let title = &qualification.details.title;
        out.line(format_args!(
            "{} “{title}” ({})",
            changed(changes),
            short(id.uuid())
        ));
    });
    Ok(())
}
