//! Tables, laid out: what holds entries, and what does not.

use super::columns::Columns;
use super::fields::Field;
use super::table::Cell;

/// Rows under the same headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// What they are called, and what they hold.
    pub columns: Columns,
    /// The number of the row of headings, where there is one.
    pub header: Option<usize>,
    /// The year that the sheet or its heading names.
    pub year: Option<i32>,
    /// Whether days are counted from 1904.
    pub is_from_1904: bool,
    /// The rows.
    pub rows: Vec<Line>,
}

/// A row of a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it is called: `4`, `Log!4`, `1.3`, `form 2`.
    pub name: String,
    /// The line of a text file.
    pub from: Option<usize>,
    /// Whether whoever made it hid it, or its sheet.
    pub is_hidden: bool,
    /// The year that a heading above it names.
    pub year: Option<i32>,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A row that makes no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// What it is called.
    pub row: String,
    /// The line of a text file.
    pub line: Option<usize>,
    /// Why, for people.
    pub why: String,
    /// What it says, so that nothing is lost.
    pub says: String,
}

/// A sum that the table itself gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// What it is called.
    pub row: String,
    /// What stands in it, with the field of each column.
    pub cells: Vec<(Field, Cell)>,
    /// Whether it is only of a part.
    pub is_part: bool,
}

/// A table, laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// What holds entries.
    pub blocks: Vec<Block>,
    /// What makes none.
    pub passed: Vec<Passed>,
    /// Its own sums.
    pub totals: Vec<Total>,
    /// How many forms it held.
    pub forms: usize,
}
