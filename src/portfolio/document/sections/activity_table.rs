//! A table of activities: date, title, time, the reflection, and the criterion each speaks for.

use super::matrix::are_short;
use super::shared::NO_ACTIVITIES;
use crate::domain::portfolio::{Criterion, CriterionKey, PieceId, PrintSection};
use crate::domain::{Activity, Minutes, Reflection};
use crate::portfolio::contents::PortfolioContents;
use crate::portfolio::document::block::Block;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Look, Span, Tone};
use crate::portfolio::document::table::{
    Column, Room, Row, Table, cell, cell_or, column, figures, wide,
};
use crate::portfolio::document::words::{count, joined, paragraphs, span, time};

/// How many rows stand in one table; a longer one goes on in another.
const ROWS: usize = 250;

/// Sets out the table, below what was spent on each criterion.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let contents = places.contents;
    let activities = &contents.activities;
    let spent = contents.composition().minutes();
    let number = count(activities.len(), "activity", "activities");
    let mut blocks = vec![if activities.is_empty() {
        Block::text(NO_ACTIVITIES)
    } else {
        Block::lead(format!("{number}, {spent} in all."))
    }];
    blocks.extend(by_criterion(contents));
    let kind = &contents.composed.details.kind;
    let tables = activities.chunks(ROWS);
    let last = tables.len();
    for (some, n) in tables.zip(1..) {
        let rows = some.iter().map(|activity| row(activity, places)).collect();
        let mut table = Table {
            names: 1,
            room: Room::Airy,
            ..Table::new("The chosen activities", columns(places), rows).keeping_rows()
        };
        if kind.criteria.is_empty() {
            table.columns.truncate(4);
            for row in &mut table.rows {
                row.cells.truncate(4);
            }
        }
        if n == last {
            let reflected = activities.iter();
            let reflected = reflected.filter(|activity| activity.details.reflection.counts());
            table.foot = vec![
                Tone::Strong.of("Total").into(),
                number.as_str().into(),
                Tone::Strong.of(time(spent)).into(),
                format!("{} reflected on", reflected.count()).into(),
            ];
        }
        blocks.push(table.into());
    }
    blocks
}

fn columns(places: &Places<'_>) -> [Column; 5] {
    let keyed = are_short(&places.contents.composed.details.kind);
    [
        column("Date", 26.0),
        column("Activity", 45.0),
        figures("Time", 16.0),
        Column {
            prose: true,
            ..wide("Reflection")
        },
        column("Criterion", if keyed { 17.0 } else { 26.0 }),
    ]
}

/// Sums up what was spent on each criterion; nothing where no activity was assigned to one.
fn by_criterion(contents: &PortfolioContents) -> Vec<Block> {
    let criteria = &contents.composed.details.kind.criteria;
    let speaking = |criterion: &Criterion| {
        let of_it = contents.activities.iter();
        let of_it = of_it.filter(|activity| speaks_for(activity, criterion, contents));
        of_it.fold((0, Minutes(0)), |(number, time), activity| {
            (number + 1, Minutes(time.0 + activity.details.minutes.0))
        })
    };
    let spent: Vec<(usize, Minutes)> = criteria.iter().map(speaking).collect();
    if spent.iter().all(|(number, _)| *number == 0) {
        return Vec::new();
    }
    let rows = criteria
        .iter()
        .zip(spent)
        .map(|(criterion, (number, spent))| {
            let cells = [
                cell(criterion.title.as_str()),
                cell(number.to_string()),
                cell(time(spent)),
            ];
            Row::new(None, cells)
        });
    let columns = [
        column("Criterion", 90.0),
        figures("Activities", 24.0),
        figures("Time", 24.0),
    ];
    let mut blocks = vec![Table::new("Time by criterion", columns, rows.collect()).into()];
    let shared = contents.activities.iter().any(|activity| {
        let of_it = criteria.iter();
        let of_it = of_it.filter(|criterion| speaks_for(activity, criterion, contents));
        of_it.count() > 1
    });
    if shared {
        blocks.push(Block::note(
            "An activity that speaks for several criteria counts to each of them.",
        ));
    }
    blocks
}

/// Returns the criteria and elements that an activity was assigned to.
fn criteria_of<'a>(activity: &Activity, contents: &'a PortfolioContents) -> &'a [CriterionKey] {
    let details = &contents.composed.details;
    let piece = details.piece(PieceId::Activity(activity.id));
    piece.map_or(&[], |piece| &piece.criteria)
}

fn speaks_for(activity: &Activity, criterion: &Criterion, contents: &PortfolioContents) -> bool {
    let keys = criteria_of(activity, contents);
    keys.iter().any(|key| criterion.holds(key))
}

fn row(activity: &Activity, places: &Places<'_>) -> Row {
    let contents = places.contents;
    let details = &activity.details;
    let elsewhere = contents
        .composed
        .details
        .kind
        .prints(PrintSection::Activities);
    let about = joined(&[details.kind.label(), &details.provider], ", ");
    let mut named: Vec<Line> = vec![
        Tone::Strong.of(details.title.trim()).into(),
        Tone::Small.of(about).into(),
    ];
    let evidence = places.evidence_of(activity).iter();
    let evidence = evidence.map(|piece| Span::from(places.number(piece).look(Look::Small)));
    named.extend(Line::row(evidence).filled());
    let date = unparted(&span(details.date, details.end.unwrap_or(details.date)));
    // Where each activity also stands in full, that is where references lead.
    let place = places.activity(activity.id).filter(|_| !elsewhere);
    let cells = [
        cell(date),
        named,
        cell(time(details.minutes)),
        cell_or(reflection(activity, contents), "None written"),
        cell_or(criteria(activity, contents), "None"),
    ];
    Row::new(place, cells)
}

/// Keeps day and month on one line.
fn unparted(date: &str) -> String {
    let parts = date.split(" – ");
    let parts: Vec<String> = parts.map(|part| part.replacen(' ', "\u{a0}", 1)).collect();
    parts.join(" – ")
}

/// Names the criteria by their keys, or by their titles where the keys are words.
fn criteria(activity: &Activity, contents: &PortfolioContents) -> Vec<Line> {
    let kind = &contents.composed.details.kind;
    let numbered = are_short(kind);
    let keys = criteria_of(activity, contents).iter();
    keys.map(|key| {
        let titled = kind.assignable().find(|known| known.key() == key);
        match titled {
            Some(known) if !numbered => known.title().into(),
            _ => key.as_str().into(),
        }
    })
    .collect()
}

/// Returns what the person notes for this portfolio, or else their whole reflection.
fn reflection(activity: &Activity, contents: &PortfolioContents) -> Vec<Line> {
    let details = &contents.composed.details;
    let piece = details.piece(PieceId::Activity(activity.id));
    let note = piece.map_or("", |piece| piece.note.trim());
    if !note.is_empty() {
        return paragraphs(note);
    }
    let Reflection {
        what,
        so_what,
        now_what,
    } = &activity.details.reflection;
    let told = [
        ("What?", what),
        ("So what?", so_what),
        ("Now what?", now_what),
    ];
    let told = told.into_iter().filter(|(_, text)| !text.trim().is_empty());
    told.flat_map(|(asked, text)| {
        let mut lines = vec![Tone::Small.of(asked).into()];
        lines.extend(paragraphs(text));
        lines
    })
    .collect()
}
