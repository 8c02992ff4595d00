//! The figures: the role, the hours, each section and each group.

use super::super::words::{of, span};
use super::activities::time;
use super::{Block, Cx, cell, row, table, words};
use crate::domain::long_date;

/// Sets out progress at a glance.
pub(super) fn blocks(cx: &Cx<'_>) -> Vec<Block> {
    let progress = &cx.contents.progress;
    let year = &progress.period;
    let days = span(year.period.from(), year.period.to());
    let hours = if year.target.0 == 0 {
        format!("{}, {days}; no target set", year.minutes)
    } else {
        format!("{} of {}, {days}", year.minutes, year.target)
    };
    let sections = progress.sections.iter().map(|section| {
        let figure = of(section.met, section.total);
        row(None, [cell(&section.title), cell(figure)])
    });
    let groups = progress.pda_groups.iter().map(|group| {
        let cells = [
            cell(&group.name),
            cell(of(group.evidenced, group.total)),
            cell(group.activities.to_string()),
            cell(time(group.minutes)),
        ];
        row(None, cells)
    });
    let mut blocks = vec![
        Block::Small(words(format!(
            "Progress toward the role as of {}, over the whole record up to that day.",
            long_date(progress.as_of)
        ))),
        Block::Facts(vec![
            ("Requirements met", cell(of(progress.met, progress.total))),
            ("CPD", cell(hours)),
        ]),
        table(
            "Toward the role, part by part",
            ["Part", "Requirements met"],
            sections.collect(),
        ),
    ];
    if !progress.pda_groups.is_empty() {
        blocks.push(table(
            "Professional development activities by group",
            ["Group", "PDAs evidenced", "Activities", "Time"],
            groups.collect(),
        ));
    }
    blocks
}
