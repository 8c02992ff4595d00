//! Time and activities of each PDA group.

use super::activities::{OTHER, grouped};
use super::shared::NO_ACTIVITIES;
use crate::domain::{Activity, Minutes};
use crate::portfolio::document::block::Block;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Link, Look, Span, Tone};
use crate::portfolio::document::table::{
    Row, Table, cell, cell_or, column, figures, measure, wide,
};
use crate::portfolio::document::words::{of, span, time};

/// Sets out the groups: a table of all, and one of the activities of each.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let contents = places.contents;
    let groups = grouped(places);
    let mut blocks = Vec::new();
    if contents.activities.is_empty() {
        blocks.push(Block::text(NO_ACTIVITIES));
    }
    let rows = groups.iter().map(|(name, of_it)| {
        let mut judged = contents.progress.pda_groups.iter();
        let judged = judged.find(|group| group.name == *name);
        let figure = judged.map(|group| Line::from(measure(group.evidenced, group.total)));
        let spent: Minutes = of_it.iter().map(|(one, _)| one.details.minutes).sum();
        let cells = [
            cell(*name),
            cell_or(figure.into_iter().collect(), "Outside the PDAs"),
            cell(of_it.len().to_string()),
            cell(time(spent)),
        ];
        Row::new(None, cells)
    });
    let columns = [
        wide("Group"),
        column("PDAs evidenced", 58.0),
        figures("Activities", 20.0),
        figures("Time", 20.0),
    ];
    let all = &contents.progress.pda_groups;
    let (part, whole) = all.iter().fold((0, 0), |(part, whole), group| {
        (part + group.evidenced, whole + group.total)
    });
    let total = Span::Measure {
        bar: None,
        text: of(part, whole),
    };
    let number = contents.activities.len().to_string();
    let spent = contents.composition().minutes();
    let table = Table {
        foot: vec![
            Tone::Strong.of("In all").into(),
            total.into(),
            Tone::Strong.of(number).into(),
            Tone::Strong.of(time(spent)).into(),
        ],
        ..Table::new("CPD by PDA group", columns, rows.collect())
    };
    blocks.push(table.into());
    // One that stands in a group which is not its first stands in several.
    let shared = groups.iter().flat_map(|(_, of_it)| of_it);
    if shared.into_iter().any(|(_, is_first)| !is_first) {
        blocks.push(Block::note(
            "An activity that belongs to several groups counts to each of them, and once in all.",
        ));
    }
    for (name, of_it) in groups.iter().filter(|(_, of_it)| !of_it.is_empty()) {
        let rows = of_it.iter().map(|(activity, _)| row(activity, places));
        let columns = [
            column("Date", 35.0),
            wide("Activity"),
            figures("Time", 20.0),
        ];
        let caption = if *name == OTHER {
            (*name).to_owned()
        } else {
            format!("Activities of {name}")
        };
        blocks.push(Block::heading(2, *name));
        let table = Table {
            names: 1,
            ..Table::new(caption, columns, rows.collect())
        };
        blocks.push(table.into());
    }
    blocks
}

fn row(activity: &Activity, places: &Places<'_>) -> Row {
    let details = &activity.details;
    let title = details.title.trim();
    let title = Link::new(title, places.activity(activity.id)).look(Look::Beside);
    let cells = [
        cell(span(details.date, details.end.unwrap_or(details.date))),
        cell(title),
        cell(time(details.minutes)),
    ];
    Row::new(None, cells)
}
