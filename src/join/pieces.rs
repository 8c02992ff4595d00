//! What a document is joined from, and what may be missing in it.

use std::collections::BTreeMap;

use pdf_writer::{Name, Obj, Ref};

/// What the address of a link begins with that leads to a place in the same document.
pub(crate) const LEADS_TO: &str = "cairn:place/";

/// What a document is joined from.
pub(crate) struct Pieces {
    /// The parts in order, each a whole PDF.
    pub(crate) parts: Vec<Vec<u8>>,
    /// Where each place lies that links lead to, by its name.
    pub(crate) places: BTreeMap<String, Spot>,
    /// The headings in order, which become the bookmarks.
    pub(crate) bookmarks: Vec<Bookmark>,
}

/// The feet of some pages that follow each other.
pub(crate) struct Feet {
    /// The page under which the first is laid, from 0.
    pub(crate) first_page: usize,
    /// A PDF of pages that hold nothing else.
    pub(crate) pdf: Vec<u8>,
}

/// One heading of the document.
pub(crate) struct Bookmark {
    /// How deep it stands, from 1.
    pub(crate) level: usize,
    pub(crate) title: String,
    pub(crate) at: Spot,
}

/// A spot on a page of a document or part; its height is measured upwards, as in a PDF.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    /// The page, from 0.
    pub(crate) page: usize,
    pub(crate) x: f32,
    pub(crate) y: f32,
}

impl Spot {
    /// Writes where a reader is taken.
    pub(super) fn write(self, pages: &[Ref], to: Obj<'_>) {
        let mut array = to.array();
        if let Some(page) = pages.get(self.page) {
            array.item(*page);
            array.item(Name(b"XYZ")).item(self.x).item(self.y).item(0);
        }
    }
}

/// What a part lacks that every part has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no {0} in one")]
pub struct Missing(pub(crate) &'static str);
