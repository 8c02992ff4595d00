//! Every skill of the role against its target, framework by framework, and the behaviours.

use super::super::places::is_begun;
use super::super::words::of;
use super::{Block, Cx, Line, Row, cell, heading, row, table, typed, words};
use crate::domain::long_date;
use crate::domain::profile::{Requirement, RequirementKind, Section};
use crate::domain::progress::RequirementProgress;

/// Sets out the frameworks of the profile.
pub(super) fn frameworks(cx: &Cx<'_>) -> Vec<Block> {
    let sections = cx.contents.profile.sections.iter();
    let blocks: Vec<Block> = sections
        .flat_map(|section| framework(section, cx))
        .collect();
    if blocks.is_empty() {
        return vec![Block::Paragraph(words(
            "The role profile asks for no skills.",
        ))];
    }
    blocks
}

fn framework(section: &Section, cx: &Cx<'_>) -> Vec<Block> {
    let skills: Vec<(&Requirement, &RequirementProgress)> = judged(section, cx)
        .filter(|(asked, _)| asked.skill().is_some())
        .collect();
    if skills.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(heading(&section.title, None))];
    if !skills.iter().any(|(_, judged)| is_begun(judged)) {
        let none = match skills.len() {
            1 => "Its one skill has not been rated or shown yet.".to_owned(),
            several => format!("None of its {several} skills has been rated or shown yet."),
        };
        blocks.push(Block::Paragraph(words(none)));
        return blocks;
    }
    blocks.push(Block::Small(words(format!("{} met.", figure(section, cx)))));
    let rows = skills
        .iter()
        .map(|(asked, judged)| skill(asked, judged, cx));
    blocks.push(table(
        format!("Skills of {}", section.title),
        [
            "Skill",
            "Rated now",
            "Target",
            "Statements backed",
            "Shown by",
        ],
        rows.collect(),
    ));
    blocks
}

fn skill(asked: &Requirement, judged: &RequirementProgress, cx: &Cx<'_>) -> Row {
    let progress = judged.skill.as_ref();
    let target = progress.map_or("", |skill| &skill.target.name);
    let rating = progress.and_then(|skill| skill.rating.as_ref());
    let rated: Vec<Line> = rating.map_or_else(
        || cell("Not rated"),
        |rating| {
            let when = format!("{}, {}", rating.level.name, long_date(rating.date));
            let mut lines = vec![words(when)];
            lines.extend(typed(&rating.comment));
            lines
        },
    );
    let backed = progress.filter(|skill| !skill.statements.is_empty());
    let backed = backed.map_or_else(
        || "None".to_owned(),
        |skill| of(skill.backed(), skill.statements.len()),
    );
    row(
        cx.places.requirement(&asked.key),
        [
            cell(asked.name()),
            rated,
            cell(target),
            cell(backed),
            cx.shown(cx.places.shown(judged)),
        ],
    )
}

/// Sets out the behaviours that something shows, and names the others.
pub(super) fn behaviours(cx: &Cx<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for section in &cx.contents.profile.sections {
        let mut rows = Vec::new();
        let mut others = Vec::new();
        for (asked, judged) in judged(section, cx) {
            if asked.kind != RequirementKind::Behaviour {
                continue;
            }
            let name = asked.title.shown();
            if judged.status.is_met() {
                let shown = cx.shown(cx.places.shown(judged));
                rows.push(row(cx.places.requirement(&asked.key), [cell(name), shown]));
            } else {
                others.push(name);
            }
        }
        if rows.is_empty() && others.is_empty() {
            continue;
        }
        let none = rows.is_empty();
        if !none {
            let figure = figure(section, cx);
            blocks.push(Block::Small(words(format!("{figure} evidenced."))));
            blocks.push(table("Behaviours", ["Behaviour", "Shown by"], rows));
        }
        if !others.is_empty() {
            let said = if none {
                "None evidenced yet"
            } else {
                "Not evidenced yet"
            };
            let others = others.join(", ");
            blocks.push(Block::Paragraph(words(format!("{said}: {others}."))));
        }
    }
    blocks
}

/// Returns a section's requirements with how they stand.
fn judged<'a>(
    section: &'a Section,
    cx: &'a Cx<'_>,
) -> impl Iterator<Item = (&'a Requirement, &'a RequirementProgress)> {
    let asked = cx.contents.profile.requirements_of(&section.key);
    asked.filter_map(|asked| Some((asked, cx.places.progress(&asked.key)?)))
}

/// Says how many of a section's requirements are met.
fn figure(section: &Section, cx: &Cx<'_>) -> String {
    let mut sections = cx.contents.progress.sections.iter();
    let found = sections.find(|found| found.key == section.key);
    found.map_or_else(String::new, |found| of(found.met, found.total))
}
