//! Which piece of evidence shows which criterion: by criterion, and as a grid of evidence against criteria.

use crate::domain::Evidence;
use crate::domain::portfolio::{Assignable, CriterionKey, PieceId, PortfolioKind};
use crate::portfolio::document::block::Block;
use crate::portfolio::document::cited::criteria_citing;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Span, Tone};
use crate::portfolio::document::table::{Align, Column, Room, Row, Table, cell, column, wide};
use crate::portfolio::document::words::said;

/// How many columns of criteria stand in one table.
const COLUMNS: usize = 12;
/// How wide each of them is, and the one of criteria that cite a piece, in millimetres.
const COLUMN: f32 = 9.5;
const CITED: f32 = 18.0;
/// How wide what shows a criterion is.
const SHOWN: f32 = 62.0;

/// Sets out both; nothing where the kind has no criteria.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let kind = &places.contents.composed.details.kind;
    let keys = Keys::of(kind);
    let columns: Vec<Assignable<'_>> = kind.assignable().collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let mut blocks = by_criterion(kind, &keys, places);
    let evidence: Vec<&Evidence> = places.contents.composition().shown().collect();
    if evidence.is_empty() {
        blocks.push(Block::text("No evidence is chosen yet."));
        return blocks;
    }
    let tables = columns.chunks(COLUMNS);
    blocks.extend(tables.map(|columns| grid(columns, &keys, &evidence, places).into()));
    blocks
}

/// Lists what shows each criterion: a table for each that has elements, and one for those that have none.
fn by_criterion(kind: &PortfolioKind, keys: &Keys, places: &Places<'_>) -> Vec<Block> {
    let row = |key: &CriterionKey, title: &str| {
        let number = Span::Number {
            text: keys.short(key),
            to: None,
        };
        let shown = showing(key, places).filled();
        let shown = shown.unwrap_or_else(|| Tone::Quiet.of("Nothing yet").into());
        Row::new(None, [cell(Line::from(number).and(title)), vec![shown]])
    };
    let table = |caption: &str, rows: Vec<Row>| {
        let columns = [wide("Criterion"), column("Shown by", SHOWN)];
        let captioned = Table {
            captioned: true,
            ..Table::new(caption, columns, rows)
        };
        (!captioned.rows.is_empty()).then(|| Block::from(captioned))
    };
    let (whole, parted): (Vec<_>, Vec<_>) = kind
        .criteria
        .iter()
        .partition(|criterion| criterion.elements.is_empty());
    let whole = whole.iter();
    let whole = whole.map(|criterion| row(&criterion.key, &criterion.title));
    let whole = table("What shows each criterion", whole.collect());
    let parted = parted.into_iter().filter_map(|criterion| {
        let elements = criterion.elements.iter();
        let rows = elements.map(|element| row(&element.key, &element.title));
        table(&criterion.title, rows.collect())
    });
    whole.into_iter().chain(parted).collect()
}

/// Names what was chosen to show a criterion: evidence, which assessors look for, then qualifications and activities.
fn showing(key: &CriterionKey, places: &Places<'_>) -> Line {
    let contents = places.contents;
    let (mut evidence, mut held, mut activities) = (Vec::new(), Vec::new(), Vec::new());
    let pieces = contents.composed.details.pieces.iter();
    for piece in pieces.filter(|piece| piece.criteria.contains(key)) {
        match piece.item {
            PieceId::Evidence(id) => {
                let found = contents.evidence.iter().find(|one| one.id == id);
                evidence.extend(found.map(|one| Span::from(places.number(one))));
            }
            PieceId::Qualification(id) => {
                let found = contents.qualifications.iter().find(|one| one.id == id);
                held.extend(found.map(|one| Span::from(one.details.title.as_str())));
            }
            PieceId::Activity(id) => activities.push(id),
        }
    }
    let activities = places.activities(&activities);
    Line::row(evidence.into_iter().chain(held).chain(activities))
}

/// Sets evidence against criteria, and says on which of them the statement cites it where it answers them one by one.
fn grid(
    columns: &[Assignable<'_>],
    keys: &Keys,
    evidence: &[&Evidence],
    places: &Places<'_>,
) -> Table {
    let composition = places.contents.composition();
    let is_cited = places.citing().iter().any(|text| text.criterion.is_some());
    let shows =
        |piece: &Evidence, column: &Assignable<'_>| composition.cell(piece, *column).assigned;
    let mut cited = 0;
    let rows = evidence.iter().map(|piece| {
        let number = Span::Number {
            text: piece.number.to_string(),
            to: places.evidence(piece.id),
        };
        let mut cells = vec![cell(Line::from(number).and(piece.details.title.as_str()))];
        cells.extend(columns.iter().map(|column| {
            cell(if shows(piece, column) {
                Span::Sign {
                    sign: "●",
                    says: "Shows it",
                }
            } else {
                Tone::Quiet.of("–")
            })
        }));
        if is_cited {
            let on = criteria_citing(piece.number, places).map(Span::from);
            let on = Line::row(on).filled();
            cited += usize::from(on.is_some());
            cells.push(vec![on.unwrap_or_else(|| Tone::Quiet.of("Nowhere").into())]);
        }
        Row::new(None, cells)
    });
    let rows = rows.collect();
    let marks = columns.iter().map(|known| Column {
        align: Align::Center,
        ..column(&keys.short(known.key()), COLUMN)
    });
    let cited_on = is_cited.then(|| column("Cited on", CITED));
    let pieces = columns.iter().map(|column| {
        let pieces = evidence.iter().filter(|piece| shows(piece, column));
        Tone::Quiet.of(pieces.count().to_string())
    });
    let pieces = std::iter::once(Tone::Quiet.of("Pieces")).chain(pieces);
    let cited = is_cited.then(|| Tone::Quiet.of(format!("{cited} cited")));
    let columns = std::iter::once(wide("Evidence"))
        .chain(marks)
        .chain(cited_on);
    Table {
        foot: pieces.chain(cited).map(Line::from).collect(),
        room: Room::Tight,
        ..Table::new(
            "Evidence against criteria",
            columns.collect::<Vec<_>>(),
            rows,
        )
    }
}

/// Short names for criteria and elements: their keys, or numbers where these are too long to head a column.
struct Keys {
    numbers: Option<Vec<CriterionKey>>,
}

impl Keys {
    fn of(kind: &PortfolioKind) -> Self {
        let numbers = || kind.assignable().map(|known| known.key().clone()).collect();
        Self {
            numbers: (!are_short(kind)).then(numbers),
        }
    }

    /// Returns the short name of a criterion or element.
    fn short(&self, key: &CriterionKey) -> String {
        let number = self
            .numbers
            .as_ref()
            .and_then(|keys| keys.iter().position(|known| known == key));
        number.map_or_else(|| key.to_string(), |at| (at + 1).to_string())
    }
}

/// Tells whether all keys of a kind are short enough to stand for themselves.
pub(super) fn are_short(kind: &PortfolioKind) -> bool {
    kind.assignable().all(|known| known.key().is_short())
}

/// Says what a criterion or element is: `1.2 Develop the skills that you lack`, or its title alone where its key says as much.
pub(super) fn criterion_named(kind: &PortfolioKind, key: &CriterionKey) -> Option<String> {
    let found = kind.assignable().find(|known| known.key() == key);
    let title = match found {
        Some(known) => known.title(),
        None => &kind.criterion_of(key)?.title,
    };
    let named = if key.is_short() {
        format!("{key}\u{a0}{title}")
    } else {
        title.to_owned()
    };
    said(&named)
}
