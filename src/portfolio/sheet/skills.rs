//! Skills against their targets, framework by framework, and the behaviours.

use serde::Serialize;

use super::places::{Places, Shown, is_begun};
use super::words::{of, said};
use crate::domain::long_date;
use crate::domain::profile::{Requirement, RequirementKind, Scale, Section};
use crate::domain::progress::{NamedLevel, RequirementProgress, SkillProgress};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section as SheetSection, Start};

/// What stands before all frameworks.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    /// Whether the profile asks for no skills.
    none: bool,
    /// Whether anything speaks for any skill.
    begun: bool,
}

/// One skills framework.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Framework {
    name: String,
    figure: String,
    /// Its levels' names, lowest first.
    levels: Vec<String>,
    /// Whether any of its skills has a code.
    coded: bool,
    /// Whether anything speaks for any of its skills.
    begun: bool,
    skills: Vec<SkillRow>,
}

/// One skill.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SkillRow {
    label: Option<String>,
    code: String,
    name: String,
    target: Step,
    rating: Option<RatingCell>,
    met: bool,
    backed: String,
    shown: Shown,
}

/// A level, as a name and as a number of steps from the bottom of its scale.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Step {
    name: String,
    step: usize,
}

/// The latest self-rating.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct RatingCell {
    level: Step,
    date: String,
    comment: Option<String>,
}

/// One section of behaviours.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct BehaviourPart {
    name: String,
    figure: String,
    evidenced: Vec<BehaviourRow>,
    /// The names of those that nothing shows yet.
    others: Vec<String>,
}

/// One behaviour that something shows.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct BehaviourRow {
    label: Option<String>,
    name: String,
    shown: Shown,
}

/// Says how many of a section's requirements are met.
fn figure(contents: &PortfolioContents, section: &Section) -> String {
    let sections = &contents.progress.sections;
    let found = sections.iter().find(|found| found.key == section.key);
    found.map_or_else(String::new, |found| of(found.met, found.total))
}

/// Sets out the profile's frameworks, in its order.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<SheetSection>, serde_json::Error> {
    let sections = contents.profile.sections.iter();
    let frameworks: Vec<Framework> = sections
        .filter_map(|section| Framework::new(contents, places, section))
        .collect();
    let head = Head {
        none: frameworks.is_empty(),
        begun: frameworks.iter().any(|framework| framework.begun),
    };
    let mut made = vec![SheetSection::new("skills-head", Start::Page, &head)?];
    for (n, framework) in frameworks.iter().enumerate() {
        let start = if n == 0 { Start::Beside } else { Start::Below };
        made.push(SheetSection::new("framework", start, framework)?.under(1));
    }
    Ok(made)
}

/// Sets out the profile's sections of behaviours, in its order.
pub(super) fn behaviours(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<SheetSection>, serde_json::Error> {
    let sections = contents.profile.sections.iter();
    sections
        .filter_map(|section| BehaviourPart::new(contents, places, section))
        .map(|part| SheetSection::new("behaviours", Start::Below, &part))
        .collect()
}

impl Framework {
    fn new(contents: &PortfolioContents, places: &Places<'_>, section: &Section) -> Option<Self> {
        let asked: Vec<&Requirement> = contents
            .profile
            .requirements_of(&section.key)
            .filter(|asked| asked.skill().is_some())
            .collect();
        let scale = section.scale.as_ref();
        let mut judged = asked.iter().filter_map(|asked| places.progress(&asked.key));
        let begun = judged.any(is_begun);
        let skills: Vec<SkillRow> = asked
            .iter()
            .filter_map(|asked| skill_row(asked, places.progress(&asked.key)?, scale, places))
            .collect();
        (!skills.is_empty()).then(|| Self {
            name: section.title.clone(),
            figure: figure(contents, section),
            levels: scale.map_or_else(Vec::new, |scale| {
                scale
                    .levels
                    .iter()
                    .map(|level| level.name.clone())
                    .collect()
            }),
            coded: skills.iter().any(|skill| !skill.code.is_empty()),
            begun,
            skills,
        })
    }
}

fn skill_row(
    asked: &Requirement,
    judged: &RequirementProgress,
    scale: Option<&Scale>,
    places: &Places<'_>,
) -> Option<SkillRow> {
    let (target, skill) = (asked.skill()?, judged.skill.as_ref()?);
    Some(SkillRow {
        label: places.requirement(&asked.key),
        code: target.code.clone(),
        name: asked.title.shown().to_owned(),
        target: step(&skill.target, scale),
        rating: skill.rating.as_ref().map(|rating| RatingCell {
            level: step(&rating.level, scale),
            date: long_date(rating.date),
            comment: said(&rating.comment),
        }),
        met: judged.status.is_met(),
        backed: backed(skill),
        shown: places.shown(judged),
    })
}

fn backed(skill: &SkillProgress) -> String {
    if skill.statements.is_empty() {
        return "None".to_owned();
    }
    of(skill.backed(), skill.statements.len())
}

/// Counts a level's steps from the bottom; “not yet” is none.
pub(super) fn step(level: &NamedLevel, scale: Option<&Scale>) -> Step {
    let levels = scale.map_or(&[][..], |scale| &scale.levels);
    Step {
        name: level.name.clone(),
        step: levels
            .iter()
            .filter(|step| step.number <= level.number)
            .count(),
    }
}

impl BehaviourPart {
    fn new(contents: &PortfolioContents, places: &Places<'_>, section: &Section) -> Option<Self> {
        let mut evidenced = Vec::new();
        let mut others = Vec::new();
        for asked in contents.profile.requirements_of(&section.key) {
            if asked.kind != RequirementKind::Behaviour {
                continue;
            }
            let name = asked.title.shown().to_owned();
            match places.progress(&asked.key) {
                Some(judged) if judged.status.is_met() => evidenced.push(BehaviourRow {
                    label: places.requirement(&asked.key),
                    name,
                    shown: places.shown(judged),
                }),
                Some(_) | None => others.push(name),
            }
        }
        (!evidenced.is_empty() || !others.is_empty()).then(|| Self {
            name: section.title.clone(),
            figure: figure(contents, section),
            evidenced,
            others,
        })
    }
}
