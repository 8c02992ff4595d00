//! A whole document: what it says of itself, its front, its chapters, and what stands below them.

use chrono::NaiveDate;

use super::block::{Block, Fact};
use super::span::Line;

/// The list of all files that lie beside a document, with their sums.
pub(in crate::portfolio) const MANIFEST: &str = "SHA256SUMS.txt";

/// A whole document.
pub(in crate::portfolio) struct Document {
    pub(in crate::portfolio) about: About,
    pub(in crate::portfolio) front: Front,
    /// Its chapters, in the order of the kind.
    pub(in crate::portfolio) chapters: Vec<Chapter>,
    /// What stands below all of it, or at the foot of its cover.
    pub(in crate::portfolio) colophon: Vec<Line>,
    /// Whether it is one landscape page, without a cover and a list of contents.
    pub(in crate::portfolio) sheet: bool,
}

/// What a document says of itself.
#[derive(Clone, Debug)]
pub(in crate::portfolio) struct About {
    pub(in crate::portfolio) title: String,
    pub(in crate::portfolio) author: String,
    /// What stands at the foot of each page, beside its number.
    pub(in crate::portfolio) footer: String,
    /// Tells this document from every other, but not from a later print of it.
    pub(in crate::portfolio) identity: String,
    pub(in crate::portfolio) printed_on: NaiveDate,
}

/// What stands before everything.
pub(in crate::portfolio) struct Front {
    /// What the person calls it; paper is called by its kind.
    pub(in crate::portfolio) name: String,
    pub(in crate::portfolio) kind: String,
    pub(in crate::portfolio) subtitle: String,
    pub(in crate::portfolio) facts: Vec<Fact>,
    /// How far it has come; nothing for a document that nobody composes.
    pub(in crate::portfolio) stage: Option<Fact>,
    /// What the list of contents is called.
    pub(in crate::portfolio) contents: &'static str,
}

/// A chapter: its heading, and what stands below it.
pub(in crate::portfolio) struct Chapter {
    /// Where the contents lead.
    pub(in crate::portfolio) anchor: String,
    pub(in crate::portfolio) title: String,
    /// Whether it begins on a page of its own.
    pub(in crate::portfolio) opens_page: bool,
    /// Whether it says on which pages other things stand that are mostly printed before it.
    pub(in crate::portfolio) looks_back: bool,
    pub(in crate::portfolio) blocks: Vec<Block>,
}
