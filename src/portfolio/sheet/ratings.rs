//! The self-assessment: each chosen skill at the start, at the end, and as the role asks for it.

use serde::Serialize;

use super::places::Places;
use super::skills::{Step, step};
use super::words::{paragraphs, said};
use crate::domain::portfolio::{PrintSection, RatingNote, Ratings, SkillRatings};
use crate::domain::profile::{LevelNumber, Scale};
use crate::domain::progress::NamedLevel;
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// What stands before all frameworks.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    none: bool,
}

/// The chosen skills of one framework.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Framework {
    name: String,
    /// How many levels its scale has.
    levels: usize,
    /// Whether any of these skills has a code.
    coded: bool,
    skills: Vec<Rated>,
}

/// One chosen skill.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Rated {
    label: Option<String>,
    code: String,
    name: String,
    start: Option<Step>,
    end: Option<Step>,
    target: Option<Step>,
    comments: Vec<Comment>,
}

/// What the person says of one rating.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Comment {
    when: &'static str,
    paragraphs: Vec<String>,
}

/// Sets out the self-assessment; nothing where the kind asks for none.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let details = &contents.composed.details;
    if details.kind.ratings == Ratings::None && details.skills.is_empty() {
        return Ok(Vec::new());
    }
    let head = Head {
        none: details.skills.is_empty(),
    };
    let mut sections = vec![Section::new("ratings-head", Start::Below, &head)?];
    for (n, framework) in frameworks(contents, places).iter().enumerate() {
        let start = if n == 0 { Start::Beside } else { Start::Below };
        let section = Section::new("ratings", start, framework)?.under(1);
        sections.push(section.weighing(framework.skills.len()));
    }
    Ok(sections)
}

fn frameworks(contents: &PortfolioContents, places: &Places<'_>) -> Vec<Framework> {
    let profile = &contents.profile;
    let mut found: Vec<(&str, Framework)> = Vec::new();
    for chosen in &contents.composed.details.skills {
        let key = chosen.skill.section();
        let section = profile.section(&chosen.skill);
        let scale = section.and_then(|section| section.scale.as_ref());
        let rated = rated(chosen, scale, contents, places);
        match found.iter_mut().find(|(known, _)| *known == key) {
            Some((_, framework)) => {
                framework.coded |= !rated.code.is_empty();
                framework.skills.push(rated);
            }
            None => found.push((
                key,
                Framework {
                    name: section.map_or_else(|| key.to_owned(), |section| section.title.clone()),
                    levels: scale.map_or(0, |scale| scale.levels.len()),
                    coded: !rated.code.is_empty(),
                    skills: vec![rated],
                },
            )),
        }
    }
    found.into_iter().map(|(_, framework)| framework).collect()
}

fn rated(
    chosen: &SkillRatings,
    scale: Option<&Scale>,
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Rated {
    let SkillRatings { skill, start, end } = chosen;
    let asked = contents.profile.requirement(skill);
    let target = asked.and_then(|asked| asked.skill());
    let at = |level: LevelNumber| step(&named(level, scale), scale);
    let rating = |note: &Option<RatingNote>| note.as_ref().map(|note| at(note.level));
    let rows = contents.composed.details.kind.prints(PrintSection::Skills);
    let comments = [("At the start", start), ("At the end", end)];
    Rated {
        // Where each skill also has a row of its own, that is where references lead.
        label: places.requirement(skill).filter(|_| !rows),
        code: target.map_or_else(String::new, |target| target.code.clone()),
        name: asked.map_or_else(|| skill.to_string(), |asked| asked.title.shown().to_owned()),
        start: rating(start),
        end: rating(end),
        target: target.map(|target| at(target.level)),
        comments: comments
            .into_iter()
            .filter_map(|(when, note)| {
                let comment = said(&note.as_ref()?.comment)?;
                Some(Comment {
                    when,
                    paragraphs: paragraphs(&comment),
                })
            })
            .collect(),
    }
}

/// Names a level; by its number where the framework has left the profile.
fn named(number: LevelNumber, scale: Option<&Scale>) -> NamedLevel {
    let unscaled = Scale { levels: Vec::new() };
    NamedLevel {
        number,
        name: scale.unwrap_or(&unscaled).name(number),
    }
}
