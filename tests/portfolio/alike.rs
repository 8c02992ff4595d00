//! The three forms of a document say the same: PDF, web page and DOCX are printed from one specimen and compared, in their
//! headings and order, texts, tables, links and citations.

use std::collections::BTreeSet;

use cairn::domain::portfolio::{PrintSection, Stage};
use cairn::portfolio::{PortfolioContents, PrintForm};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use roxmltree::{Document, Node};

use crate::composed::{composed, every_kind, kind};
use crate::fixture::{printed, unpacked};
use crate::paper::Paper;
use crate::sample::{empty, normal};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How the drawings of the wall are read, on paper alone.
const NOTCHES: &str = "Dots are filled up to the level rated and ringed up to the level asked for, each on its framework’s own scale. A notch stands for a statement, and is filled where evidence or a reflected activity backs it.";
/// What only paper says, since dots are drawn on paper alone.
const DOTS: [&str; 2] = ["rated now", "rated"];

/// A document in its three forms.
struct Forms {
    name: String,
    paper: Paper,
    page: Vec<Said>,
    ids: BTreeSet<String>,
    text: String,
}

/// A run of text of the web page, with the elements in which it stands.
#[derive(Debug)]
struct Said {
    text: String,
    within: Vec<String>,
    /// The place or address to which it leads.
    to: Option<String>,
    chapter: String,
}

impl Said {
    fn is_in(&self, tag: &str) -> bool {
        self.within.iter().any(|name| name == tag)
    }

    /// Tells whether paper says it otherwise: what shows something by its page, signs as drawings, and nothing between pages.
    fn is_drawn(&self) -> bool {
        let to_activity = self.to.as_ref().is_some_and(|to| to.starts_with("#a"));
        (self.is_in("td") && to_activity) || ["●", "; "].contains(&self.text.as_str())
    }
}

/// Reads what stands in the body of a page, but for its contents and the files that lie beside it.
fn read_page(html: &str) -> (Vec<Said>, BTreeSet<String>) {
    let (mut said, mut ids) = (Vec::new(), BTreeSet::new());
    let (mut within, mut to, mut chapter) = (Vec::new(), None, String::new());
    let mut emitter: DefaultEmitter<()> = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token.expect("text in memory") {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                for (key, value) in &tag.attributes {
                    let value = String::from_utf8_lossy(value).into_owned();
                    match String::from_utf8_lossy(key).as_ref() {
                        "href" => to = Some(value),
                        "id" => drop(ids.insert(value)),
                        "aria-labelledby" => chapter = value,
                        _ => {}
                    }
                }
                if !["meta", "link"].contains(&name.as_str()) {
                    within.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(within.pop(), Some(name.clone()));
                if name == "a" {
                    to = None;
                }
                if name == "section" || name == "nav" {
                    chapter.clear();
                }
            }
            Token::String(text) => said.push(Said {
                text: String::from_utf8_lossy(&text).into_owned(),
                within: within.clone(),
                to: to.clone(),
                chapter: chapter.clone(),
            }),
            Token::Error(_) | Token::Doctype(_) | Token::Comment(_) => {}
        }
    }
    said.retain(|said| {
        let beside = said.chapter == "section-attachments" || said.text.contains("SHA-256");
        let manifest = said.to.as_deref() == Some("SHA256SUMS.txt") || said.text == ".";
        said.is_in("body") && !said.is_in("nav") && !beside && !manifest
    });
    said.retain(|said| said.to.as_deref() != Some("#content"));
    (said, ids)
}

impl Forms {
    fn of(name: &str, contents: &PortfolioContents) -> Self {
        let bundle = unpacked(printed(PrintForm::Bundle, contents), "index.html");
        let (page, ids) = read_page(&bundle);
        Self {
            name: name.to_owned(),
            paper: Paper::read(&printed(PrintForm::Pdf, contents)),
            page,
            ids,
            text: unpacked(printed(PrintForm::Docx, contents), "word/document.xml"),
        }
    }

    /// Returns the texts of the page that stand in an element, each element's as one.
    fn in_elements(&self, tags: &[&str]) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut before = String::new();
        for said in &self.page {
            let tag = said.within.last().cloned().unwrap_or_default();
            if tags.contains(&tag.as_str()) {
                match found.last_mut() {
                    Some((last, text)) if before == tag && *last == tag && tag == "td" => {
                        text.push_str(&said.text);
                    }
                    _ => found.push((tag.clone(), said.text.clone())),
                }
            }
            before = tag;
        }
        found
    }
}

