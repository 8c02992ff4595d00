//! Several activities at once: given by their ids, and answered with what they are afterwards.

use clap::Args;

use super::Attached;
use crate::cli::json::activity::ActivityView;
use crate::cli::out::Out;
use crate::cli::{CliError, Session, ids};
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
            let id = ids::activity(record, typed)?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        Ok(found)
    }
}

/// Answers with the activities: for scripts one alone as an object, several as an array.
pub fn answer(
    record: &Record,
    ids: &[ActivityId],
    session: &mut Session,
    in_words: impl FnOnce(&[Activity], &mut Out),
) -> Result<(), CliError> {
    let activities = ids.iter().map(|id| record.get(*id));
    let activities = activities.collect::<Result<Vec<_>, _>>()?;
    let attached = Attached::read(record)?;
    let views = activities
        .iter()
        .map(|activity| attached.view(record, activity));
    let views = views.collect::<Result<Vec<ActivityView<'_>>, _>>()?;
    if let [view] = views.as_slice() {
        session.answer(view, |out| in_words(&activities, out));
    } else {
        session.answer(&views, |out| in_words(&activities, out));
    }
    Ok(())
}

/// Says how many of the activities a command changed.
pub fn changed(changed: usize, of: usize) -> String {
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
