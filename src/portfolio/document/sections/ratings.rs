//! The self-assessment: each chosen skill at the start, at the end, and as the role asks for it.

use super::shared::dots;
use crate::domain::portfolio::{PrintSection, RatingNote, Ratings, SkillRatings};
use crate::domain::profile::{LevelNumber, Scale, Section};
use crate::domain::progress::NamedLevel;
use crate::portfolio::document::block::{Block, Labelled};
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Span, Tone};
use crate::portfolio::document::table::{Row, Table, cell, cell_or, column, wide};
use crate::portfolio::document::words::{joined, paragraphs};

/// What stands over what the person says of ratings.
pub(super) const COMMENTS: &str = "Comments on the ratings";

/// Sets out the self-assessment; nothing where the kind asks for none.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let details = &places.contents.composed.details;
    if details.skills.is_empty() {
        let asked = details.kind.ratings != Ratings::None;
        let none = asked.then(|| Block::text("No skill is assessed yet."));
        return none.into_iter().collect();
    }
    let mut blocks = vec![dots("rated")];
    let mut sections: Vec<&str> = details
        .skills
        .iter()
        .map(|one| one.skill.section())
        .collect();
    let mut seen = std::collections::HashSet::new();
    sections.retain(|section| seen.insert(*section));
    for section in sections {
        let skills = details.skills.iter();
        let skills = skills.filter(|chosen| chosen.skill.section() == section);
        blocks.extend(framework(section, &skills.collect::<Vec<_>>(), places));
    }
    blocks
}

fn framework(key: &str, chosen: &[&SkillRatings], places: &Places<'_>) -> Vec<Block> {
    let profile = &places.contents.profile;
    let section = chosen.first().and_then(|one| profile.section(&one.skill));
    let name = section.map_or(key, |section| &section.title);
    let scale = section.and_then(|section: &Section| section.scale.as_ref());
    let coded = chosen.iter().any(|one| !code(one, places).is_empty());
    let rows = chosen.iter().map(|one| {
        let mut row = row(one, scale, places);
        if coded {
            row.cells.insert(0, code_cell(code(one, places)));
        }
        row
    });
    let mut columns = vec![
        wide("Skill"),
        column("At the start", 32.0),
        column("At the end", 32.0),
        column("Target", 30.0),
    ];
    if coded {
        columns.insert(0, column("Code", 13.0));
    }
    let table = Table {
        names: usize::from(coded),
        ..Table::new(format!("Ratings of {name}"), columns, rows.collect())
    };
    let mut blocks = vec![Block::heading(2, name), table.into()];
    let comments: Vec<Block> = chosen
        .iter()
        .filter_map(|one| comments(one, places))
        .collect();
    if !comments.is_empty() {
        blocks.push(Block::heading(3, COMMENTS));
        blocks.extend(comments);
    }
    blocks
}

/// Shows a skill's code.
pub(super) fn code_cell(code: &str) -> Vec<Line> {
    let code = (!code.is_empty()).then(|| Line::from(Tone::Key.of(code)));
    cell_or(code.into_iter().collect(), "None")
}

fn code<'a>(chosen: &SkillRatings, places: &Places<'a>) -> &'a str {
    let asked = places.contents.profile.requirement(&chosen.skill);
    asked
        .and_then(|asked| asked.skill())
        .map_or("", |skill| &skill.code)
}

fn name(chosen: &SkillRatings, places: &Places<'_>) -> String {
    let asked = places.contents.profile.requirement(&chosen.skill);
    asked.map_or_else(
        || chosen.skill.to_string(),
        |asked| asked.title.shown().to_owned(),
    )
}

fn row(chosen: &SkillRatings, scale: Option<&Scale>, places: &Places<'_>) -> Row {
    let contents = places.contents;
    let SkillRatings { skill, start, end } = chosen;
    let asked = contents.profile.requirement(skill);
    let target = asked.and_then(|asked| asked.skill());
    let target = target.map(|target| named(target.level, scale));
    let steps = target.as_ref().map_or(0, |target| step(target, scale));
    let rating = |note: &Option<RatingNote>| {
        let Some(note) = note else {
            return cell(Tone::Quiet.of("Not rated"));
        };
        let level = named(note.level, scale);
        let drawn = dots_of(scale, step(&level, scale), steps);
        let lines = drawn.map(Line::from).into_iter();
        lines.chain([level.name.into()]).collect()
    };
    let target = target.map(|target| Line::from(target.name));
    // Where each skill also has a row of its own, that is where references lead.
    let rows = contents.composed.details.kind.prints(PrintSection::Skills);
    let cells = [
        cell(name(chosen, places)),
        rating(start),
        rating(end),
        cell_or(target.into_iter().collect(), "Not asked for"),
    ];
    Row::new(places.requirement(skill).filter(|_| !rows), cells)
}

/// Returns what the person says of both ratings; nothing where they said nothing.
fn comments(chosen: &SkillRatings, places: &Places<'_>) -> Option<Block> {
    let notes = [("At the start", &chosen.start), ("At the end", &chosen.end)];
    let rows = notes.into_iter().filter_map(|(when, note)| {
        let comment = &note.as_ref()?.comment;
        Labelled::new(when, paragraphs(comment))
    });
    let rows: Vec<Labelled> = rows.collect();
    let name = joined(&[code(chosen, places), &name(chosen, places)], " ");
    (!rows.is_empty()).then(|| Block::remarks(Some(name), rows))
}

/// Names a level; by its number where the framework has left the profile.
fn named(number: LevelNumber, scale: Option<&Scale>) -> NamedLevel {
    let unscaled = Scale { levels: Vec::new() };
    NamedLevel {
        number,
        name: scale.unwrap_or(&unscaled).name(number),
    }
}

/// Draws a level on its scale, where it has one.
pub(super) fn dots_of(scale: Option<&Scale>, rating: usize, target: usize) -> Option<Span> {
    let levels = scale.map_or(0, |scale| scale.levels.len());
    (levels > 0).then_some(Span::Dots {
        levels,
        rating,
        target,
    })
}

/// Counts a level's steps from the bottom; “not yet” is none.
pub(super) fn step(level: &NamedLevel, scale: Option<&Scale>) -> usize {
    let levels = scale.map_or(&[][..], |scale| &scale.levels);
    let below = levels.iter().filter(|step| step.number <= level.number);
    below.count()
}
