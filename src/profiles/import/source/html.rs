//! The lines of a page that was saved as HTML.

use html5gum::{Token, Tokenizer};

use super::{Line, bars, cell, rule};
use crate::profiles::import::line::fold;

/// What is no text of the page itself.
const ASIDE: &[&str] = &[
    "head", "script", "style", "nav", "header", "footer", "aside", "noscript", "template",
];
/// What begins and ends a line of its own.
const BLOCKS: &[&str] = &[
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
    "main", "body", "table", "caption",
];

/// Tells whether a text is HTML.
pub(super) fn is_one(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_lowercase();
    [
        "<!doctype html",
        "<html",
        "<table",
        "<body",
        "<head",
        "<h1",
        "<meta",
    ]
    .iter()
    .any(|begins| start.starts_with(begins))
}

/// Returns the lines of the page.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::StartTag(tag) => {
                page.start(&String::from_utf8_lossy(&tag.name), tag.self_closing);
            }
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.end_row();
    page.end_line();
    page.lines
}

/// A page that is being read.
#[derive(Default)]
struct Page {
    lines: Vec<Line>,
    /// How many lines were passed.
    passed: usize,
    /// How deep within what is no text of it.
    aside: usize,
    /// The line that is being written.
    line: String,
    /// The row that is being written.
    row: Vec<String>,
    /// The cell of it.
    cell: Option<String>,
    /// Whether the next row is the first of its table.
    is_head: bool,
    /// How many points each ordered list has so far; none for one without an order.
    points: Vec<Option<usize>>,
}

impl Page {
    fn start(&mut self, tag: &str, is_empty: bool) {
        if ASIDE.contains(&tag) && !is_empty {
            self.aside += 1;
        }
        if self.aside > 0 {
            return;
        }
        match tag {
            "table" => self.is_head = true,
            "tr" => self.end_row(),
            "td" | "th" => {
                self.end_cell();
                self.cell = Some(String::new());
            }
            "ol" => self.points.push(Some(0)),
            "ul" => self.points.push(None),
            _ => {}
        }
        self.part(tag);
        if tag == "li"
            && let Some(Some(points)) = self.points.last_mut()
        {
            *points += 1;
            let number = format!("{points}.");
            self.write(&number);
        }
    }

    fn end(&mut self, tag: &str) {
        if ASIDE.contains(&tag) {
            self.aside = self.aside.saturating_sub(1);
            return;
        }
        if self.aside > 0 {
            return;
        }
        self.part(tag);
        match tag {
            "td" | "th" => self.end_cell(),
            "tr" | "table" => self.end_row(),
            "ol" | "ul" => drop(self.points.pop()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.aside == 0 {
            self.write(text);
        }
        self.passed += text.matches('\n').count();
    }

    fn write(&mut self, text: &str) {
        self.cell.as_mut().unwrap_or(&mut self.line).push_str(text);
    }

    /// Parts what stands before a block from what stands in it and behind it.
    fn part(&mut self, tag: &str) {
        if !BLOCKS.contains(&tag) {
            return;
        }
        match &mut self.cell {
            Some(cell) => cell.push(' '),
            None => self.end_line(),
        }
    }

    fn end_line(&mut self) {
        let line = fold(&std::mem::take(&mut self.line));
        if !line.is_empty() {
            self.lines.push((self.passed + 1, line));
        }
    }

    fn end_cell(&mut self) {
        self.row.extend(self.cell.take().map(|text| cell(&text)));
    }

    fn end_row(&mut self) {
        self.end_cell();
        let row = std::mem::take(&mut self.row);
        if row.iter().all(String::is_empty) {
            return;
        }
        self.end_line();
        self.lines.push((self.passed + 1, bars(&row)));
        if std::mem::take(&mut self.is_head) {
            self.lines.push((self.passed + 1, rule(row.len())));
        }
    }
}
