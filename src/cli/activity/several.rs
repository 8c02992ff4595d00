//! Several activities at once: given by their ids, and answered with what they are afterwards.

use clap::Args;

use crate::cli::entry::Told as _;
use crate::cli::ids::short;
use crate::cli::out::Out;
use crate::cli::show::binned;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::{Activity, ActivityId, count, number};
use crate::record::Record;

/// Which activities a command is about.
#[derive(Debug, Args)]
pub struct Several {
    /// Which activity, by its id; more than one are one change
    #[arg(value_name = "ID", required = true, num_args = 1..)]
    ids: Vec<String>,
}

impl Several {
    /// Finds the activities; one that is given twice counts once.
    pub fn ids(&self, record: &Record) -> Result<Vec<ActivityId>, CliError> {
        let mut found = Vec::new();
        for typed in &self.ids {
            let id = Activity::find(record, typed)?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        Ok(found)
    }
}

/// Move activities to the Bin
#[derive(Debug, Args)]
pub struct Delete {
    #[command(flatten)]
    which: Several,
}

/// Moves activities to the Bin.
pub fn delete(args: &Delete, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let ids = args.which.ids(&record)?;
    let deleted = match ids.as_slice() {
        [id] => record.delete(*id)?,
        several => record.delete_activities(several)?.map(drop),
    };
    answer(&record, &ids, session, |activities, out| {
        if let [activity] = activities {
            let what = format!("“{}”", activity.details.title);
            let restore = format!("activity restore {}", short(activity.id.uuid()));
            binned(what, &deleted, restore, out);
        } else if let Some(change) = deleted.txn {
            let all = count(activities.len(), "activity", "activities");
            out.line(format_args!("Moved {all} to the Bin"));
            out.line(format_args!("Bring them back with `cairn undo {change}`"));
        } else {
            out.line("The Bin has them already");
        }
    })
}

/// Give activities more labels
#[derive(Debug, Args)]
pub struct Tag {
    #[command(flatten)]
    which: Several,
    /// A label of your own; may be given again
    #[arg(long = "tag", value_name = "TAG", required = true)]
    tags: Vec<String>,
}

/// Tags activities.
pub fn tag(args: &Tag, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let ids = args.which.ids(&record)?;
    let count = record.tag_activities(&ids, &args.tags)?.output;
    answer(&record, &ids, session, |activities, out| {
        out.line(changed(count, activities.len()));
    })
}

/// Say what activities count toward
#[derive(Debug, Args)]
pub struct Link {
    #[command(flatten)]
    which: Several,
    /// What they count toward, and why; may be given again
    #[arg(long = "link", value_name = "KEY[=REASON]", required = true)]
    links: Vec<String>,
}

/// Links activities.
pub fn link(args: &Link, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let ids = args.which.ids(&record)?;
    let mut typed = Typed::on(session.today());
    let links = typed.links(&record.profile(), &args.links, &[]);
    let links = typed.finish(Ok(links))?;
    let count = record.link_activities(&ids, &links)?.output;
    answer(&record, &ids, session, |activities, out| {
        out.line(changed(count, activities.len()));
    })
}

/// Answers with the activities: for scripts one alone as an object, several as an array.
fn answer(
    record: &Record,
    ids: &[ActivityId],
    session: &mut Session,
    in_words: impl FnOnce(&[Activity], &mut Out),
) -> Result<(), CliError> {
    let activities = ids.iter().map(|id| record.get(*id));
    let activities = activities.collect::<Result<Vec<_>, _>>()?;
    let views = Activity::views(&activities, record)?;
    if let [view] = views.as_slice() {
        session.answer(view, |out| in_words(&activities, out));
    } else {
        session.answer(&views, |out| in_words(&activities, out));
    }
    Ok(())
}

/// Says how many of the activities a command changed.
fn changed(changed: usize, of: usize) -> String {
    let all = count(of, "activity", "activities");
    match changed {
        0 => format!("Nothing to change in {all}"),
        some if some == of => format!("Changed {all}"),
        some => format!(
            "Changed {} of {all}; the others had it already",
            number(some)
        ),
    }
}
