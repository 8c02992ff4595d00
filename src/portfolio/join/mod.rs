//! Joins the parts of a long document, each a tagged PDF of its own, into one.
//!
//! Every object that a part's pages and tags need is copied under a new number; what there must be only one of is made
//! anew: the page tree, the root of the tags, the list of places that links lead to, and the bookmarks. Each part is read
//! and let go before the next, so that joining needs little more memory than the file it makes.

mod about;
mod bookmarks;
mod copy;
mod enclosed;
mod feet;
mod part;
mod tags;

use std::collections::{BTreeMap, HashMap};

use hayro_syntax::Pdf as Source;
use pdf_writer::types::Direction;
use pdf_writer::{Finish as _, Name, Obj, Pdf, Ref, Str};
use sha2::{Digest as _, Sha256};

use crate::hex::hex;

use super::PortfolioError;
use super::press::Spot;
use about::About;
pub(super) use bookmarks::Bookmark;
use enclosed::Enclosed;
use tags::Tags;

/// What the address of a link begins with that leads to a place in the same document.
pub(super) const LEADS_TO: &str = "cairn:place/";

/// How many digits of a hash tell a file from every other.
const FINGERPRINT: usize = 24;

/// What a document is joined from.
pub(super) struct Pieces {
    /// The parts in order, each a whole PDF.
    pub(super) parts: Vec<Vec<u8>>,
    /// Where each place lies that links lead to, by its name.
    pub(super) places: BTreeMap<String, Spot>,
    /// The headings in order, which become the bookmarks.
    pub(super) bookmarks: Vec<Bookmark>,
}

/// The feet of some pages that follow each other.
pub(super) struct Feet {
    /// The page under which the first is laid, from 0.
    pub(super) first_page: usize,
    /// A PDF of pages that hold nothing else.
    pub(super) pdf: Vec<u8>,
}

/// Joins parts, and lays the feet under their pages.
pub(super) fn join(pieces: Pieces, feet: Vec<Feet>) -> Result<Vec<u8>, PortfolioError> {
    let size: usize = pieces.parts.iter().map(Vec::len).sum();
    let mut joint = Joint::new(size, pieces.places);
    for feet in feet {
        joint.lay_feet(feet)?;
    }
    let mut about = None;
    for part in pieces.parts {
        let part = Source::new(part).map_err(|_unreadable| missing("readable page"))?;
        if about.is_none() {
            about = Some(About::read(&part)?);
        }
        joint.add(&part)?;
    }
    let about = about.ok_or(missing("page"))?;
    Ok(joint.finish(&about, &pieces.bookmarks))
}

/// A file in the making.
struct Joint {
    pdf: Pdf,
    next: Ref,
    catalog: Ref,
    page_tree: Ref,
    tags: Tags,
    enclosed: Enclosed,
    places: BTreeMap<String, Spot>,
    /// The page trees of the parts.
    branches: Vec<Ref>,
    pages: Vec<Ref>,
    /// What is drawn under each page that has a foot.
    feet: HashMap<usize, Ref>,
    /// What is written before and after a page's own content so that its foot can follow.
    around: Around,
    /// Fonts and colour profiles that are written already, by the hash of all that they are.
    shared: HashMap<[u8; 32], Ref>,
}

/// Two streams that every page with a foot shares.
struct Around {
    before: Ref,
    after: Ref,
}

impl Joint {
    fn new(size: usize, places: BTreeMap<String, Spot>) -> Self {
        // The parts' own sizes, and something for the numbers of objects, which grow longer.
        let mut pdf = Pdf::with_capacity(size + size / 8);
        let mut next = Ref::new(1);
        let (catalog, page_tree) = (next.bump(), next.bump());
        let tags = Tags::new(&mut next);
        let around = Around {
            before: next.bump(),
            after: next.bump(),
        };
        pdf.stream(around.before, b"q\n").finish();
        pdf.stream(around.after, &feet::draw()).finish();
        Self {
            pdf,
            next,
            catalog,
            page_tree,
            tags,
            enclosed: Enclosed::default(),
            places,
            branches: Vec::new(),
            pages: Vec::new(),
            feet: HashMap::new(),
            around,
            shared: HashMap::new(),
        }
    }

    /// Writes what there is only one of.
    fn finish(mut self, about: &About, bookmarks: &[Bookmark]) -> Vec<u8> {
        let mut tree = self.pdf.pages(self.page_tree);
        tree.count(i32::try_from(self.pages.len()).unwrap_or_default());
        tree.kids(self.branches.iter().copied());
        tree.finish();
        self.tags.write(&mut self.pdf);
        let bookmarks = bookmarks::write(bookmarks, &self.pages, &mut self.pdf, &mut self.next);
        let instance = self.fingerprint();
        let identity = about.identity();
        self.pdf
            .set_file_id((identity.as_bytes().to_vec(), instance.clone().into_bytes()));
        let metadata = self.next.bump();
        self.pdf
            .stream(
                metadata,
                about.metadata_of(self.pages.len(), &instance).as_bytes(),
            )
            .pair(Name(b"Type"), Name(b"Metadata"))
            .pair(Name(b"Subtype"), Name(b"XML"));
        about.write_info(self.next.bump(), &mut self.pdf);
        let mut catalog = self.pdf.catalog(self.catalog);
        catalog.pages(self.page_tree);
        catalog.metadata(metadata);
        catalog.pair(Name(b"Lang"), Str(&about.language));
        catalog.pair(Name(b"StructTreeRoot"), self.tags.root);
        catalog.mark_info().marked(true).suspects(false);
        catalog
            .viewer_preferences()
            .display_doc_title(true)
            .direction(Direction::L2R);
        catalog.outlines(bookmarks);
        let mut names = catalog.insert(Name(b"Names")).dict();
        let mut places = names.insert(Name(b"Dests")).dict();
        let mut pairs = places.insert(Name(b"Names")).array();
        for (name, spot) in &self.places {
            pairs.item(Str(name.as_bytes()));
            write_spot(*spot, &self.pages, pairs.push());
        }
        pairs.finish();
        places.finish();
        self.enclosed.write_names(&mut names);
        names.finish();
        self.enclosed.write(&mut catalog);
        catalog.finish();
        self.pdf.finish()
    }

    /// Sums up all that is written so far, which tells this file from every other.
    fn fingerprint(&self) -> String {
        let mut text = hex(&Sha256::digest(self.pdf.as_bytes()));
        text.truncate(FINGERPRINT);
        text
    }
}

/// Writes where a reader is taken.
fn write_spot(spot: Spot, pages: &[Ref], to: Obj<'_>) {
    let mut array = to.array();
    if let Some(page) = pages.get(spot.page) {
        array.item(*page);
        array.item(Name(b"XYZ")).item(spot.x).item(spot.y).item(0);
    }
}

/// Says that a part lacks something that every part has.
const fn missing(missing: &'static str) -> PortfolioError {
    PortfolioError::Joining { missing }
}
