//! Where in a table the headings and the rows are, and what is neither.

mod headers;
mod labels;

use super::columns::assign;
use super::fields::{Field, Sure, meant};
use super::folded::words;
use super::forms;
use super::guess;
use super::laid::{Block, Laid, Line, Passed, Total};
use super::table::{Cell, Cover, Naming, Row, Table, Value};
use headers::{is_header, is_second};
pub use labels::lone_year;
use labels::{heading_year, is_signature, is_total};

/// How far down headings are looked for, where nothing like them came before.
const DEEPEST: usize = 80;

/// Lays a table out; `overrides` are what the person said of columns.
#[must_use]
pub fn lay_out(table: Table, overrides: &[(String, Field)], forms_before: usize) -> Laid {
    if let Some(laid) = forms::lay_out(&table, overrides, forms_before) {
        return laid;
    }
    let first = table
        .rows
        .iter()
        .take(DEEPEST)
        .position(|row| is_header(row, overrides));
    let mut laying = Laying::new(&table);
    let Some(first) = first else {
        return laying.without_headings(table, overrides);
    };
    for row in table.rows.iter().take(first) {
        laying.above(row);
    }
    let mut rows = table.rows.into_iter().skip(first).peekable();
    while let Some(row) = rows.next() {
        if laying.repeats(&row) {
            // Both rows of headings come again where there were two.
            laying.pass(&row, "the headings again");
            continue;
        }
        if is_header(&row, overrides) && laying.may_begin(&row) {
            let below = rows.next_if(|below| is_second(&row, below));
            laying.begin(&row, below.as_ref(), overrides);
            continue;
        }
        laying.take(row);
    }
    laying.finish()
}

/// A table that is being laid out.
struct Laying {
    table: String,
    naming: Naming,
    is_hidden: bool,
    is_from_1904: bool,
    year: Option<i32>,
    laid: Laid,
    block: Option<Block>,
    /// The year of the last heading among the rows.
    section: Option<i32>,
    /// How many rows of a document came below the headings.
    below: usize,
    /// The last row that was seen.
    last: usize,
}

impl Laying {
    fn new(table: &Table) -> Self {
        Self {
            table: table.name.clone(),
            naming: table.naming,
            is_hidden: table.is_hidden,
            is_from_1904: table.is_from_1904,
            year: lone_year(&table.name),
            laid: Laid::default(),
            block: None,
            section: None,
            below: 0,
            last: 0,
        }
    }

    fn named(&self, number: &str) -> String {
        match self.naming {
            Naming::Number => number.to_owned(),
            Naming::Sheet => format!("{}!{number}", self.table),
            Naming::Document(table) => format!("{table}.{number}"),
        }
    }

    fn name_of(&self, row: &Row) -> String {
        match self.naming {
            Naming::Document(_) if self.block.is_some() => self.named(&self.below.to_string()),
            Naming::Document(_) => self.named("0"),
            _ => self.named(&row.number.to_string()),
        }
    }

    fn pass(&mut self, row: &Row, why: &str) {
        let says: Vec<&str> = row.filled().map(|(_, cell)| cell.text.trim()).collect();
        let passed = Passed {
            row: self.name_of(row),
            line: row.line,
            why: why.to_owned(),
            says: says.join(" | "),
        };
        self.laid.passed.push(passed);
        self.last = row.number;
    }

    /// Takes a row that stands above the headings.
    fn above(&mut self, row: &Row) {
        if row.filled().next().is_none() {
            return;
        }
        let said: Vec<i32> = row
            .filled()
            .filter_map(|(_, cell)| lone_year(&cell.text))
            .collect();
        if self.year.is_none() && said.len() == 1 {
            self.year = said.first().copied();
        }
        self.pass(row, "above the headings");
    }

