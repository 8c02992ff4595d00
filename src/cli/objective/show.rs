//! `cairn objective show`.

use clap::Args;

use super::measured;
use crate::cli::ids::{self, short};
use crate::cli::json::objective::ObjectiveView;
use crate::cli::out::Out;
use crate::cli::show::links;
use crate::cli::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::progress::ObjectiveProgress;
use crate::domain::{Objective, long_date};

/// Show everything about an objective
#[derive(Debug, Args)]
pub struct Show {
    /// Which objective, by its id
    id: String,
}

/// Shows an objective.
pub fn run(args: &Show, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let objective = record.get(ids::objective(&record, &args.id)?)?;
    let activities = objective.details.activities.iter();
    let activities = activities.map(|id| {
        let found = record.get(*id)?;
        let (id, details) = (short(id.uuid()), found.details);
        let (title, date) = (details.title, long_date(details.date));
        let status = if found.deleted {
            "In the Bin"
        } else {
            details.status.label()
        };
        Ok(format!("{title}, {date}, {status} ({id})"))
    });
    let activities = activities.collect::<Result<Vec<String>, CliError>>()?;
    let progress = record.progress(session.today())?;
    let reached = measured(&record, &progress, &objective);
    let profile = record.profile();
    session.answer(&ObjectiveView::new(&objective, reached), |out| {
        in_words(&objective, reached, &activities, &profile, out);
    });
    Ok(())
}

fn in_words(
    objective: &Objective,
    reached: ObjectiveProgress,
    activities: &[String],
    profile: &Profile,
    out: &mut Out,
) {
    let Objective {
        id,
        details,
        deleted,
    } = objective;
    out.paragraph(0, &details.title);
    if *deleted {
        out.line("In the Bin");
    }
    out.gap();
    out.field("Status", details.status);
    for (name, date) in [
        ("Due", details.due),
        ("Review", details.review),
        ("Achieved", details.achieved),
    ] {
        out.field(name, date.map_or_else(String::new, long_date));
    }
    if reached.links > 0 {
        out.field("Met", format_args!("{} of {}", reached.met, reached.links));
    }
    if reached.activities > 0 {
        let (done, all) = (reached.done, reached.activities);
        out.field("Activities done", format_args!("{done} of {all}"));
    }
    out.field("Id", id);
    out.section("Measure of success", &details.measure);
    out.section("How, and with what", &details.approach);
    out.section("What came of it", &details.outcome);
    links("To meet", &details.links, profile, out);
    out.section("Activities", &activities.join("\n"));
}
