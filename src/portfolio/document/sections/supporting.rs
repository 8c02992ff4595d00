//! What else belongs to a submission: an annotated CV, a job description and the like.

use crate::domain::portfolio::Asked;
use crate::domain::{Evidence, EvidenceContent, EvidenceId};
use crate::portfolio::contents::PortfolioContents;
use crate::portfolio::document::block::{Block, Heading};
use crate::portfolio::document::cited::prose;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Span, Tone};
use crate::portfolio::document::words::file_named;

/// Sets out the parts; those that may be left out and were are not named.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let details = &places.contents.composed.details;
    let mut blocks = Vec::new();
    for (rule, n) in details.kind.parts.iter().zip(1..) {
        let label = format!("p{n}");
        let mut texts = places.citing().iter();
        let Some(text) = texts.find(|text| text.label == label) else {
            continue;
        };
        let ids = details
            .part(&rule.key)
            .map_or(&[][..], |part| &part.evidence);
        let documents = ids.iter().filter_map(|id| document(*id, places));
        let documents: Vec<Line> = documents.collect();
        let written = !text.text.trim().is_empty();
        let missing = !written && documents.is_empty();
        if missing && rule.asked == Asked::Optional {
            continue;
        }
        let heading = Heading::new(2, &rule.title).at(Some(label));
        blocks.push(Block::Heading(heading));
        if missing {
            blocks.push(Block::text(Tone::Quiet.of("Not included yet.")));
        }
        if written {
            blocks.push(prose(text, None, places));
        }
        if !documents.is_empty() {
            blocks.push(Block::List {
                head: Tone::Strong.of("Documents").into(),
                items: documents,
            });
        }
    }
    blocks
}

/// Names a document of a part, which stands in the evidence index.
fn document(id: EvidenceId, places: &Places<'_>) -> Option<Line> {
    let mut evidence = places.contents.evidence.iter();
    let found = evidence.find(|piece| piece.id == id)?;
    let number = Span::Number {
        text: found.number.to_string(),
        to: places.evidence(id),
    };
    let line = Line::from(number).and(found.details.title.as_str());
    Some(match &found.details.content {
        EvidenceContent::File(file) => line.and(Span::Gap).and(Tone::Small.of(file_named(file))),
        EvidenceContent::Note(_) | EvidenceContent::Web(_) => line,
    })
}

/// Returns the titles of the parts that a piece is a document of.
pub(super) fn parts_of<'a>(
    piece: &Evidence,
    contents: &'a PortfolioContents,
) -> impl Iterator<Item = &'a str> {
    let details = &contents.composed.details;
    let id = piece.id;
    let rules = details.kind.parts.iter().filter(move |rule| {
        let part = details.part(&rule.key);
        part.is_some_and(|part| part.evidence.contains(&id))
    });
    rules.map(|rule| rule.title.as_str())
}
