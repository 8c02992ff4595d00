//! `cairn objective add`.

use clap::Args;

use super::answer;
use super::fields::Fields;
use crate::cli::ids::short;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::ObjectiveDetails;

/// Set an objective
#[derive(Debug, Args)]
pub struct Add {
    /// The outcome you want
    #[arg(long, value_name = "TEXT")]
    title: String,
    #[command(flatten)]
    fields: Fields,
}

/// Adds an objective.
pub fn run(args: &Add, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut details = ObjectiveDetails::new(&args.title);
    let mut typed = Typed::on(session.today());
    args.fields.apply(&mut details, &record, &mut typed);
    let details = typed.finish(details.checked())?;
    let id = record.add(details)?.output;
    let objective = record.get(id)?;
    session.warn(&record.exposures_of(&objective));
    answer(session, &record, &objective, |out| {
        let title = &objective.details.title;
        out.line(format_args!("Set “{title}” ({})", short(id.uuid())));
    })
}
