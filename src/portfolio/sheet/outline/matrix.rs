//! Which piece shows which criterion: by criterion, and as a grid of evidence against criteria.

use super::super::places::Reference;
use super::super::words::joined;
use super::{Block, Cx, Line, Row, Span, Table, in_a_row, link, row, table, words};
use crate::domain::Evidence;
use crate::domain::portfolio::{Assignable, PieceId};

/// The most criteria that stand side by side.
const COLUMNS: usize = 14;

/// Sets out both tables; nothing where the kind judges by nothing.
pub(super) fn blocks(cx: &Cx<'_>) -> Vec<Block> {
    let kind = &cx.contents.composed.details.kind;
    let criteria: Vec<Assignable<'_>> = kind.assignable().collect();
    if criteria.is_empty() {
        return Vec::new();
    }
    let rows = criteria
        .iter()
        .map(|criterion| by_criterion(*criterion, cx));
    let mut blocks = vec![table(
        "What shows each criterion",
        ["Criterion", "Shown by"],
        rows.collect(),
    )];
    let evidence: Vec<&Evidence> = cx.contents.composition().shown().collect();
    if evidence.is_empty() {
        return blocks;
    }
    blocks.push(Block::Small(words(
        "In the table below ● stands for a piece that shows the criterion and is cited in the statement on it, ○ for one that shows it.",
    )));
    for criteria in criteria.chunks(COLUMNS) {
        blocks.push(Block::Table(grid(criteria, &evidence, cx)));
    }
    blocks
}

fn by_criterion(criterion: Assignable<'_>, cx: &Cx<'_>) -> Row {
    let details = &cx.contents.composed.details;
    let pieces = details.pieces.iter();
    let pieces = pieces.filter(|piece| piece.criteria.contains(criterion.key()));
    // Evidence is what assessors look for.
    let (evidence, others): (Vec<PieceId>, Vec<PieceId>) = pieces
        .map(|piece| piece.item)
        .partition(|item| matches!(item, PieceId::Evidence(_)));
    let items = evidence.into_iter().chain(others);
    let shown: Vec<Span> = items
        .filter_map(|item| Some(link(name(item, cx)?)))
        .collect();
    let shown = if shown.is_empty() {
        words("Nothing yet")
    } else {
        in_a_row(shown)
    };
    row(None, [vec![title(criterion)], vec![shown]])
}

fn title(criterion: Assignable<'_>) -> Line {
    let key = criterion.key().as_str();
    // A key such as “autonomy” only repeats the title.
    let key = if key.starts_with(|c: char| c.is_ascii_digit()) {
        key
    } else {
        ""
    };
    words(joined(&[key, criterion.title()], " "))
}

fn name(item: PieceId, cx: &Cx<'_>) -> Option<Reference> {
    let contents = cx.contents;
    match item {
        PieceId::Activity(id) => {
            let mut activities = contents.activities.iter();
            let found = activities.find(|activity| activity.id == id)?;
            Some(Reference {
                text: found.details.title.clone(),
                to: cx.places.activity(id),
            })
        }
        PieceId::Evidence(id) => {
            let found = contents.evidence.iter().find(|found| found.id == id)?;
            Some(Reference {
                text: found.number.to_string(),
                to: cx.places.evidence(id),
            })
        }
        PieceId::Qualification(id) => {
            let mut qualifications = contents.qualifications.iter();
            let found = qualifications.find(|held| held.id == id)?;
            Some(Reference {
                text: found.details.title.clone(),
                to: None,
            })
        }
    }
}

/// Sets evidence against criteria.
fn grid(criteria: &[Assignable<'_>], evidence: &[&Evidence], cx: &Cx<'_>) -> Table {
    let composition = cx.contents.composition();
    let mark = |piece: &Evidence, criterion: Assignable<'_>| {
        let cell = composition.cell(piece, criterion);
        let (sign, says) = match (cell.assigned, cell.cited) {
            (true, true) => ("●", "shows it and is cited"),
            (true, false) => ("○", "shows it"),
            (false, _) => return Vec::new(),
        };
        vec![vec![Span::Sign { sign, says }]]
    };
    let rows = evidence.iter().map(|piece| {
        let named = vec![vec![link(Reference {
            text: format!("{} {}", piece.number, piece.details.title),
            to: cx.places.evidence(piece.id),
        })]];
        let marks = criteria.iter().map(|criterion| mark(piece, *criterion));
        Row {
            anchor: None,
            cells: std::iter::once(named).chain(marks).collect(),
        }
    });
    let keys = criteria.iter().map(|criterion| criterion.key().to_string());
    Table {
        caption: "Evidence against criteria".to_owned(),
        headings: std::iter::once("Evidence".to_owned()).chain(keys).collect(),
        rows: rows.collect(),
    }
}
