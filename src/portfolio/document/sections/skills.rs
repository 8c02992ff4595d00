//! Skills against their targets, framework by framework.

use super::ratings::{COMMENTS, code_cell, dots_of, step};
use super::shared::{dots, figure, judged};
use crate::domain::long_date;
use crate::domain::profile::{Requirement, Scale, Section};
use crate::domain::progress::{RequirementProgress, SkillProgress};
use crate::portfolio::document::block::{Block, Labelled};
use crate::portfolio::document::places::{Places, is_begun};
use crate::portfolio::document::span::{Line, Tone};
use crate::portfolio::document::table::{Row, Table, cell, column, wide};
use crate::portfolio::document::words::{of, paragraphs};

/// A skill that the role asks for, with how it stands.
type Skill<'a> = (&'a Requirement, &'a RequirementProgress, &'a SkillProgress);

/// Sets out the profile's frameworks, in its order.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let mut begun = false;
    let mut frameworks = Vec::new();
    for section in &places.contents.profile.sections {
        let skills: Vec<Skill<'_>> = judged(section, places)
            .filter(|(asked, _)| asked.skill().is_some())
            .filter_map(|(asked, judged)| Some((asked, judged, judged.skill.as_ref()?)))
            .collect();
        if skills.is_empty() {
            continue;
        }
        frameworks.push(Block::heading(2, &section.title));
        if skills.iter().any(|(_, judged, _)| is_begun(judged)) {
            begun = true;
            frameworks.extend(framework(section, &skills, places));
        } else {
            frameworks.push(Block::text(match skills.len() {
                1 => "Its one skill has not been rated or shown yet.".to_owned(),
                several => format!("None of its {several} skills has been rated or shown yet."),
            }));
        }
    }
    if frameworks.is_empty() {
        return vec![Block::text("The role profile asks for no skills.")];
    }
    let legend = begun.then(|| dots("rated now"));
    legend.into_iter().chain(frameworks).collect()
}

fn framework(section: &Section, skills: &[Skill<'_>], places: &Places<'_>) -> Vec<Block> {
    let coded = skills.iter().any(|(asked, ..)| !code(asked).is_empty());
    let rows = skills.iter().map(|skill| {
        let mut row = row(skill, section.scale.as_ref(), places);
        if coded {
            row.cells.insert(0, code_cell(code(skill.0)));
        }
        row
    });
    let mut columns = vec![
        wide("Skill"),
        column("Rated now", 38.0),
        column("Target", 25.0),
        column("Statements", 19.0),
        column("Shown by", 33.0),
    ];
    if coded {
        columns.insert(0, column("Code", 12.0));
    }
    let caption = format!("Skills of {}", section.title);
    let table = Table {
        names: usize::from(coded),
        ..Table::new(caption, columns, rows.collect())
    };
    let figure = figure(section, places);
    let mut blocks = vec![Block::lead(format!("{figure} met.")), table.into()];
    // What the person says of their ratings stands below the table, where it may take room.
    let comments = skills.iter().filter_map(|(asked, _, skill)| {
        let comment = &skill.rating.as_ref()?.comment;
        let name = if code(asked).is_empty() {
            asked.title.shown()
        } else {
            code(asked)
        };
        Labelled::new(name, paragraphs(comment))
    });
    let comments: Vec<Labelled> = comments.collect();
    if !comments.is_empty() {
        blocks.push(Block::heading(3, COMMENTS));
        blocks.push(Block::remarks(None, comments));
    }
    blocks
}

fn code(asked: &Requirement) -> &str {
    asked.skill().map_or("", |skill| &skill.code)
}

fn row((asked, judged, skill): &Skill<'_>, scale: Option<&Scale>, places: &Places<'_>) -> Row {
    let rating = skill.rating.as_ref();
    let reached = rating.map_or(0, |rating| step(&rating.level, scale));
    let drawn = dots_of(scale, reached, step(&skill.target, scale));
    let drawn = drawn.map_or_else(Line::default, Line::from);
    let rated = match rating {
        Some(rating) => vec![
            drawn.and(rating.level.name.as_str()),
            Tone::Small.of(long_date(rating.date)).into(),
        ],
        None => cell(drawn.and(Tone::Quiet.of("Not rated"))),
    };
    let mut backed = cell(if skill.statements.is_empty() {
        "None".to_owned()
    } else {
        of(skill.backed(), skill.statements.len())
    });
    if judged.status.is_met() {
        backed.push(Tone::Met.of("Met").into());
    }
    let cells = [
        cell(asked.title.shown()),
        rated,
        cell(skill.target.name.as_str()),
        backed,
        vec![places.shown(judged)],
    ];
    Row::new(places.requirement(&asked.key), cells)
}
