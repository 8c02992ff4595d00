//! What the columns of a table without headings hold, by what stands in them.

use chrono::NaiveDate;

use super::columns::{Columns, letter};
use super::dates::{self, By, Order};
use super::fields::Field;
use super::hours;
use super::kinds;
use super::table::{Cell, Row, Value};

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// Finds out what columns hold; nothing where none holds days or none holds words.
#[must_use]
pub fn columns(rows: &[Row], overrides: &[(String, Field)]) -> Option<Columns> {
    let rows: Vec<&Row> = rows
        .iter()
        .filter(|row| row.filled().next().is_some())
        .take(SAMPLE)
        .collect();
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let cells = |column: usize| {
        rows.iter()
            .filter_map(move |row| row.cells.get(column))
            .filter(|cell| cell.is_filled())
    };
    let share = |column: usize, is: &dyn Fn(&Cell) -> bool| {
        let all = cells(column).count();
        (cells(column).filter(|cell| is(cell)).count() * 100)
            .checked_div(all)
            .unwrap_or(0)
    };
    let mut fields = vec![Field::Extra; width];
    let mut give = |column: Option<usize>, field: Field| {
        if let Some(place) = column.and_then(|column| fields.get_mut(column))
            && *place == Field::Extra
        {
            *place = field;
            return true;
        }
        false
    };
    for (column, said) in (0..width).filter_map(|column| {
        Some((
            column,
            overrides.iter().find(|(name, _)| *name == letter(column))?,
        ))
    }) {
        give(Some(column), said.1);
    }
    let mut days = (0..width).filter(|column| share(*column, &is_day) >= 60);
    let (first, second) = (days.next(), days.next());
    if overrides.is_empty() && first.is_none() {
        return None;
    }
    give(first, Field::Date);
    give(second, Field::End);
    // The longest words are the description where there are two; the shorter, before it, the title.
    let is_words = |cell: &Cell| {
        cell.value == Value::Text
            && cell.text.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !is_day(cell)
    };
    let length = |column: usize| {
        cells(column)
            .map(|cell| cell.text.chars().count())
            .sum::<usize>()
            / cells(column).count().max(1)
    };
    let time = (0..width).find(|column| {
        Some(*column) != first && Some(*column) != second && share(*column, &is_time) >= 60
    });
    give(time, Field::Hours);
    let kind = (0..width).find(|column| {
        share(*column, &|cell| {
            cell.text.len() < 30 && kinds::named(&cell.text).is_some()
        }) >= 60
    });
    let texts: Vec<usize> = (0..width)
        .filter(|column| {
            share(*column, &is_words) >= 50 && Some(*column) != kind && Some(*column) != time
        })
        .filter(|column| !days_of(*column, first, second))
        .collect();
    let title = texts
        .iter()
        .copied()
        .find(|column| length(*column) >= 8)
        .or_else(|| texts.first().copied())
        .or(kind)?;
    give(Some(title), Field::Title);
    give(kind, Field::Kind);
    let description = texts
        .iter()
        .copied()
        .filter(|column| *column != title)
        .max_by_key(|column| length(*column));
    give(
        description.filter(|column| length(*column) > 20),
        Field::Description,
    );
    Some(Columns {
        raw: vec![Vec::new(); width],
        headings: vec![String::new(); width],
        fields,
        preset: None,
    })
}

fn days_of(column: usize, first: Option<usize>, second: Option<usize>) -> bool {
    Some(column) == first || Some(column) == second
}

fn is_day(cell: &Cell) -> bool {
    let by = By {
        order: Order::Dmy,
        year: None,
        today: NaiveDate::default(),
    };
    let other = By {
        order: Order::Mdy,
        ..by
    };
    matches!(cell.value, Value::Day(_))
        || (cell.value == Value::Text
            && cell.text.len() < 60
            && (dates::read(&cell.text, by).is_ok() || dates::read(&cell.text, other).is_ok()))
}

fn is_time(cell: &Cell) -> bool {
    let number = hours::bare(cell);
    number.is_some_and(|number| number < 1000.0)
        || number.is_none() && hours::read(cell, (hours::Unit::Hours, false), 1).is_some()
}
