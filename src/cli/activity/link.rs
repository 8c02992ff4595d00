//! `cairn activity link`.

use clap::Args;

use super::several::{Several, answer, changed};
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};

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
pub fn run(args: &Link, session: &mut Session) -> Result<(), CliError> {
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