/// Returns a specimen of every kind, one that prints every section but files, which each form takes along in its own way, and
/// a record with nothing in it.
fn specimens() -> Vec<Forms> {
    let mut everything = kind("chartership");
    everything.prints = PrintSection::ALL.to_vec();
    everything
        .prints
        .retain(|section| *section != PrintSection::Attachments);
    let everything = composed(everything, Stage::Draft);
    let others = [
        ("everything".to_owned(), everything),
        ("normal".to_owned(), normal()),
        ("empty".to_owned(), empty()),
    ];
    let all = every_kind().into_iter().chain(others);
    all.map(|(name, contents)| Forms::of(&name, &contents))
        .collect()
}

fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn elements<'a>(within: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    let all = within.descendants();
    all.filter(move |node| node.has_tag_name((W, name)))
}

fn text_in(node: Node<'_, '_>) -> String {
    elements(node, "t").filter_map(|node| node.text()).collect()
}

fn style(paragraph: Node<'_, '_>) -> String {
    let style = elements(paragraph, "pStyle").next();
    let style = style.and_then(|style| style.attribute((W, "val")));
    style.unwrap_or_default().to_owned()
}

#[test]
fn headings_stand_in_one_order_and_depth_in_all_forms() {
    for forms in specimens() {
        let paper = forms.paper.headings().into_iter();
        let paper = paper.map(|heading| (heading.level, unspaced(&heading.title)));
        let paper: Vec<_> = paper.filter(|(_, title)| title != "Contents").collect();
        let page = forms.in_elements(&["h2", "h3", "h4"]).into_iter();
        let page: Vec<_> = page
            .map(|(tag, title)| {
                let level = tag[1..].parse::<usize>().expect("a level") - 1;
                (format!("H{level}"), unspaced(&title))
            })
            .collect();
        let text = Document::parse(&forms.text).expect("XML");
        let text: Vec<_> = elements(text.root(), "p")
            .filter_map(|paragraph| {
                let level = style(paragraph).strip_prefix("Heading")?.to_owned();
                Some((format!("H{level}"), unspaced(&text_in(paragraph))))
            })
            .collect();
        assert_eq!(page, text, "{}: page and text", forms.name);
        assert_eq!(page, paper, "{}: page and paper", forms.name);
    }
}

#[test]
fn page_and_text_say_the_same_words() {
    for forms in specimens() {
        let text = Document::parse(&forms.text).expect("XML");
        let paragraphs = elements(text.root(), "p").map(text_in);
        let text: Vec<String> = paragraphs.flat_map(|said| words(&said)).collect();
        let page = forms.page.iter().flat_map(|said| words(&said.text));
        let page: Vec<String> = page.collect();
        let differ = page.iter().zip(&text).position(|(one, other)| one != other);
        let from = differ.unwrap_or(0).saturating_sub(8);
        assert!(
            page == text,
            "{}: {:?} … and {:?} …",
            forms.name,
            page.iter().skip(from).take(24).collect::<Vec<_>>(),
            text.iter().skip(from).take(24).collect::<Vec<_>>(),
        );
    }
}

/// Returns the text of the pages below cover and contents, without blanks and feet.
fn body(forms: &Forms) -> String {
    let (paper, pages) = (&forms.paper, forms.paper.pages());
    let first = paper.page_of_bookmark(&paper.headings()[1].title);
    let text = (first..=pages).map(|page| {
        let text = unspaced(&paper.page_text(page));
        let foot = unspaced(&format!("{page} of {pages}"));
        // A long document is set in parts, whose feet are drawings of their own.
        let Some(begins) = text.rfind("SamSample·") else {
            return text;
        };
        let ends = begins + text[begins..].find(&foot).expect("its number") + foot.len();
        format!("{}{}", &text[..begins], &text[ends..])
    });
    text.collect()
}

