//! What is heard follows what is seen: the tags have the order in which the pages are painted.

use std::collections::BTreeMap;

use cairn::domain::portfolio::Stage;
use lopdf::content::Content;
use lopdf::{Dictionary, Object, ObjectId};

use crate::composed::{composed, enclosing, kind, paper};
use crate::paper::Paper;

/// The marked pieces of each page, in some order.
type Pieces = BTreeMap<ObjectId, Vec<i64>>;

impl Paper {
    /// Returns the pieces of each page in the order of the tags.
    fn heard(&self) -> Pieces {
        let mut heard = Pieces::new();
        let root = self.catalog().get(b"StructTreeRoot").expect("tags");
        self.hear(root, None, &mut heard);
        heard
    }

    fn hear(&self, object: &Object, page: Option<ObjectId>, heard: &mut Pieces) {
        match self.follow(object) {
            Object::Array(items) => items.iter().for_each(|item| self.hear(item, page, heard)),
            Object::Integer(piece) => {
                let page = page.expect("a page of the tag");
                heard.entry(page).or_default().push(*piece);
            }
            Object::Dictionary(tag) => {
                let page = tag.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                if let Ok(piece) = tag.get(b"MCID") {
                    self.hear(piece, page, heard);
                }
                if let Ok(children) = tag.get(b"K") {
                    self.hear(children, page, heard);
                }
            }
            _ => {}
        }
    }

    /// Returns the pieces of each page in the order in which they are painted.
    fn seen(&self) -> Pieces {
        let pages = self.page_contents().into_iter();
        let seen = pages.map(|(page, content)| {
            let painted = Content::decode(&content).expect("a page").operations;
            let pieces = painted.iter().filter(|step| step.operator == "BDC");
            let pieces = pieces.filter_map(|step| {
                let marks: &Dictionary = step.operands.get(1)?.as_dict().ok()?;
                marks.get(b"MCID").ok()?.as_i64().ok()
            });
            (page, pieces.collect::<Vec<i64>>())
        });
        seen.filter(|(_, pieces)| !pieces.is_empty()).collect()
    }
}

#[test]
fn what_is_heard_follows_what_is_seen() {
    let kinds = ["chartership", "revalidation", "fedip-senior", "summary"];
    let printed = kinds.map(|name| composed(kind(name), Stage::Draft));
    for contents in printed.into_iter().chain([enclosing()]) {
        let printed = paper(&contents);
        let name = &contents.composed.details.kind.key;
        assert_eq!(printed.heard(), printed.seen(), "{name}");
    }
}
