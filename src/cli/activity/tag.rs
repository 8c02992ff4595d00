//! `cairn activity tag`.

use clap::Args;

use super::several::{Several, answer, changed};
use crate::cli::{CliError, Session};

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
pub fn run(args: &Tag, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let ids = args.which.ids(&record)?;
    let count = record.tag_activities(&ids, &args.tags)?.output;
    answer(&record, &ids, session, |activities, out| {
        out.line(changed(count, activities.len()));
    })
}
