//! Copies objects of a part under new numbers.

use std::collections::{BTreeMap, HashMap, VecDeque};

use hayro_syntax::object::array::Array;
use hayro_syntax::object::dict::Dict;
use hayro_syntax::object::{MaybeRef, Name, ObjRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::xref::XRef;
use pdf_writer::{Chunk, Finish as _, Name as NewName, Null, Obj, Ref, Str, TextStr};
use sha2::{Digest as _, Sha256};

use super::pieces::{LEADS_TO, Spot};

/// Copies what one part holds, object by object, as others come to refer to them.
pub(super) struct Copier<'a> {
    pub(super) source: &'a XRef,
    /// The next number that no object has.
    pub(super) next: &'a mut Ref,
    /// Fonts and colour profiles that are written already, by the hash of all that they are.
    pub(super) shared: &'a mut HashMap<[u8; 32], Ref>,
    pub(super) places: &'a BTreeMap<String, Spot>,
    /// How many keys the parent tree had before this part.
    pub(super) keys_before: i32,
    /// The number of the part, which makes the names of its tags its own.
    pub(super) part: usize,
    known: HashMap<i32, Ref>,
    waiting: VecDeque<(ObjRef, Ref, Object<'a>)>,
}

impl<'a> Copier<'a> {
    pub(super) fn new(
        source: &'a XRef,
        next: &'a mut Ref,
        shared: &'a mut HashMap<[u8; 32], Ref>,
        places: &'a BTreeMap<String, Spot>,
    ) -> Self {
        Self {
            source,
            next,
            shared,
            places,
            keys_before: 0,
            part: 0,
            known: HashMap::new(),
            waiting: VecDeque::new(),
        }
    }

    /// Says that something of the part is written already, or made anew.
    pub(super) fn stands_as(&mut self, old: ObjRef, new: Ref) {
        self.known.insert(old.obj_number, new);
    }

    /// Returns the new number of an object, which is to be copied if it has not been.
    pub(super) fn renumbered(&mut self, old: ObjRef) -> Ref {
        if let Some(new) = self.known.get(&old.obj_number) {
            return *new;
        }
        // What is not there is nothing, as the format has it.
        let object = self
            .get(old)
            .unwrap_or(Object::Null(hayro_syntax::object::Null));
        let print = fingerprint(&object);
        if let Some(shared) = print.and_then(|print| self.shared.get(&print)) {
            self.known.insert(old.obj_number, *shared);
            return *shared;
        }
        let new = self.next.bump();
        self.known.insert(old.obj_number, new);
        self.waiting.push_back((old, new, object));
        if let Some(print) = print {
            self.shared.insert(print, new);
        }
        new
    }

    /// Tells whether a tag has nothing below it.
    pub(super) fn holds_nothing(&self, tag: ObjRef) -> bool {
        let Some(Object::Dict(tag)) = self.get(tag) else {
            return true;
        };
        let children = tag.get::<Array<'_>>(b"K");
        children.is_some_and(|children| children.raw_iter().next().is_none())
    }

    /// Returns the next object that is to be copied, with its new number.
    pub(super) fn waiting(&mut self) -> Option<(ObjRef, Ref, Object<'a>)> {
        self.waiting.pop_front()
    }

    fn get(&self, at: ObjRef) -> Option<Object<'a>> {
        self.source.get(ObjectIdentifier::from(at))
    }

    /// Writes an object that has a number.
    pub(super) fn indirect(&mut self, object: &Object<'_>, new: Ref, to: &mut Chunk) {
        match object {
            Object::Stream(stream) => {
                let data = stream.raw_data();
                let mut copy = to.stream(new, &data);
                self.entries(stream.dict(), &mut copy, &[b"Length"]);
                copy.finish();
            }
            other => self.direct(other, to.indirect(new)),
        }
    }

    /// Writes the entries of a dictionary, but for some.
    pub(super) fn entries(
        &mut self,
        dict: &Dict<'_>,
        to: &mut pdf_writer::Dict<'_>,
        but: &[&[u8]],
    ) {
        for (name, value) in dict.entries() {
            let key = name.as_ref();
            if !but.contains(&key) {
                self.entry(key, &value, to.insert(NewName(key)));
            }
        }
    }

    /// Writes one entry of a dictionary under another name, if there is one.
    pub(super) fn entry_as(
        &mut self,
        dict: &Dict<'_>,
        key: &[u8],
        new: &[u8],
        to: &mut pdf_writer::Dict<'_>,
    ) {
        if let Some(value) = dict.get_raw::<Object<'_>>(key) {
            self.value(&value, to.insert(NewName(new)));
        }
    }

    fn entry(&mut self, key: &[u8], value: &MaybeRef<Object<'_>>, to: Obj<'_>) {
        match (key, value) {
            (b"StructParent" | b"StructParents", MaybeRef::NotRef(Object::Number(number))) => {
                to.primitive(self.key(number.as_i64()));
            }
            (b"ID", MaybeRef::NotRef(Object::String(id))) => {
                to.primitive(Str(&self.tag_name(id)));
            }
            (b"Headers", MaybeRef::NotRef(Object::Array(ids))) => {
                let mut list = to.array();
                for id in ids.iter::<hayro_syntax::object::String<'_>>() {
                    list.item(Str(&self.tag_name(&id)));
                }
            }
            (_, value) => self.value(value, to),
        }
    }

    /// Returns what a key of the part's parent tree is in the whole.
    pub(super) fn key(&self, key: i64) -> i32 {
        i32::try_from(key).unwrap_or_default() + self.keys_before
    }

    /// Returns the name that a named tag has in the whole: those of two parts may be alike.
    pub(super) fn tag_name(&self, name: &[u8]) -> Vec<u8> {
        [format!("{} ", self.part).as_bytes(), name].concat()
    }

    fn value(&mut self, value: &MaybeRef<Object<'_>>, to: Obj<'_>) {
        match value {
            MaybeRef::Ref(old) => to.primitive(self.renumbered(*old)),
            MaybeRef::NotRef(object) => self.direct(object, to),
        }
    }

    fn direct(&mut self, object: &Object<'_>, to: Obj<'_>) {
        match object {
            Object::Boolean(it) => to.primitive(*it),
            Object::Number(number) => self::number(number.as_f64(), to),
            Object::String(text) => to.primitive(Str(text)),
            Object::Name(name) => to.primitive(NewName(name)),
            Object::Array(items) => {
                let mut list = to.array();
                for item in items.raw_iter() {
                    self.value(&item, list.push());
                }
            }
            Object::Dict(dict) => self.dict(dict, to),
            // A stream always has a number, so it cannot stand here.
            Object::Null(_) | Object::Stream(_) => to.primitive(Null),
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, to: Obj<'_>) {
        let mut copy = to.dict();
        let Some(place) = place_linked_to(dict) else {
            self.entries(dict, &mut copy, &[]);
            return;
        };
        self.entries(dict, &mut copy, &[b"A", b"Contents"]);
        copy.pair(NewName(b"Dest"), Str(place.as_bytes()));
        if let Some(spot) = self.places.get(&place) {
            let says = format!("page {}", spot.page + 1);
            copy.pair(NewName(b"Contents"), TextStr(&says));
        }
    }
}