#[test]
fn paper_says_what_the_page_says_and_nothing_else() {
    for forms in specimens() {
        let paper = body(&forms).replace(';', "");
        let (mut at, mut left) = (0, String::new());
        let main = forms.page.iter().filter(|said| said.is_in("main"));
        for said in main {
            let text = unspaced(&said.text).replace(';', "");
            // Where a heading says the same, paper has no caption.
            if said.is_drawn() || (said.is_in("caption") && !paper[at..].starts_with(&text)) {
                continue;
            }
            let ahead = paper[at..].find(&text).unwrap_or_else(|| {
                let next: String = paper[at..].chars().take(200).collect();
                panic!("{}: {said:?} is not in {next:?}", forms.name)
            });
            left.push_str(&paper[at..at + ahead]);
            left.push('\n');
            at += ahead + text.len();
        }
        left.push_str(&paper[at..]);
        // Heads are said again where a table goes on, dots are drawn, and pages have numbers.
        let heads = forms.in_elements(&["th"]).into_iter();
        let mut heads: Vec<String> = heads.map(|(_, head)| unspaced(&head)).collect();
        heads.sort_by_key(|head| std::cmp::Reverse(head.len()));
        left = left.replace(&unspaced(NOTCHES), "");
        for dots in DOTS {
            let says = format!(
                "Dots are filled up to the level {dots} and ringed up to the level the role asks for, each on its framework’s own scale."
            );
            left = left.replace(&unspaced(&says), "");
        }
        let left = left.lines().filter(|left| {
            let left = heads
                .iter()
                .fold((*left).to_owned(), |left, head| left.replace(head, ""));
            left.replace("p.", "").contains(char::is_alphabetic)
        });
        assert_eq!(left.collect::<Vec<_>>(), [""; 0], "{}", forms.name);
    }
}

#[test]
fn the_front_says_the_same_facts() {
    for forms in specimens() {
        let cover = unspaced(&forms.paper.page_text(1));
        let text = Document::parse(&forms.text).expect("XML");
        let text: String = elements(text.root(), "p").map(text_in).collect();
        for said in forms.page.iter().filter(|said| said.is_in("header")) {
            let says = unspaced(&said.text.replace(':', " "));
            let named = said.is_in("h1");
            assert!(named || cover.contains(&says), "{}: {says}", forms.name);
            assert!(
                unspaced(&text.replace(':', " ")).contains(&says),
                "{}: {says}",
                forms.name
            );
        }
    }
}

#[test]
fn tables_have_the_same_heads_and_as_many_rows_and_cells() {
    for forms in specimens() {
        let text = Document::parse(&forms.text).expect("XML");
        let tables: Vec<Node<'_, '_>> = elements(text.root(), "tbl").collect();
        let captions = forms.in_elements(&["caption"]);
        assert_eq!(tables.len(), captions.len(), "{}", forms.name);
        assert_eq!(tables.len(), forms.paper.tagged("Table"), "{}", forms.name);
        let rows = tables.iter().map(|table| elements(*table, "tr").count());
        assert_eq!(
            rows.sum::<usize>(),
            forms.paper.tagged("TR"),
            "{}",
            forms.name
        );
        let heads = tables
            .iter()
            .filter_map(|table| elements(*table, "tr").next());
        let heads: Vec<String> = heads
            .flat_map(|row| elements(row, "tc").map(text_in).collect::<Vec<_>>())
            .collect();
        assert_eq!(heads.len(), forms.paper.tagged("TH"), "{}", forms.name);
        let in_heads = forms.page.iter().filter(|said| said.is_in("thead"));
        let in_heads: Vec<String> = in_heads.map(|said| said.text.clone()).collect();
        assert_eq!(heads, in_heads, "{}", forms.name);
    }
}

#[test]
fn entries_and_citations_lead_to_the_same_places() {
    // Where nothing is recorded, nothing leads anywhere.
    for forms in specimens()
        .into_iter()
        .filter(|forms| forms.name != "empty")
    {
        let of = |names: &BTreeSet<String>, letter: char| -> BTreeSet<String> {
            let entries = names.iter().filter(|name| {
                let number = name.strip_prefix(letter);
                number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
            });
            entries.cloned().collect()
        };
        let stands: BTreeSet<String> = forms.paper.places().into_keys().collect();
        let leads = forms.paper.links().into_iter().map(|(_, to)| to).collect();
        let hrefs = forms.page.iter().filter_map(|said| said.to.as_deref());
        let hrefs = hrefs
            .filter_map(|to| to.strip_prefix('#').map(str::to_owned))
            .collect();
        for letter in ['e', 's', 'p'] {
            let (on_page, on_paper) = (of(&forms.ids, letter), of(&stands, letter));
            // A statement that is one text has no heading to be a named place on paper.
            let whole = letter == 's' && on_paper.is_empty();
            assert!(
                on_page == on_paper || whole,
                "{}: {on_page:?} {on_paper:?}",
                forms.name
            );
        }
        // Contents of paper lead to headings too, but to no evidence.
        assert_eq!(of(&hrefs, 'e'), of(&leads, 'e'), "{}", forms.name);
        let is_there = |to: &String| forms.ids.contains(to);
        assert!(
            hrefs.iter().filter(|to| *to != "content").all(is_there),
            "{}",
            forms.name
        );
    }
}
