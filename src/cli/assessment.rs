//! `cairn assessment`: the self-ratings there are.

use clap::{Args, Subcommand};

use super::ids::{self, short};
use super::json::rating::{RatingView, level_name};
use super::show::{binned, requirement};
use super::table::{Align, Table};
use super::{CliError, Session};
use crate::domain::{Assessment as Rating, RequirementKey, short_date};

/// Look through your self-ratings; `cairn assess` makes one
#[derive(Debug, Subcommand)]
pub enum Assessment {
    List(List),
    Delete(Delete),
    Restore(Restore),
}

/// List self-ratings, oldest first
#[derive(Debug, Args)]
pub struct List {
    /// Only those of this skill
    #[arg(value_name = "KEY")]
    skill: Option<String>,
}

/// Move a self-rating to the Bin
#[derive(Debug, Args)]
pub struct Delete {
    /// Which, by its id
    id: String,
}

/// Bring a self-rating back from the Bin
#[derive(Debug, Args)]
pub struct Restore {
    /// Which, by its id; `cairn bin` shows it
    id: String,
}

/// Runs one of the commands.
pub fn run(command: &Assessment, session: &mut Session) -> Result<(), CliError> {
    match command {
        Assessment::List(args) => list(args, session),
        Assessment::Delete(args) => delete(args, session),
        Assessment::Restore(args) => restore(args, session),
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
    let views: Vec<RatingView<'_>> = all
        .iter()
        .map(|rating| RatingView::new(rating, &profile))
        .collect();
    let today = session.today();
    session.answer(&views, |out| {
        if all.is_empty() {
            out.line("No self-ratings yet; make one with `cairn assess KEY LEVEL`");
            return;
        }
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Date", Align::Left),
            ("Skill", Align::Flexible),
            ("Level", Align::Left),
            ("Comment", Align::Flexible),
        ]);
        for rating in &all {
            let details = &rating.details;
            table.row([
                short(rating.id.uuid()),
                short_date(details.date, today),
                requirement(&details.skill, &profile),
                level_name(&profile, &details.skill, details.level),
                details.comment.clone(),
            ]);
        }
        table.print(out);
    });
    Ok(())
}

fn delete(args: &Delete, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::assessment(&record, &args.id)?;
    let all = record.assessments()?;
    let Some(rating) = all.into_iter().find(|rating| rating.id == id) else {
        return Err(CliError::failed("This self-rating lies in the Bin already"));
    };
    let deleted = record.delete(id)?;
    let profile = record.profile();
    let rating = Rating {
        deleted: true,
        ..rating
    };
    session.answer(&RatingView::new(&rating, &profile), |out| {
        let what = format!("the self-rating of {}", rating.details.skill);
        let restore = format!("assessment restore {}", short(id.uuid()));
        binned(what, &deleted, restore, out);
    });
    Ok(())
}

fn restore(args: &Restore, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::assessment(&record, &args.id)?;
    let _changes = record.restore(id)?;
    let profile = record.profile();
    let after = record.assessments()?;
    let Some(rating) = after.iter().find(|rating| rating.id == id) else {
        return Err(CliError::failed("The self-rating was not brought back"));
    };
    session.answer(&RatingView::new(rating, &profile), |out| {
        let skill = &rating.details.skill;
        out.line(format_args!(
            "Brought the self-rating of {skill} back from the Bin"
        ));
    });
    Ok(())
}
