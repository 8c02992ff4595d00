//! `cairn activity`: the entries of the CPD log.

mod add;
mod delete;
mod edit;
mod fields;
mod history;
mod link;
mod list;
mod restore;
mod several;
mod show;
mod tag;

use std::collections::HashMap;

use clap::Subcommand;

use super::json::activity::ActivityView;
use super::{CliError, Session};
use crate::domain::{self, ActivityId};
use crate::record::Record;

/// Log what you did, and look it up
#[derive(Debug, Subcommand)]
pub enum Activity {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Edit(edit::Edit),
    Tag(tag::Tag),
    Link(link::Link),
    Delete(delete::Delete),
    Restore(restore::Restore),
    History(history::History),
}

/// Runs one of the commands.
pub fn run(command: &Activity, session: &mut Session) -> Result<(), CliError> {
    match command {
        Activity::Add(args) => add::run(args, session),
        Activity::List(args) => list::run(args, session),
        Activity::Show(args) => show::run(args, session),
        Activity::Edit(args) => edit::run(args, session),
        Activity::Tag(args) => tag::run(args, session),
        Activity::Link(args) => link::run(args, session),
        Activity::Delete(args) => delete::run(args, session),
        Activity::Restore(args) => restore::run(args, session),
        Activity::History(args) => history::run(args, session),
    }
}

/// The evidence of each activity, by number.
struct Attached(HashMap<ActivityId, Vec<domain::Evidence>>);

impl Attached {
    fn read(record: &Record) -> Result<Self, CliError> {
        let mut attached: HashMap<ActivityId, Vec<domain::Evidence>> = HashMap::new();
        for evidence in record.all_evidence()? {
            for id in &evidence.details.activities {
                attached.entry(*id).or_default().push(evidence.clone());
            }
        }
        Ok(Self(attached))
    }

    fn to(&self, id: ActivityId) -> &[domain::Evidence] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Shows an activity with what is attached to it and the objectives it leads to.
    fn view<'a>(
        &self,
        record: &Record,
        activity: &'a domain::Activity,
    ) -> Result<ActivityView<'a>, CliError> {
        let objectives = record.objectives_of(activity.id)?;
        let objectives = objectives.iter().map(|objective| objective.id).collect();
        Ok(ActivityView::new(
            activity,
            self.references(activity.id),
            objectives,
        ))
    }

    fn references(&self, id: ActivityId) -> Vec<String> {
        let numbers = self.to(id).iter().map(|evidence| evidence.number);
        numbers.map(|number| number.to_string()).collect()
    }
}
