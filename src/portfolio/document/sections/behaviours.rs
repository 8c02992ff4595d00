//! The role's behaviours: those that something shows, and the names of the others.

use super::shared::{figure, judged};
use crate::domain::profile::RequirementKind;
use crate::portfolio::document::block::Block;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::table::{Row, Table, cell, column, wide};

/// Sets out the profile's sections of behaviours, each with its name.
pub(super) fn parts(places: &Places<'_>) -> Vec<(String, Vec<Block>)> {
    let mut parts = Vec::new();
    for section in &places.contents.profile.sections {
        let mut rows = Vec::new();
        let mut others = Vec::new();
        for (asked, judged) in judged(section, places) {
            if asked.kind != RequirementKind::Behaviour {
                continue;
            }
            let name = asked.title.shown();
            if judged.status.is_met() {
                let cells = [cell(name), vec![places.shown(judged)]];
                rows.push(Row::new(places.requirement(&asked.key), cells));
            } else {
                others.push(name);
            }
        }
        let mut blocks = Vec::new();
        let not = if rows.is_empty() { "None" } else { "Not" };
        if !rows.is_empty() {
            let columns = [wide("Behaviour"), column("Shown by", 70.0)];
            let figure = figure(section, places);
            blocks.push(Block::lead(format!("{figure} evidenced.")));
            blocks.push(Table::new(section.title.as_str(), columns, rows).into());
        }
        if !others.is_empty() {
            let others = others.join(", ");
            blocks.push(Block::text(format!("{not} evidenced yet: {others}.")));
        }
        if !blocks.is_empty() {
            parts.push((section.title.clone(), blocks));
        }
    }
    parts
}
