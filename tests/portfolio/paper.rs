//! Reads a printed PDF back: its headings, tags, links and text.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// A printed portfolio.
pub struct Paper {
    document: Document,
}

/// A heading with its level, from the tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub level: String,
    pub title: String,
}

/// A point of the document, ordered as one reads: page, then tenths of a point below the edge of the paper.
pub type Point = (usize, u32);

/// The height of A4 in tenths of a point.
pub const PAPER: f32 = 8_418.9;

impl Paper {
    pub fn read(pdf: &[u8]) -> Self {
        Self {
            document: Document::load_mem(pdf).expect("a readable PDF"),
        }
    }

    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalogue")
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// Returns a text of the document's information, such as its `Title`.
    pub fn info(&self, name: &str) -> String {
        let info = self.document.trailer.get(b"Info").expect("information");
        let info = self.follow(info).as_dict().expect("a dictionary");
        text_of(info.get(name.as_bytes()).expect("the entry"))
    }

    /// Returns the XMP metadata.
    pub fn metadata(&self) -> String {
        let metadata = self.catalog().get(b"Metadata").expect("metadata");
        let stream = self.follow(metadata).as_stream().expect("a stream");
        let plain = stream.get_plain_content().expect("plain text");
        String::from_utf8_lossy(&plain).into_owned()
    }

    /// Returns all headings in reading order.
    pub fn headings(&self) -> Vec<Heading> {
        self.elements()
            .into_iter()
            .filter_map(|element| {
                let level = element.get(b"S").ok()?.as_name().ok()?;
                let level = String::from_utf8_lossy(level).into_owned();
                let is_heading = level.len() == 2 && level.starts_with('H');
                let title = text_of(element.get(b"T").ok()?);
                is_heading.then_some(Heading { level, title })
            })
            .collect()
    }

    /// Counts the tags of a kind, such as `Table`.
    pub fn tagged(&self, kind: &str) -> usize {
        let is_it = |element: &&Dictionary| {
            let found = element.get(b"S").and_then(Object::as_name);
            found.is_ok_and(|found| found == kind.as_bytes())
        };
        self.elements()
            .iter()
            .filter(|element| is_it(element))
            .count()
    }

    /// Counts the tags of a kind that hold nothing.
    pub fn empty(&self, kind: &str) -> usize {
        let holds_nothing = |element: &&Dictionary| match element.get(b"K") {
            Ok(Object::Array(children)) => children.is_empty(),
            Ok(_) => false,
            Err(_) => true,
        };
        let elements = self.elements().into_iter();
        let of_kind = elements.filter(|element| {
            let found = element.get(b"S").and_then(Object::as_name);
            found.is_ok_and(|found| found == kind.as_bytes())
        });
        of_kind.filter(holds_nothing).count()
    }

    /// Returns the alternative texts of pictures and drawings, in reading order.
    pub fn alternatives(&self) -> Vec<String> {
        let elements = self.elements().into_iter();
        elements
            .filter_map(|element| Some(text_of(element.get(b"Alt").ok()?)))
            .collect()
    }

    /// Counts the links that do not say where they lead.
    pub fn unsaid_links(&self) -> usize {
        let mut unsaid = 0;
        for page in self.document.get_pages().into_values() {
            for annotation in self.document.get_page_annotations(page).unwrap_or_default() {
                unsaid += usize::from(!annotation.has(b"Contents"));
            }
        }
        unsaid
    }

    /// Returns the files that lie in it, by name.
    pub fn embedded(&self) -> Vec<(String, Vec<u8>)> {
        let names = self.catalog().get(b"Names").expect("names");
        let names = self.follow(names).as_dict().expect("a dictionary");
        let Ok(files) = names.get(b"EmbeddedFiles") else {
            return Vec::new();
        };
        let files = self.follow(files).as_dict().expect("a dictionary");
        let files = self.follow(files.get(b"Names").expect("a list"));
        let pairs = files.as_array().expect("an array").chunks(2);
        pairs
            .map(|pair| {
                let file = self.follow(&pair[1]).as_dict().expect("a file");
                let held = self.follow(file.get(b"EF").expect("its content"));
                let held = held.as_dict().expect("a dictionary").get(b"F");
                let held = self.follow(held.expect("its content")).as_stream();
                let bytes = held.expect("a stream").get_plain_content();
                (text_of(&pair[0]), bytes.expect("its bytes"))
            })
            .collect()
    }

