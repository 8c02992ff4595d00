//! Documents of Word: their tables, and their text with its headings.

use super::super::error::{Fault, Read};
use super::super::table::{Cell, MOST_CELLS, Naming, Row, Table, spread};
use super::xml::{Step, Tag, walk};
use super::zipped::Zipped;

/// What follows one another in a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A paragraph, and how high a heading it is; 0 for plain text.
    Paragraph {
        /// The level: 1 for the highest heading, 0 for plain text.
        level: usize,
        /// What it says.
        text: String,
    },
    /// A table.
    Table(Table),
}

/// Reads a document. What was deleted with changes tracked is left out, and what was inserted is in it.
pub fn read(bytes: &[u8]) -> Read<Vec<Piece>> {
    let mut zip = Zipped::open(bytes)?;
    let broken = || Fault::broken("it holds no document");
    let main = zip.ending("word/document.xml").ok_or_else(broken)?;
    let mut document = Document::default();
    zip.lend(&main, |from| walk(from, |step| document.step(step)))?;
    let mut links = std::collections::HashMap::new();
    let rels = main.replace("word/document.xml", "word/_rels/document.xml.rels");
    zip.lend(&rels, |from| {
        walk(from, |step| {
            if let Step::Open(tag) = step
                && let (Some(id), Some(to)) = (tag.says("Id"), tag.says("Target"))
                && to.starts_with("http")
            {
                links.insert(id, to);
            }
            Ok(())
        })
    })?;
    document.end_paragraph();
    for piece in &mut document.pieces {
        let Piece::Table(table) = piece else { continue };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let target = cell.link.as_ref().and_then(|id| links.get(&**id));
            cell.link = target.map(|to| to.as_str().into());
        }
    }
    Ok(document.pieces)
}

#[derive(Default)]
struct Document {
    pieces: Vec<Piece>,
    tables: usize,
    /// How deep within tables; what lies deeper than one is text of the outer cell.
    depth: usize,
    rows: Vec<Row>,
    row: Vec<Cell>,
    /// For each column, where a cell that goes on downward began, and which of those merged it is.
    begun: Vec<Option<(usize, Option<usize>)>>,
    merged: Vec<((usize, usize), (usize, usize))>,
    cell: Option<String>,
    link: Option<Box<str>>,
    across: usize,
    goes_on: Option<bool>,
    paragraph: String,
    level: usize,
    in_text: bool,
    deleted: usize,
    cells: usize,
}

impl Document {
    fn step(&mut self, step: Step<'_>) -> Read<()> {
        match step {
            Step::Open(tag) => self.open(&tag),
            Step::Close(name) => return self.close(name),
            Step::Text(text) if self.in_text && self.deleted == 0 => self.paragraph.push_str(text),
            Step::Text(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.end_paragraph();
                    self.begun.clear();
                }
            }
            "tr" if self.depth == 1 => self.row.clear(),
            "tc" if self.depth == 1 => {
                self.cell = Some(String::new());
                (self.link, self.across, self.goes_on) = (None, 1, None);
            }
            "gridSpan" if self.depth == 1 => {
                self.across = tag.number("val").unwrap_or(1).clamp(1, 200);
            }
            "gridBefore" if self.depth == 1 => {
                let before = tag.number("val").unwrap_or(0).min(200);
                self.row
                    .extend(std::iter::repeat_n(Cell::default(), before));
            }
            "vMerge" if self.depth == 1 => {
                self.goes_on = Some(tag.says("val").as_deref() != Some("restart"));
            }
            "pStyle" => self.level = tag.says("val").map_or(0, |style| level(&style)),
            "outlineLvl" => self.level = tag.number("val").map_or(self.level, |level| level + 1),
            "t" => self.in_text = true,
            "tab" if self.deleted == 0 => self.paragraph.push('\t'),
            "br" | "cr" if self.deleted == 0 => self.paragraph.push('\n'),
            "noBreakHyphen" if self.deleted == 0 => self.paragraph.push('-'),
            "del" | "moveFrom" | "instrText" | "Fallback" => self.deleted += 1,
            // A box to tick stands for what is chosen by the text behind it.
            "hyperlink" => self.link = self.link.take().or(tag.says("id").map(Into::into)),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Read<()> {
        match name {
            "t" => self.in_text = false,
            "del" | "moveFrom" | "instrText" | "Fallback" => {
                self.deleted = self.deleted.saturating_sub(1);
            }
            "p" => self.end_paragraph(),
            "tc" if self.depth == 1 => return self.end_cell(),
            "tr" if self.depth == 1 => {
                let number = self.rows.len() + 1;
                let cells = std::mem::take(&mut self.row);
                self.rows.push(Row {
                    number,
                    cells,
                    ..Row::default()
                });
            }
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end_table();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let level = std::mem::take(&mut self.level);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match &mut self.cell {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(text);
            }
            None => self.pieces.push(Piece::Paragraph {
                level,
                text: text.to_owned(),
            }),
        }
    }

    fn end_cell(&mut self) -> Read<()> {
        self.end_paragraph();
        let text = self.cell.take().unwrap_or_default();
        self.cells += self.across;
        if self.cells > MOST_CELLS {
            return Err(Fault::TooMuch);
        }
        let (row, column) = (self.rows.len(), self.row.len());
        if self.begun.len() < column + self.across {
            self.begun.resize(column + self.across, None);
        }
        let began = self.begun.get(column).copied().flatten();
        let last = column + self.across - 1;
        let mut goes_down = None;
        match (self.goes_on, began) {
            (Some(true), Some((began, known))) => {
                match known.and_then(|at| self.merged.get_mut(at)) {
                    Some((_, to)) => to.0 = row,
                    None => self.merged.push(((began, column), (row, last))),
                }
                goes_down = Some((began, known.or(self.merged.len().checked_sub(1))));
            }
            (goes_on, _) => {
                if self.across > 1 {
                    self.merged.push(((row, column), (row, last)));
                }
                if goes_on == Some(false) {
                    let known = self.merged.len().checked_sub(1);
                    goes_down = Some((row, known.filter(|_| self.across > 1)));
                }
            }
        }
        if let Some(begun) = self.begun.get_mut(column) {
            *begun = goes_down;
        }
        self.row.push(Cell {
            link: self.link.take(),
            ..Cell::of(text)
        });
        self.row
            .extend(std::iter::repeat_n(Cell::default(), self.across - 1));
        Ok(())
    }

    fn end_table(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        for (from, to) in std::mem::take(&mut self.merged) {
            spread(&mut rows, from, to);
        }
        self.tables += 1;
        self.pieces.push(Piece::Table(Table {
            naming: Naming::Document(self.tables),
            rows,
            ..Table::default()
        }));
    }
}

/// Returns how high a heading of a style is.
fn level(style: &str) -> usize {
    let style = style.to_lowercase().replace(' ', "");
    let digits = |rest: &str| rest.parse().ok().filter(|level| (1..=9).contains(level));
    ["heading", "berschrift", "titre", "kop", "rubrik"]
        .iter()
        .find_map(|name| digits(style.split_once(name)?.1))
        .unwrap_or(0)
}