/// Returns the place of this document that a link leads to.
fn place_linked_to(link: &Dict<'_>) -> Option<String> {
    let action = link.get::<Dict<'_>>(b"A")?;
    let uri = action.get::<hayro_syntax::object::String<'_>>(b"URI")?;
    let place = uri.strip_prefix(LEADS_TO.as_bytes())?;
    String::from_utf8(place.to_vec()).ok()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a PDF's numbers are of single precision"
)]
fn number(number: f64, to: Obj<'_>) {
    if number.fract() == 0.0 && number.abs() < f64::from(i32::MAX) {
        to.primitive(number as i32);
    } else {
        to.primitive(number as f32);
    }
}

/// Sums up a stream that refers to nothing else, such as a font, so that another part's may stand for it.
fn fingerprint(object: &Object<'_>) -> Option<[u8; 32]> {
    let Object::Stream(stream) = object else {
        return None;
    };
    refers_to_nothing(stream).then(|| {
        let mut hash = Sha256::new();
        hash.update(stream.dict().data());
        hash.update(stream.raw_data());
        hash.finalize().into()
    })
}

fn refers_to_nothing(stream: &Stream<'_>) -> bool {
    let mut entries = stream.dict().entries();
    entries.all(|(_, value)| match value {
        MaybeRef::NotRef(Object::Array(items)) => items
            .raw_iter()
            .all(|item| matches!(item, MaybeRef::NotRef(Object::Number(_) | Object::Name(_)))),
        MaybeRef::Ref(_) | MaybeRef::NotRef(Object::Dict(_) | Object::Stream(_)) => false,
        MaybeRef::NotRef(_) => true,
    })
}

/// Tells whether a dictionary is of a type.
pub(super) fn is_a(dict: &Dict<'_>, kind: &[u8]) -> bool {
    let found = dict.get::<Name<'_>>(b"Type");
    found.is_some_and(|found| found.as_ref() == kind)
}
