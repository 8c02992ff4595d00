//! `cairn activity show`.

use clap::Args;

use super::Attached;
use crate::cli::ids;
use crate::cli::out::Out;
use crate::cli::show::links;
use crate::cli::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::{Activity, Evidence, long_date};

/// Show everything about an activity
#[derive(Debug, Args)]
pub struct Show {
    /// Which activity, by its id
    id: String,
}

/// Shows an activity.
pub fn run(args: &Show, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = ids::activity(&record, &args.id)?;
    let activity = record.get(id)?;
    let attached = Attached::read(&record)?;
    let profile = record.profile();
    let view = attached.view(&record, &activity)?;
    let objectives = record.objectives_of(id)?;
    session.answer(&view, |out| {
        in_words(&activity, attached.to(id), &profile, out);
        let objectives: Vec<&str> = objectives
            .iter()
            .map(|objective| objective.details.title.as_str())
            .collect();
        out.section("Leads to", &objectives.join("\n"));
    });
    Ok(())
}

fn in_words(activity: &Activity, attached: &[Evidence], profile: &Profile, out: &mut Out) {
    let Activity {
        id,
        details,
        deleted,
    } = activity;
    out.paragraph(0, &details.title);
    if *deleted {
        out.line("In the Bin");
    }
    out.gap();
    let date = match details.end {
        None => long_date(details.date),
        Some(end) => format!("{} to {}", long_date(details.date), long_date(end)),
    };
    out.field("Date", date);
    out.field("Time", details.minutes);
    out.field("Kind", details.kind);
    out.field("Status", details.status);
    out.field("Provider", &details.provider);
    out.field("Location", &details.location);
    out.field("Web address", &details.url);
    out.field("Tags", details.tags.join(", "));
    out.field("Id", id);
    out.section("Description", &details.description);
    out.section("What happened", &details.reflection.what);
    out.section("So what", &details.reflection.so_what);
    out.section("Now what", &details.reflection.now_what);
    links("Counts toward", &details.links, profile, out);
    let evidence: Vec<String> = attached
        .iter()
        .map(|evidence| format!("{} {}", evidence.number, evidence.details.title))
        .collect();
    out.section("Evidence", &evidence.join("\n"));
}
