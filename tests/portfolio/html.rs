//! The bundle: a page that stands alone, leads both ways between statement and evidence, and has its attachments beside it.

use std::io::{Cursor, Read as _};

use cairn::domain::portfolio::Stage;
use cairn::domain::{EvidenceNumber, FileContent};
use cairn::kinds::shipped;
use cairn::portfolio::{Bundle, PortfolioContents, bundle};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::chartership::composed;
use crate::fixture::day;
use crate::nasty::nasty;

/// What a browser reads.
#[derive(Debug, Default)]
struct Page {
    tags: Vec<String>,
    text: String,
    ids: Vec<String>,
    links: Vec<String>,
    attributes: Vec<(String, String)>,
    errors: Vec<String>,
}

impl Page {
    fn read(html: &str) -> Self {
        let mut emitter: DefaultEmitter<()> = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut page = Self::default();
        let mut styled = false;
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token.expect("text in memory") {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    styled = name == "style";
                    page.tags.push(name);
                    for (name, value) in &tag.attributes {
                        let name = String::from_utf8_lossy(name).into_owned();
                        let value = String::from_utf8_lossy(value).into_owned();
                        match name.as_str() {
                            "id" => page.ids.push(value.clone()),
                            "href" => page.links.push(value.clone()),
                            _ => {}
                        }
                        page.attributes.push((name, value));
                    }
                }
                Token::String(text) if !styled => {
                    page.text.push_str(&String::from_utf8_lossy(&text));
                }
                Token::EndTag(_) => styled = false,
                Token::Error(err) => page.errors.push(format!("{err:?}")),
                Token::String(_) | Token::Doctype(_) => {}
                Token::Comment(_) => panic!("a comment"),
            }
        }
        page
    }

    fn counts(&self, tag: &str) -> usize {
        self.tags.iter().filter(|name| *name == tag).count()
    }

    fn says(&self, text: &str) -> bool {
        squeezed(&self.text).contains(&squeezed(text))
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives every file as many bytes as it says it has.
fn load(file: &FileContent) -> Option<Vec<u8>> {
    let bytes = usize::try_from(file.bytes)
        .ok()
        .filter(|bytes| *bytes < 1000)?;
    Some(vec![b'x'; bytes])
}

fn packed(contents: &PortfolioContents) -> Bundle {
    bundle(contents, load).expect("a bundle")
}

fn unpacked(bundle: &Bundle, name: &str) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(&bundle.bytes)).expect("a zip");
    let mut file = zip.by_name(name).expect("a file of that name");
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).expect("readable bytes");
    bytes
}

fn names(bundle: &Bundle) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(&bundle.bytes)).expect("a zip");
    let names = zip.file_names();
    names
        .map(|name| name.expect("UTF-8").into_owned())
        .collect()
}

fn html(contents: &PortfolioContents) -> String {
    String::from_utf8(unpacked(&packed(contents), "index.html")).expect("UTF-8")
}

fn page(contents: &PortfolioContents) -> Page {
    Page::read(&html(contents))
}

#[test]
fn each_citation_leads_to_its_piece_and_the_piece_back() {
    let page = page(&composed("chartership"));
    for way in ["#e1", "#e2", "#s1-e1", "#s1-e2", "#p1-e2"] {
        assert!(page.links.iter().any(|link| link == way), "{way}");
        assert!(page.ids.iter().any(|id| format!("#{id}") == way), "{way}");
    }
    assert!(page.says("Then I closed it [E1, E2; e77†] – gladly [E9]†."));
    for link in page.links.iter().filter_map(|link| link.strip_prefix('#')) {
        let places = page.ids.iter().filter(|id| *id == link);
        assert_eq!(places.count(), 1, "#{link} leads to one place");
    }
}

#[test]
fn the_page_stands_alone_and_says_what_its_parts_are() {
    for kind in shipped() {
        let contents = composed(&kind.key);
        let page = page(&contents);
        assert_eq!(page.errors, [""; 0], "{}", kind.key);
        for tag in ["script", "img", "link", "iframe", "object", "form", "base"] {
            assert_eq!(page.counts(tag), 0, "{tag}");
        }
        for tag in ["h1", "main", "nav", "header", "footer", "title", "html"] {
            assert_eq!(page.counts(tag), 1, "{tag}");
        }
        assert_eq!(page.counts("table"), page.counts("caption"));
        assert_eq!(page.counts("table"), page.counts("thead"));
        let scopes = page.attributes.iter().filter(|(name, _)| name == "scope");
        assert_eq!(scopes.count(), page.counts("th"));
        assert!(
            page.attributes
                .contains(&("lang".to_owned(), "en-GB".to_owned()))
        );
        for (name, value) in &page.attributes {
            assert!(
                !name.starts_with("on") && name != "src" && name != "style",
                "{name}"
            );
            assert!(!value.starts_with("javascript:"), "{value}");
        }
        for link in &page.links {
            let known = ["#", "attachments/", "https://", "http://", "SHA256SUMS.txt"];
            assert!(known.iter().any(|known| link.starts_with(known)), "{link}");
        }
        let mut ids = page.ids.clone();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), page.ids.len(), "each place is named once");
    }
}

