//! What a portfolio says, worked out once for every form in which it is printed.
//!
//! A document is chapters of blocks, blocks hold lines, and lines spans; `sections` has a file for each section that a kind can
//! ask for. Every sentence of a document stands here, and every link leads to a place that is in the document. The writers
//! (`portfolio/write/`) know these blocks and no portfolio; nothing here knows how a form is written.

mod attached;
pub(super) mod block;
mod cited;
mod citing;
mod front;
mod places;
mod sections;
pub(super) mod span;
pub(super) mod table;
pub(super) mod whole;
mod words;

use super::contents::PortfolioContents;
use crate::domain::portfolio::PrintSection;
pub(super) use attached::{Attached, Beside};
use block::{Block, Picture};
use places::Places;
use span::Line;
use whole::{Chapter, Document};

impl Document {
    /// Works out what a portfolio says, with its attached files as the form takes them along.
    pub(super) fn new(contents: &PortfolioContents, attached: &Attached<'_>) -> Self {
        let places = Places::new(contents);
        let printed = printed(contents, attached);
        let sheet = contents.composed.details.kind.is_sheet() && attached.is_empty();
        let chapters = printed
            .into_iter()
            .flat_map(|section| sections::chapters(section, &places, attached));
        Self {
            about: front::about(contents),
            front: front::front(contents),
            chapters: chapters.collect(),
            colophon: front::colophon(contents, attached),
            sheet,
        }
    }

    /// Makes a document of one picture, to try whether it can be set.
    pub(super) fn trial(contents: &PortfolioContents, format: &'static str) -> Self {
        let picture = Picture {
            heading: None,
            caption: Line::default(),
            at: 0,
            format,
            alternative: "Trial".to_owned(),
        };
        let chapter = Chapter {
            anchor: String::new(),
            title: "Trial".to_owned(),
            opens_page: true,
            looks_back: false,
            blocks: vec![Block::Picture(picture)],
        };
        Self {
            about: front::about(contents),
            front: front::front(contents),
            chapters: vec![chapter],
            colophon: Vec::new(),
            sheet: false,
        }
    }
}

/// Returns what is printed, in order, each once. What the person chose to enclose is printed even if the kind forgets it.
fn printed(contents: &PortfolioContents, attached: &Attached<'_>) -> Vec<PrintSection> {
    let mut sections = Vec::new();
    let forgotten = (!attached.is_empty()).then_some(PrintSection::Attachments);
    let kind = &contents.composed.details.kind;
    for section in kind.prints.iter().copied().chain(forgotten) {
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    sections
}
