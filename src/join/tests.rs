//! What joining promises, shown with parts that are written here by hand.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use super::{Bookmark, Feet, LEADS_TO, Missing, Pieces, Spot, join};

/// A stream that every part has, as it would a font.
const FONT: &[u8] = b"the same in every part";

/// What a part is written of: a page that says something, and leads somewhere where there is an address.
#[derive(Clone, Copy)]
struct Part<'a> {
    says: &'a str,
    leads_to: Option<&'a str>,
    /// Whether it begins with a tag that holds nothing.
    stands_in: bool,
    /// A file that lies in it.
    file: Option<&'a str>,
    tagged: bool,
}

const PLAIN: Part<'static> = Part {
    says: "plain",
    leads_to: None,
    stands_in: false,
    file: None,
    tagged: true,
};

impl Part<'_> {
    fn pdf(self) -> Vec<u8> {
        let mut next = Ref::new(1);
        let numbers: [Ref; 13] = std::array::from_fn(|_| next.bump());
        let [
            catalog,
            tree,
            page,
            content,
            font,
            link,
            root,
            document,
            tag,
            empty,
            metadata,
            file,
            bytes,
        ] = numbers;
        let mut pdf = Pdf::new();
        let mut all = pdf.catalog(catalog);
        all.pages(tree).metadata(metadata);
        all.pair(Name(b"Lang"), Str(b"en-GB"));
        if self.tagged {
            all.pair(Name(b"StructTreeRoot"), root);
        }
        if let Some(name) = self.file {
            let mut names = all.insert(Name(b"Names")).dict();
            let mut files = names.insert(Name(b"EmbeddedFiles")).dict();
            files
                .insert(Name(b"Names"))
                .array()
                .item(Str(name.as_bytes()))
                .item(file);
        }
        all.finish();
        pdf.pages(tree).kids([page]).count(1);
        let mut it = pdf.page(page);
        it.parent(tree).media_box(Rect::new(0.0, 0.0, 100.0, 200.0));
        it.contents(content).struct_parents(0);
        it.resources().fonts().pair(Name(b"F"), font);
        it.annotations(self.leads_to.map(|_| link));
        it.finish();
        let mut drawn = Content::new();
        drawn
            .begin_text()
            .show(Str(self.says.as_bytes()))
            .end_text();
        pdf.stream(content, &drawn.finish());
        pdf.stream(font, FONT);
        if let Some(address) = self.leads_to {
            let mut it = pdf.indirect(link).dict();
            it.pair(Name(b"Subtype"), Name(b"Link"));
            it.pair(Name(b"StructParent"), 1);
            let mut action = it.insert(Name(b"A")).dict();
            action.pair(Name(b"URI"), Str(address.as_bytes()));
        }
        self.write_tags([root, document, tag, empty], &mut pdf);
        let about = "<a><xmpTPg:NPages>1</xmpTPg:NPages><xmpMM:DocumentID>own</xmpMM:DocumentID>\
                     <xmpMM:InstanceID>old</xmpMM:InstanceID></a>";
        pdf.stream(metadata, about.as_bytes());
        if self.file.is_some() {
            let mut it = pdf.indirect(file).dict();
            it.insert(Name(b"EF")).dict().pair(Name(b"F"), bytes);
            it.finish();
            pdf.stream(bytes, b"a,b");
        }
        pdf.finish()
    }

    fn write_tags(self, [root, document, tag, empty]: [Ref; 4], pdf: &mut Pdf) {
        let mut it = pdf.indirect(root).dict();
        it.insert(Name(b"K")).array().item(document);
        it.insert(Name(b"RoleMap"))
            .dict()
            .pair(Name(b"Own"), Name(b"Span"));
        it.pair(Name(b"ParentTreeNextKey"), 2);
        let mut parents = it.insert(Name(b"ParentTree")).dict();
        parents
            .insert(Name(b"Nums"))
            .array()
            .item(0)
            .item(tag)
            .item(1)
            .item(tag);
        parents.finish();
        let mut ids = it.insert(Name(b"IDTree")).dict();
        ids.insert(Name(b"Names"))
            .array()
            .item(Str(b"id"))
            .item(tag);
        ids.finish();
        it.finish();
        let mut it = pdf.indirect(document).dict();
        it.pair(Name(b"S"), Name(b"Document"));
        it.insert(Name(b"K"))
            .array()
            .items(self.stands_in.then_some(empty).into_iter().chain([tag]));
        it.finish();
        let mut it = pdf.indirect(tag).dict();
        it.pair(Name(b"S"), Name(b"P")).pair(Name(b"P"), document);
        it.pair(Name(b"T"), TextStr(self.says))
            .pair(Name(b"ID"), Str(b"id"));
        it.insert(Name(b"K")).array().item(0);
        it.finish();
        let mut it = pdf.indirect(empty).dict();
        it.pair(Name(b"S"), Name(b"H1")).pair(Name(b"P"), document);
        it.insert(Name(b"K")).array();
        it.finish();
    }
}

