//! Tables of a web page, of the clipboard, or of an e-mail, and the plain text of anything marked up.

use std::collections::HashSet;

use html5gum::{Token, Tokenizer};

use super::super::error::{Fault, Read};
use super::super::table::{Cell, MOST_CELLS, Naming, Row, Table, spread};
use super::lines::Lines;

/// What is no text of a page.
const ASIDE: &[&str] = &["head", "script", "style", "noscript", "template", "title"];
/// What begins and ends a line of its own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "main",
    "body",
    "table",
    "caption",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "hr",
    "dt",
    "dd",
];

/// Tells whether a text is a page, a part of one, or what Windows puts into the clipboard.
#[must_use]
pub fn is_one(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(400).collect();
    let start = start.to_lowercase();
    let begins = |tags: &[&str]| tags.iter().any(|tag| start.starts_with(tag));
    begins(&[
        "<!doctype html",
        "<html",
        "<table",
        "<body",
        "<head",
        "<meta",
        "<div",
        "<p",
        "<tr",
        "<!--startfragment",
        "<h1",
        "<h2",
        "<style",
        "<span",
    ]) || (start.starts_with("version:") && start.contains("starthtml:"))
}

/// Tells whether a cell of plain text holds tags or entities, as web forms leave them.
#[must_use]
pub fn is_marked_up(text: &str) -> bool {
    if !text.contains(['<', '&']) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let tags = [
        "<br", "<p>", "</p>", "<b>", "<i>", "<li>", "<div", "<strong>", "<em>", "<a href", "<span",
        "<ul>",
    ];
    let has_entity = text.match_indices('&').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let Some((name, _)) = rest.split_once(';') else {
            return false;
        };
        let known = [
            "amp", "lt", "gt", "quot", "apos", "nbsp", "rsquo", "lsquo", "ldquo", "rdquo", "ndash",
            "mdash", "hellip", "pound", "eacute", "frac12",
        ];
        let digits = name
            .strip_prefix('#')
            .unwrap_or_default()
            .trim_start_matches(['x', 'X']);
        known.contains(&name)
            || (!digits.is_empty()
                && digits.len() < 8
                && digits.bytes().all(|b| b.is_ascii_hexdigit()))
    });
    has_entity || tags.iter().any(|tag| lower.contains(tag))
}

/// Returns what a marked-up text says.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut lines = Lines::default();
    let mut aside = 0_usize;
    // Line breaks of a text with a few tags in it are meant; those of a page are not.
    let is_page = text.contains("</");
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if ASIDE.contains(&name.as_str()) && !tag.self_closing {
                    aside += 1;
                }
                if name == "li" {
                    lines.end();
                    lines.write("- ");
                } else if BLOCKS.contains(&name.as_str()) {
                    lines.end();
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if ASIDE.contains(&name.as_str()) {
                    aside = aside.saturating_sub(1);
                } else if BLOCKS.contains(&name.as_str()) {
                    lines.end();
                }
            }
            Token::String(said) if aside == 0 => {
                let said = String::from_utf8_lossy(&said).into_owned();
                if is_page {
                    lines.write(&said);
                } else {
                    for (at, line) in said.split('\n').enumerate() {
                        if at > 0 {
                            lines.end();
                        }
                        lines.write(line);
                    }
                }
            }
            _ => {}
        }
    }
    lines.finish()
}

/// A page: its tables, and the text outside them.
#[derive(Debug, Default, PartialEq)]
pub struct Page {
    /// The tables.
    pub tables: Vec<Table>,
    /// What stands outside of them.
    pub beside: String,
}

#[derive(Default)]
struct Building {
    rows: Vec<Row>,
    merged: Vec<((usize, usize), (usize, usize))>,
    row: Vec<Cell>,
    in_row: bool,
    cell: Option<Lines>,
    /// How many rows and columns the cell takes.
    takes: (usize, usize),
    link: Option<Box<str>>,
    /// The places that cells of earlier rows take.
    taken: HashSet<(usize, usize)>,
}

impl Building {
    fn begin_row(&mut self) {
        self.end_row();
        self.in_row = true;
        self.pass_taken();
    }

    /// Leaves room for what cells above take.
    fn pass_taken(&mut self) {
        while self.taken.contains(&(self.rows.len(), self.row.len())) {
            self.row.push(Cell::default());
        }
    }

    fn begin_cell(&mut self, takes: (usize, usize)) {
        self.end_cell();
        self.in_row = true;
        self.pass_taken();
        self.cell = Some(Lines::default());
        self.takes = takes;
    }

