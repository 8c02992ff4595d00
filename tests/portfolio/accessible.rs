//! Language, title, tags and the claim to PDF/UA.

use crate::fixture::pdf;
use crate::paper::Paper;
use crate::sample::{empty, normal};

#[test]
fn the_file_says_its_language_title_and_author() {
    let paper = Paper::read(&pdf(&normal()).expect("a portfolio"));
    let lang = paper.catalog().get(b"Lang").expect("a language");
    assert_eq!(lang.as_str().expect("a text"), b"en-GB");
    assert_eq!(
        paper.info("Title"),
        "CPD portfolio summary, Sam Sample, 1 January – 31 December 2026"
    );
    assert_eq!(paper.info("Author"), "Sam Sample");
    assert!(
        paper
            .metadata()
            .contains("<dc:language><rdf:Bag><rdf:li>en-GB")
    );
}

#[test]
fn the_file_is_tagged_and_claims_pdf_ua_1() {
    for contents in [normal(), empty()] {
        let paper = Paper::read(&pdf(&contents).expect("a portfolio"));
        let mark = paper.catalog().get(b"MarkInfo").expect("mark information");
        let marked = mark.as_dict().and_then(|mark| mark.get(b"Marked"));
        assert!(marked.and_then(lopdf::Object::as_bool).expect("a flag"));
        assert!(paper.metadata().contains("<pdfuaid:part>1</pdfuaid:part>"));
        let shows_title = paper.catalog().get(b"ViewerPreferences");
        let shows_title = shows_title.and_then(|view| view.as_dict()?.get(b"DisplayDocTitle"));
        assert!(
            shows_title
                .and_then(lopdf::Object::as_bool)
                .expect("a flag")
        );
    }
}

#[test]
fn no_heading_skips_a_level() {
    let paper = Paper::read(&pdf(&normal()).expect("a portfolio"));
    let mut before = 0;
    for heading in paper.headings() {
        let level: u8 = heading.level[1..].parse().expect("a level");
        assert!(level <= before + 1, "H{before} is followed by {heading:?}");
        before = level;
    }
}

#[test]
fn every_table_has_heads_and_none_is_empty() {
    let contents = normal();
    let paper = Paper::read(&pdf(&contents).expect("a portfolio"));
    assert!(
        paper.tagged("Table") >= 10,
        "sections, groups, skills, qualifications"
    );
    assert_eq!(paper.tagged("THead"), paper.tagged("Table"));
    assert!(paper.tagged("TH") > paper.tagged("Table"));
    assert_eq!((paper.empty("TH"), paper.empty("TD")), (0, 0));
    assert_eq!(
        paper.tagged("Figure"),
        0,
        "bars are drawn beside their figures and need no text of their own"
    );
}

#[test]
fn the_same_contents_make_the_same_bytes() {
    let first = pdf(&normal()).expect("a portfolio");
    let second = pdf(&normal()).expect("a portfolio");
    assert!(first == second, "two prints of one record can be compared");
}
