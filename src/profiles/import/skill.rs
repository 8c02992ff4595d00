//! Reads the two cells of a skill: its name with a description, and the level with its statements.

use super::line::fold;
use super::page::Row;
use super::statements;
use crate::domain::RequirementKey;
use crate::domain::profile::{LevelNumber, Requirement, RequirementKind, Scale, SkillTarget, Text};
use crate::profiles::slug::slug;

/// Reads a skill, or says why it is left out.
pub(super) fn read(
    section: &str,
    scale: &Scale,
    row: &Row,
    warn: &mut dyn FnMut(&str, String),
) -> Option<Requirement> {
    let name_cell = row.cells.first()?.as_str();
    let level_cell = row
        .cells
        .iter()
        .skip(1)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    let (code, named) = split_code(name_cell);
    let Some((level, body)) = split_level(scale, &level_cell, code, named) else {
        warn(
            "level",
            format!("“{name_cell}” has no level that Cairn knows; it is left out"),
        );
        return None;
    };
    let (said, body) = split_body(&body, named);
    let title = if said.is_empty() {
        named.to_owned()
    } else {
        said
    };
    let details = fold(named.strip_prefix(&title).unwrap_or_default());
    let last = if code.is_empty() {
        slug(&title)
    } else {
        code.to_owned()
    };
    let Ok(key) = RequirementKey::parse(&format!("{section}/{last}")) else {
        warn(
            "skill",
            format!("“{name_cell}” has no name to make a key of; it is left out"),
        );
        return None;
    };
    let statements = statements::split(&body, &mut |problem| {
        warn("statement", format!("{key}: {problem}"));
    });
    if statements.is_empty() {
        warn("statement", format!("{key} has no statements at its level"));
    }
    let statements = statements.into_iter().map(Text::new).collect();
    let kind = RequirementKind::Skill(SkillTarget {
        code: code.to_owned(),
        level,
        statements,
    });
    Some(Requirement {
        key,
        title: Text::new(title),
        details: Text::new(details),
        kind,
    })
}

/// Splits `6.1 Knowledge management` and `OR10 | Risk management …` into code and name; the code may be missing.
fn split_code(cell: &str) -> (&str, &str) {
    let (first, rest) = cell.split_once(' ').unwrap_or((cell, ""));
    let coded = first.chars().any(|c| c.is_ascii_digit())
        && first
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.');
    if coded {
        (first, rest.trim_start_matches(['|', ' ']))
    } else {
        ("", cell)
    }
}

/// Finds the level in its cell, which repeats code and name before and after it, and returns what follows the level.
fn split_level(
    scale: &Scale,
    cell: &str,
    code: &str,
    named: &str,
) -> Option<(LevelNumber, String)> {
    let mut rest = strip_name(cell, code, named);
    if let Some(numbered) = rest.strip_prefix("Level ") {
        rest = numbered
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | ':'));
    }
    let mut levels: Vec<_> = scale.levels.iter().collect();
    levels.sort_by_key(|level| std::cmp::Reverse(level.name.len()));
    let level = levels
        .into_iter()
        .find(|level| rest.starts_with(level.name.as_str()))?;
    let after = rest.get(level.name.len()..)?.trim_start();
    Some((level.number, strip_name(after, code, "").to_owned()))
}

/// Takes a repeated code, bar and name off the front.
fn strip_name<'a>(text: &'a str, code: &str, named: &str) -> &'a str {
    let bars = |text: &'a str| text.trim_start_matches(['|', ' ']);
    let text = bars(text);
    let text = if code.is_empty() {
        text
    } else {
        bars(text.strip_prefix(code).unwrap_or(text))
    };
    if named.is_empty() {
        text
    } else {
        bars(text.strip_prefix(named).unwrap_or(text))
    }
}

/// Splits what follows the level into the skill's title, if it is repeated there, and the statements.
///
/// Numbered points begin at `1.`; before them stands the title, which is the only place where a title and the
/// description that the name cell glues to it can be told apart.
fn split_body(body: &str, named: &str) -> (String, String) {
    let rest = body.strip_prefix(named).unwrap_or(body).trim_start();
    if rest.len() < body.len() {
        return (named.to_owned(), rest.to_owned());
    }
    match body.split_once("1.") {
        Some((title, _)) if named.starts_with(title.trim()) => {
            let title = title.trim();
            (
                title.to_owned(),
                body.get(title.len()..)
                    .unwrap_or_default()
                    .trim_start()
                    .to_owned(),
            )
        }
        _ => (String::new(), body.to_owned()),
    }
}
