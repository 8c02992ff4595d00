//! Everything the role asks for in one view: each requirement with its level, and a notch for each of its statements.

use super::ratings::{code_cell, dots_of, step};
use super::shared::{figure, judged};
use crate::domain::long_date;
use crate::domain::profile::{Requirement, RequirementKind, Scale, Section};
use crate::domain::progress::{RequirementProgress, SkillProgress};
use crate::portfolio::document::block::Block;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Span, Tone};
use crate::portfolio::document::table::{Column, Room, Row, Table, cell, column, wide};
use crate::portfolio::document::words::of;

/// How the drawings are read.
const LEGEND: &str = "Dots are filled up to the level rated and ringed up to the level asked for, each on its framework’s own \
                      scale. A notch stands for a statement, and is filled where evidence or a reflected activity backs it.";

/// Sets out the role, section by section in its order.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let progress = &places.contents.progress;
    let skills = progress
        .requirements
        .iter()
        .filter_map(|judged| judged.skill.as_ref());
    let (backed, statements) = skills.fold((0, 0), |(backed, all), skill| {
        (backed + skill.backed(), all + skill.statements.len())
    });
    let mut says = format!(
        "{} requirements met on {}",
        of(progress.met, progress.total),
        long_date(progress.as_of)
    );
    if statements > 0 {
        says = format!("{says}, and {} statements backed", of(backed, statements));
    }
    let mut blocks = vec![Block::lead(says + ".")];
    if statements > 0 {
        blocks.push(Block::Legend {
            line: LEGEND.into(),
        });
    }
    for section in &places.contents.profile.sections {
        blocks.extend(section_blocks(section, places));
    }
    blocks
}

fn section_blocks(section: &Section, places: &Places<'_>) -> Vec<Block> {
    let of_section: Vec<_> = judged(section, places).collect();
    if of_section.is_empty() {
        return Vec::new();
    }
    let mut says = format!("{} met.", figure(section, places));
    if let Some(scale) = &section.scale {
        says = format!("{says} Levels: {}.", levels(scale));
    }
    let table = match &section.scale {
        Some(scale) => skills(section, scale, &of_section),
        None => others(section, &of_section),
    };
    let table = Table {
        room: Room::Tight,
        ..table
    };
    vec![
        Block::heading(2, &section.title),
        Block::lead(Tone::Small.of(says)),
        table.keeping_rows().into(),
    ]
}

/// Names the levels of a scale by their numbers: `1 Follow, 2 Assist`.
fn levels(scale: &Scale) -> String {
    let named = scale.levels.iter();
    let named = named.map(|level| format!("{} {}", level.number, level.name));
    named.collect::<Vec<_>>().join(", ")
}

fn skills(
    section: &Section,
    scale: &Scale,
    skills: &[(&Requirement, &RequirementProgress)],
) -> Table {
    let code = |asked: &Requirement| asked.skill().map_or(String::new(), |one| one.code.clone());
    let coded = skills.iter().any(|(asked, _)| !code(asked).is_empty());
    let rows = skills.iter().filter_map(|(asked, judged)| {
        let skill = judged.skill.as_ref()?;
        let mut cells = vec![
            name(asked, judged),
            cell(level(skill, scale)),
            cell(backed(skill)),
        ];
        if coded {
            cells.insert(0, code_cell(&code(asked)));
        }
        Some(Row::new(None, cells))
    });
    let mut columns = vec![
        wide("Skill"),
        column("Level, asked for", 23.0),
        column("Statements", 22.0),
    ];
    if coded {
        columns.insert(0, column("Code", 9.0));
    }
    Table {
        names: usize::from(coded),
        ..Table::new(section.title.as_str(), columns, rows.collect())
    }
}

fn others(section: &Section, all: &[(&Requirement, &RequirementProgress)]) -> Table {
    let head = all
        .first()
        .map_or("Requirement", |(asked, _)| match asked.kind {
            RequirementKind::Behaviour => "Behaviour",
            RequirementKind::Pda { .. } => "Development activity",
            RequirementKind::Qualification { .. } => "Component",
            RequirementKind::Skill(_) => "Requirement",
        });
    let rows = all.iter().map(|(asked, judged)| {
        let status = judged.status;
        let tone = if status.is_met() {
            Tone::Met
        } else {
            Tone::Small
        };
        Row::new(None, [name(asked, judged), cell(tone.of(status.label()))])
    });
    let columns: [Column; 2] = [wide(head), column("Status", 21.0)];
    Table::new(section.title.as_str(), columns, rows.collect())
}

/// Names a requirement, and says so where it is met; what is not a skill says it in its status.
fn name(asked: &Requirement, judged: &RequirementProgress) -> Vec<Line> {
    let title = asked.title.shown();
    if !judged.status.is_met() {
        return cell(title);
    }
    let line = Line::from(Tone::Strong.of(title));
    if asked.skill().is_some() {
        return vec![line.and(" ").and(Tone::Met.of("met"))];
    }
    vec![line]
}

/// Says the level rated and the level asked for by their numbers, beside their dots.
fn level(skill: &SkillProgress, scale: &Scale) -> Line {
    let asked = step(&skill.target, Some(scale));
    let rated = skill
        .rating
        .as_ref()
        .map(|rating| step(&rating.level, Some(scale)));
    let dots = dots_of(Some(scale), rated.unwrap_or(0), asked);
    let rated = rated.map_or_else(|| "none".to_owned(), |rated| rated.to_string());
    dots.map_or_else(Line::default, Line::from)
        .and(format!("{rated},\u{a0}{asked}"))
}

fn backed(skill: &SkillProgress) -> Line {
    if skill.statements.is_empty() {
        return Tone::Quiet.of("No statements").into();
    }
    let statements = skill.statements.iter();
    let filled = statements.map(|statement| !statement.backing.is_empty());
    let notches = Span::Notches {
        filled: filled.collect(),
    };
    Line::from(notches).and(of(skill.backed(), skill.statements.len()))
}
