//! `cairn objective`: the development plan.

mod add;
mod delete;
mod edit;
mod fields;
mod history;
mod list;
mod restore;
mod show;

use clap::Subcommand;

use super::json::objective::ObjectiveView;
use super::{CliError, Session};
use crate::domain;
use crate::domain::progress::{ObjectiveProgress, Progress};
use crate::record::Record;

/// Plan your development: what you want to reach, and by when
#[derive(Debug, Subcommand)]
pub enum Objective {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Edit(edit::Edit),
    Delete(delete::Delete),
    Restore(restore::Restore),
    History(history::History),
}

/// Runs one of the commands.
pub fn run(command: &Objective, session: &mut Session) -> Result<(), CliError> {
    match command {
        Objective::Add(args) => add::run(args, session),
        Objective::List(args) => list::run(args, session),
        Objective::Show(args) => show::run(args, session),
        Objective::Edit(args) => edit::run(args, session),
        Objective::Delete(args) => delete::run(args, session),
        Objective::Restore(args) => restore::run(args, session),
        Objective::History(args) => history::run(args, session),
    }
}

/// Works out how much of an objective is there, as of today.
fn measured(
    record: &Record,
    progress: &Progress,
    objective: &domain::Objective,
) -> ObjectiveProgress {
    ObjectiveProgress::of(&objective.details, progress, |id| {
        let activity = record.get(id).ok().filter(|found| !found.deleted);
        activity.map(|found| found.details.status)
    })
}

/// Answers with one objective, in JSON or in the words that `say` prints.
fn answer(
    session: &mut Session,
    record: &Record,
    objective: &domain::Objective,
    say: impl FnOnce(&mut super::out::Out),
) -> Result<(), CliError> {
    let progress = record.progress(session.today())?;
    let measured = measured(record, &progress, objective);
    session.answer(&ObjectiveView::new(objective, measured), say);
    Ok(())
}
