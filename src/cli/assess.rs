//! `cairn assess`: rating oneself on a skill.

use clap::Args;

use super::entry::{Told as _, kept};
use super::show::{level_name, requirement};
use super::typed::Typed;
use super::{CliError, Session};
use crate::domain::profile::{LevelNumber, Profile, Scale};
use crate::domain::{Assessment, AssessmentDetails, Invalid, Problems, RequirementKey, long_date};

/// Rate yourself on a skill
#[derive(Debug, Args)]
pub struct Assess {
    /// The skill, such as klimf/6.1, 6.1 or “Knowledge management”
    #[arg(value_name = "KEY")]
    skill: String,
    /// The level by name or number on the skill's own scale; 0 is “not yet”
    #[arg(value_name = "LEVEL", allow_hyphen_values = true)]
    level: String,
    /// The day it holds from [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    comment: Option<String>,
}

/// Rates a skill.
pub fn run(args: &Assess, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let profile = record.profile();
    let mut typed = Typed::on(session.today());
    let date = typed.date("on", args.on.as_deref());
    let rated = typed.note(rated(args, &profile));
    let (skill, level) = typed.finish(rated.ok_or_else(Problems::default))?;
    let details = AssessmentDetails {
        skill,
        level,
        date: date.unwrap_or(session.today()),
        comment: args.comment.clone().unwrap_or_default(),
    };
    let id = record.add(details)?.output;
    kept(id, &record, session, |rating: &Assessment, out| {
        let details = &rating.details;
        let name = requirement(&details.skill, &profile);
        out.line(format_args!(
            "Rated “{name}” {} on {} ({})",
            level_name(&profile, &details.skill, details.level),
            long_date(details.date),
            rating.name()
        ));
    })
}

/// Reads the skill, and the level on its scale.
fn rated(args: &Assess, profile: &Profile) -> Result<(RequirementKey, LevelNumber), Invalid> {
    let (skill, scale) = skill(profile, &args.skill)?;
    let level = scale.parse(&args.level)?;
    Ok((skill, level))
}

/// Finds a skill by its key or name, with the scale on which it is rated.
pub fn skill<'a>(profile: &'a Profile, text: &str) -> Result<(RequirementKey, &'a Scale), Invalid> {
    let key = profile.resolve(text)?;
    let skill = key.requirement;
    let is_skill = profile
        .requirement(&skill)
        .is_some_and(|found| found.skill().is_some());
    match profile.scale(&skill) {
        Some(scale) if is_skill && key.statement.is_none() => Ok((skill, scale)),
        Some(_) if is_skill => Err(Invalid::new(
            "skill",
            "A skill is rated as a whole, not by its statements",
        )
        .hinted(format!("Rate {skill}, and link evidence to the statement"))),
        Some(_) | None => Err(Invalid::new(
            "skill",
            format!("{skill} is not a skill, so it has no levels"),
        )
        .hinted("Link an activity or evidence to it instead")),
    }
}
