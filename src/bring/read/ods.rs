//! Workbooks of `LibreOffice`: every sheet with what is hidden, merged, repeated and linked.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::super::error::{Fault, Read};
use super::super::table::{Cell, MOST_CELLS, Naming, Row, Table, Value, number_text, spread};
use super::xml::{Step, Tag, walk};
use super::zipped::Zipped;

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Read<Vec<Table>> {
    let mut zip = Zipped::open(bytes)?;
    let manifest = zip.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Fault::Locked);
    }
    let mut book = Book::default();
    let found = zip.lend("content.xml", |from| walk(from, |step| book.step(step)))?;
    found.ok_or_else(|| Fault::broken("it holds no sheets"))?;
    Ok(book.tables)
}

#[derive(Default)]
struct Book {
    tables: Vec<Table>,
    /// The styles of hidden sheets.
    hidden: HashSet<String>,
    style: String,
    merged: Vec<((usize, usize), (usize, usize))>,
    depth: usize,
    /// The number of the row that is read, and how often it comes.
    number: usize,
    repeated: usize,
    row: Row,
    /// How often the cell comes, and how many rows and columns it takes.
    across: usize,
    takes: (usize, usize),
    cell: Cell,
    in_cell: bool,
    in_text: bool,
    aside: usize,
    cells: usize,
    /// How many empty cells stand before the next that holds something.
    gap: usize,
}

