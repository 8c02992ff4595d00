//! `cairn activity edit`.

use clap::Args;

use super::Attached;
use super::fields::Fields;
use crate::cli::ids::{self, short};
use crate::cli::show::changed;
use crate::cli::typed::{Typed, change};
use crate::cli::{CliError, Session};
use crate::record;

/// Change an activity; what is not given stays, an empty value takes away
#[derive(Debug, Args)]
pub struct Edit {
    /// Which activity, by its id
    id: String,
    /// What to call it
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    fields: Fields,
    /// Add a label to those there are; may be given again
    #[arg(long = "add-tag", value_name = "TAG")]
    add_tags: Vec<String>,
    /// Take a label away; may be given again
    #[arg(long = "remove-tag", value_name = "TAG")]
    remove_tags: Vec<String>,
    /// Add what it counts toward to what there is; may be given again
    #[arg(long = "add-link", value_name = "KEY[=REASON]")]
    add_links: Vec<String>,
    /// Take away what it counts toward; may be given again
    #[arg(long = "remove-link", value_name = "KEY")]
    remove_links: Vec<String>,
}

/// Changes an activity.
pub fn run(args: &Edit, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::activity(&record, &args.id)?;
    let profile = record.profile();
    let before = record.get(id)?.details;
    let mut details = before.clone();
    let mut typed = Typed::on(session.today());
    change(&mut details.title, args.title.as_ref());
    args.fields.apply(&mut details, &profile, &mut typed);
    details.tags.extend(args.add_tags.iter().cloned());
    typed.take_tags(&mut details.tags, &args.remove_tags);
    typed.change_links(
        &profile,
        &mut details.links,
        &args.add_links,
        &args.remove_links,
    );
    let details = typed.finish(details.checked())?;
    let changes = record
        .edit(id, record::Edit::from(before, details))?
        .changes;
    let activity = record.get(id)?;
    session.warn(&record.exposures_of(&activity));
    let attached = Attached::read(&record)?;
    let view = attached.view(&record, &activity)?;
    session.answer(&view, |out| {
        let title = &activity.details.title;
        out.line(format_args!(
            "{} “{title}” ({})",
            changed(changes),
            short(id.uuid())
        ));
    });
    Ok(())
}
