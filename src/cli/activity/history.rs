//! `cairn activity history`.

use chrono::Local;
use clap::Args;

use crate::cli::ids;
use crate::cli::json::activity::ChangeView;
use crate::cli::text::shorten;
use crate::cli::{CliError, Session};
use crate::record::EntryId;

/// Show what changed in an activity, and when, newest first
#[derive(Debug, Args)]
pub struct History {
    /// Which activity, by its id
    id: String,
}

/// Shows an activity's history.
pub fn run(args: &History, session: &mut Session) -> Result<(), CliError> {
    /// How much of a changed text is shown on each side.
    const SHOWN: usize = 60;
    let record = session.record()?;
    let id = ids::activity(&record, &args.id)?;
    let history = record.history(EntryId::Activity(id))?;
    let views: Vec<ChangeView<'_>> = history.iter().map(ChangeView::from).collect();
    session.answer(&views, |out| {
        for change in &history {
            out.line(format_args!(
                "{}  {}",
                change.at.with_timezone(&Local).format("%-d %b %Y, %H:%M"),
                change.op
            ));
            for field in &change.fields {
                let before = shorten(&field.before, SHOWN);
                let after = shorten(&field.after, SHOWN);
                let said = match (before.is_empty(), after.is_empty()) {
                    (true, _) => after,
                    (false, true) => format!("{before} → nothing"),
                    (false, false) => format!("{before} → {after}"),
                };
                out.line(format_args!("    {}: {said}", field.field));
            }
        }
    });
    Ok(())
}
