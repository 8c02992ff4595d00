//! Rows of cells, as every reader of tables gives them.

use chrono::NaiveDate;

/// The most cells that one file may hold; a log of a career has a thousandth of that.
pub const MOST_CELLS: usize = 4_000_000;

/// The most rows and items that one file may give.
pub const MOST_ROWS: usize = 250_000;

/// A table: a text file, a sheet of a workbook, or a table of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the sheet is called; blank elsewhere.
    pub name: String,
    /// How its rows are named.
    pub naming: Naming,
    /// Whether whoever made it hid it.
    pub is_hidden: bool,
    /// Whether it counts days from 1904, as workbooks of old Macs do.
    pub is_from_1904: bool,
    /// Its rows, from the top.
    pub rows: Vec<Row>,
}

/// How rows are named where they are told of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// By their number.
    #[default]
    Number,
    /// By the sheet and the number: `Log!4`.
    Sheet,
    /// By the number of the table in a document, and that of the row below the headings: `1.3`.
    Document(usize),
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// The line of a text file on which it begins.
    pub line: Option<usize>,
    /// Whether whoever made it hid it.
    pub is_hidden: bool,
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What is read in it, as far as the file says.
    pub text: String,
    /// What it means, where the file says more than its text.
    pub value: Value,
    /// Where a link in it leads.
    pub link: Option<Box<str>>,
    /// Whether it is covered by a merged cell, whose text it repeats.
    pub cover: Cover,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value {
    /// What its text says.
    #[default]
    Text,
    /// A number.
    Number(f64),
    /// A day, stored as one.
    Day(NaiveDate),
    /// A length of time or a time of day, in minutes.
    Time(f64),
}

/// How a cell lies under a merged one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cover {
    /// It does not.
    #[default]
    None,
    /// One that begins on its left.
    Left,
    /// One that begins above.
    Above,
}

impl Cell {
    /// Makes a cell of a text.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Tells whether nothing is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Tells whether it says something of its own.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        self.cover == Cover::None && !self.is_blank()
    }
}

impl Row {
    /// Returns the cells that say something of their own, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        let cells = self.cells.iter().enumerate();
        cells.filter(|(_, cell)| cell.is_filled())
    }
}

/// Repeats what merged cells say over what they cover: first and last row, first and last column, counted from 0.
pub fn spread(rows: &mut [Row], from: (usize, usize), to: (usize, usize)) {
    let Some(origin) = rows
        .get(from.0)
        .and_then(|row| row.cells.get(from.1))
        .cloned()
    else {
        return;
    };
    let last = to.0.min(rows.len().saturating_sub(1));
    for (at, row) in rows.iter_mut().enumerate().take(last + 1).skip(from.0) {
        if row.cells.len() <= to.1 && to.1 < from.1 + 1000 {
            row.cells.resize(to.1 + 1, Cell::default());
        }
        for column in from.1..=to.1.min(row.cells.len().saturating_sub(1)) {
            if (at, column) == from {
                continue;
            }
            if let Some(cell) = row.cells.get_mut(column) {
                cell.clone_from(&origin);
                cell.cover = if column == from.1 {
                    Cover::Above
                } else {
                    Cover::Left
                };
            }
        }
    }
}

/// Returns the day that a workbook means by a number.
#[must_use]
pub fn day_numbered(number: f64, is_from_1904: bool) -> Option<NaiveDate> {
    let days = number.floor() + if is_from_1904 { 1462.0 } else { 0.0 };
    if !(1.0..=110_000.0).contains(&days) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 1 and 110,000"
    )]
    let days = days as u64;
    // Lotus took 1900 for a leap year, and Excel after it.
    let days = if days < 60 { days + 1 } else { days };
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days))
}

/// Writes a number as people do, without what computers add behind.
#[must_use]
pub fn number_text(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    format!("{rounded}")
}

/// Writes an amount of minutes as `h:mm`.
#[must_use]
pub fn time_text(minutes: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a float that does not fit becomes the nearest that does"
    )]
    let whole = minutes.round() as i64;
    let sign = if whole < 0 { "-" } else { "" };
    format!("{sign}{}:{:02}", whole.abs() / 60, whole.abs() % 60)
}
