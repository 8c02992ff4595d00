//! The feet of pages, drawn below what a part has drawn on them.

use hayro_syntax::object::dict::Dict;
use pdf_writer::types::{ArtifactSubtype, ArtifactType};
use pdf_writer::{Content, Name, Ref};

use super::copy::Copier;
use super::pieces::Missing;

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

/// Writes a page with its foot below its own content.
pub(super) fn write_page(
    page: &Dict<'_>,
    foot: Ref,
    (before, after): (Ref, Ref),
    copier: &mut Copier<'_>,
    to: &mut pdf_writer::Dict<'_>,
) -> Result<(), Missing> {
    copier.entries(page, to, &[b"Contents", b"Resources"]);
    let content = page
        .get_ref(b"Contents")
        .ok_or(Missing("content of a page"))?;
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
