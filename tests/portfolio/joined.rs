//! A long portfolio is set in parts; what comes out is one document all the same.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use cairn::portfolio::{PartsPrinted, PortfolioError, portfolio_pdf_watched};

use crate::fixture::{no_files, pdf};
use crate::nasty::many;
use crate::paper::Paper;

/// Activities enough for several parts.
const ACTIVITIES: u32 = 500;

static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| pdf(&many(ACTIVITIES)).expect("a portfolio"));

fn paper() -> Paper {
    Paper::read(&PDF)
}

#[test]
fn every_entry_stands_once_and_in_order() {
    let headings = paper().headings();
    let entries = headings.iter().filter(|heading| heading.level == "H3");
    assert_eq!(entries.count(), ACTIVITIES as usize);
    let papers: Vec<&str> = headings
        .iter()
        .map(|heading| heading.title.as_str())
        .filter(|title| title.contains("Paper for entry"))
        .collect();
    assert_eq!(papers.len(), ACTIVITIES as usize / 5);
    assert!(papers.first().is_some_and(|title| title.ends_with(" 0")));
    assert!(papers.last().is_some_and(|title| title.ends_with(" 495")));
}

#[test]
fn no_heading_skips_a_level_where_parts_meet() {
    let mut before = 0;
    for heading in paper().headings() {
        let level: u8 = heading.level[1..].parse().expect("a level");
        assert!(level <= before + 1, "H{before} is followed by {heading:?}");
        before = level;
    }
}

#[test]
fn each_page_but_the_cover_says_its_number_and_how_many_there_are() {
    let paper = paper();
    let pages = paper.pages();
    assert!(pages > 100, "{pages} pages");
    let feet = paper.feet();
    assert_eq!(feet.first(), Some(&None), "the cover");
    for (foot, page) in feet.into_iter().zip(1..).skip(1) {
        let foot = foot.expect("a foot");
        assert!(
            foot.starts_with("Sam Sample · CPD portfolio summary"),
            "{foot}"
        );
        assert!(foot.ends_with(&format!("{page} of {pages}")), "{foot}");
    }
}

#[test]
fn links_lead_to_their_places_in_any_part() {
    let paper = paper();
    let places = paper.places();
    let links = paper.links();
    for (from, to) in &links {
        assert!(places.contains_key(to), "{from} leads to {to}");
    }
    assert!(
        links.contains(&("a496".to_owned(), "e100".to_owned())),
        "the last evidence is cited"
    );
    assert!(
        links.contains(&("e100".to_owned(), "a496".to_owned())),
        "and leads back"
    );
    let inside = |address: &&String| address.starts_with("cairn:");
    assert_eq!(paper.addresses().iter().find(inside), None);
}

#[test]
fn links_say_the_page_that_they_lead_to_and_texts_print_it() {
    let paper = paper();
    let places = paper.places();
    let (page, _) = places["a496"];
    let says = paper.said_by_links();
    assert!(says.contains(&("a496".to_owned(), format!("page {page}"))));
    let text = paper.text();
    let cited = format!("Entry number 495 of a long log, p. {page}");
    assert!(text.contains(&cited), "{cited}");
    assert!(!text.contains("p. 000"));
}

#[test]
fn the_contents_list_the_headings_of_all_parts_with_their_pages() {
    let paper = paper();
    let text = paper.page_text(2);
    for heading in paper.headings() {
        if heading.level == "H1" && heading.title != "Contents" {
            let page = paper.page_of_bookmark(&heading.title);
            let line = text.split(&heading.title).nth(1).expect("a line");
            let number = line.trim_start_matches(['.', ' ']);
            assert!(
                number.starts_with(&page.to_string()),
                "{} on {page}: {line}",
                heading.title
            );
        }
    }
    assert!(paper.tagged("TOC") >= 1);
    assert!(paper.tagged("TOCI") > 10, "a list, for those who hear it");
}

#[test]
fn bookmarks_nest_as_the_headings_do() {
    let paper = paper();
    let bookmarks = paper.bookmarks();
    let top: Vec<&str> = bookmarks
        .iter()
        .filter(|(depth, ..)| *depth == 1)
        .map(|(_, title, _)| title.as_str())
        .collect();
    assert_eq!(
        top,
        [
            "Contents",
            "At a glance",
            "Activities",
            "Skills against target",
            "Qualifications",
            "Behavioural Skills",
            "Evidence"
        ]
    );
    let entries = bookmarks
        .iter()
        .filter(|(depth, title, _)| *depth == 3 && title.starts_with("Entry number"));
    assert_eq!(entries.count(), ACTIVITIES as usize);
}

#[test]
fn the_whole_is_tagged_described_and_claims_pdf_ua_1() {
    let paper = paper();
    assert_eq!(paper.tagged("Document"), 1);
    assert_eq!(
        paper.info("Title"),
        "CPD portfolio summary, Sam Sample, 1 January – 31 December 2026"
    );
    let metadata = paper.metadata();
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"));
    let pages = format!("<xmpTPg:NPages>{}</xmpTPg:NPages>", paper.pages());
    assert!(metadata.contains(&pages), "{metadata}");
    let lang = paper.catalog().get(b"Lang").expect("a language");
    assert_eq!(lang.as_str().expect("a text"), b"en-GB");
}

#[test]
fn the_same_contents_make_the_same_bytes_however_the_parts_came_in() {
    let again = pdf(&many(ACTIVITIES)).expect("a portfolio");
    assert!(again == *PDF, "two prints of one record can be compared");
}

#[test]
fn a_long_print_tells_how_far_it_is() {
    let mut heard: Vec<PartsPrinted> = Vec::new();
    portfolio_pdf_watched(&many(ACTIVITIES), &no_files, &mut |printed| {
        heard.push(printed);
        ControlFlow::Continue(())
    })
    .expect("a portfolio");
    let done: Vec<usize> = heard.iter().map(|printed| printed.done).collect();
    let counted: Vec<usize> = (1..=heard.len()).collect();
    assert_eq!(done, counted);
    let last = heard.last().expect("an end");
    assert_eq!(last.done, last.of);
    assert!(last.of > 6, "{last:?}");
}

#[test]
fn a_long_print_can_be_broken_off() {
    let mut heard = 0;
    let stopped = portfolio_pdf_watched(&many(ACTIVITIES), &no_files, &mut |_| {
        heard += 1;
        ControlFlow::Break(())
    });
    assert!(matches!(stopped, Err(PortfolioError::Cancelled)));
    assert_eq!(heard, 1);
}