fn spot(page: usize) -> Spot {
    Spot {
        page,
        x: 7.0,
        y: 90.0,
    }
}

fn joined(parts: &[Part<'_>], feet: Vec<Feet>) -> Document {
    let headings = [(1, "One", 0), (2, "Below one", 0), (1, "Two", 1)];
    let bookmarks = headings.map(|(level, title, page)| Bookmark {
        level,
        title: title.to_owned(),
        at: spot(page),
    });
    let pieces = Pieces {
        parts: parts.iter().map(|part| part.pdf()).collect(),
        places: BTreeMap::from([("here".to_owned(), spot(1))]),
        bookmarks: bookmarks.into(),
    };
    let pdf = join(pieces, feet).expect("one document");
    Document::load_mem(&pdf).expect("a readable PDF")
}

fn follow<'a>(pdf: &'a Document, dict: &'a Dictionary, key: &str) -> &'a Object {
    let found = dict.get(key.as_bytes()).expect(key);
    pdf.dereference(found).expect("an object").1
}

fn dict<'a>(pdf: &'a Document, within: &'a Dictionary, key: &str) -> &'a Dictionary {
    follow(pdf, within, key).as_dict().expect("a dictionary")
}

/// Returns the tags below the one of the document.
fn tags(pdf: &Document) -> Vec<&Dictionary> {
    let root = dict(pdf, pdf.catalog().expect("a catalogue"), "StructTreeRoot");
    let documents = follow(pdf, root, "K").as_array().expect("a list");
    assert_eq!(documents.len(), 1, "one element for the document");
    let document = pdf.dereference(&documents[0]).expect("a tag").1;
    let document = document.as_dict().expect("a tag");
    let children = follow(pdf, document, "K").as_array().expect("a list");
    let children = children.iter();
    children
        .map(|child| pdf.dereference(child).expect("a tag").1)
        .map(|child| child.as_dict().expect("a tag"))
        .collect()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text")
}

fn says(says: &str) -> Part<'_> {
    Part { says, ..PLAIN }
}

#[test]
fn pages_and_tags_stand_in_the_order_of_the_parts_below_one_root() {
    let stands_in = Part {
        stands_in: true,
        ..says("second")
    };
    let pdf = joined(&[says("first"), stands_in], Vec::new());
    assert_eq!(pdf.get_pages().len(), 2);
    let said = tags(&pdf)
        .into_iter()
        .map(|tag| text(follow(&pdf, tag, "T")));
    assert_eq!(
        said.collect::<Vec<_>>(),
        ["first", "second"],
        "and no stand-in"
    );
    let root = dict(&pdf, pdf.catalog().expect("a catalogue"), "StructTreeRoot");
    assert!(dict(&pdf, root, "RoleMap").has(b"Own"), "roles come along");
}

#[test]
fn keys_and_names_of_tags_differ_between_parts() {
    let pdf = joined(&[says("first"), says("second")], Vec::new());
    let keys = pdf.get_pages().into_values().map(|page| {
        let page = pdf.get_dictionary(page).expect("a page");
        follow(&pdf, page, "StructParents").as_i64().expect("a key")
    });
    let keys: Vec<i64> = keys.collect();
    assert_eq!(keys, [0, 2]);
    let ids = tags(&pdf)
        .into_iter()
        .map(|tag| text(follow(&pdf, tag, "ID")));
    assert_eq!(ids.collect::<Vec<_>>(), ["0 id", "1 id"]);
    let root = dict(&pdf, pdf.catalog().expect("a catalogue"), "StructTreeRoot");
    let parents = follow(&pdf, dict(&pdf, root, "ParentTree"), "Nums");
    let parents = parents.as_array().expect("a list").chunks(2);
    for (pair, key) in parents.zip([0, 1, 2, 3]) {
        assert_eq!(pair[0].as_i64().expect("a key"), key);
    }
}

