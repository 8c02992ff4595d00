//! Imports a role profile from its web page: its text as copied from a browser, or its HTML.

mod line;
mod page;
mod skill;
mod source;
mod statements;

use std::collections::HashSet;

use super::file;
use super::frameworks::{KnownSection, RowKind, known_sections};
use super::slug::slug;
use super::{Corrections, ProfileError};
use crate::domain::profile::{Profile, Requirement, RequirementKind, Section, Text};
use crate::domain::{FileProblem, FileProblems, RequirementKey};
use crate::toml_file;
use page::{Page, Row};

/// Where an activity stands whose row names no group.
const NO_GROUP: &str = "Other";

/// What the page itself does not say.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The role, if the summary does not name it.
    pub title: Option<String>,
    /// Corrections of the source's slips.
    pub corrections: Corrections,
}

/// A profile read from a page, with everything that was not plain.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The profile.
    pub profile: Profile,
    /// Rows and sentences that a person should look at; nothing in them stopped the import.
    pub warnings: Vec<FileProblem>,
}

/// Reads a page.
///
/// Every row that can be read is kept; what is odd about one becomes a warning with its line.
///
/// # Errors
/// When the page has no table of a role profile, or names no role and no title is given.
pub fn import(text: &str, options: &ImportOptions) -> Result<Imported, ProfileError> {
    toml_file::check_length(text).map_err(|problem| ProfileError::Problems(vec![problem]))?;
    let page = Page::read(text);
    let mut warnings = FileProblems::default();
    let mut keys = HashSet::new();
    let known = known_sections();
    let mut sections = Vec::new();
    let mut requirements: Vec<Requirement> = Vec::new();
    for table in &page.tables {
        let heading = table.heading.to_lowercase();
        let Some(kind) = known.iter().find(|known| heading.contains(&known.heading)) else {
            let problem = format!(
                "The part “{}” is not one Cairn knows; it is left out",
                table.heading
            );
            warnings.add(|| FileProblem::new(table.line, "section", problem));
            continue;
        };
        if sections
            .iter()
            .any(|section: &Section| section.key == kind.key)
        {
            let problem = format!(
                "The part “{}” is there twice; its rows stand in the first",
                table.heading
            );
            warnings.add(|| FileProblem::new(table.line, "section", problem));
        } else {
            sections.push(Section {
                key: kind.key.clone(),
                title: table.heading.clone(),
                scale: kind.scale.clone(),
            });
        }
        if table.rows.is_empty() {
            let problem = format!(
                "The part “{}” has no rows; the page may be cut off there",
                table.heading
            );
            warnings.add(|| FileProblem::new(table.line, "section", problem));
        }
        for row in &table.rows {
            match requirement(kind, row, &mut warnings) {
                Some(found) if keys.insert(found.key.clone()) => requirements.push(found),
                Some(found) => {
                    let problem = format!("{} is there twice; the second is left out", found.key);
                    warnings.add(|| FileProblem::new(row.line, "title", problem));
                }
                None => {}
            }
        }
    }
    if requirements.is_empty() {
        return Err(ProfileError::NotAPage);
    }
    for (line, heading) in &page.bare {
        let problem = format!("The part “{heading}” has no table; the page may be cut off there");
        warnings.add(|| FileProblem::new(*line, "section", problem));
    }
    if page.responsible_body.is_empty() {
        let problem = "The page ends without the sentence that names its professional body; it may be cut off";
        warnings.add(|| FileProblem::new(page.length, "page", problem.to_owned()));
    }
    // A part that stands on the page twice has its rows together, as the file has them.
    requirements.sort_by_key(|found| {
        let section = found.key.section();
        sections.iter().position(|known| known.key == section)
    });
    let title = options
        .title
        .clone()
        .or_else(|| page.role())
        .or_else(|| page.title.clone())
        .filter(|title| !slug(title).is_empty())
        .ok_or(ProfileError::NoTitle)?;
    let mut profile = Profile {
        key: slug(&title),
        title,
        summary: page.summary,
        source: page.source,
        responsible_body: page.responsible_body,
        sections,
        requirements,
    };
    for problem in options.corrections.apply(&mut profile) {
        warnings.add(|| FileProblem::new(1, "correction", problem));
    }
    // A page may be shorter than the file that it makes.
    toml_file::check_length(&file::write(&profile))
        .map_err(|problem| ProfileError::Problems(vec![problem]))?;
    Ok(Imported {
        profile,
        warnings: warnings.as_found(),
    })
}

/// Reads one row by what its table holds.
fn requirement(
    section: &KnownSection,
    row: &Row,
    warnings: &mut FileProblems,
) -> Option<Requirement> {
    let mut warn =
        |field: &str, problem: String| warnings.add(|| FileProblem::new(row.line, field, problem));
    if section.kind == RowKind::Skill {
        let scale = section.scale.as_ref()?;
        return skill::read(&section.key, scale, row, &mut warn);
    }
    let cell = |n: usize| row.cells.get(n).cloned().unwrap_or_default();
    let (title, second, third) = (cell(0), cell(1), cell(2));
    let Ok(key) = RequirementKey::parse(&format!("{}/{}", section.key, slug(&title))) else {
        warn("title", "The row has no title; it is left out".to_owned());
        return None;
    };
    if second.is_empty() {
        warn("details", format!("{key} has an empty second cell"));
    }
    let (details, kind) = match section.kind {
        RowKind::Behaviour | RowKind::Skill => (second, RequirementKind::Behaviour),
        RowKind::Pda => {
            let group = if third.is_empty() {
                let problem = format!("{key} belongs to no group; it stands under “{NO_GROUP}”");
                warn("group", problem);
                NO_GROUP.to_owned()
            } else {
                third
            };
            (second, RequirementKind::Pda { group })
        }
        RowKind::Qualification => (
            String::new(),
            RequirementKind::Qualification {
                awarding_body: second,
            },
        ),
    };
    Some(Requirement {
        key,
        title: Text::new(title),
        details: Text::new(details),
        kind,
    })
}
