//! `cairn assessment`: the self-ratings there are.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::Value;

use super::entry::{self, Listed, One, Told};
use super::ids::short;
use super::json::value;
use super::out::Out;
use super::show::{level_name, requirement};
use super::table::{Align, Table};
use super::{CliError, Session};
use crate::domain::profile::LevelNumber;
use crate::domain::{
    Assessment as Rating, AssessmentDetails, AssessmentId, RequirementKey, short_date,
};
use crate::record::Record;

/// Look through your self-ratings; `cairn assess` makes one
#[derive(Debug, Subcommand)]
pub enum Assessment {
    List(List),
    /// Move a self-rating to the Bin
    Delete(One<Rating>),
    /// Bring a self-rating back from the Bin, which `cairn bin` shows
    Restore(One<Rating>),
}

/// List self-ratings, oldest first
#[derive(Debug, Args)]
pub struct List {
    /// Only those of this skill
    #[arg(value_name = "KEY")]
    skill: Option<String>,
}

/// Runs one of the commands.
pub fn run(command: &Assessment, session: &mut Session) -> Result<(), CliError> {
    match command {
        Assessment::List(args) => list(args, session),
        Assessment::Delete(one) => entry::delete(one, session),
        Assessment::Restore(one) => entry::restore(one, session),
    }
}

fn list(args: &List, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let profile = record.profile();
    let skill = args
        .skill
        .as_ref()
        .map(|text| match RequirementKey::parse(text) {
            // Ratings of a skill that the profile no longer has can still be looked up.
            Ok(key) if profile.requirement(&key).is_none() => Ok(key),
            Ok(_) | Err(_) => profile.resolve(text).map(|key| key.requirement),
        })
        .transpose()?;
    let mut all = record.assessments()?;
    all.retain(|rating| {
        skill
            .as_ref()
            .is_none_or(|skill| rating.details.skill == *skill)
    });
    entry::list(&all, &record, session)
}

/// A self-rating, with the level's name on the profile's scale.
#[derive(Serialize)]
struct RatingView<'a> {
    id: AssessmentId,
    skill: &'a RequirementKey,
    level: LevelNumber,
    name: String,
    on: NaiveDate,
    comment: &'a str,
    deleted: bool,
}

impl Told for Rating {
    const NAMED_BY: (&'static str, &'static str) = ("id", "Which, by its id");
    const SEE: &'static str = "`cairn assessment list` shows the ids";

    fn called(&self) -> String {
        format!("the self-rating of {}", self.details.skill)
    }

    fn views(entries: &[Self], record: &Record) -> Result<Vec<Value>, CliError> {
        let profile = record.profile();
        let views = entries.iter().map(|rating| {
            let Self {
                id,
                details,
                deleted,
            } = rating;
            let AssessmentDetails {
                skill,
                level,
                date,
                comment,
            } = details;
            value(&RatingView {
                id: *id,
                skill,
                level: *level,
                name: level_name(&profile, skill, *level),
                on: *date,
                comment,
                deleted: *deleted,
            })
        });
        views.collect()
    }
}

impl Listed for Rating {
    const NONE: &'static str = "No self-ratings yet; make one with `cairn assess KEY LEVEL`";

    fn table(entries: &[Self], record: &Record, out: &mut Out) {
        let profile = record.profile();
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Date", Align::Left),
            ("Skill", Align::Flexible),
            ("Level", Align::Left),
            ("Comment", Align::Flexible),
        ]);
        for rating in entries {
            let details = &rating.details;
            table.row([
                short(rating.id.uuid()),
                short_date(details.date, record.today()),
                requirement(&details.skill, &profile),
                level_name(&profile, &details.skill, details.level),
                details.comment.clone(),
            ]);
        }
        table.print(out);
    }
}
