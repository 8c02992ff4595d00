//! Texts in which a person cites evidence, and the way from each citation to the piece and back.

use std::ops::Range;

use super::block::Block;
use super::places::Places;
use super::span::{Line, Link, Place, Span};
use crate::domain::EvidenceNumber;
use crate::domain::portfolio::{PrintSection, citations};
use crate::portfolio::PortfolioContents;
use crate::portfolio::writing::place_of;

/// A text of this document that can cite evidence.
pub(super) struct CitingText<'a> {
    /// The label of the place where it stands.
    pub(super) label: String,
    /// What it is called, as the evidence index names it.
    name: &'a str,
    /// The key of the criterion that it answers.
    pub(super) criterion: Option<&'a str>,
    pub(super) text: &'a str,
}

/// Marks a citation of a piece that is not in the document, and what the mark stands for.
const MARK: &str = "†";
const LACKING: &str = "† This piece of evidence is not included in the portfolio.";

/// The name of a statement that is one text.
pub(super) const WHOLE: &str = "Statement";

/// Returns the texts of a document that can cite evidence, in the order in which they stand.
pub(super) fn texts(contents: &PortfolioContents) -> Vec<CitingText<'_>> {
    let sections = contents.composed.details.kind.prints.iter();
    let mut texts: Vec<CitingText<'_>> = Vec::new();
    for section in sections {
        let found = match section {
            PrintSection::Statement => statements(contents),
            PrintSection::Parts => parts(contents),
            PrintSection::Glance
            | PrintSection::Standing
            | PrintSection::Matrix
            | PrintSection::ActivityTable
            | PrintSection::Activities
            | PrintSection::CpdByGroup
            | PrintSection::Ratings
            | PrintSection::Skills
            | PrintSection::Qualifications
            | PrintSection::Behaviours
            | PrintSection::Plan
            | PrintSection::Evidence
            | PrintSection::Attachments => continue,
        };
        texts.extend(found);
    }
    texts
}

fn statements(contents: &PortfolioContents) -> Vec<CitingText<'_>> {
    let details = &contents.composed.details;
    let parts = details.kind.statement_parts().into_iter().zip(0..);
    parts
        .map(|(criterion, n)| CitingText {
            label: place_of(n),
            name: criterion.map_or(WHOLE, |criterion| &criterion.title),
            criterion: criterion.map(|criterion| criterion.key.as_str()),
            text: details.statement(criterion.map(|criterion| &criterion.key)),
        })
        .collect()
}

fn parts(contents: &PortfolioContents) -> Vec<CitingText<'_>> {
    let details = &contents.composed.details;
    let parts = details.kind.parts.iter().zip(1..);
    parts
        .map(|(rule, n)| CitingText {
            label: format!("p{n}"),
            name: &rule.title,
            criterion: None,
            text: details.part(&rule.key).map_or("", |part| &part.text),
        })
        .collect()
}

impl CitingText<'_> {
    /// Tells whether it cites a piece.
    fn cites(&self, number: EvidenceNumber) -> bool {
        let cited = citations(self.text);
        cited.iter().any(|citation| citation.number == number)
    }

    /// Returns the label of the first citation of a piece.
    fn label_of(&self, number: EvidenceNumber) -> String {
        format!("{}-e{}", self.label, number.0)
    }

    /// Sets the text out with its citations, each of which leads to its piece.
    pub(super) fn prose(&self, place: Option<Place>, places: &Places<'_>) -> Block {
        let mut seen = Vec::new();
        let lines = self.text.lines().map(str::trim);
        let paragraphs: Vec<Line> = lines
            .filter(|line| !line.is_empty())
            .map(|line| self.line(line, places, &mut seen))
            .collect();
        let mut spans = paragraphs.iter().flat_map(|line| &line.0);
        let lacking = spans.any(|span| matches!(span, Span::Citation { mark: Some(_), .. }));
        Block::Prose {
            paragraphs,
            place,
            note: lacking.then_some(LACKING),
        }
    }

    fn line(&self, line: &str, places: &Places<'_>, seen: &mut Vec<EvidenceNumber>) -> Line {
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
                place: first.then(|| self.label_of(number)),
                to,
                mark: piece.is_none().then_some(MARK),
            });
        }
        spans.extend(plain(at..line.len()));
        Line(spans)
    }
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
