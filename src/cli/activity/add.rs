//! `cairn activity add`.

use clap::Args;

use super::days;
use super::fields::Fields;
use crate::cli::entry::{Fields as _, Told as _, kept};
use crate::cli::ids::short;
use crate::cli::out::Out;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session, suggest};
use crate::domain::{Activity, ActivityDetails, ActivityStatus, Minutes, Objective};

/// Log an activity
#[derive(Debug, Args)]
pub struct Add {
    /// What to call it
    #[arg(long, value_name = "TEXT")]
    title: String,
    #[command(flatten)]
    fields: Fields,
    /// The objective of your plan that it leads to, by its id
    #[arg(long, value_name = "ID")]
    objective: Option<String>,
    /// Say what it may show besides, with the words that speak for it; nothing is linked by that
    #[arg(long)]
    suggest: bool,
}

/// Logs an activity.
pub fn run(args: &Add, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut details = ActivityDetails::new(&args.title, session.today());
    let mut typed = Typed::on(session.today());
    args.fields.apply(&mut details, &record, &mut typed);
    if !args.fields.have_status() && details.date > session.today() {
        details.status = ActivityStatus::Planned;
    }
    let objective = args.objective.as_deref();
    let objective = objective
        .map(|id| Objective::find(&record, id))
        .transpose()?;
    let details = typed.finish(details.checked())?;
    let id = match objective {
        Some(objective) => record.add_activity_toward(objective, details)?.output,
        None => record.add(details)?.output,
    };
    let say = |activity: &Activity, out: &mut Out| {
        let details = &activity.details;
        let did = match details.status {
            ActivityStatus::Planned => "Planned",
            ActivityStatus::InProgress | ActivityStatus::Done => "Logged",
        };
        let (called, mut when, id) = (activity.called(), days(details), short(id.uuid()));
        if details.minutes > Minutes(0) {
            // What was understood of `1.30`.
            when = format!("{when}, {}", details.minutes);
        }
        out.line(format_args!("{did} {called}, {when} ({id})"));
    };
    if args.suggest {
        let activity = record.get(id)?;
        session.warn(&record.exposures_of(&activity));
        return suggest::beside(&activity, &record, session, |out| say(&activity, out));
    }
    kept(id, &record, session, say)
}
