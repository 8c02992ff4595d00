//! `cairn activity delete`.

use clap::Args;

use super::several::{Several, answer};
use crate::cli::ids::short;
use crate::cli::{CliError, Session};

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
    let _changes = match ids.as_slice() {
        [id] => record.delete_activity(*id)?.changes,
        several => record.delete_activities(several)?.changes,
    };
    answer(&record, &ids, session, |activities, out| {
        if let [activity] = activities {
            let (title, id) = (&activity.details.title, short(activity.id.uuid()));
            out.line(format_args!("Moved “{title}” to the Bin"));
            out.line(format_args!(
                "Bring it back with `cairn undo` or `cairn activity restore {id}`"
            ));
        } else {
            out.line(format_args!(
                "Moved {} activities to the Bin",
                activities.len()
            ));
            out.line("Bring them back with `cairn undo`");
        }
    })
}
