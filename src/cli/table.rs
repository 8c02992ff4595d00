//! Aligned tables, fitted to the width of the page.

use super::out::Out;
use super::text::{length, shorten};

/// Blanks between two columns.
const GAP: usize = 2;
/// A column that gives way keeps at least this much.
const LEAST: usize = 12;

/// How a column stands, and whether it gives way when the page is narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// To the left, never shortened.
    Left,
    /// To the right, never shortened.
    Right,
    /// To the left, shortened until the row fits.
    Flexible,
}

struct Column {
    heading: &'static str,
    align: Align,
    cells: Vec<String>,
}

/// Rows of cells under headings. A column in which every cell is blank is left out.
pub struct Table {
    columns: Vec<Column>,
}

impl Table {
    /// Starts a table; without headings where all of them are empty.
    pub fn new<const N: usize>(columns: [(&'static str, Align); N]) -> Self {
        let column = |(heading, align)| Column {
            heading,
            align,
            cells: Vec::new(),
        };
        Self {
            columns: columns.into_iter().map(column).collect(),
        }
    }

    /// Adds a row with a cell for each column.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.cells.push(shorten(&cell, usize::MAX));
        }
    }

    /// Prints the table.
    pub fn print(mut self, out: &mut Out) {
        self.columns
            .retain(|column| column.cells.iter().any(|cell| !cell.is_empty()));
        let widths = self.widths(out.width());
        if self.columns.iter().any(|column| !column.heading.is_empty()) {
            let headings = self.columns.iter().map(|column| column.heading);
            out.line(self.line(headings, &widths));
        }
        let rows = self.columns.first().map_or(0, |column| column.cells.len());
        for row in 0..rows {
            let cells = self
                .columns
                .iter()
                .map(|column| column.cells.get(row).map_or("", String::as_str));
            out.line(self.line(cells, &widths));
        }
    }

    /// Works out the width of each column: what its widest cell needs, unless it must give way.
    fn widths(&self, page: usize) -> Vec<usize> {
        let widest = |column: &Column| {
            let cells = column.cells.iter().map(|cell| length(cell));
            cells.chain([length(column.heading)]).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = self.columns.iter().map(widest).collect();
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(page);
        while over > 0 {
            let flexible = self.columns.iter().zip(&mut widths);
            let widest = flexible
                .filter(|(column, width)| column.align == Align::Flexible && **width > LEAST)
                .map(|(_, width)| width)
                .max();
            let Some(width) = widest else { break };
            *width -= 1;
            over -= 1;
        }
        widths
    }

    fn line<'a>(&self, cells: impl Iterator<Item = &'a str>, widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, column), &width) in cells.zip(&self.columns).zip(widths) {
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            let cell = match column.align {
                Align::Left => format!("{cell:<width$}"),
                Align::Right => format!("{cell:>width$}"),
                Align::Flexible => format!("{:<width$}", shorten(cell, width)),
            };
            line.push_str(&cell);
        }
        line
    }
}
