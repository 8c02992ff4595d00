//! `cairn objective`: the development plan.

mod fields;

use chrono::NaiveDate;
use clap::Subcommand;
use serde::Serialize;
use serde_json::Value;

use super::entry::{self, Add, Edit, Listed, One, Shown, Told};
use super::ids::short;
use super::json::entry_view;
use super::out::Out;
use super::show::links;
use super::table::{Align, Table};
use super::{CliError, Session};
use crate::domain::progress::{ObjectiveProgress, Progress};
use crate::domain::{Objective as Goal, long_date, short_date};
use crate::record::Record;
use fields::Fields;

/// Plan your development: what you want to reach, and by when
#[derive(Debug, Subcommand)]
pub enum Objective {
    /// Set an objective
    Add(Add<Fields>),
    /// List the objectives: the open ones by what is due first, then the achieved and the dropped
    List,
    /// Show everything about an objective
    Show(One<Goal>),
    /// Change an objective; what is not given stays, an empty value takes away
    Edit(Edit<Fields>),
    /// Move an objective to the Bin; its activities stay in the log
    Delete(One<Goal>),
    /// Bring an objective back from the Bin
    Restore(One<Goal>),
    /// Show what changed in an objective, and when, newest first
    History(One<Goal>),
}

/// Runs one of the commands.
pub fn run(command: &Objective, session: &mut Session) -> Result<(), CliError> {
    match command {
        Objective::Add(args) => entry::add(args, session),
        Objective::List => entry::list_all::<Goal>(session),
        Objective::Show(one) => entry::show(one, session),
        Objective::Edit(args) => entry::edit(args, session),
        Objective::Delete(one) => entry::delete(one, session),
        Objective::Restore(one) => entry::restore(one, session),
        Objective::History(one) => entry::history(one, session),
    }
}

/// What is worked out of an objective.
#[derive(Serialize)]
struct WorkedOut {
    progress: ProgressView,
}

#[derive(Serialize)]
struct ProgressView {
    met: usize,
    links: usize,
    done: usize,
    activities: usize,
}

impl From<ObjectiveProgress> for ProgressView {
    fn from(progress: ObjectiveProgress) -> Self {
        let ObjectiveProgress {
            met,
            links,
            done,
            activities,
        } = progress;
        Self {
            met,
            links,
            done,
            activities,
        }
    }
}

/// Works out how much of an objective is there, as of today.
fn measured(record: &Record, progress: &Progress, objective: &Goal) -> ObjectiveProgress {
    ObjectiveProgress::of(&objective.details, progress, |id| {
        let activity = record.get(id).ok().filter(|found| !found.deleted);
        activity.map(|found| found.details.status)
    })
}

impl Told for Goal {
    const NAMED_BY: (&'static str, &'static str) = ("id", "Which objective, by its id");
    const SEE: &'static str = "`cairn objective list` shows the ids";

    fn views(entries: &[Self], record: &Record) -> Result<Vec<Value>, CliError> {
        let progress = record.progress(record.today())?;
        let views = entries.iter().map(|objective| {
            let progress = measured(record, &progress, objective).into();
            entry_view(objective, &WorkedOut { progress })
        });
        views.collect()
    }
}

impl Listed for Goal {
    const NONE: &'static str = "No objectives yet; set one with `cairn objective add`";

    fn table(entries: &[Self], record: &Record, out: &mut Out) {
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Status", Align::Left),
            ("Due", Align::Left),
            ("Review", Align::Left),
            ("Title", Align::Flexible),
        ]);
        let today = record.today();
        let day =
            |date: Option<NaiveDate>| date.map_or_else(String::new, |date| short_date(date, today));
        for objective in entries {
            let details = &objective.details;
            table.row([
                short(objective.id.uuid()),
                details.status.to_string(),
                day(details.due),
                day(details.review),
                details.title.clone(),
            ]);
        }
        table.print(out);
    }
}

impl Shown for Goal {
    fn in_words(&self, record: &Record, out: &mut Out) -> Result<(), CliError> {
        let Self {
            id,
            details,
            deleted,
        } = self;
        let activities = details.activities.iter().map(|id| {
            let found = record.get(*id)?;
            let (id, details) = (short(id.uuid()), found.details);
            let (title, date) = (details.title, long_date(details.date));
            let status = if found.deleted {
                "In the Bin"
            } else {
                details.status.label()
            };
            Ok(format!("{title}, {date}, {status} ({id})"))
        });
        let activities = activities.collect::<Result<Vec<String>, CliError>>()?;
        let reached = measured(record, &record.progress(record.today())?, self);
        out.title(&details.title, *deleted);
        out.field("Status", details.status);
        for (name, date) in [
            ("Due", details.due),
            ("Review", details.review),
            ("Achieved", details.achieved),
        ] {
            out.field(name, date.map_or_else(String::new, long_date));
        }
        if reached.links > 0 {
            out.field("Met", format_args!("{} of {}", reached.met, reached.links));
        }
        if reached.activities > 0 {
            let (done, all) = (reached.done, reached.activities);
            out.field("Activities done", format_args!("{done} of {all}"));
        }
        out.field("Id", id);
        out.section("Measure of success", &details.measure);
        out.section("How, and with what", &details.approach);
        out.section("What came of it", &details.outcome);
        links("To meet", &details.links, &record.profile(), out);
        out.entries("Activities", activities);
        Ok(())
    }
}
