//! The way from each citation to its piece of evidence, and back.

use std::ops::Range;

use super::block::Block;
use super::citing::CitingText;
use super::places::Places;
use super::span::{Line, Link, Place, Span};
use crate::domain::EvidenceNumber;
use crate::domain::portfolio::citations;

/// Marks a citation of a piece that is not in the document, and what the mark stands for.
const MARK: &str = "†";
const LACKING: &str = "† This piece of evidence is not included in the portfolio.";

/// Sets the text out with its citations, each of which leads to its piece.
pub(super) fn prose(text: &CitingText<'_>, place: Option<Place>, places: &Places<'_>) -> Block {
    let mut seen = Vec::new();
    let lines = text.text.lines().map(str::trim);
    let paragraphs: Vec<Line> = lines
        .filter(|line| !line.is_empty())
        .map(|line| cited_line(text, line, places, &mut seen))
        .collect();
    let mut spans = paragraphs.iter().flat_map(|line| &line.0);
    let lacking = spans.any(|span| matches!(span, Span::Citation { mark: Some(_), .. }));
    Block::Prose {
        paragraphs,
        place,
        note: lacking.then_some(LACKING),
    }
}

fn cited_line(
    of: &CitingText<'_>,
    line: &str,
    places: &Places<'_>,
    seen: &mut Vec<EvidenceNumber>,
) -> Line {
    let mut spans = Vec::new();
    let plain = |range: Range<usize>| {
        let text = line.get(range).filter(|text| !text.is_empty())?;
        Some(Span::from(text))
    };
    let mut at = 0;
    for citation in citations(line) {
        spans.extend(plain(at..citation.range.start));
        at = citation.range.end;
        let number = citation.number;
        let piece = places.numbered(number);
        let to = piece.and_then(|id| places.evidence(id));
        let first = to.is_some() && !seen.contains(&number);
        seen.push(number);
        spans.push(Span::Citation {
            text: line.get(citation.range).unwrap_or_default().to_owned(),
            place: first.then(|| of.label_of(number)),
            to,
            mark: piece.is_none().then_some(MARK),
        });
    }
    spans.extend(plain(at..line.len()));
    Line(spans)
}

/// Returns where the texts of a document cite a piece, each text once, by their names.
pub(super) fn cited_in(number: EvidenceNumber, places: &Places<'_>) -> impl Iterator<Item = Link> {
    citing(number, places).map(|(text, to)| Link::new(text.name, Some(to)))
}

/// Returns the criteria on which the statement cites a piece, by their keys.
pub(super) fn criteria_citing(
    number: EvidenceNumber,
    places: &Places<'_>,
) -> impl Iterator<Item = Link> {
    citing(number, places).filter_map(|(text, to)| Some(Link::new(text.criterion?, Some(to))))
}

fn citing<'a>(
    number: EvidenceNumber,
    places: &'a Places<'a>,
) -> impl Iterator<Item = (&'a CitingText<'a>, Place)> {
    let texts = places.citing().iter();
    texts
        .filter(move |text| text.cites(number))
        .map(move |text| (text, text.label_of(number)))
}