#[test]
fn nothing_but_its_own_style_may_be_loaded() {
    let html = html(&composed("chartership"));
    let style = html.split("<style>").nth(1).expect("a style");
    let style = style.split("</style>").next().expect("its end");
    assert!(style.contains("prefers-color-scheme: dark"));
    assert!(style.contains("--accent: #0B6E6E;") && style.contains("--accent: #5CC5BE;"));
    let page = Page::read(&html);
    let policy = page
        .attributes
        .iter()
        .find(|(name, value)| name == "content" && value.contains("default-src"));
    let (_, policy) = policy.expect("a policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
}

#[test]
fn every_chosen_file_lies_beside_the_page_and_is_listed_with_its_sum() {
    let contents = composed("chartership");
    let bundle = packed(&contents);
    assert_eq!((bundle.attachments, bundle.left_out.len()), (2, 0));
    let mut names = names(&bundle);
    names.sort_unstable();
    let report = "attachments/E1-Audit-report-final.pdf";
    assert_eq!(
        names,
        [
            "SHA256SUMS.txt",
            report,
            "attachments/E4-cv.docx",
            "index.html"
        ]
    );
    assert_eq!(unpacked(&bundle, report), b"xxxxxxxxxxx");
    let manifest = String::from_utf8(unpacked(&bundle, "SHA256SUMS.txt")).expect("UTF-8");
    assert_eq!(manifest.lines().count(), 3);
    for line in manifest.lines() {
        let (sum, name) = line.split_once("  ").expect("a sum and a name");
        let digits = Sha256::digest(unpacked(&bundle, name));
        let digits = digits
            .iter()
            .fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
        assert_eq!(sum, digits, "{name}");
    }
    let page = page(&contents);
    assert!(page.links.iter().any(|link| link == report));
}

#[test]
fn a_file_that_is_missing_is_named_and_said_to_be_missing() {
    let contents = composed("chartership");
    let bundle = bundle(&contents, |_| None).expect("a bundle");
    let missing: Vec<String> = bundle
        .left_out
        .iter()
        .map(EvidenceNumber::to_string)
        .collect();
    assert_eq!(missing, ["E1", "E4"]);
    let html = String::from_utf8(unpacked(&bundle, "index.html")).expect("UTF-8");
    let page = Page::read(&html);
    assert!(page.says("Audit report (final).pdf, not enclosed: the file is missing or damaged"));
    assert!(
        !page
            .links
            .iter()
            .any(|link| link.starts_with("attachments/"))
    );
}

#[test]
fn it_says_how_far_it_has_come() {
    let mut contents = composed("chartership");
    assert!(page(&contents).says("Stage: Draft"));
    contents.composed.stage = Stage::Proposed;
    assert!(page(&contents).says("Stage: Proposed by Cairn, not composed"));
    contents.composed.stage = Stage::Submitted(day(11, 20));
    assert!(page(&contents).says("Stage: Submitted on 20 November 2026"));
}

#[test]
fn each_kind_prints_its_parts_in_their_order() {
    for kind in shipped() {
        let page = page(&composed(&kind.key));
        let mut sections = page.ids.iter().filter_map(|id| id.strip_prefix("section-"));
        for section in &kind.prints {
            // The sample has no objectives, and its files are listed last.
            if matches!(section.key(), "plan" | "attachments") {
                continue;
            }
            let found = sections.next();
            let parts_are_there = kind.part("cv").is_some() || section.key() != "parts";
            if parts_are_there {
                assert_eq!(found, Some(section.key()), "{}", kind.key);
            }
        }
    }
}

#[test]
fn the_same_contents_make_the_same_bytes() {
    let contents = composed("revalidation");
    assert_eq!(packed(&contents).bytes, packed(&contents).bytes);
}

#[test]
fn what_tries_to_break_the_page_is_text() {
    let mut contents = nasty();
    let whole = page(&contents);
    for tag in ["script", "img", "raw", "label"] {
        assert_eq!(whole.counts(tag), 0, "{tag}");
    }
    assert!(whole.says(crate::nasty::MARKUP));
    contents.practitioner.name = "</title></style><script>alert(1)</script>".to_owned();
    let page = page(&contents);
    assert_eq!(page.tags, whole.tags);
    assert!(page.says("</title></style><script>alert(1)</script>"));
}

/// Writes a text wherever a person types.
fn typed_everywhere(text: &str) -> PortfolioContents {
    let mut contents = composed("chartership");
    text.clone_into(&mut contents.practitioner.name);
    text.clone_into(&mut contents.composed.details.title);
    for activity in &mut contents.activities {
        text.clone_into(&mut activity.details.title);
        text.clone_into(&mut activity.details.reflection.so_what);
    }
    for evidence in &mut contents.evidence {
        text.clone_into(&mut evidence.details.title);
    }
    for piece in &mut contents.composed.details.pieces {
        text.clone_into(&mut piece.note);
    }
    for statement in &mut contents.composed.details.statements {
        text.clone_into(&mut statement.text);
    }
    for part in &mut contents.composed.details.parts {
        text.clone_into(&mut part.text);
    }
    contents
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_typed_is_read_as_that_text(text in "x(\\PC{0,30}|[a-z<>&\"'/=! \\[\\]{}#;-]{0,40})y") {
        let plain = page(&typed_everywhere("xy"));
        let page = page(&typed_everywhere(&text));
        prop_assert!(page.says(&text));
        prop_assert_eq!(page.tags, plain.tags);
    }
}
