//! Which piece of evidence shows which criterion.

use serde::Serialize;

use super::citing::criteria_citing;
use super::places::{Places, Reference};
use super::words::said;
use crate::domain::Evidence;
use crate::domain::portfolio::{Assignable, CriterionKey, PortfolioKind};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// How many columns of criteria stand in one table.
const COLUMNS: usize = 12;
/// How many rows take the room of an entry.
const ROWS_TO_AN_ENTRY: usize = 6;

/// The whole matrix.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Matrix {
    /// Whether the statement answers the criteria one by one, so that a piece is cited on some of them.
    cited: bool,
    legend: Vec<Legend>,
    /// One table, or several where there are too many columns.
    tables: Vec<Table>,
    /// Whether no evidence is chosen.
    none: bool,
}

/// One criterion with what its columns stand for.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Legend {
    /// The head of its own column; none where its elements have columns.
    key: Option<String>,
    title: String,
    elements: Vec<Column>,
}

/// A column: its head and what it stands for.
#[derive(Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Column {
    key: String,
    title: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Table {
    columns: Vec<String>,
    rows: Vec<Row>,
    /// How many pieces show each column.
    pieces: Vec<usize>,
}

/// One piece of evidence.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Row {
    number: String,
    title: String,
    to: Option<String>,
    /// Whether it shows the column.
    shows: Vec<bool>,
    /// The criteria on which the statement cites it.
    cited: Vec<Reference>,
}

/// Sets out the matrix; nothing where the kind has no criteria.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let composition = contents.composition();
    let kind = &composition.details.kind;
    let keys = Keys::of(kind);
    let columns: Vec<Assignable<'_>> = kind.assignable().collect();
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let evidence: Vec<&Evidence> = composition.shown().collect();
    let table = |columns: &[Assignable<'_>]| {
        let rows = evidence.iter().map(|piece| Row {
            number: piece.number.to_string(),
            title: piece.details.title.clone(),
            to: places.evidence(piece.id),
            shows: columns
                .iter()
                .map(|column| composition.cell(piece, *column).assigned)
                .collect(),
            cited: criteria_citing(piece.number, places),
        });
        let showing = |column: &Assignable<'_>| {
            let pieces = evidence.iter();
            pieces
                .filter(|piece| composition.cell(piece, *column).assigned)
                .count()
        };
        Table {
            columns: columns
                .iter()
                .map(|column| keys.short(column.key()))
                .collect(),
            rows: rows.collect(),
            pieces: columns.iter().map(showing).collect(),
        }
    };
    let matrix = Matrix {
        cited: places.citing().iter().any(|text| text.criterion.is_some()),
        legend: legend(kind, &keys),
        tables: columns.chunks(COLUMNS).map(table).collect(),
        none: evidence.is_empty(),
    };
    let rows = evidence.len() * matrix.tables.len();
    let section = Section::new("matrix", Start::Page, &matrix)?;
    Ok(vec![section.weighing(rows / ROWS_TO_AN_ENTRY)])
}

fn legend(kind: &PortfolioKind, keys: &Keys) -> Vec<Legend> {
    let criteria = kind.criteria.iter();
    criteria
        .map(|criterion| Legend {
            key: criterion
                .elements
                .is_empty()
                .then(|| keys.short(&criterion.key)),
            title: criterion.title.clone(),
            elements: criterion
                .elements
                .iter()
                .map(|element| Column {
                    key: keys.short(&element.key),
                    title: element.title.clone(),
                })
                .collect(),
        })
        .collect()
}

/// Short names for criteria and elements: their keys, or numbers where these are too long to head a column.
pub(super) struct Keys {
    numbers: Option<Vec<CriterionKey>>,
}

impl Keys {
    pub(super) fn of(kind: &PortfolioKind) -> Self {
        let numbers = || kind.assignable().map(|known| known.key().clone()).collect();
        Self {
            numbers: (!Self::are_short(kind)).then(numbers),
        }
    }

    /// Tells whether all keys of a kind are short enough to stand for themselves.
    pub(super) fn are_short(kind: &PortfolioKind) -> bool {
        kind.assignable().all(|known| known.key().is_short())
    }

    /// Returns the short name of a criterion or element.
    pub(super) fn short(&self, key: &CriterionKey) -> String {
        let number = self
            .numbers
            .as_ref()
            .and_then(|keys| keys.iter().position(|known| known == key));
        number.map_or_else(|| key.to_string(), |at| (at + 1).to_string())
    }
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