    fn end_cell(&mut self) {
        let Some(lines) = self.cell.take() else {
            return;
        };
        let mut cell = Cell::of(lines.finish());
        cell.link = self.link.take();
        let (at, column) = (self.rows.len(), self.row.len());
        self.row.push(cell);
        let (down, across) = self.takes;
        if down * across > 1 {
            self.merged
                .push(((at, column), (at + down - 1, column + across - 1)));
        }
        for _ in 1..across {
            self.row.push(Cell::default());
        }
        for below in 1..down {
            self.taken
                .extend((0..across).map(|right| (at + below, column + right)));
        }
        self.pass_taken();
    }

    fn end_row(&mut self) {
        self.end_cell();
        if std::mem::take(&mut self.in_row) {
            let number = self.rows.len() + 1;
            self.rows.push(Row {
                number,
                cells: std::mem::take(&mut self.row),
                ..Row::default()
            });
        }
    }

    fn finish(mut self, number: usize) -> Table {
        self.end_row();
        for (from, to) in std::mem::take(&mut self.merged) {
            spread(&mut self.rows, from, to);
        }
        Table {
            naming: Naming::Document(number),
            rows: self.rows,
            ..Table::default()
        }
    }
}

/// Reads a page. A table within a cell is part of that cell's text.
pub fn read(text: &str) -> Read<Page> {
    let mut page = Page::default();
    let mut beside = Lines::default();
    let mut table: Option<Building> = None;
    let (mut depth, mut aside, mut cells) = (0_usize, 0_usize, 0_usize);
    for Ok(token) in Tokenizer::new(body(text)) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if ASIDE.contains(&name.as_str()) && !tag.self_closing {
                    aside += 1;
                }
                if aside > 0 {
                    continue;
                }
                let says = |wanted: &str| {
                    let found = tag
                        .attributes
                        .iter()
                        .find(|(name, _)| ***name == *wanted.as_bytes());
                    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
                };
                match (name.as_str(), &mut table) {
                    ("table", _) => {
                        depth += 1;
                        if depth == 1 {
                            table = Some(Building::default());
                        }
                    }
                    ("tr", Some(table)) if depth == 1 => table.begin_row(),
                    ("td" | "th", Some(table)) if depth == 1 => {
                        let span = |name: &str| {
                            says(name)
                                .and_then(|span| span.trim().parse().ok())
                                .unwrap_or(1_usize)
                                .clamp(1, 200)
                        };
                        let takes = (span("rowspan"), span("colspan"));
                        cells += takes.0 * takes.1;
                        if cells > MOST_CELLS {
                            return Err(Fault::TooMuch);
                        }
                        table.begin_cell(takes);
                    }
                    ("a", Some(table)) if table.cell.is_some() => {
                        table.link = says("href")
                            .filter(|to| to.starts_with("http"))
                            .map(Into::into)
                            .or(table.link.take());
                    }
                    _ => {}
                }
                if BLOCKS.contains(&name.as_str()) {
                    part(&mut table, &mut beside, |lines| {
                        lines.end();
                        if name == "li" {
                            lines.write("- ");
                        }
                    });
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if ASIDE.contains(&name.as_str()) {
                    aside = aside.saturating_sub(1);
                    continue;
                }
                match (name.as_str(), &mut table) {
                    ("table", _) => {
                        depth = depth.saturating_sub(1);
                        if depth == 0
                            && let Some(table) = table.take()
                        {
                            page.tables.push(table.finish(page.tables.len() + 1));
                        }
                    }
                    ("tr", Some(table)) if depth == 1 => table.end_row(),
                    ("td" | "th", Some(table)) if depth == 1 => table.end_cell(),
                    _ if BLOCKS.contains(&name.as_str()) => {
                        part(&mut table, &mut beside, Lines::end);
                    }
                    _ => {}
                }
            }
            Token::String(said) if aside == 0 => {
                let said = String::from_utf8_lossy(&said).into_owned();
                part(&mut table, &mut beside, |lines| lines.write(&said));
            }
            _ => {}
        }
    }
    if let Some(table) = table {
        page.tables.push(table.finish(page.tables.len() + 1));
    }
    page.tables.retain(|table| !table.rows.is_empty());
    page.beside = beside.finish();
    Ok(page)
}

/// Goes on in the cell that is open, or beside the tables.
fn part(table: &mut Option<Building>, beside: &mut Lines, go_on: impl FnOnce(&mut Lines)) {
    match table {
        Some(table) => {
            if let Some(lines) = &mut table.cell {
                go_on(lines);
            }
        }
        None => go_on(beside),
    }
}

/// Leaves away what Windows puts before a page in the clipboard.
fn body(text: &str) -> &str {
    if text
        .trim_start()
        .get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("version:"))
    {
        return text.find('<').and_then(|at| text.get(at..)).unwrap_or(text);
    }
    text
}
