//! The tags of the whole document: one root and one element for the document, with what every part has below its own.

use std::collections::BTreeMap;

use hayro_syntax::object::array::Array;
use hayro_syntax::object::dict::Dict;
use hayro_syntax::object::{MaybeRef, Name, Number, ObjRef, Object};
use pdf_writer::{Finish as _, Name as NewName, Pdf, Ref, Str};

use super::copy::Copier;
use super::pieces::Missing;

/// The tags so far.
pub(super) struct Tags {
    pub(super) root: Ref,
    document: Ref,
    /// What stands directly in the document, in order.
    children: Vec<Ref>,
    /// The parent tree: by key, the element or list of elements that a page or link belongs to.
    parents: Vec<(i32, Ref)>,
    pub(super) next_key: i32,
    /// The elements that have a name.
    named: BTreeMap<Vec<u8>, Ref>,
    /// What roles beyond the standard ones stand for.
    roles: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Tags {
    pub(super) fn new(next: &mut Ref) -> Self {
        Self {
            root: next.bump(),
            document: next.bump(),
            children: Vec::new(),
            parents: Vec::new(),
            next_key: 0,
            named: BTreeMap::new(),
            roles: BTreeMap::new(),
        }
    }

    /// Takes the tags of a part from its catalogue; the elements themselves are copied as they are referred to.
    pub(super) fn take(
        &mut self,
        catalog: &Dict<'_>,
        copier: &mut Copier<'_>,
    ) -> Result<(), Missing> {
        let root_at = catalog.get_ref(b"StructTreeRoot");
        let root = catalog.get::<Dict<'_>>(b"StructTreeRoot");
        let (root_at, root) = root_at.zip(root).ok_or(Missing("tag"))?;
        copier.stands_as(root_at, self.root);
        let (document_at, document) = document(&root).ok_or(Missing("document among the tags"))?;
        copier.stands_as(document_at, self.document);
        let children = document.get::<Array<'_>>(b"K");
        for child in children.iter().flat_map(Array::raw_iter) {
            let child = child.as_obj_ref().ok_or(Missing("number of a tag"))?;
            // What holds nothing stands in for a heading that is in a part before.
            if !copier.holds_nothing(child) {
                self.children.push(copier.renumbered(child));
            }
        }
        self.take_parents(&root, copier);
        self.take_names(&root, copier);
        self.take_roles(&root);
        Ok(())
    }

    fn take_parents(&mut self, root: &Dict<'_>, copier: &mut Copier<'_>) {
        let tree = root.get::<Dict<'_>>(b"ParentTree");
        let pairs = tree.and_then(|tree| tree.get::<Array<'_>>(b"Nums"));
        let pairs: Vec<MaybeRef<Object<'_>>> = pairs.iter().flat_map(Array::raw_iter).collect();
        for pair in pairs.chunks_exact(2) {
            if let [
                MaybeRef::NotRef(Object::Number(key)),
                MaybeRef::Ref(element),
            ] = pair
            {
                let key = copier.key(key.as_i64());
                self.parents.push((key, copier.renumbered(*element)));
            }
        }
        let keys = root.get::<Number>(b"ParentTreeNextKey");
        self.next_key = copier.key(keys.map_or(0, |keys| keys.as_i64()));
    }

    fn take_names(&mut self, root: &Dict<'_>, copier: &mut Copier<'_>) {
        let tree = root.get::<Dict<'_>>(b"IDTree");
        let pairs = tree.and_then(|tree| tree.get::<Array<'_>>(b"Names"));
        let pairs: Vec<MaybeRef<Object<'_>>> = pairs.iter().flat_map(Array::raw_iter).collect();
        for pair in pairs.chunks_exact(2) {
            if let [
                MaybeRef::NotRef(Object::String(name)),
                MaybeRef::Ref(element),
            ] = pair
            {
                let name = copier.tag_name(name);
                self.named.insert(name, copier.renumbered(*element));
            }
        }
    }

    fn take_roles(&mut self, root: &Dict<'_>) {
        let roles = root.get::<Dict<'_>>(b"RoleMap").unwrap_or_default();
        let pairs = roles.keys().filter_map(|name| {
            let role = roles.get::<Name<'_>>(&name)?;
            Some((name.to_vec(), role.to_vec()))
        });
        self.roles.extend(pairs);
    }

    /// Writes the root and the document.
    pub(super) fn write(&self, pdf: &mut Pdf) {
        let mut document = pdf.indirect(self.document).dict();
        document.pair(NewName(b"Type"), NewName(b"StructElem"));
        document.pair(NewName(b"S"), NewName(b"Document"));
        document.pair(NewName(b"P"), self.root);
        let mut children = document.insert(NewName(b"K")).array();
        children.items(&self.children);
        children.finish();
        document.finish();
        let mut root = pdf.indirect(self.root).dict();
        root.pair(NewName(b"Type"), NewName(b"StructTreeRoot"));
        root.insert(NewName(b"K")).array().item(self.document);
        root.pair(NewName(b"ParentTreeNextKey"), self.next_key);
        let mut roles = root.insert(NewName(b"RoleMap")).dict();
        for (name, role) in &self.roles {
            roles.pair(NewName(name), NewName(role));
        }
        roles.finish();
        let mut parents = root.insert(NewName(b"ParentTree")).dict();
        let mut pairs = parents.insert(NewName(b"Nums")).array();
        for (key, element) in &self.parents {
            pairs.item(*key).item(*element);
        }
        pairs.finish();
        parents.finish();
        if !self.named.is_empty() {
            let mut names = root.insert(NewName(b"IDTree")).dict();
            let mut pairs = names.insert(NewName(b"Names")).array();
            for (name, element) in &self.named {
                pairs.item(Str(name)).item(*element);
            }
        }
    }
}

/// Returns the element of the document below the root.
fn document<'a>(root: &Dict<'a>) -> Option<(ObjRef, Dict<'a>)> {
    let children = root.get::<Array<'_>>(b"K")?;
    let at = children.raw_iter().next()?.as_obj_ref()?;
    Some((at, children.iter::<Dict<'_>>().next()?))
}
