//! A file in the making: what there is only one of, around what the parts bring.

use std::collections::{BTreeMap, HashMap};

use pdf_writer::types::Direction;
use pdf_writer::{Finish as _, Name, Pdf, Ref, Str};
use sha2::{Digest as _, Sha256};

use super::about::About;
use super::enclosed::Enclosed;
use super::pieces::{Bookmark, Spot};
use super::tags::Tags;
use super::{bookmarks, feet};
use crate::hex::hex;

/// How many digits of a hash tell a file from every other.
const FINGERPRINT: usize = 24;

/// A file in the making.
pub(super) struct Joint {
    pub(super) pdf: Pdf,
    pub(super) next: Ref,
    catalog: Ref,
    pub(super) page_tree: Ref,
    pub(super) tags: Tags,
    pub(super) enclosed: Enclosed,
    pub(super) places: BTreeMap<String, Spot>,
    /// The page trees of the parts.
    pub(super) branches: Vec<Ref>,
    pub(super) pages: Vec<Ref>,
    /// What is drawn under each page that has a foot.
    pub(super) feet: HashMap<usize, Ref>,
    /// What is written before and after a page's own content so that its foot can follow.
    pub(super) around: Around,
    /// Fonts and colour profiles that are written already, by the hash of all that they are.
    pub(super) shared: HashMap<[u8; 32], Ref>,
}

/// Two streams that every page with a foot shares.
pub(super) struct Around {
    pub(super) before: Ref,
    pub(super) after: Ref,
}

impl Joint {
    pub(super) fn new(size: usize, places: BTreeMap<String, Spot>) -> Self {
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
    pub(super) fn finish(mut self, about: &About, bookmarks: &[Bookmark]) -> Vec<u8> {
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
            spot.write(&self.pages, pairs.push());
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
