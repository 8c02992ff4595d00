//! Rows of headings.

use super::super::fields::{Field, Sure, meant};
use super::super::folded::words;
use super::super::table::{Cell, Cover, Row, Value};

/// Tells whether a row holds headings: two that are known at least, and nothing that only rows hold.
pub(super) fn is_header(row: &Row, overrides: &[(String, Field)]) -> bool {
    let filled: Vec<&Cell> = row.filled().map(|(_, cell)| cell).collect();
    if filled.len() < 2 || filled.iter().any(|cell| is_datum(cell)) {
        return false;
    }
    let mut found: Vec<(Field, Sure)> = Vec::new();
    for cell in &filled {
        let wanted = words(&cell.text);
        let said = overrides.iter().find(|(column, _)| words(column) == wanted);
        let meaning = said
            .map(|(_, field)| (*field, Sure::Whole))
            .or_else(|| meant(&cell.text));
        if let Some((field, sure)) = meaning
            && !found.iter().any(|(known, _)| *known == field)
        {
            found.push((field, sure));
        }
    }
    let whole = found
        .iter()
        .filter(|(_, sure)| *sure == Sure::Whole)
        .count();
    let tells = |field: &Field| {
        matches!(
            field,
            Field::Date
                | Field::Title
                | Field::DateTitle
                | Field::Hours
                | Field::Description
                | Field::Minutes
        )
    };
    let is_telling = found.iter().any(|(field, _)| tells(field));
    is_telling && found.len() >= 2 && whole >= 1 && found.len() * 2 >= filled.len().min(6)
}

/// Tells whether a cell holds what only rows hold: a number, a day, a time.
fn is_datum(cell: &Cell) -> bool {
    let text = cell.text.trim();
    cell.value != Value::Text
        || (text.starts_with(|c: char| c.is_ascii_digit())
            && text.bytes().filter(u8::is_ascii_digit).count() * 2 >= text.len())
        || text.len() > 200
}

/// Tells whether a row below headings goes on with them: under what is merged or blank above.
pub(super) fn is_second(upper: &Row, lower: &Row) -> bool {
    let filled: Vec<(usize, &Cell)> = lower.filled().collect();
    let known = filled
        .iter()
        .filter(|(_, cell)| meant(&cell.text).is_some())
        .count();
    let hangs = |column: usize| {
        let above = upper.cells.get(column);
        above.is_none_or(|cell| cell.is_blank() || cell.cover == Cover::Left)
            || upper
                .cells
                .get(column + 1)
                .is_some_and(|next| next.cover == Cover::Left)
    };
    known >= 2
        && !filled.iter().any(|(_, cell)| is_datum(cell))
        && filled.iter().any(|(column, _)| hangs(*column))
}