impl Book {
    fn step(&mut self, step: Step<'_>) -> Read<()> {
        match step {
            Step::Open(tag) => self.open(&tag),
            Step::Close(name) => return self.close(name),
            Step::Text(text) if self.in_text && self.aside == 0 => self.cell.text.push_str(text),
            Step::Text(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "style" => self.style = tag.says("name").unwrap_or_default(),
            "table-properties" if tag.says("display").as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    let style = tag.says("style-name").unwrap_or_default();
                    self.tables.push(Table {
                        name: tag.says("name").unwrap_or_default(),
                        naming: Naming::Sheet,
                        is_hidden: self.hidden.contains(&style),
                        ..Table::default()
                    });
                    self.number = 0;
                }
            }
            "table-row" if self.depth == 1 => {
                self.repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                let shown = tag.says("visibility");
                self.row = Row {
                    number: self.number + 1,
                    is_hidden: shown.is_some_and(|shown| shown != "visible"),
                    ..Row::default()
                };
                self.gap = 0;
            }
            name @ ("table-cell" | "covered-table-cell") if self.depth == 1 => {
                self.across = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                let span = |name: &str| tag.number(name).unwrap_or(1).clamp(1, 5000);
                self.takes = (span("number-rows-spanned"), span("number-columns-spanned"));
                self.cell = Cell {
                    value: value(tag),
                    ..Cell::default()
                };
                self.in_cell = name == "table-cell";
                self.in_text = false;
            }
            // A remark on a cell is none of its text.
            "annotation" => self.aside += 1,
            "p" | "h" if self.in_cell && self.aside == 0 => {
                if !self.cell.text.is_empty() {
                    self.cell.text.push('\n');
                }
                self.in_text = true;
            }
            "line-break" if self.in_text => self.cell.text.push('\n'),
            "tab" if self.in_text => self.cell.text.push(' '),
            "s" if self.in_text => {
                let blanks = tag.number("c").unwrap_or(1).min(100);
                self.cell.text.extend(std::iter::repeat_n(' ', blanks));
            }
            "a" if self.in_text && self.cell.link.is_none() => {
                self.cell.link = tag
                    .says("href")
                    .filter(|to| to.starts_with("http"))
                    .map(Into::into);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Read<()> {
        match name {
            "table" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end_table();
                }
            }
            "annotation" => self.aside = self.aside.saturating_sub(1),
            "p" | "h" => self.in_text = false,
            "table-cell" | "covered-table-cell" if self.depth == 1 => return self.end_cell(),
            "table-row" if self.depth == 1 => return self.end_row(),
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Read<()> {
        self.in_cell = false;
        let mut cell = std::mem::take(&mut self.cell);
        if cell.text.is_empty() {
            cell.text = match cell.value {
                Value::Day(day) => day.to_string(),
                Value::Number(number) => number_text(number),
                _ => String::new(),
            };
        }
        if self.takes != (1, 1) {
            let (row, column) = (self.number, self.row.cells.len() + self.gap);
            self.merged.push((
                (row, column),
                (row + self.takes.0 - 1, column + self.takes.1 - 1),
            ));
        }
        if cell.text.is_empty() {
            self.gap = self.gap.saturating_add(self.across);
            return Ok(());
        }
        self.cells = self
            .cells
            .saturating_add(self.gap)
            .saturating_add(self.across);
        if self.cells > MOST_CELLS {
            return Err(Fault::TooMuch);
        }
        let gap = std::mem::take(&mut self.gap);
        self.row
            .cells
            .extend(std::iter::repeat_n(Cell::default(), gap));
        self.row
            .cells
            .extend(std::iter::repeat_n(cell, self.across));
        Ok(())
    }

    fn end_row(&mut self) -> Read<()> {
        let row = std::mem::take(&mut self.row);
        let repeated = std::mem::replace(&mut self.repeated, 1);
        // Empty rows are told by the numbers of those behind them, however many there are.
        if !row.cells.is_empty()
            && let Some(table) = self.tables.last_mut()
        {
            let more = row.cells.len().saturating_mul(repeated - 1);
            self.cells = self.cells.saturating_add(more);
            if self.cells > MOST_CELLS {
                return Err(Fault::TooMuch);
            }
            for again in 0..repeated {
                table.rows.push(Row {
                    number: self.number + 1 + again,
                    ..row.clone()
                });
            }
        }
        self.number = self.number.saturating_add(repeated);
        Ok(())
    }

    /// Lays merged cells out; they were noted by the numbers of their rows.
    fn end_table(&mut self) {
        let merged = std::mem::take(&mut self.merged);
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        for ((first, column), (last, last_column)) in merged {
            let Ok(from) = table
                .rows
                .binary_search_by_key(&(first + 1), |row| row.number)
            else {
                continue;
            };
            let to = table
                .rows
                .partition_point(|row| row.number <= last + 1)
                .saturating_sub(1);
            spread(&mut table.rows, (from, column), (to, last_column));
        }
    }
}

/// Reads what a cell holds beside its text.
fn value(tag: &Tag<'_>) -> Value {
    let read = || match tag.says("value-type")?.as_str() {
        "float" => Some(Value::Number(tag.says("value")?.trim().parse().ok()?)),
        "date" => {
            let day = tag.says("date-value")?;
            Some(Value::Day(
                NaiveDate::parse_from_str(day.get(..10)?, "%Y-%m-%d").ok()?,
            ))
        }
        "time" => Some(Value::Time(period(&tag.says("time-value")?)?)),
        _ => None,
    };
    read().unwrap_or_default()
}

/// Reads `PT27H30M00S` as minutes.
pub fn period(text: &str) -> Option<f64> {
    let mut minutes = 0.0;
    let mut number = String::new();
    let mut is_time = false;
    let body = text.trim().strip_prefix('P')?;
    for c in body.chars() {
        match c {
            'T' => is_time = true,
            c if c.is_ascii_digit() || c == '.' => number.push(c),
            c => {
                let amount: f64 = std::mem::take(&mut number).parse().ok()?;
                minutes += amount
                    * match (c, is_time) {
                        ('W', _) => 7.0 * 24.0 * 60.0,
                        ('D', _) => 24.0 * 60.0,
                        ('H', true) => 60.0,
                        ('M', true) => 1.0,
                        ('S', true) => 1.0 / 60.0,
                        _ => return None,
                    };
            }
        }
    }
    number.is_empty().then_some(minutes)
}