    /// Tells whether a row is the headings once more.
    fn repeats(&self, row: &Row) -> bool {
        let Some(block) = &self.block else {
            return false;
        };
        let mut said = row.filled().peekable();
        said.peek().is_some()
            && row.filled().count() > 1
            && said.all(|(column, cell)| {
                block.columns.raw.get(column).is_some_and(|raw| {
                    raw.iter()
                        .any(|heading| words(heading) == words(&cell.text))
                })
            })
    }

    /// Tells whether headings may begin a table of their own here: not where a row only sounds like some.
    fn may_begin(&self, row: &Row) -> bool {
        let Some(block) = &self.block else {
            return true;
        };
        let whole = row
            .filled()
            .filter(|(_, cell)| meant(&cell.text).is_some_and(|(_, sure)| sure == Sure::Whole));
        let dates = row.filled().any(|(_, cell)| {
            meant(&cell.text)
                .is_some_and(|(field, _)| matches!(field, Field::Date | Field::DateTitle))
        });
        dates && whole.count() >= 2
            || block.rows.is_empty() && block.columns.find(Field::Title).is_none()
    }

    fn begin(&mut self, upper: &Row, lower: Option<&Row>, overrides: &[(String, Field)]) {
        self.laid.blocks.extend(self.block.take());
        let width = upper
            .cells
            .len()
            .max(lower.map_or(0, |row| row.cells.len()));
        let text = |row: Option<&Row>, column: usize| {
            let cell = row.and_then(|row| row.cells.get(column));
            cell.map_or(String::new(), |cell| {
                cell.text.split_whitespace().collect::<Vec<_>>().join(" ")
            })
        };
        let raw = (0..width).map(|column| {
            let (above, below) = (text(Some(upper), column), text(lower, column));
            let mut both = vec![above];
            if !below.is_empty() && both.first() != Some(&below) {
                both.push(below);
            }
            both.retain(|heading| !heading.is_empty());
            both
        });
        let header = lower.unwrap_or(upper).number;
        self.last = header;
        self.block = Some(Block {
            columns: assign(raw.collect(), overrides),
            header: Some(header),
            year: self.year,
            is_from_1904: self.is_from_1904,
            rows: Vec::new(),
        });
    }

    /// Takes a row below headings.
    fn take(&mut self, row: Row) {
        self.below += 1;
        if row.filled().next().is_none() {
            self.below -= 1;
            return;
        }
        self.tell_gap(&row);
        let Some(block) = &self.block else {
            return self.pass(&row, "above the headings");
        };
        let columns = &block.columns;
        let filled: Vec<(usize, &Cell)> = row.filled().collect();
        let field = |column: usize| columns.fields.get(column).copied().unwrap_or(Field::Extra);
        let has = |wanted: &[Field]| {
            filled
                .iter()
                .any(|(column, _)| wanted.contains(&field(*column)))
        };
        let times = [Field::Hours, Field::Minutes, Field::Days, Field::Points];
        let (has_title, has_time) = (has(&[Field::Title, Field::DateTitle]), has(&times));
        let label = filled
            .iter()
            .filter(|(_, cell)| cell.text.len() <= 60)
            .map(|(_, cell)| words(&cell.text))
            .find(|text| is_total(text));
        let dated = row.cells.iter().enumerate().any(|(column, cell)| {
            matches!(field(column), Field::Date | Field::End)
                && cell.cover != Cover::Left
                && is_day(cell)
        });
        if let Some(label) = label
            && !dated
        {
            return self.total(&row, &label);
        }
        let one = if let [(column, cell)] = *filled.as_slice() {
            Some((column, cell))
        } else {
            None
        };
        if !has_title
            && !dated
            && has_time
            && filled
                .iter()
                .all(|(column, _)| times.contains(&field(*column)))
        {
            return self.total(&row, "total");
        }
        if let Some((_, cell)) = one
            && let Some(year) = heading_year(&cell.text)
        {
            self.section = Some(year);
            return self.pass(&row, "a heading");
        }
        if !dated
            && is_signature(filled.first().map_or("", |(_, cell)| cell.text.trim()))
            && !has_time
        {
            return self.pass(&row, "a signature line");
        }
        if let Some((column, cell)) = one
            && !dated
            && !matches!(field(column), Field::Title | Field::DateTitle)
            && (cell.value == Value::Text && field(column) != Field::Date
                || row
                    .cells
                    .get(column + 1)
                    .is_some_and(|next| next.cover == Cover::Left))
            && !(columns.find(Field::Title).is_none() && field(column) == Field::Description)
        {
            return self.go_on(&row, column);
        }
        let line = Line {
            name: self.name_of(&row),
            from: row.line,
            is_hidden: row.is_hidden || self.is_hidden,
            year: self.section,
            cells: row.cells,
        };
        self.last = row.number;
        if let Some(block) = &mut self.block {
            block.rows.push(line);
        }
    }

