//! Writes the texts and tables of a document as a DOCX, to take over into a form: plain headings, paragraphs and tables, no
//! pictures.
//!
//! `body` writes the blocks as `WordprocessingML`; the parts around it lie in `assets/portfolio/docx/`.

mod body;

use body::XML;

use super::archive::{Archive, PackError};
use super::markup::Markup;
use crate::portfolio::document::whole::Document;

/// Takes a part of the document into the program.
macro_rules! part {
    ($name:literal) => {
        include_str!(concat!("../../../../assets/portfolio/docx/", $name))
    };
}

/// The parts that are the same in every document, with their places; the first must stand first.
const PARTS: &[(&str, &str)] = &[
    ("[Content_Types].xml", part!("content-types.xml")),
    ("_rels/.rels", part!("package-rels.xml")),
    ("word/_rels/document.xml.rels", part!("document-rels.xml")),
    ("word/styles.xml", part!("styles.xml")),
    ("word/numbering.xml", part!("numbering.xml")),
    ("word/settings.xml", part!("settings.xml")),
];

/// Writes a document as a DOCX. The same document makes the same bytes.
pub(in crate::portfolio) fn write(document: &Document) -> Result<Vec<u8>, PackError> {
    let mut archive = Archive::new(document.about.printed_on);
    for (place, part) in PARTS {
        archive.add(place, part.as_bytes())?;
    }
    archive.add("word/document.xml", body::write(document).as_bytes())?;
    archive.add("docProps/core.xml", about(document).as_bytes())?;
    archive.finish()
}

/// Writes what the document says of itself.
fn about(document: &Document) -> String {
    let mut part = Markup::after(XML);
    let names = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    part.element("cp:coreProperties", &names, |part| {
        part.element("dc:title", &[], |part| part.text(&document.front.name));
        part.element("dc:creator", &[], |part| part.text(&document.about.author));
        part.element("dc:language", &[], |part| part.text("en-GB"));
        let day = format!("{}T00:00:00Z", document.about.printed_on);
        let kind = [("xsi:type", "dcterms:W3CDTF")];
        part.element("dcterms:created", &kind, |part| part.text(&day));
    });
    part.finish()
}
