//! Files that lie in the document, and the colours that it promises where it is a PDF/A.

use hayro_syntax::object::array::Array;
use hayro_syntax::object::dict::Dict;
use hayro_syntax::object::{MaybeRef, Object};
use pdf_writer::{Finish as _, Name, Ref, Str};

use super::copy::Copier;

/// What the parts enclose so far.
#[derive(Default)]
pub(super) struct Enclosed {
    /// Each file's name with its description.
    files: Vec<(Vec<u8>, Ref)>,
    /// The colours; every part has the same.
    intents: Vec<Ref>,
}

impl Enclosed {
    /// Takes what a part encloses from its catalogue; the files themselves are copied as they are referred to.
    pub(super) fn take(&mut self, catalog: &Dict<'_>, copier: &mut Copier<'_>) {
        let names = catalog.get::<Dict<'_>>(b"Names");
        let files = names.and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles"));
        let pairs = files.and_then(|files| files.get::<Array<'_>>(b"Names"));
        let pairs: Vec<MaybeRef<Object<'_>>> = pairs.iter().flat_map(Array::raw_iter).collect();
        for pair in pairs.chunks_exact(2) {
            if let [MaybeRef::NotRef(Object::String(name)), MaybeRef::Ref(file)] = pair {
                self.files.push((name.to_vec(), copier.renumbered(*file)));
            }
        }
        self.files.sort();
        if self.intents.is_empty() {
            let intents = catalog.get::<Array<'_>>(b"OutputIntents");
            let intents = intents.iter().flat_map(Array::raw_iter);
            let intents = intents.filter_map(|intent| intent.as_obj_ref());
            self.intents = intents.map(|intent| copier.renumbered(intent)).collect();
        }
    }

    /// Writes the names of the files among the catalogue's names.
    pub(super) fn write_names(&self, names: &mut pdf_writer::Dict<'_>) {
        if self.files.is_empty() {
            return;
        }
        let mut tree = names.insert(Name(b"EmbeddedFiles")).dict();
        let mut pairs = tree.insert(Name(b"Names")).array();
        for (name, file) in &self.files {
            pairs.item(Str(name)).item(*file);
        }
        pairs.finish();
        tree.finish();
    }

    /// Writes into the catalogue what belongs to the document as a whole.
    pub(super) fn write(&self, catalog: &mut pdf_writer::Dict<'_>) {
        if !self.files.is_empty() {
            let files = self.files.iter().map(|(_, file)| *file);
            catalog.insert(Name(b"AF")).array().items(files);
        }
        if !self.intents.is_empty() {
            let intents = self.intents.iter().copied();
            catalog
                .insert(Name(b"OutputIntents"))
                .array()
                .items(intents);
        }
    }
}
