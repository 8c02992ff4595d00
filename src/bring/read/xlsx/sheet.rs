//! One sheet of a workbook, read cell by cell.

use super::styles::Shown;
use super::{Book, tidy};
use crate::bring::error::{Fault, Read};
use crate::bring::read::xml::{Step, Tag};
use crate::bring::table::{Cell, MOST_CELLS, Row, Value, day_numbered, number_text, time_text};

/// Reads `B12` as column and row: the column from 0, the row from 1.
pub(super) fn place(reference: &str) -> Option<(usize, usize)> {
    let reference = reference.trim().replace('$', "");
    let split = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(split)?;
    let column = letters.bytes().try_fold(0_usize, |sum, letter| {
        let value = usize::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        (value <= 26).then_some(sum.checked_mul(26)?.checked_add(value)?)
    })?;
    Some((column.checked_sub(1)?, digits.parse().ok()?))
}

/// A sheet that is being read.
pub(super) struct Sheet<'a> {
    book: &'a Book,
    cells: &'a mut usize,
    pub(super) rows: Vec<Row>,
    pub(super) merged: Vec<String>,
    pub(super) links: Vec<(String, String)>,
    column: usize,
    sort: String,
    style: usize,
    value: String,
    in_value: bool,
    aside: usize,
}

/// How wide a sheet of Excel can be.
const WIDEST: usize = 16_384;

impl<'a> Sheet<'a> {
    pub(super) const fn new(book: &'a Book, cells: &'a mut usize) -> Self {
        Self {
            book,
            cells,
            rows: Vec::new(),
            merged: Vec::new(),
            links: Vec::new(),
            column: 0,
            sort: String::new(),
            style: 0,
            value: String::new(),
            in_value: false,
            aside: 0,
        }
    }

    pub(super) fn step(&mut self, step: Step<'_>) -> Read<()> {
        match step {
            Step::Open(tag) => self.open(&tag)?,
            Step::Close("v" | "t") => self.in_value = false,
            Step::Close("rPh") => self.aside = self.aside.saturating_sub(1),
            Step::Close("c") => self.end_cell()?,
            Step::Text(text) if self.in_value && self.aside == 0 => self.value.push_str(text),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Read<()> {
        match tag.name() {
            "row" => {
                let before = self.rows.last().map_or(0, |row| row.number);
                let number = tag
                    .number("r")
                    .filter(|number| *number > before)
                    .unwrap_or(before + 1);
                self.rows.push(Row {
                    number,
                    is_hidden: tag.is("hidden"),
                    ..Row::default()
                });
                self.column = 0;
                if self.rows.len() > MOST_CELLS {
                    return Err(Fault::TooMuch);
                }
            }
            "c" => {
                let named = tag.says("r").and_then(|named| place(&named));
                self.column = named.map_or(self.column, |(column, _)| column);
                self.sort = tag.says("t").unwrap_or_default();
                self.style = tag.number("s").unwrap_or_default();
                self.value.clear();
            }
            "v" | "t" => self.in_value = true,
            "rPh" => self.aside += 1,
            "mergeCell" => self.merged.extend(tag.says("ref")),
            "hyperlink" => {
                if let (Some(range), Some(link)) = (
                    tag.says("ref"),
                    tag.says("id").or_else(|| tag.says("location")),
                ) {
                    self.links.push((range, link));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Read<()> {
        let column = self.column;
        self.column += 1;
        let cell = self.cell();
        if cell.text.is_empty() || column >= WIDEST {
            return Ok(());
        }
        let Some(row) = self.rows.last_mut() else {
            return Ok(());
        };
        *self.cells += (column + 1).saturating_sub(row.cells.len());
        if *self.cells > MOST_CELLS {
            return Err(Fault::TooMuch);
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::default());
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    fn cell(&mut self) -> Cell {
        let mut value = std::mem::take(&mut self.value);
        match self.sort.as_str() {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                Cell::of(
                    at.and_then(|at| self.book.strings.get(at))
                        .cloned()
                        .unwrap_or_default(),
                )
            }
            "b" => Cell::of(if value.trim() == "1" { "TRUE" } else { "FALSE" }),
            "str" | "inlineStr" | "e" | "d" => {
                tidy(&mut value);
                Cell::of(value)
            }
            _ => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => self.number(number),
                _ => Cell::of(value),
            },
        }
    }

    fn number(&self, number: f64) -> Cell {
        let shown = self
            .book
            .styles
            .get(self.style)
            .copied()
            .unwrap_or_default();
        let minutes = number * 24.0 * 60.0;
        let (text, value) = match shown {
            Shown::Length => (time_text(minutes), Value::Time(minutes)),
            Shown::Day | Shown::Clock if number < 1.0 => (time_text(minutes), Value::Time(minutes)),
            Shown::Clock if number < 1000.0 => (time_text(minutes), Value::Time(minutes)),
            Shown::Day | Shown::Clock => match day_numbered(number, self.book.is_from_1904) {
                Some(day) => {
                    let time = (number - number.floor()) * 24.0 * 60.0;
                    let text = if time.round() > 0.0 {
                        format!("{day} {}", time_text(time))
                    } else {
                        day.to_string()
                    };
                    (text, Value::Day(day))
                }
                None => (number_text(number), Value::Number(number)),
            },
            Shown::Number => (number_text(number), Value::Number(number)),
        };
        Cell {
            text,
            value,
            ..Cell::default()
        }
    }
}
