//! Which skills are assessed, and how they are rated at the start and at the end.

use clap::Args;

use super::assigned;
use crate::cli::assess::skill;
use crate::cli::typed::Typed;
use crate::domain::portfolio::{PortfolioDetails, RatingNote};
use crate::domain::profile::Profile;
use crate::domain::{Invalid, RequirementKey};
use crate::record::Record;

/// The options that change the self-assessment.
#[derive(Debug, Args)]
pub struct Skills {
    /// Assess a skill; may be given again
    #[arg(long, value_name = "KEY")]
    skill: Vec<String>,
    /// Assess it no longer; may be given again
    #[arg(long, value_name = "KEY")]
    remove_skill: Vec<String>,
    /// How you rated yourself at the start, and why; may be given again
    #[arg(long, value_name = "KEY=LEVEL[:COMMENT]")]
    start: Vec<String>,
    /// How you rate yourself at the end, and why; may be given again
    #[arg(long, value_name = "KEY=LEVEL[:COMMENT]")]
    end: Vec<String>,
}

impl Skills {
    /// Puts what was given into the details, and keeps what is wrong with it.
    pub fn apply(&self, details: &mut PortfolioDetails, record: &Record, typed: &mut Typed) {
        let profile = record.profile();
        for text in &self.remove_skill {
            if let Some(key) = assessed(text, details, &profile, typed) {
                details.skills.retain(|chosen| chosen.skill != key);
            }
        }
        for text in &self.skill {
            if let Some(key) = read_skill("skill", text, &profile, typed) {
                details.rate(&key, |_kept| {});
            }
        }
        for text in &self.start {
            if let Some((key, rating)) = rated("start", text, &profile, typed) {
                details.rate(&key, |chosen| chosen.start = rating);
            }
        }
        for text in &self.end {
            if let Some((key, rating)) = rated("end", text, &profile, typed) {
                details.rate(&key, |chosen| chosen.end = rating);
            }
        }
    }
}

fn read_skill(
    field: &'static str,
    text: &str,
    profile: &Profile,
    typed: &mut Typed,
) -> Option<RequirementKey> {
    let found = skill(profile, text).map(|(key, _scale)| key);
    typed.note(found.map_err(|err| Invalid { field, ..err }))
}

/// Finds a skill that is assessed already; also one that the profile lacks by now.
fn assessed(
    text: &str,
    details: &PortfolioDetails,
    profile: &Profile,
    typed: &mut Typed,
) -> Option<RequirementKey> {
    let wanted = text.trim();
    let mut skills = details.skills.iter();
    if let Some(known) = skills.find(|chosen| chosen.skill.to_string() == wanted) {
        return Some(known.skill.clone());
    }
    let key = read_skill("remove-skill", text, profile, typed)?;
    let mut skills = details.skills.iter();
    let known = skills.find(|chosen| chosen.skill == key).ok_or_else(|| {
        let problem = format!("{key} is not assessed in “{}”", details.title);
        Invalid::new("remove-skill", problem).hinted("Show the portfolio to see its skills")
    });
    typed.note(known).map(|known| known.skill.clone())
}

/// Reads `6.1=3:COMMENT`; a blank rating takes away the one there is.
fn rated(
    field: &'static str,
    text: &str,
    profile: &Profile,
    typed: &mut Typed,
) -> Option<(RequirementKey, Option<RatingNote>)> {
    let (key, rating) = assigned(field, text, "6.1=3:COMMENT", typed)?;
    let found = skill(profile, key).and_then(|(key, scale)| {
        if rating.trim().is_empty() {
            return Ok((key, None));
        }
        let (level, comment) = rating.split_once(':').unwrap_or((rating, ""));
        let level = scale.parse(level)?;
        let comment = comment.trim().to_owned();
        Ok((key, Some(RatingNote { level, comment })))
    });
    typed.note(found.map_err(|err| Invalid { field, ..err }))
}
