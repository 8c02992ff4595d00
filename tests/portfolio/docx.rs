//! The DOCX: texts with real headings, tables with real header rows, and nothing a person types can break it.

use std::io::{Cursor, Read as _};

use cairn::kinds::shipped;
use cairn::portfolio::{PortfolioContents, docx};
use roxmltree::{Document, Node};
use zip::ZipArchive;

use crate::chartership::composed;
use crate::nasty::nasty;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

struct Parts {
    zip: ZipArchive<Cursor<Vec<u8>>>,
}

impl Parts {
    fn of(contents: &PortfolioContents) -> Self {
        let bytes = docx(contents).expect("a DOCX");
        let zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        Self { zip }
    }

    fn names(&self) -> Vec<String> {
        let names = self.zip.file_names();
        names
            .map(|name| name.expect("UTF-8").into_owned())
            .collect()
    }

    fn part(&mut self, name: &str) -> String {
        let mut text = String::new();
        let mut part = self.zip.by_name(name).expect("the part");
        part.read_to_string(&mut text).expect("UTF-8");
        text
    }

    fn body(&mut self) -> String {
        self.part("word/document.xml")
    }
}

fn elements<'a>(within: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    within
        .descendants()
        .filter(move |node| node.has_tag_name((W, name)))
}

fn text(node: Node<'_, '_>) -> String {
    let texts = node
        .descendants()
        .filter(|node| node.has_tag_name((W, "t")));
    texts.filter_map(|node| node.text()).collect()
}

fn style<'a>(paragraph: Node<'a, 'a>) -> &'a str {
    let style = elements(paragraph, "pStyle").next();
    style
        .and_then(|style| style.attribute((W, "val")))
        .unwrap_or_default()
}

#[test]
fn every_part_is_xml_and_is_named_in_the_package() {
    let mut parts = Parts::of(&composed("chartership"));
    assert_eq!(
        parts.names().first().map(String::as_str),
        Some("[Content_Types].xml")
    );
    let types = parts.part("[Content_Types].xml");
    for name in parts.names() {
        let part = parts.part(&name);
        Document::parse(&part).unwrap_or_else(|err| panic!("{name}: {err}"));
        let by_ending = name.contains("_rels/") || name == "[Content_Types].xml";
        assert!(
            by_ending || types.contains(&format!("\"/{name}\"")),
            "{name}"
        );
        assert!(
            !part.contains("TargetMode=\"External\""),
            "{name} loads something"
        );
    }
    let about = parts.part("docProps/core.xml");
    for wanted in [
        "<dc:title>My portfolio</dc:title>",
        "<dc:creator>Sam Sample</dc:creator>",
        "<dc:language>en-GB</dc:language>",
    ] {
        assert!(about.contains(wanted), "{about}");
    }
    assert!(
        parts
            .part("word/styles.xml")
            .contains("<w:lang w:val=\"en-GB\"")
    );
}

#[test]
fn headings_are_headings_and_the_statement_is_paragraphs() {
    let mut parts = Parts::of(&composed("chartership"));
    let (body, styles) = (parts.body(), parts.part("word/styles.xml"));
    let body = Document::parse(&body).expect("XML");
    let paragraphs: Vec<(&str, String)> = elements(body.root(), "p")
        .map(|paragraph| (style(paragraph), text(paragraph)))
        .collect();
    let says = |style: &str, text: &str| {
        let wanted = (style, text.to_owned());
        assert!(
            paragraphs.contains(&wanted),
            "{wanted:?} in {paragraphs:#?}"
        );
    };
    says("Title", "My portfolio");
    says("Heading1", "Evaluative statement");
    says("Heading2", "1 Personal performance");
    says("Normal", "I found a gap [E1].");
    says("Normal", "Then I closed it [E1, E2; e77†] – gladly [E9]†.");
    says("Heading2", "E1 Audit report");
    for (style, _) in &paragraphs {
        assert!(
            styles.contains(&format!("w:styleId=\"{style}\"")),
            "{style}"
        );
    }
}

#[test]
fn tables_repeat_their_heads_and_have_a_cell_for_each_column() {
    for kind in shipped() {
        let body = Parts::of(&composed(&kind.key)).body();
        let body = Document::parse(&body).expect("XML");
        for table in elements(body.root(), "tbl") {
            let columns = elements(table, "gridCol").count();
            let rows: Vec<Node<'_, '_>> = elements(table, "tr").collect();
            assert_eq!(elements(rows[0], "tblHeader").count(), 1);
            assert_eq!(elements(table, "tblHeader").count(), 1);
            assert_eq!(elements(table, "tblCaption").count(), 1);
            for row in rows {
                assert_eq!(elements(row, "tc").count(), columns, "{}", kind.key);
                for cell in elements(row, "tc") {
                    assert!(elements(cell, "p").count() > 0, "a cell holds a paragraph");
                }
            }
        }
        assert_eq!(elements(body.root(), "drawing").count(), 0);
    }
}

#[test]
fn what_tries_to_break_it_is_text() {
    let mut parts = Parts::of(&nasty());
    let body = parts.body();
    let body = Document::parse(&body).expect("XML");
    let said = text(body.root());
    assert!(said.contains(crate::nasty::MARKUP));
    Document::parse(&parts.part("docProps/core.xml")).expect("XML");
}

#[test]
fn the_same_contents_make_the_same_bytes() {
    let contents = composed("revalidation");
    assert_eq!(
        docx(&contents).expect("a DOCX"),
        docx(&contents).expect("a DOCX")
    );
}
