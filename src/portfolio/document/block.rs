//! The blocks that a document is made of. A writer knows these and nothing of what they say.

use serde::Serialize;

use super::span::{Bar, Line, Place};
use super::table::Table;

/// A piece of a document.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub(in crate::portfolio) enum Block {
    /// A heading; those of the first two levels stand in the contents.
    Heading(Heading),
    /// What is said right below a heading.
    Lead { line: Line },
    /// A paragraph; it may be a place.
    Text { line: Line, place: Option<Place> },
    /// Small print below a table.
    Note { line: Line },
    /// How to read what is drawn on paper alone; other forms leave it out.
    Legend { line: Line },
    /// What a person wrote at length.
    Prose {
        paragraphs: Vec<Line>,
        place: Option<Place>,
        /// What a mark in it stands for.
        note: Option<&'static str>,
    },
    /// Names, each with what stands for it.
    Facts { facts: Vec<Fact> },
    /// One entry of the record in full.
    Entry(Entry),
    /// Texts with labels, below a name where they have one.
    Remarks(Remarks),
    /// A table.
    Table(Table),
    /// A list under words of its own.
    List { head: Line, items: Vec<Line> },
    /// Figures side by side.
    Cards { cards: Vec<Card> },
    /// One figure by itself, and a sentence about it.
    Figure { card: Card, below: Option<String> },
    /// A picture that fills a page.
    Picture(Picture),
    /// A file that lies in the document.
    File(EmbeddedFile),
}

/// A heading within a chapter.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Heading {
    /// How deep it stands, from 1, which is the chapter's own.
    pub(in crate::portfolio) level: usize,
    /// A number or short name before the text.
    pub(in crate::portfolio) key: Option<String>,
    pub(in crate::portfolio) text: String,
    pub(in crate::portfolio) place: Option<Place>,
}

/// A short fact with its name.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Fact {
    pub(in crate::portfolio) label: &'static str,
    pub(in crate::portfolio) text: String,
}

/// An entry: its heading, a line about it, and what is said of it under labels.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Entry {
    pub(in crate::portfolio) heading: Heading,
    pub(in crate::portfolio) meta: Line,
    pub(in crate::portfolio) rows: Vec<Labelled>,
    /// Whether it is short enough to be kept on one page.
    pub(in crate::portfolio) together: bool,
}

/// Lines under one label.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Labelled {
    pub(in crate::portfolio) label: String,
    pub(in crate::portfolio) lines: Vec<Line>,
}

/// Labelled texts that belong to one name.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Remarks {
    pub(in crate::portfolio) name: Option<String>,
    pub(in crate::portfolio) rows: Vec<Labelled>,
    pub(in crate::portfolio) together: bool,
}

/// One big figure with what it is measured by.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Card {
    pub(in crate::portfolio) figure: String,
    pub(in crate::portfolio) label: String,
    pub(in crate::portfolio) bar: Option<Bar>,
}

/// A picture on a page of its own, by the place of its bytes among the document's files.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Picture {
    pub(in crate::portfolio) heading: Option<Heading>,
    pub(in crate::portfolio) caption: Line,
    pub(in crate::portfolio) at: usize,
    pub(in crate::portfolio) format: &'static str,
    /// What it shows, for those who hear it.
    pub(in crate::portfolio) alternative: String,
}

/// A file that lies in the document, by the place of its bytes among the document's files.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::portfolio) struct EmbeddedFile {
    pub(in crate::portfolio) at: usize,
    pub(in crate::portfolio) file_name: String,
    pub(in crate::portfolio) mime: &'static str,
    /// What it is, for those who only see the list of files.
    pub(in crate::portfolio) alternative: String,
}

/// What surely fits on one page, which holds about fifty lines.
const A_PAGE: usize = 32;
/// What surely fits on one line, in characters.
const WIDTH: usize = 70;
impl Block {
    pub(super) fn lead(line: impl Into<Line>) -> Self {
        Self::Lead { line: line.into() }
    }

    pub(super) fn text(line: impl Into<Line>) -> Self {
        Self::Text {
            line: line.into(),
            place: None,
        }
    }

    pub(super) fn note(line: impl Into<Line>) -> Self {
        Self::Note { line: line.into() }
    }

    pub(super) fn heading(level: usize, text: impl Into<String>) -> Self {
        Self::Heading(Heading::new(level, text))
    }

    /// Makes an entry of what there is to say.
    pub(super) fn entry(
        heading: Heading,
        meta: impl Into<Line>,
        rows: impl IntoIterator<Item = (&'static str, Vec<Line>)>,
    ) -> Self {
        let meta = meta.into();
        let rows = rows.into_iter();
        let rows: Vec<Labelled> = rows
            .filter_map(|(label, lines)| Labelled::new(label, lines))
            .collect();
        let title = 1 + heading.text.chars().count() / WIDTH;
        Self::Entry(Entry {
            together: title + meta.chars() / WIDTH + lines_under(&rows) <= A_PAGE,
            heading,
            meta,
            rows,
        })
    }

    /// Makes remarks, which belong to a name where they have one.
    pub(super) fn remarks(name: Option<String>, rows: Vec<Labelled>) -> Self {
        Self::Remarks(Remarks {
            together: lines_under(&rows) <= A_PAGE,
            name,
            rows,
        })
    }

    /// Counts roughly how many lines it takes on paper.
    pub(in crate::portfolio) fn lines(&self) -> usize {
        match self {
            Self::Heading(_) | Self::Lead { .. } | Self::Note { .. } | Self::Legend { .. } => 2,
            Self::Text { line, .. } => lines_of([line]),
            Self::Prose { paragraphs, .. } => lines_of(paragraphs),
            Self::Facts { facts } => facts.len(),
            Self::Entry(entry) => lines_under(&entry.rows),
            Self::Remarks(remarks) => lines_under(&remarks.rows),
            Self::Table(table) => table.lines(),
            Self::List { items, .. } => items.len(),
            Self::Cards { .. } | Self::Figure { .. } => 8,
            Self::Picture(_) => 2 * A_PAGE,
            Self::File(_) => 0,
        }
    }
}

/// Counts roughly how many lines texts take, always enough.
fn lines_of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> usize {
    let lines = lines.into_iter();
    lines.map(|line| 1 + line.chars() / WIDTH).sum()
}

fn lines_under(rows: &[Labelled]) -> usize {
    rows.iter().map(|row| lines_of(&row.lines)).sum()
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl Heading {
    pub(super) fn new(level: usize, text: impl Into<String>) -> Self {
        Self {
            level,
            key: None,
            text: text.into(),
            place: None,
        }
    }

    pub(super) fn at(self, place: Option<Place>) -> Self {
        Self { place, ..self }
    }

    pub(super) fn keyed(self, key: impl Into<String>) -> Self {
        Self {
            key: Some(key.into()),
            ..self
        }
    }

    /// Returns all its words.
    pub(in crate::portfolio) fn said(&self) -> String {
        match &self.key {
            Some(key) => format!("{key} {}", self.text),
            None => self.text.clone(),
        }
    }
}

impl Labelled {
    /// Puts lines under a label; nothing where there are none.
    pub(super) fn new(label: impl Into<String>, lines: Vec<Line>) -> Option<Self> {
        (!lines.is_empty()).then(|| Self {
            label: label.into(),
            lines,
        })
    }
}

/// Makes facts of those that there are.
pub(super) fn facts<const N: usize>(facts: [(&'static str, String); N]) -> Vec<Fact> {
    let there = facts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    there.map(|(label, text)| Fact { label, text }).collect()
}
