//! Attachments: pictures and pages that are printed, files that lie in the PDF, and files that cannot.

use cairn::domain::portfolio::{Enclosure, Piece, PieceId, PrintSection, Stage};
use cairn::domain::{EvidenceContent, FileContent};
use cairn::portfolio::portfolio_pdf;

use crate::composed::{composed, enclosing, files, kind, paper};
use crate::nasty::many;
use crate::paper::Paper;

#[test]
fn pictures_and_pages_are_printed_with_words_for_those_who_hear_them() {
    let printed = paper(&enclosing());
    let alternatives = printed.alternatives();
    let picture = "A picture enclosed as evidence E1, Objectives for 2026, signed.";
    assert!(
        alternatives.iter().any(|said| said == picture),
        "{alternatives:?}"
    );
    let page = "A page of a document enclosed as evidence E2, Notes of two after action reviews";
    let page = alternatives.iter().find(|said| said.starts_with(page));
    let page = page.expect("a page of the document");
    assert!(
        page.contains("It says: After action reviews: a guide for teams"),
        "{page}"
    );
}

#[test]
fn a_piece_leads_to_its_pages_and_they_lead_back() {
    let links = paper(&enclosing()).links();
    let leads = |from: &str, to: &str| links.contains(&(from.to_owned(), to.to_owned()));
    assert!(leads("e1", "x1") && leads("x1", "e1"), "{links:?}");
}

#[test]
fn what_cannot_be_printed_says_why_and_the_print_goes_on() {
    let text = paper(&enclosing()).text();
    for (number, why) in [
        ("E3", "The file could not be printed: it is damaged"),
        ("E4", "The file could not be read from the record"),
        ("E6", "Only pictures and PDF documents can be printed"),
        ("E7", "The file could not be printed: it is damaged"),
        ("E8", "The file may be a program"),
    ] {
        let after = text
            .split_once("Attachment Where it is")
            .expect("the table")
            .1;
        let row = after
            .split(&format!("{number} "))
            .nth(1)
            .unwrap_or_default();
        assert!(row.contains(why), "{number}: {row}");
    }
}

#[test]
fn embedded_files_are_there_byte_for_byte_and_make_it_a_pdf_a_3() {
    let printed = paper(&enclosing());
    let embedded = printed.embedded();
    let names: Vec<&str> = embedded.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["E5 table.csv", "E9 guide.pdf"]);
    for (name, bytes) in &embedded {
        let original = FileContent {
            name: name.split_once(' ').expect("a number").1.to_owned(),
            sha256: String::new(),
            bytes: 0,
        };
        assert!(*bytes == files(&original).expect("the file"), "{name}");
    }
    let metadata = printed.metadata();
    assert!(
        metadata.contains("<pdfaid:part>3</pdfaid:part>"),
        "{metadata}"
    );
    assert!(
        metadata.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "{metadata}"
    );
}

#[test]
fn nothing_is_embedded_where_nobody_chose_it() {
    let printed: Paper = paper(&composed(kind("chartership"), Stage::Draft));
    assert!(printed.embedded().is_empty());
    assert!(!printed.metadata().contains("pdfaid"));
}

#[test]
fn what_a_person_encloses_is_printed_even_if_the_kind_forgets_it() {
    let mut contents = composed(kind("revalidation"), Stage::Draft);
    assert!(
        !contents
            .composed
            .details
            .kind
            .prints(PrintSection::Attachments)
    );
    let first = PieceId::Evidence(contents.evidence[0].id);
    for piece in &mut contents.composed.details.pieces {
        if piece.item == first {
            piece.enclosure = Enclosure::Appended;
        }
    }
    let headings = paper(&contents).headings();
    assert!(
        headings
            .iter()
            .any(|heading| heading.title == "Attachments")
    );
}

#[test]
fn a_long_portfolio_that_is_set_in_parts_encloses_files_too() {
    let mut contents = many(450);
    for (at, name, enclosure) in [
        (0, "table.csv", Enclosure::Embedded),
        (1, "picture.png", Enclosure::Appended),
    ] {
        let evidence = &mut contents.evidence[at];
        if let EvidenceContent::File(file) = &mut evidence.details.content {
            name.clone_into(&mut file.name);
        }
        let mut piece = Piece::new(PieceId::Evidence(evidence.id));
        piece.enclosure = enclosure;
        contents.composed.details.pieces.push(piece);
    }
    let printed = paper(&contents);
    let names: Vec<String> = printed
        .embedded()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["E1 table.csv"]);
    assert!(printed.catalog().has(b"OutputIntents") && printed.catalog().has(b"AF"));
    assert!(printed.metadata().contains("<pdfaid:part>3</pdfaid:part>"));
    assert_eq!(printed.alternatives().len(), 1);
    let places = printed.places();
    assert!(
        printed
            .links()
            .iter()
            .all(|(_, to)| places.contains_key(to))
    );
}

/// How often each file is damaged.
const DAMAGES: u64 = 40;

/// Damages a file: a changed byte, an end that is missing, a run of zeroes, or two places that changed over.
fn damaged(bytes: &[u8], n: u64) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let spread = |k: u64| {
        let mixed = (n + 1).wrapping_mul(k).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        usize::try_from(mixed >> 33).unwrap_or_default() % bytes.len()
    };
    let (one, other) = (spread(3), spread(7));
    match n % 4 {
        0 => bytes[one] ^= 1 << (n % 8),
        1 => bytes.truncate(one),
        2 => {
            let end = bytes.len().min(one + 64);
            bytes[one..end].fill(0);
        }
        _ => bytes.swap(one, other),
    }
    bytes
}

#[test]
fn however_an_attachment_is_damaged_the_print_goes_on() {
    let mut contents = enclosing();
    let details = &mut contents.composed.details;
    details.kind.prints = vec![PrintSection::Attachments];
    let numbers: Vec<_> = contents.evidence.iter().take(2).map(|one| one.id).collect();
    for piece in &mut details.pieces {
        let kept = matches!(piece.item, PieceId::Evidence(id) if numbers.contains(&id));
        if !kept {
            piece.enclosure = Enclosure::Named;
        }
    }
    for name in ["picture.png", "guide.pdf"] {
        for n in 0..DAMAGES {
            let read = |file: &FileContent| {
                let bytes = files(file)?;
                let hit = file.name == name;
                Ok(if hit { damaged(&bytes, n) } else { bytes })
            };
            let printed = portfolio_pdf(&contents, &read);
            let printed = printed.unwrap_or_else(|err| panic!("{name}, damage {n}: {err}"));
            let text = Paper::read(&printed).text();
            for title in ["E1 Objectives for 2026", "E2 Notes of two"] {
                assert!(
                    text.contains(title),
                    "{name}, damage {n}: no {title} in {text}"
                );
            }
        }
    }
}
