//! What a portfolio is printed as; the file's ending says which.

use std::path::Path;

/// Ends a bundle, so that a later print of the same name knows what it replaces.
pub(super) const BUNDLE_MARK: &str = "Cairn portfolio";

/// One form of a printed portfolio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PrintForm {
    /// Pages, tagged for screen readers.
    #[default]
    Pdf,
    /// A web page with the attached files beside it, in one zip.
    Bundle,
    /// Texts and tables, to be taken over into a form.
    Docx,
}

impl PrintForm {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Bundle, Self::Docx];

    /// Returns the form that a file's ending names.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// Returns the ending of its files, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Bundle => "zip",
            Self::Docx => "docx",
        }
    }

    /// Returns the name people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Bundle => "Web page with files (zip)",
            Self::Docx => "Text for a form (DOCX)",
        }
    }

    /// Says what it is for, and which attached files go along.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Pdf => {
                "Pages to hand in, with the attachments that you chose to print or to embed."
            }
            Self::Bundle => {
                "Opens in any browser without the internet. Every chosen file goes along."
            }
            Self::Docx => "The statement and tables, to paste into a form. No attachments.",
        }
    }

    /// Returns what a button that makes one says.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Pdf => "Print to PDF",
            Self::Bundle => "Make the web page",
            Self::Docx => "Make the DOCX",
        }
    }

    /// Names such a file in a sentence.
    #[must_use]
    pub const fn sort(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Bundle => "a portfolio that Cairn printed",
            Self::Docx => "a DOCX",
        }
    }

    /// Tells whether bytes are of this form, and so may be replaced by another print.
    #[must_use]
    pub fn is_one(self, bytes: &[u8]) -> bool {
        match self {
            Self::Pdf => bytes.starts_with(b"%PDF-"),
            Self::Bundle => bytes.starts_with(b"PK") && bytes.ends_with(BUNDLE_MARK.as_bytes()),
            // A zip that says of itself that it holds a Word document.
            Self::Docx => {
                let part = b"word/document.xml";
                bytes.starts_with(b"PK") && bytes.windows(part.len()).any(|some| some == part)
            }
        }
    }
}

/// What a print came to.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many attached files lie beside the page of a bundle.
    pub attachments: usize,
    /// The evidence whose file is missing or damaged, so that it does not lie there.
    pub left_out: Vec<crate::domain::EvidenceNumber>,
}

impl From<Vec<u8>> for Printed {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            ..Self::default()
        }
    }
}
