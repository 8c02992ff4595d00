//! Takes a part into the whole: its pages, all that they need, and the feet that are laid under them.

use hayro_syntax::Pdf as Source;
use hayro_syntax::object::array::Array;
use hayro_syntax::object::dict::Dict;
use hayro_syntax::object::{ObjRef, Object, Stream};
use pdf_writer::{Finish as _, Name, Ref};

use super::copy::{Copier, is_a};
use super::feet::write_page;
use super::joint::Joint;
use super::pieces::{Feet, Missing};

impl Joint {
    /// Makes a drawing of each foot, to be drawn when its page is copied.
    pub(super) fn lay_feet(&mut self, feet: Feet) -> Result<(), Missing> {
        let source = Source::new(feet.pdf).map_err(|_unreadable| Missing("readable page"))?;
        let xref = source.xref();
        let catalog: Dict<'_> = xref.get(xref.root_id()).ok_or(Missing("catalogue"))?;
        let pages = catalog.get::<Dict<'_>>(b"Pages");
        let pages = pages.and_then(|pages| pages.get::<Array<'_>>(b"Kids"));
        let pages = pages.ok_or(Missing("page"))?;
        let mut copier = Copier::new(xref, &mut self.next, &mut self.shared, &self.places);
        for (page, number) in pages.iter::<Dict<'_>>().zip(feet.first_page..) {
            let content = page.get::<Stream<'_>>(b"Contents");
            let content = content.ok_or(Missing("content of a page"))?;
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

    /// Takes one part; its pages follow those before.
    pub(super) fn add(&mut self, part: &Source) -> Result<(), Missing> {
        let xref = part.xref();
        let catalog: Dict<'_> = xref.get(xref.root_id()).ok_or(Missing("catalogue"))?;
        let tree_at = catalog.get_ref(b"Pages").ok_or(Missing("page"))?;
        let tree: Dict<'_> = catalog.get(b"Pages").ok_or(Missing("page"))?;
        let pages = tree.get::<Array<'_>>(b"Kids").ok_or(Missing("page"))?;
        let pages: Vec<ObjRef> = pages
            .raw_iter()
            .filter_map(|page| page.as_obj_ref())
            .collect();
        let branch = self.next.bump();
        let mut copier = Copier::new(xref, &mut self.next, &mut self.shared, &self.places);
        copier.keys_before = self.tags.next_key;
        copier.part = self.branches.len();
        copier.stands_as(tree_at, branch);
        let new: Vec<Ref> = pages.iter().map(|page| copier.renumbered(*page)).collect();
        self.tags.take(&catalog, &mut copier)?;
        self.enclosed.take(&catalog, &mut copier);

        let first = self.pages.len();
        let around = (self.around.before, self.around.after);
        while let Some((old, number, object)) = copier.waiting() {
            let page = as_page(&object).and_then(|page| {
                let at = pages.iter().position(|page| *page == old)?;
                Some((page, *self.feet.get(&(first + at))?))
            });
            if let Some((page, foot)) = page {
                let mut to = self.pdf.indirect(number).dict();
                write_page(page, foot, around, &mut copier, &mut to)?;
            } else {
                copier.indirect(&object, number, &mut self.pdf);
            }
        }
        let mut node = self.pdf.indirect(branch).dict();
        node.pair(Name(b"Type"), Name(b"Pages"));
        node.pair(Name(b"Parent"), self.page_tree);
        node.pair(Name(b"Count"), i32::try_from(new.len()).unwrap_or_default());
        node.insert(Name(b"Kids")).array().items(&new);
        node.finish();
        self.branches.push(branch);
        self.pages.extend(new);
        Ok(())
    }
}

fn as_page<'o, 'a>(object: &'o Object<'a>) -> Option<&'o Dict<'a>> {
    match object {
        Object::Dict(dict) if is_a(dict, b"Page") => Some(dict),
        _ => None,
    }
}
