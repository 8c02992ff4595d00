//! Takes a page apart: summary, headed tables, and what stands below them.

use super::line::{fold, is_imprint};
use super::source;
use crate::profiles::frameworks::known_sections;

/// A page's parts, in order.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The paragraphs under “Summary”.
    pub summary: Vec<String>,
    /// The tables.
    pub tables: Vec<Table>,
    /// Who answers for the profile, from the last lines.
    pub responsible_body: String,
    /// How the profile was made, from the last lines.
    pub source: String,
    /// What stands above the summary, which is the role where the summary does not name it.
    pub title: Option<String>,
    /// The headings of known parts below which no table stands, with their lines.
    pub bare: Vec<(usize, String)>,
    /// Its last line.
    pub length: usize,
}

/// A table under a heading.
#[derive(Debug)]
pub(super) struct Table {
    /// The line of its heading, counted from 1.
    pub line: usize,
    /// The words of its heading.
    pub heading: String,
    /// Its rows, without the column heads.
    pub rows: Vec<Row>,
}

/// A row of cells.
#[derive(Debug)]
pub(super) struct Row {
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// Its cells, blanks folded.
    pub cells: Vec<String>,
}

/// How many words a heading has at most; a sentence may name a part too.
const MOST: usize = 8;
/// Tells whether a line is the heading of a part that is known.
fn is_heading(line: &str) -> bool {
    let line = line.to_lowercase();
    let is_short = line.split_whitespace().count() <= MOST;
    is_short
        && known_sections()
            .iter()
            .any(|known| line.contains(&known.heading))
}

impl Page {
    pub(super) fn read(text: &str) -> Self {
        let lines = source::lines(text);
        let lines: Vec<(usize, &str)> = lines
            .iter()
            .map(|(at, line)| (*at, line.as_str()))
            .collect();
        let mut page = Self {
            length: lines.last().map_or(1, |(at, _)| *at),
            ..Self::default()
        };
        let mut rest = lines.as_slice();
        while let Some(((line, words), after)) = rest.split_first() {
            rest = after;
            if after.first().is_some_and(|(_, next)| next.starts_with('|'))
                && !words.starts_with('|')
            {
                let length = after.iter().take_while(|(_, next)| in_table(next)).count();
                let (body, below) = after.split_at(length);
                page.tables.push(Table {
                    line: *line,
                    heading: (*words).to_owned(),
                    rows: rows(body),
                });
                rest = below;
            } else if is_imprint(words) {
                page.read_imprint(words);
            } else if is_heading(words) {
                page.bare.push((*line, (*words).to_owned()));
            } else if words.eq_ignore_ascii_case("summary") {
                // What stands above it is the way to the page, and last its title.
                page.title = page.summary.pop();
                page.summary.clear();
            } else if page.tables.is_empty() {
                page.summary.push(fold(words));
            }
        }
        page
    }

    /// Finds the role that the summary speaks of: “As a … you will”.
    pub(super) fn role(&self) -> Option<String> {
        self.summary.iter().find_map(|paragraph| {
            let (_, after) = paragraph.split_once("As a")?;
            let after = after.strip_prefix('n').unwrap_or(after).strip_prefix(' ')?;
            let (role, _) = after
                .split_once(" you will")
                .or_else(|| after.split_once(", you"))?;
            Some(role.trim_matches([',', ' ']).to_owned()).filter(|role| !role.is_empty())
        })
    }

    /// Reads “The Professional Body Responsible for this job family is …. This … was created …”.
    fn read_imprint(&mut self, words: &str) {
        let (first, second) = words.split_once(". ").unwrap_or((words, ""));
        let body = first.rsplit_once(" is ").map_or(first, |(_, body)| body);
        body.trim_end_matches('.')
            .clone_into(&mut self.responsible_body);
        second.clone_into(&mut self.source);
    }
}

/// Tells whether a line belongs to the table above it. The lines of a broken cell end with a bar or follow one that opens.
fn in_table(line: &str) -> bool {
    line.starts_with('|') || line.ends_with('|') || line.ends_with(':')
}

/// Puts the rows of a table together; a bar alone on its line opens a row whose cells have a line each.
fn rows(lines: &[(usize, &str)]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let body = lines.iter().skip_while(|(_, line)| !is_rule(line));
    for (number, line) in body.filter(|(_, line)| !is_rule(line)) {
        if *line == "|" {
            rows.push(Row {
                line: *number,
                cells: Vec::new(),
            });
        } else if let Some(inner) = line.strip_prefix('|') {
            let cells = inner
                .strip_suffix('|')
                .unwrap_or(inner)
                .split('|')
                .map(fold)
                .collect();
            rows.push(Row {
                line: *number,
                cells,
            });
        } else if let Some(row) = rows.last_mut() {
            row.cells.push(fold(line.strip_suffix('|').unwrap_or(line)));
        }
    }
    rows
}

/// Tells whether a line is the rule between a table's head and body.
fn is_rule(line: &str) -> bool {
    line.contains("---") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}
