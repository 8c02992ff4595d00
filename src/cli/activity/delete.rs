//! `cairn activity delete`.

use clap::Args;

use super::several::{Several, answer};
use crate::cli::ids::short;
use crate::cli::show::binned;
use crate::cli::{CliError, Session};
use crate::domain::count;

/// Move activities to the Bin
#[derive(Debug, Args)]
pub struct Delete {
    #[command(flatten)]
    which: Several,
}

/// Moves activities to the Bin.
pub fn run(args: &Delete, session: &mut Session) -> Result<(), CliError> {
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
