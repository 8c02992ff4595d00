//! Attached files that a portfolio encloses: pictures and pages that are printed at its end, and files that lie in the PDF.
//!
//! The bytes come from outside. Whatever they are, the print goes on: a file that is gone, damaged or of no sort that can
//! be printed is named with the reason, and each page is set once for a trial before it may enter the document.

mod kept;
mod pages;
mod sort;
mod text;

use std::io;

use super::contents::PortfolioContents;
use super::write::pdf::held::Held;
use crate::domain::portfolio::{Enclosure, PieceId};
use crate::domain::{Evidence, EvidenceContent, FileContent};
use kept::Drawn;
pub(super) use kept::Kept;
#[cfg(feature = "gui")]
pub(crate) use pages::stand_in;
use sort::Sort;

/// Reads an attached file's bytes, checked against its hash.
pub type ReadFile<'a> = dyn Fn(&FileContent) -> io::Result<Vec<u8>> + 'a;

/// How many pages of one document are printed.
const MOST_PAGES: usize = 200;

/// What a portfolio encloses, by number of the evidence.
#[derive(Default)]
pub(super) struct Enclosures<'a> {
    pub(super) enclosed: Vec<Enclosed<'a>>,
    /// The bytes that the templates and the file need.
    pub(super) files: Vec<Held>,
}

/// One piece of evidence with its file.
pub(super) struct Enclosed<'a> {
    pub(super) evidence: &'a Evidence,
    pub(super) file: &'a FileContent,
    pub(super) form: Form,
}

/// What becomes of an enclosed file.
pub(super) enum Form {
    /// Its pages are printed; a picture has one.
    Printed {
        pages: Vec<Page>,
        /// How many more it has, which are not.
        left_off: usize,
    },
    /// It lies in the PDF.
    Embedded {
        /// Its place among the files.
        at: usize,
        /// The name under which it lies there.
        name: String,
        mime: &'static str,
    },
    /// It could not be enclosed.
    Refused {
        /// Why, as a sentence.
        why: &'static str,
    },
}

/// One page that is printed.
pub(super) struct Page {
    /// Its place among the files.
    pub(super) at: usize,
    /// The name by which typst knows what its bytes are.
    pub(super) format: &'static str,
    /// The text that stands on it; empty for a picture.
    pub(super) text: String,
}

const UNREADABLE: &str = "The file could not be read from the record: it is missing or damaged.";
const DAMAGED: &str =
    "The file could not be printed: it is damaged, protected or of an unusual sort.";
const NO_PAGES: &str =
    "Only pictures and PDF documents can be printed; this file stays in the record.";
const PROGRAM: &str =
    "The file may be a program, which mail and submission systems refuse, so it is not embedded.";

impl<'a> Enclosures<'a> {
    /// Reads what the person chose to enclose and is not kept from a reading before.
    pub(super) fn read(
        contents: &'a PortfolioContents,
        read: &ReadFile<'_>,
        kept: &mut Kept,
    ) -> Self {
        let mut found = Self::default();
        for evidence in &contents.evidence {
            let piece = PieceId::Evidence(evidence.id);
            let piece = contents.composed.details.piece(piece);
            let EvidenceContent::File(file) = &evidence.details.content else {
                continue;
            };
            let form = match piece.map(|piece| piece.enclosure) {
                None | Some(Enclosure::Named) => continue,
                Some(Enclosure::Appended) => found.printed(file, read, kept),
                Some(Enclosure::Embedded) => found.embedded(evidence, file, read),
            };
            found.enclosed.push(Enclosed {
                evidence,
                file,
                form,
            });
        }
        kept.retain(found.enclosed.iter().map(|enclosed| enclosed.file));
        found
    }

    /// Tells whether a file lies in the PDF.
    pub(super) fn embeds(&self) -> bool {
        let mut enclosed = self.enclosed.iter();
        enclosed.any(|enclosed| matches!(enclosed.form, Form::Embedded { .. }))
    }

    /// Leaves out what the typesetter cannot set, and says so in its place.
    pub(super) fn try_out(
        &mut self,
        kept: &mut Kept,
        mut can_set: impl FnMut(&Page, &Held) -> bool,
    ) {
        let embeds = self.embeds();
        let Self { enclosed, files } = self;
        for enclosed in enclosed {
            let Form::Printed { pages, .. } = &enclosed.form else {
                continue;
            };
            let mut can_set = |page: &Page| {
                let bytes = files.get(page.at);
                bytes.is_some_and(|bytes| can_set(page, bytes))
            };
            let sound = kept.verdict(enclosed.file, embeds, || pages.iter().all(&mut can_set));
            if !sound {
                enclosed.form = Form::Refused { why: DAMAGED };
            }
        }
    }

    fn printed(&mut self, file: &FileContent, read: &ReadFile<'_>, kept: &mut Kept) -> Form {
        let drawn = match kept.drawn(file, || draw(file, read)) {
            Ok(drawn) => drawn,
            Err(why) => return Form::Refused { why },
        };
        let Drawn { pages, left_off } = drawn;
        let pages = pages.into_iter().map(|drawn| Page {
            at: self.keep(drawn.bytes),
            format: drawn.format,
            text: drawn.text,
        });
        Form::Printed {
            pages: pages.collect(),
            left_off,
        }
    }

    fn embedded(&mut self, evidence: &Evidence, file: &FileContent, read: &ReadFile<'_>) -> Form {
        if file.is_program() {
            return Form::Refused { why: PROGRAM };
        }
        let Ok(bytes) = read(file) else {
            return Form::Refused { why: UNREADABLE };
        };
        let mime = Sort::of(&bytes).mime(&file.ending());
        Form::Embedded {
            at: self.keep(Held::new(bytes)),
            name: sort::safe_name(&format!("{} {}", evidence.number, file.name)),
            mime,
        }
    }

    fn keep(&mut self, bytes: Held) -> usize {
        self.files.push(bytes);
        self.files.len() - 1
    }
}

/// Makes pictures of a file's pages, or says why there are none.
fn draw(file: &FileContent, read: &ReadFile<'_>) -> Result<Drawn, &'static str> {
    let bytes = read(file).map_err(|_unreadable| UNREADABLE)?;
    match Sort::of(&bytes) {
        Sort::Picture { format, .. } => Ok(Drawn::picture(bytes, format)),
        Sort::Document => pages::draw(bytes, MOST_PAGES).ok_or(DAMAGED),
        Sort::Other => Err(NO_PAGES),
    }
}
