//! `cairn objective edit`.

use clap::Args;

use super::answer;
use super::fields::Fields;
use crate::cli::ids::{self, short};
use crate::cli::show::changed;
use crate::cli::typed::{Typed, change};
use crate::cli::{CliError, Session};
use crate::record;

/// Change an objective; what is not given stays, an empty value takes away
#[derive(Debug, Args)]
pub struct Edit {
    /// Which objective, by its id
    id: String,
    /// The outcome you want
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    fields: Fields,
    /// Add what it is to meet to what there is; may be given again
    #[arg(long = "add-link", value_name = "KEY[=REASON]")]
    add_links: Vec<String>,
    /// Take away what it is to meet; may be given again
    #[arg(long = "remove-link", value_name = "KEY")]
    remove_links: Vec<String>,
}

/// Changes an objective.
pub fn run(args: &Edit, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::objective(&record, &args.id)?;
    let before = record.get(id)?.details;
    let mut details = before.clone();
    let mut typed = Typed::on(session.today());
    change(&mut details.title, args.title.as_ref());
    args.fields.apply(&mut details, &record, &mut typed);
    typed.change_links(
        &record.profile(),
        &mut details.links,
        &args.add_links,
        &args.remove_links,
    );
    let details = typed.finish(details.checked())?;
    let changes = record
        .edit(id, record::Edit::from(before, details))?
        .changes;
    let objective = record.get(id)?;
    session.warn(&record.exposures_of(&objective));
    answer(session, &record, &objective, |out| {
        let title = &objective.details.title;
        out.line(format_args!(
            "{} “{title}” ({})",
            changed(changes),
            short(id.uuid())
        ));
    })
}
