//! The feet of pages, drawn below what a part has drawn on them.

use hayro_syntax::Pdf as Source;
use hayro_syntax::object::Stream;
use hayro_syntax::object::array::Array;
use hayro_syntax::object::dict::Dict;
use pdf_writer::types::{ArtifactSubtype, ArtifactType};
use pdf_writer::{Content, Finish as _, Name, Ref};

use super::copy::Copier;
use super::{Feet, Joint, missing};
use crate::portfolio::PortfolioError;

/// What the resources of a page call its foot.
const NAME: &[u8] = b"Foot";

/// Returns what is written after a page's own content: its foot, marked as none of the text.
pub(super) fn draw() -> Vec<u8> {
    let mut after = Content::new();
    after.restore_state();
    after
        .begin_marked_content_with_properties(Name(b"Artifact"))
        .properties()
        .artifact()
        .kind(ArtifactType::Pagination)
        .subtype(ArtifactSubtype::Footer);
    after.x_object(Name(NAME));
    after.end_marked_content();
    [b"\n", after.finish().as_slice()].concat()
}

impl Joint {
    /// Makes a drawing of each foot, to be drawn when its page is copied.
    pub(super) fn lay_feet(&mut self, feet: Feet) -> Result<(), PortfolioError> {
        let source = Source::new(feet.pdf).map_err(|_unreadable| missing("readable page"))?;
        let xref = source.xref();
        let catalog: Dict<'_> = xref.get(xref.root_id()).ok_or(missing("catalogue"))?;
        let pages = catalog.get::<Dict<'_>>(b"Pages");
        let pages = pages.and_then(|pages| pages.get::<Array<'_>>(b"Kids"));
        let pages = pages.ok_or(missing("page"))?;
        let mut copier = Copier::new(xref, &mut self.next, &mut self.shared, &self.places);
        for (page, number) in pages.iter::<Dict<'_>>().zip(feet.first_page..) {
            let content = page.get::<Stream<'_>>(b"Contents");
            let content = content.ok_or(missing("content of a page"))?;
            let foot = copier.next.bump();
            let data = content.raw_data();
            let mut drawing = self.pdf.stream(foot, &data);
            drawing.pair(Name(b"Type"), Name(b"XObject"));
            drawing.pair(Name(b"Subtype"), Name(b"Form"));
            copier.entries(content.dict(), &mut drawing, &[b"Length"]);
            copier.entry_as(&page, b"MediaBox", b"BBox", &mut drawing);
            copier.entry_as(&page, b"Resources", b"Resources", &mut drawing);
            drawing.finish();
            self.feet.insert(number, foot);
        }
        while let Some((_, new, object)) = copier.waiting() {
            copier.indirect(&object, new, &mut self.pdf);
        }
        Ok(())
    }
}

/// Writes a page with its foot below its own content.
pub(super) fn write_page(
    page: &Dict<'_>,
    foot: Ref,
    (before, after): (Ref, Ref),
    copier: &mut Copier<'_>,
    to: &mut pdf_writer::Dict<'_>,
) -> Result<(), PortfolioError> {
    copier.entries(page, to, &[b"Contents", b"Resources"]);
    let content = page
        .get_ref(b"Contents")
        .ok_or(missing("content of a page"))?;
    let content = copier.renumbered(content);
    to.insert(Name(b"Contents"))
        .array()
        .items([before, content, after]);
    let resources = page.get::<Dict<'_>>(b"Resources").unwrap_or_default();
    let mut copy = to.insert(Name(b"Resources")).dict();
    copier.entries(&resources, &mut copy, &[b"XObject"]);
    let drawings = resources.get::<Dict<'_>>(b"XObject").unwrap_or_default();
    let mut copy = copy.insert(Name(b"XObject")).dict();
    copier.entries(&drawings, &mut copy, &[]);
    copy.pair(Name(NAME), foot);
    Ok(())
}
