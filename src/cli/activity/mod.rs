//! `cairn activity`: the entries of the CPD log.

mod add;
mod fields;
mod list;
mod several;

use std::collections::HashMap;

use clap::Subcommand;
use serde::Serialize;
use serde_json::Value;

use super::entry::{self, Edit, One, Shown, Told};
use super::json::{after, entry_view};
use super::out::Out;
use super::show::{links, reference_and_title};
use super::{CliError, Session};
use crate::domain::{Activity as Logged, ActivityDetails, ActivityId, ObjectiveId, long_date};
use crate::record::Record;
use fields::Fields;

/// Log what you did, and look it up
#[derive(Debug, Subcommand)]
pub enum Activity {
    Add(add::Add),
    List(list::List),
    /// Show everything about an activity
    Show(One<Logged>),
    /// Change an activity; what is not given stays, an empty value takes away
    Edit(Edit<Fields>),
    Tag(several::Tag),
    Link(several::Link),
    Delete(several::Delete),
    /// Bring an activity back from the Bin, which `cairn bin` shows
    Restore(One<Logged>),
    /// Show what changed in an activity, and when, newest first
    History(One<Logged>),
}

/// Runs one of the commands.
pub fn run(command: &Activity, session: &mut Session) -> Result<(), CliError> {
    match command {
        Activity::Add(args) => add::run(args, session),
        Activity::List(args) => list::run(args, session),
        Activity::Show(one) => entry::show(one, session),
        Activity::Edit(args) => entry::edit(args, session),
        Activity::Tag(args) => several::tag(args, session),
        Activity::Link(args) => several::link(args, session),
        Activity::Delete(args) => several::delete(args, session),
        Activity::Restore(one) => entry::restore(one, session),
        Activity::History(one) => entry::history(one, session),
    }
}

/// What is worked out of an activity.
#[derive(Serialize)]
struct WorkedOut {
    evidence: Vec<String>,
    objectives: Vec<ObjectiveId>,
}

impl Told for Logged {
    const NAMED_BY: (&'static str, &'static str) = ("id", "Which activity, by its id");
    const SEE: &'static str = "`cairn activity list` shows the ids";

    fn views(entries: &[Self], record: &Record) -> Result<Vec<Value>, CliError> {
        let evidence = record.all_evidence()?;
        let mut attached: HashMap<ActivityId, Vec<String>> = HashMap::new();
        for piece in &evidence {
            for id in &piece.details.activities {
                attached.entry(*id).or_default().push(piece.name());
            }
        }
        let views = entries.iter().map(|activity| {
            let objectives = record.objectives_of(activity.id)?;
            let worked_out = WorkedOut {
                evidence: attached.remove(&activity.id).unwrap_or_default(),
                objectives: objectives.iter().map(|objective| objective.id).collect(),
            };
            let reflected = activity.details.reflection.counts();
            let mut view = entry_view(activity, &worked_out)?;
            after("reflection", ("reflected", reflected.into()), &mut view);
            Ok(view)
        });
        views.collect()
    }
}

impl Shown for Logged {
    fn in_words(&self, record: &Record, out: &mut Out) -> Result<(), CliError> {
        let mut attached = record.all_evidence()?;
        attached.retain(|evidence| evidence.details.activities.contains(&self.id));
        let objectives = record.objectives_of(self.id)?;
        let Self {
            id,
            details,
            deleted,
        } = self;
        out.title(&details.title, *deleted);
        out.field("Date", days(details));
        out.field("Time", details.minutes);
        out.field("Kind", details.kind);
        out.field("Status", details.status);
        for (name, says) in details.facts() {
            out.field(name, says);
        }
        out.field("Web address", &details.url);
        out.field("Tags", details.tags.join(", "));
        out.field("Id", id);
        out.section("Description", &details.description);
        out.section("What happened", &details.reflection.what);
        out.section("So what", &details.reflection.so_what);
        out.section("Now what", &details.reflection.now_what);
        links("Counts toward", &details.links, &record.profile(), out);
        out.entries("Evidence", attached.iter().map(reference_and_title));
        let objectives = objectives.into_iter();
        out.entries(
            "Leads to",
            objectives.map(|objective| objective.details.title),
        );
        Ok(())
    }
}

/// Says on which day an activity was, or from which to which.
fn days(details: &ActivityDetails) -> String {
    match details.end {
        None => long_date(details.date),
        Some(end) => format!("{} to {}", long_date(details.date), long_date(end)),
    }
}
