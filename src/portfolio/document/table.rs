//! Tables: rows under heads, with the room that each column takes on paper.

use serde::Serialize;

use super::span::{Bar, Line, Place, Span, Tone};
use super::words::of;

/// Rows under heads.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Table {
    /// What it shows.
    pub(in crate::portfolio) caption: String,
    /// Whether paper shows the caption too, where no heading says the same.
    pub(in crate::portfolio) captioned: bool,
    pub(in crate::portfolio) columns: Vec<Column>,
    /// The column that names a row.
    pub(in crate::portfolio) names: usize,
    pub(in crate::portfolio) rows: Vec<Row>,
    /// The last row, which sums up; its last cell takes the columns that are left.
    pub(in crate::portfolio) foot: Vec<Line>,
    pub(in crate::portfolio) room: Room,
    /// Whether it is short enough to be kept on one page.
    pub(in crate::portfolio) together: bool,
}

/// How much room rows and columns leave between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::portfolio) enum Room {
    Plain,
    /// Rows of several lines are parted.
    Airy,
    /// Narrow columns stand close together.
    Tight,
}

/// A column: its head, and the room it takes on paper.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Column {
    pub(in crate::portfolio) head: String,
    /// Its width in millimetres; none for what the others leave.
    pub(in crate::portfolio) width: Option<f32>,
    pub(in crate::portfolio) align: Align,
    /// Whether its cells hold paragraphs.
    pub(in crate::portfolio) prose: bool,
}

/// Where the lines of a column begin or end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::portfolio) enum Align {
    Left,
    Center,
    Right,
}

/// One row; it may be a place.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Row {
    pub(in crate::portfolio) place: Option<Place>,
    /// As many cells as there are columns, each of so many lines.
    pub(in crate::portfolio) cells: Vec<Vec<Line>>,
    /// Whether it is kept on one page.
    pub(in crate::portfolio) together: bool,
}

/// How many characters a line of a narrow cell holds, about.
const FULL_LINE: usize = 30;
/// What about fits on the lines that a row of a table takes for each that it has, in characters.
const ROW: usize = 120;
/// The longest cell of a row that is kept on one page, in characters.
const CELL: usize = 900;

impl Table {
    pub(super) fn new(
        caption: impl Into<String>,
        columns: impl Into<Vec<Column>>,
        rows: Vec<Row>,
    ) -> Self {
        Self {
            caption: caption.into(),
            captioned: false,
            columns: columns.into(),
            names: 0,
            rows,
            foot: Vec::new(),
            room: Room::Plain,
            together: false,
        }
    }

    /// Counts roughly how many lines it takes on paper.
    pub(super) fn lines(&self) -> usize {
        self.rows.iter().map(Row::lines).sum()
    }

    /// Keeps rows on one page, but for those of which a cell might fill one.
    pub(super) fn keeping_rows(mut self) -> Self {
        for row in &mut self.rows {
            let mut cells = row.cells.iter();
            // A short line takes as much of the height as a full one.
            let room = |line: &Line| line.chars().max(FULL_LINE);
            row.together = cells.all(|cell| cell.iter().map(room).sum::<usize>() <= CELL);
        }
        self
    }
}

impl Row {
    pub(super) fn new(place: Option<Place>, cells: impl Into<Vec<Vec<Line>>>) -> Self {
        Self {
            place,
            cells: cells.into(),
            together: false,
        }
    }

    fn lines(&self) -> usize {
        let cells = self.cells.iter().flatten();
        1 + cells.map(Line::chars).sum::<usize>() / ROW
    }
}

/// Makes a cell of one line.
pub(super) fn cell(line: impl Into<Line>) -> Vec<Line> {
    vec![line.into()]
}

/// Makes a cell of what is said, or of other words said quietly where that is nothing.
pub(super) fn cell_or(lines: Vec<Line>, nothing: &str) -> Vec<Line> {
    if lines.is_empty() {
        cell(Tone::Quiet.of(nothing))
    } else {
        lines
    }
}

/// A column of that width in millimetres.
pub(super) fn column(head: &str, width: f32) -> Column {
    Column {
        width: Some(width),
        ..wide(head)
    }
}

/// The column that takes the width that is left.
pub(super) fn wide(head: &str) -> Column {
    Column {
        head: head.to_owned(),
        width: None,
        align: Align::Left,
        prose: false,
    }
}

/// A column of figures.
pub(super) fn figures(head: &str, width: f32) -> Column {
    Column {
        align: Align::Right,
        ..column(head, width)
    }
}

/// A figure with a bar beside it on paper.
pub(super) fn measure(part: usize, whole: usize) -> Span {
    Span::Measure {
        bar: Bar::new(part, whole),
        text: of(part, whole),
    }
}