    /// Takes a row with text in one column alone: more of the row above, or a remark beside the table.
    fn go_on(&mut self, row: &Row, column: usize) {
        let text = row.cells.get(column).map_or("", |cell| cell.text.trim());
        let goes = |field: Field| {
            matches!(
                field,
                Field::Description
                    | Field::What
                    | Field::SoWhat
                    | Field::NowWhat
                    | Field::Reflection
                    | Field::Evidence
            )
        };
        let last = self.block.as_mut().and_then(|block| {
            let field = block.columns.fields.get(column).copied();
            let above = self.last + 1 == row.number;
            block
                .rows
                .last_mut()
                .filter(|_| above && field.is_some_and(goes))
        });
        match last.and_then(|line| line.cells.get_mut(column)) {
            Some(cell) => {
                cell.text = format!("{}\n{text}", cell.text.trim_end());
                self.pass(row, "it goes on with the row above");
            }
            None => self.pass(row, "a remark beside the table"),
        }
    }

    fn total(&mut self, row: &Row, label: &str) {
        let fields = self
            .block
            .as_ref()
            .map(|block| block.columns.fields.clone())
            .unwrap_or_default();
        let cells = row.filled().map(|(column, cell)| {
            (
                fields.get(column).copied().unwrap_or(Field::Extra),
                cell.clone(),
            )
        });
        self.laid.totals.push(Total {
            row: self.name_of(row),
            cells: cells.collect(),
            is_part: label.starts_with("sub"),
        });
        self.pass(
            row,
            if label.starts_with("sub") {
                "a sub-total"
            } else {
                "a total"
            },
        );
    }

    /// Names the empty rows before one.
    fn tell_gap(&mut self, row: &Row) {
        let gap = row.number.saturating_sub(self.last + 1);
        if gap == 0 || matches!(self.naming, Naming::Document(_)) {
            return;
        }
        let first = self.last + 1;
        let number = if gap == 1 {
            first.to_string()
        } else {
            format!("{first}-{}", row.number - 1)
        };
        let line = row.line.and_then(|line| line.checked_sub(gap));
        self.laid.passed.push(Passed {
            row: self.named(&number),
            line,
            why: "empty".to_owned(),
            says: String::new(),
        });
    }

    /// Lays out a table that has no headings, by what its columns hold.
    fn without_headings(mut self, table: Table, overrides: &[(String, Field)]) -> Laid {
        let Some(columns) = guess::columns(&table.rows, overrides) else {
            for row in &table.rows {
                if row.filled().next().is_some() {
                    self.pass(row, "no day and no title can be told in it");
                }
            }
            return self.laid;
        };
        self.block = Some(Block {
            columns,
            header: None,
            year: self.year,
            is_from_1904: self.is_from_1904,
            rows: Vec::new(),
        });
        for row in table.rows {
            self.take(row);
        }
        self.finish()
    }

    fn finish(mut self) -> Laid {
        self.laid.blocks.extend(self.block.take());
        self.laid
    }
}

/// Tells whether a cell holds a day, or tries to.
fn is_day(cell: &Cell) -> bool {
    !cell.is_blank()
        && (matches!(cell.value, Value::Day(_) | Value::Number(_))
            || cell.text.bytes().any(|byte| byte.is_ascii_digit()))
}
