//! The evaluative statement and the other parts, with their citations.

use std::ops::Range;

use super::super::places::Reference;
use super::super::words::said;
use super::{Block, Cx, Line, Span, heading, in_a_row, link, words};
use crate::domain::portfolio::{Citation, Part, PartRule, citations, count_words};
use crate::domain::{EvidenceNumber, grouped};

/// Sets out the statement, a part for each criterion or as one text.
pub(super) fn blocks(cx: &Cx<'_>) -> Vec<Block> {
    let details = &cx.contents.composed.details;
    let Some(rule) = details.kind.statement else {
        return Vec::new();
    };
    let (written, limit) = (details.words(), rule.words as usize);
    if written == 0 {
        return Vec::new();
    }
    let over = written.saturating_sub(limit);
    let over = if over == 0 {
        String::new()
    } else {
        format!(", {} over", grouped(over))
    };
    let (written, limit) = (grouped(written), grouped(limit));
    let mut blocks = vec![Block::Small(words(format!(
        "{written} words of at most {limit}{over}."
    )))];
    for (criterion, n) in details.kind.statement_parts().into_iter().zip(1..) {
        let text = details.statement(criterion.map(|criterion| &criterion.key));
        let place = format!("s{n}");
        if let Some(criterion) = criterion {
            let place = Some(place.clone());
            blocks.push(Block::Heading(heading(&criterion.title, place)));
            blocks.extend(said(&criterion.about).map(|about| Block::Small(words(about))));
            if count_words(text) == 0 {
                blocks.push(Block::Paragraph(words("Nothing is written on this yet.")));
            }
        }
        blocks.extend(citing(text, &place, cx).into_iter().map(Block::Paragraph));
    }
    blocks
}

/// Sets out the other parts of which there is something.
pub(super) fn parts(cx: &Cx<'_>) -> Vec<Block> {
    let details = &cx.contents.composed.details;
    let mut blocks = Vec::new();
    for (PartRule { key, title, .. }, n) in details.kind.parts.iter().zip(1..) {
        let Some(Part { text, evidence, .. }) = details.part(key) else {
            continue;
        };
        blocks.push(Block::Heading(heading(title, None)));
        let written = citing(text, &format!("p{n}"), cx);
        blocks.extend(written.into_iter().map(Block::Paragraph));
        let documents = cx.contents.evidence.iter();
        let documents = documents.filter(|document| evidence.contains(&document.id));
        let documents: Vec<Line> = documents
            .map(|document| {
                vec![link(Reference {
                    text: format!("{} {}", document.number, document.details.title),
                    to: cx.places.evidence(document.id),
                })]
            })
            .collect();
        if !documents.is_empty() {
            blocks.push(Block::List(documents));
        }
    }
    blocks
}

/// Splits a text into lines in which each citation leads to its piece; the first of each piece is a place to lead back to.
fn citing(text: &str, place: &str, cx: &Cx<'_>) -> Vec<Line> {
    let mut cited = Vec::new();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| spans(line, place, &mut cited, cx))
        .collect()
}

fn spans(line: &str, place: &str, cited: &mut Vec<EvidenceNumber>, cx: &Cx<'_>) -> Line {
    let mut spans = Vec::new();
    let mut at = 0;
    let plain = |range: Range<usize>| line.get(range).filter(|text| !text.is_empty());
    for Citation { number, range } in citations(line) {
        spans.extend(plain(at..range.start).map(|text| Span::Text(text.to_owned())));
        at = range.end;
        let mut evidence = cx.contents.evidence.iter();
        let found = evidence.find(|evidence| evidence.number == number);
        let first = !cited.contains(&number);
        cited.push(number);
        spans.push(Span::Link {
            text: line.get(range).unwrap_or_default().to_owned(),
            to: found.and_then(|found| cx.places.evidence(found.id)),
            anchor: first.then(|| anchor(place, number)),
        });
    }
    spans.extend(plain(at..line.len()).map(|text| Span::Text(text.to_owned())));
    spans
}

/// Names the place of the first citation of a piece in one text.
fn anchor(place: &str, number: EvidenceNumber) -> String {
    format!("{place}-e{}", number.0)
}

/// Says where the statement and the other parts cite a piece; nothing where none does.
pub(super) fn cited_in(number: EvidenceNumber, cx: &Cx<'_>) -> Option<Line> {
    let details = &cx.contents.composed.details;
    let cites = |text: &str| citations(text).iter().any(|cited| cited.number == number);
    let mut places = Vec::new();
    for (criterion, n) in details.kind.statement_parts().into_iter().zip(1..) {
        if cites(details.statement(criterion.map(|criterion| &criterion.key))) {
            let name = criterion.map_or("Statement", |criterion| &criterion.title);
            places.push((name, format!("s{n}")));
        }
    }
    for (rule, n) in details.kind.parts.iter().zip(1..) {
        if details
            .part(&rule.key)
            .is_some_and(|part| cites(&part.text))
        {
            places.push((&rule.title, format!("p{n}")));
        }
    }
    let links = places.into_iter().map(|(name, place)| {
        link(Reference {
            text: name.to_owned(),
            to: Some(anchor(&place, number)),
        })
    });
    let line = in_a_row(links.collect());
    (!line.is_empty()).then_some(line)
}
