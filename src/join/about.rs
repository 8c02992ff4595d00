//! What the file says of itself, taken from its first part.

use hayro_syntax::Pdf as Source;
use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::dict::Dict;
use hayro_syntax::object::{Stream, String as Text};
use pdf_writer::{Date, Name, Pdf, Ref, Str};

use super::pieces::Missing;

/// What the first part says of the document.
pub(super) struct About {
    pub(super) language: Vec<u8>,
    info: Metadata,
    /// The metadata, which count the pages of that part alone.
    pub(super) metadata: String,
}

impl About {
    /// Reads what a part says of itself.
    pub(super) fn read(part: &Source) -> Result<Self, Missing> {
        let xref = part.xref();
        let catalog: Dict<'_> = xref.get(xref.root_id()).ok_or(Missing("catalogue"))?;
        let language = catalog
            .get::<Text<'_>>(b"Lang")
            .ok_or(Missing("language"))?;
        let metadata = catalog.get::<Stream<'_>>(b"Metadata");
        let metadata = metadata.ok_or(Missing("description of the document"))?;
        let plain = metadata
            .decoded()
            .map_err(|_damaged| Missing("description of the document"))?;
        Ok(Self {
            info: part.metadata().clone(),
            language: language.to_vec(),
            metadata: String::from_utf8_lossy(&plain).into_owned(),
        })
    }

    /// Writes the document's information.
    pub(super) fn write_info(&self, at: Ref, pdf: &mut Pdf) {
        let mut info = pdf.document_info(at);
        let texts = [
            (b"Title".as_slice(), &self.info.title),
            (b"Author", &self.info.author),
            (b"Creator", &self.info.creator),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                info.pair(Name(name), Str(text));
            }
        }
        if let Some(date) = &self.info.creation_date {
            let date = Date::new(date.year).month(date.month).day(date.day);
            info.creation_date(date);
            info.modified_date(date);
        }
    }

    /// Returns the metadata of a document with that many pages, told from others by `instance`.
    pub(super) fn metadata_of(&self, pages: usize, instance: &str) -> String {
        let counted = replaced(&self.metadata, "xmpTPg:NPages", &pages.to_string());
        replaced(&counted, "xmpMM:InstanceID", instance)
    }

    /// Returns what tells this document from every other, whenever it is printed.
    pub(super) fn identity(&self) -> &str {
        element(&self.metadata, "xmpMM:DocumentID").map_or("", |(from, to)| {
            self.metadata.get(from..to).unwrap_or_default()
        })
    }
}

/// Finds the text of an element that holds nothing else.
fn element(xml: &str, name: &str) -> Option<(usize, usize)> {
    let opening = format!("<{name}>");
    let from = xml.find(&opening)? + opening.len();
    let to = from + xml.get(from..)?.find("</")?;
    Some((from, to))
}

fn replaced(xml: &str, name: &str, text: &str) -> String {
    let mut xml = xml.to_owned();
    if let Some((from, to)) = element(&xml, name) {
        xml.replace_range(from..to, text);
    }
    xml
}