    fn elements(&self) -> Vec<&Dictionary> {
        let mut found = Vec::new();
        let root = self.catalog().get(b"StructTreeRoot").expect("tags");
        self.walk(root, &mut found);
        found
    }

    fn walk<'a>(&'a self, object: &'a Object, found: &mut Vec<&'a Dictionary>) {
        match self.follow(object) {
            Object::Array(items) => items.iter().for_each(|item| self.walk(item, found)),
            Object::Dictionary(element) => {
                if element.has(b"S") {
                    found.push(element);
                }
                if let Ok(children) = element.get(b"K") {
                    self.walk(children, found);
                }
            }
            _ => {}
        }
    }

    /// Returns the text of all pages, with every run of blanks as one blank.
    pub fn text(&self) -> String {
        let pages: Vec<u32> = self.document.get_pages().into_keys().collect();
        let text = self.document.extract_text(&pages).expect("readable text");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the text of one page, from 1, without its foot where that is a drawing of its own.
    pub fn page_text(&self, page: usize) -> String {
        let page = u32::try_from(page).expect("a page");
        let text = self.document.extract_text(&[page]).expect("readable text");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the foot of each page, where it is a drawing of its own.
    pub fn feet(&self) -> Vec<Option<String>> {
        // The text of each is read as if it were all there is on its page.
        let mut alone = self.document.clone();
        let pages = self.document.get_pages().into_iter();
        pages
            .map(|(number, id)| {
                let foot = self.drawing(id, b"Foot")?;
                let drawing = self.follow(&foot).as_stream().expect("a drawing");
                let resources = drawing.dict.get(b"Resources").expect("fonts").clone();
                let page = alone.get_dictionary_mut(id).expect("a page");
                page.set("Contents", foot);
                page.set("Resources", resources);
                let text = alone.extract_text(&[number]).expect("readable text");
                Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
            })
            .collect()
    }

    fn drawing(&self, page: ObjectId, name: &[u8]) -> Option<Object> {
        let page = self.document.get_dictionary(page).expect("a page");
        let resources = self.follow(page.get(b"Resources").ok()?).as_dict().ok()?;
        let drawings = self.follow(resources.get(b"XObject").ok()?);
        drawings.as_dict().ok()?.get(name).ok().cloned()
    }

    /// Returns the bookmarks in order, each with its depth from 1 and the page it leads to.
    pub fn bookmarks(&self) -> Vec<(usize, String, usize)> {
        let mut found = Vec::new();
        let root = self.catalog().get(b"Outlines").expect("bookmarks");
        self.walk_bookmarks(self.follow(root).as_dict().expect("a root"), 1, &mut found);
        found
    }

    fn walk_bookmarks(
        &self,
        above: &Dictionary,
        depth: usize,
        found: &mut Vec<(usize, String, usize)>,
    ) {
        let mut next = above.get(b"First").ok();
        while let Some(at) = next {
            let item = self.follow(at).as_dict().expect("a bookmark");
            let (page, _) = self.point(item.get(b"Dest").expect("a place"));
            found.push((depth, text_of(item.get(b"Title").expect("a title")), page));
            self.walk_bookmarks(item, depth + 1, found);
            next = item.get(b"Next").ok();
        }
    }

    /// Returns the page of the first bookmark with that title.
    pub fn page_of_bookmark(&self, title: &str) -> usize {
        let bookmarks = self.bookmarks();
        let found = bookmarks.iter().find(|(_, named, _)| named == title);
        found.expect("a bookmark").2
    }

    /// Returns every link to a named place, with what a reader hears of it.
    pub fn said_by_links(&self) -> Vec<(String, String)> {
        let mut said = Vec::new();
        for page in self.document.get_pages().into_values() {
            for annotation in self.document.get_page_annotations(page).unwrap_or_default() {
                if let (Ok(to), Ok(says)) = (annotation.get(b"Dest"), annotation.get(b"Contents"))
                    && matches!(to, Object::String(..))
                {
                    said.push((text_of(to), text_of(says)));
                }
            }
        }
        said
    }

    /// Returns the places that links can lead to, by name: `a1` for the first activity, `e1` for the first evidence.
    pub fn places(&self) -> BTreeMap<String, Point> {
        let names = self.catalog().get(b"Names").expect("names");
        let names = self.follow(names).as_dict().expect("a dictionary");
        let places = self.follow(names.get(b"Dests").expect("places"));
        let list = places.as_dict().expect("a dictionary").get(b"Names");
        let list = self
            .follow(list.expect("names"))
            .as_array()
            .expect("an array");
        list.chunks(2)
            .map(|pair| {
                let [name, place] = pair else {
                    panic!("names come with places")
                };
                (text_of(name), self.point(place))
            })
            .collect()
    }

    fn point(&self, place: &Object) -> Point {
        let place = self.follow(place).as_array().expect("an array");
        let page = place[0].as_reference().expect("a page");
        (self.page_number(page), from_top(&place[3]))
    }

    fn page_number(&self, page: ObjectId) -> usize {
        let mut pages = self.document.get_pages().into_iter();
        let found = pages.find(|(_, id)| *id == page);
        found.map_or(0, |(number, _)| number as usize)
    }

    /// Returns every link to a named place, with the named place it stands under.
    pub fn links(&self) -> Vec<(String, String)> {
        let places = self.places();
        let mut links = Vec::new();
        for (number, page) in self.document.get_pages() {
            for annotation in self.document.get_page_annotations(page).unwrap_or_default() {
                let Ok(to) = annotation.get(b"Dest").map(|dest| self.follow(dest)) else {
                    continue;
                };
                if !matches!(to, Object::String(..)) {
                    continue;
                }
                let rect = self.follow(annotation.get(b"Rect").expect("a place"));
                let rect = rect.as_array().expect("an array");
                let at = (number as usize, from_top(&rect[3]));
                let under = places.iter().filter(|(_, point)| **point <= at);
                let under = under.max_by_key(|(_, point)| **point);
                let under = under.map_or(String::new(), |(name, _)| name.clone());
                links.push((under, text_of(to)));
            }
        }
        links
    }

    /// Returns every link to a spot without a name: where it stands and where it leads.
    pub fn jumps(&self) -> Vec<(Point, Point)> {
        let mut jumps = Vec::new();
        for (number, page) in self.document.get_pages() {
            for annotation in self.document.get_page_annotations(page).unwrap_or_default() {
                let to = annotation.get(b"Dest").map(|dest| self.follow(dest));
                if let Ok(to @ Object::Array(..)) = to {
                    jumps.push((self.place_of(number, annotation), self.point(to)));
                }
            }
        }
        jumps
    }

    /// Returns where each link to a named place stands.
    pub fn stands(&self, to: &str) -> Vec<Point> {
        let mut stands = Vec::new();
        for (number, page) in self.document.get_pages() {
            for annotation in self.document.get_page_annotations(page).unwrap_or_default() {
                let dest = annotation.get(b"Dest").map(|dest| self.follow(dest));
                if let Ok(name @ Object::String(..)) = dest
                    && text_of(name) == to
                {
                    stands.push(self.place_of(number, annotation));
                }
            }
        }
        stands
    }

    fn place_of(&self, page: u32, annotation: &Dictionary) -> Point {
        let rect = self.follow(annotation.get(b"Rect").expect("a place"));
        let rect = rect.as_array().expect("an array");
        (page as usize, from_top(&rect[3]))
    }

    /// Returns the web addresses that links lead to.
    pub fn addresses(&self) -> Vec<String> {
        let mut found = Vec::new();
        for page in self.document.get_pages().into_values() {
            for annotation in self.document.get_page_annotations(page).unwrap_or_default() {
                let action = annotation.get(b"A").map(|action| self.follow(action));
                let Ok(Object::Dictionary(action)) = action else {
                    continue;
                };
                if let Ok(uri) = action.get(b"URI") {
                    found.push(text_of(uri));
                }
            }
        }
        found
    }

    /// Returns what is painted on each page.
    pub fn page_contents(&self) -> Vec<(ObjectId, Vec<u8>)> {
        let pages = self.document.get_pages().into_values();
        pages
            .map(|page| (page, self.document.get_page_content(page)))
            .collect()
    }

    pub fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        match object {
            Object::Reference(id) => self.document.get_object(*id).expect("an object"),
            other => other,
        }
    }
}

/// Measures down the page, so that what is read first is less.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on a page"
)]
fn from_top(height: &Object) -> u32 {
    let height = height.as_float().expect("a number");
    (PAPER - height * 10.0).round().max(0.0) as u32
}

fn text_of(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text")
}
