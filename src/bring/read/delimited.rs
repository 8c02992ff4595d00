//! Tables of text: cells parted by commas, semicolons, tabs or bars.

use super::super::error::{Fault, Read};
use super::super::out::{HEADINGS, unguarded};
use super::super::table::{Cell, MOST_CELLS, Naming, Row, Table};

/// What may part the cells, the likelier first.
const SIGNS: &[u8] = b",;\t|";
/// How much of a text is looked at to find what parts its cells.
const SAMPLE: usize = 64 << 10;

/// A text as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Delimited {
    /// The table.
    pub table: Table,
    /// What parts its cells.
    pub sign: char,
    /// The line on which a quotation begins that never ends, where one does.
    pub runaway: Option<usize>,
}

/// Reads a text.
pub fn read(text: &str) -> Read<Delimited> {
    let (named, body, before) = named_sign(text);
    let is_own = body.starts_with(&HEADINGS.join(","));
    let sign = named.unwrap_or_else(|| if is_own { b',' } else { likeliest(body) });
    let runaway = runaway(body, sign).map(|line| line + before);
    // Where a quotation never ends, what is quoted is no quotation.
    let rows = rows(
        body,
        sign,
        runaway.is_none(),
        before,
        if is_own { as_it_was } else { tidy },
    )?;
    Ok(Delimited {
        table: Table {
            naming: Naming::Number,
            rows,
            ..Table::default()
        },
        sign: char::from(sign),
        runaway,
    })
}

/// Takes `sep=;` off the first line, as Excel writes it.
fn named_sign(text: &str) -> (Option<u8>, &str, usize) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let first = text.get(..end).unwrap_or_default();
    let sign = first
        .trim_matches('"')
        .to_lowercase()
        .strip_prefix("sep=")
        .and_then(|sign| sign.bytes().next());
    match sign {
        Some(sign) if sign.is_ascii() => {
            let rest = text.get(end..).unwrap_or_default();
            let rest = rest.strip_prefix('\r').unwrap_or(rest);
            (Some(sign), rest.strip_prefix('\n').unwrap_or(rest), 1)
        }
        _ if first.to_lowercase().starts_with("sep=") => (Some(b'\t'), text, 0),
        _ => (None, text, 0),
    }
}

/// Finds what parts the cells: the sign that gives most rows the same width, of more than one cell.
fn likeliest(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    let score = |sign: u8| {
        let quoted = runaway(sample, sign).is_none();
        let rows = rows(sample, sign, quoted, 0, tidy).unwrap_or_default();
        let mut widths: Vec<usize> = rows
            .iter()
            .map(|row| row.cells.len())
            .filter(|width| *width > 0)
            .collect();
        widths.sort_unstable();
        let mut best = 0_usize;
        for run in widths.chunk_by(|a, b| a == b) {
            let width = run.first().copied().unwrap_or_default();
            if width > 1 {
                // Wider rows say more, but only so much: texts are full of commas.
                best = best.max(run.len() * (8 + width.min(8)));
            }
        }
        best * 100 / widths.len().max(1)
    };
    let mut best = (b',', 0);
    for sign in SIGNS {
        let score = score(*sign);
        if score > best.1 {
            best = (*sign, score);
        }
    }
    best.0
}

/// Finds the line of a quotation that never ends.
fn runaway(text: &str, sign: u8) -> Option<usize> {
    let mut cells = Cells::new(text, sign, true);
    while cells.next().is_some() {}
    cells.open
}

fn rows(text: &str, sign: u8, quoting: bool, before: usize, tidy: Tidy) -> Read<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = Cells::new(text, sign, quoting);
    let (mut row, mut in_all) = (Vec::new(), 0_usize);
    let mut begins = cells.line;
    while let Some((cell, is_last)) = cells.next() {
        in_all += 1;
        if in_all > MOST_CELLS {
            return Err(Fault::TooMuch);
        }
        row.push(Cell::of(tidy(&cell)));
        if is_last {
            while row.last().is_some_and(Cell::is_blank) {
                row.pop();
            }
            rows.push(Row {
                number: rows.len() + 1 + before,
                line: Some(begins + before),
                cells: std::mem::take(&mut row),
                ..Row::default()
            });
            begins = cells.line;
        }
    }
    Ok(rows)
}

/// The cells of a text, one after the other, each with whether it is the last of its row.
struct Cells<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    sign: u8,
    quoting: bool,
    /// The line of a quotation that has not ended.
    open: Option<usize>,
}

impl<'a> Cells<'a> {
    const fn new(text: &'a str, sign: u8, quoting: bool) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            sign,
            quoting,
            open: None,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes the end of a line, by whichever of its three signs.
    fn pass_end(&mut self) {
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
        self.line += 1;
    }

    /// Reads what stands in quotation marks, behind the first of them.
    fn quoted(&mut self) -> String {
        let mut cell = String::new();
        self.open = Some(self.line);
        let mut from = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    cell.push_str(self.text.get(from..self.at).unwrap_or_default());
                    self.at += 1;
                    if self.peek() != Some(b'"') {
                        self.open = None;
                        return cell;
                    }
                    // Two of them stand for one.
                    from = self.at;
                    self.at += 1;
                }
                b'\n' | b'\r' => self.pass_end(),
                _ => self.at += 1,
            }
        }
        cell.push_str(self.text.get(from..self.at).unwrap_or_default());
        cell
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = (std::borrow::Cow<'a, str>, bool);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() && !self.text.get(..self.at)?.ends_with(char::from(self.sign))
        {
            return None;
        }
        let before = self.at;
        let mut cell = std::borrow::Cow::Borrowed("");
        if self.quoting {
            while self.peek() == Some(b' ') {
                self.at += 1;
            }
            if self.peek() == Some(b'"') {
                self.at += 1;
                cell = self.quoted().into();
            } else {
                self.at = before;
            }
        }
        let from = self.at;
        while let Some(byte) = self.peek() {
            if byte == self.sign || byte == b'\n' || byte == b'\r' {
                break;
            }
            self.at += 1;
        }
        let rest = self.text.get(from..self.at).unwrap_or_default();
        if cell.is_empty() {
            cell = rest.into();
        } else if !rest.trim().is_empty() {
            cell.to_mut().push_str(rest);
        }
        match self.peek() {
            Some(byte) if byte == self.sign => {
                self.at += 1;
                Some((cell, false))
            }
            Some(_) => {
                self.pass_end();
                Some((cell, true))
            }
            None => {
                // Past the end, so that a sign at the end is not read twice.
                self.at = self.text.len() + 1;
                Some((cell, true))
            }
        }
    }
}

/// Makes the text of a cell of what stands in it.
type Tidy = fn(&str) -> String;

/// Gives back what Cairn wrote.
fn as_it_was(text: &str) -> String {
    unguarded(text).to_owned()
}

/// Ends the lines of a cell as Cairn does, and makes plain text of what a web form left in it.
fn tidy(text: &str) -> String {
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    if super::html::is_marked_up(&text) {
        return super::html::plain(&text);
    }
    text
}