#[test]
fn links_lead_to_places_in_any_part_and_others_stay() {
    let place = format!("{LEADS_TO}here");
    let inside = Part {
        leads_to: Some(&place),
        ..PLAIN
    };
    let outside = Part {
        leads_to: Some("https://example.org"),
        ..PLAIN
    };
    let pdf = joined(&[inside, outside], Vec::new());
    let links = pdf.get_pages().into_values().map(|page| {
        let links = pdf.get_page_annotations(page).expect("links");
        links[0].clone()
    });
    let links: Vec<Dictionary> = links.collect();
    assert_eq!(text(links[0].get(b"Dest").expect("a place")), "here");
    assert_eq!(text(links[0].get(b"Contents").expect("words")), "page 2");
    assert!(!links[0].has(b"A"));
    assert!(links[1].has(b"A") && !links[1].has(b"Dest"));
    let names = dict(&pdf, pdf.catalog().expect("a catalogue"), "Names");
    let places = follow(&pdf, dict(&pdf, names, "Dests"), "Names");
    let places = places.as_array().expect("a list");
    assert_eq!(text(&places[0]), "here");
    let page = places[1].as_array().expect("a spot")[0].as_reference();
    assert_eq!(page.expect("a page"), pdf.get_pages()[&2]);
}

#[test]
fn bookmarks_stand_below_the_last_before_them_that_is_less_deep() {
    let pdf = joined(&[PLAIN, PLAIN], Vec::new());
    let root = dict(&pdf, pdf.catalog().expect("a catalogue"), "Outlines");
    let first = dict(&pdf, root, "First");
    assert_eq!(text(follow(&pdf, first, "Title")), "One");
    assert_eq!(
        text(follow(&pdf, dict(&pdf, first, "First"), "Title")),
        "Below one"
    );
    assert_eq!(
        text(follow(&pdf, dict(&pdf, first, "Next"), "Title")),
        "Two"
    );
}

#[test]
fn what_is_the_same_in_all_parts_is_there_once() {
    let pdf = joined(&[says("first"), says("second"), says("third")], Vec::new());
    let fonts = pdf.objects.values().filter(|object| {
        let stream = object.as_stream();
        stream.is_ok_and(|stream| stream.content == FONT)
    });
    assert_eq!(fonts.count(), 1);
}

#[test]
fn a_foot_is_drawn_below_its_page_and_is_none_of_the_text() {
    let feet = Feet {
        first_page: 1,
        pdf: says("2 of 2").pdf(),
    };
    let pdf = joined(&[says("first"), says("second")], vec![feet]);
    let pages = pdf.get_pages();
    let drawn = |page| {
        let content = pdf.get_page_content(pages[&page]);
        String::from_utf8(content).expect("text")
    };
    assert!(!drawn(1).contains("/Foot Do"));
    assert!(drawn(2).contains("second") && drawn(2).contains("/Foot Do"));
    assert!(drawn(2).contains("/Artifact"));
    assert_eq!(tags(&pdf).len(), 2, "a foot has no tag");
}

#[test]
fn files_lie_in_the_whole_and_it_says_what_its_first_part_says() {
    let file = Part {
        file: Some("table.csv"),
        ..PLAIN
    };
    let pdf = joined(&[PLAIN, file], Vec::new());
    let catalog = pdf.catalog().expect("a catalogue");
    let names = dict(&pdf, dict(&pdf, catalog, "Names"), "EmbeddedFiles");
    let names = follow(&pdf, names, "Names").as_array().expect("a list");
    assert_eq!(text(&names[0]), "table.csv");
    assert!(catalog.has(b"AF"));
    assert_eq!(text(follow(&pdf, catalog, "Lang")), "en-GB");
    let metadata = follow(&pdf, catalog, "Metadata").as_stream();
    let metadata = metadata.expect("metadata").content.clone();
    let metadata = String::from_utf8(metadata).expect("text");
    assert!(metadata.contains("<xmpTPg:NPages>2<"), "{metadata}");
    assert!(metadata.contains("<xmpMM:DocumentID>own<") && !metadata.contains(">old<"));
}

#[test]
fn the_same_parts_make_the_same_bytes() {
    let pieces = || Pieces {
        parts: vec![PLAIN.pdf(), says("other").pdf()],
        places: BTreeMap::new(),
        bookmarks: Vec::new(),
    };
    assert!(join(pieces(), Vec::new()) == join(pieces(), Vec::new()));
}

#[test]
fn what_a_part_lacks_is_named() {
    let untagged = Part {
        tagged: false,
        ..PLAIN
    };
    for (parts, lacks) in [
        (vec![untagged.pdf()], "tag"),
        (vec![b"no PDF".to_vec()], "readable page"),
        (Vec::new(), "page"),
    ] {
        let pieces = Pieces {
            parts,
            places: BTreeMap::new(),
            bookmarks: Vec::new(),
        };
        assert_eq!(join(pieces, Vec::new()).err(), Some(Missing(lacks)));
    }
}
