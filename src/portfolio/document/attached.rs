//! The attached files, as each form of a document takes them along.

use super::span::{Line, Span};
use super::whole::MANIFEST;
use crate::domain::{Evidence, FileContent};
use crate::portfolio::enclosures::Enclosures;

/// What becomes of attached files.
pub(in crate::portfolio) enum Attached<'a> {
    /// They stay in the record.
    Left,
    /// Those that were chosen are printed or embedded.
    Enclosed(&'a Enclosures<'a>),
    /// All that could be read lie beside the document.
    Beside(&'a [Beside<'a>]),
}

/// A file that lies beside the document.
pub(in crate::portfolio) struct Beside<'a> {
    pub(in crate::portfolio) evidence: &'a Evidence,
    pub(in crate::portfolio) file: &'a FileContent,
    /// Where links lead to it.
    pub(in crate::portfolio) href: String,
    pub(in crate::portfolio) sha256: String,
}

impl Attached<'_> {
    /// Tells whether no file goes along.
    pub(super) const fn is_empty(&self) -> bool {
        match self {
            Self::Left => true,
            Self::Enclosed(enclosures) => enclosures.enclosed.is_empty(),
            Self::Beside(files) => files.is_empty(),
        }
    }

    /// Names the file of a piece, and leads to it where it lies beside the document.
    pub(super) fn named(&self, evidence: &Evidence, name: String) -> Span {
        let Self::Beside(files) = self else {
            return name.into();
        };
        let mut files = files.iter();
        match files.find(|beside| beside.evidence.id == evidence.id) {
            Some(beside) => Span::Web {
                text: name,
                href: Some(beside.href.clone()),
            },
            None => format!("{name}, not enclosed: the file is missing or damaged").into(),
        }
    }

    /// Says how the files can be checked; nothing where none lies beside the document.
    pub(super) fn check(&self) -> Option<Line> {
        let Self::Beside([_, ..]) = self else {
            return None;
        };
        let line = Line::from("Each file of this bundle is listed with its SHA-256 in ");
        let manifest = Span::Web {
            text: MANIFEST.to_owned(),
            href: Some(MANIFEST.to_owned()),
        };
        Some(line.and(manifest).and("."))
    }
}
