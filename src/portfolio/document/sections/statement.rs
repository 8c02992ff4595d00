//! The evaluative statement, criterion by criterion or whole.

use crate::domain::grouped;
use crate::domain::portfolio::{Asked, Criterion, StatementRule, count_words};
use crate::portfolio::document::block::{Block, Heading};
use crate::portfolio::document::cited::prose;
use crate::portfolio::document::citing::CitingText;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::Tone;
use crate::portfolio::document::words::{count, joined};
use crate::portfolio::writing::place_of;

/// Sets out the statement; nothing where the kind wants none, or where it may be left out and was.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let details = &places.contents.composed.details;
    let Some(rule) = details.kind.statement else {
        return Vec::new();
    };
    let total = details.words();
    if rule.asked == Asked::Optional && total == 0 {
        return Vec::new();
    }
    let mut blocks = vec![Block::lead(Tone::Small.of(against_limit(total, rule)))];
    for (criterion, n) in details.kind.statement_parts().into_iter().zip(0..) {
        let label = place_of(n);
        let mut texts = places.citing().iter();
        if let Some(text) = texts.find(|text| text.label == label) {
            blocks.extend(part(criterion, text, places));
        }
    }
    blocks
}

fn part(
    criterion: Option<&Criterion>,
    text: &CitingText<'_>,
    places: &Places<'_>,
) -> impl Iterator<Item = Block> {
    let words = count_words(text.text);
    let place = Some(text.label.clone());
    let heading = criterion.map(|criterion| {
        let heading = Heading::new(2, &criterion.title).keyed(criterion.key.as_str());
        Block::Heading(heading.at(place.clone()))
    });
    let counted = if words > 0 {
        counted(words)
    } else {
        String::new()
    };
    let below = criterion.map(|criterion| joined(&[&criterion.about, &counted], " · "));
    let below = below.filter(|below| !below.is_empty());
    // A statement that is one text has no heading to be its place.
    let place = place.filter(|_| criterion.is_none());
    let text = if words > 0 {
        prose(text, place, places)
    } else {
        Block::Text {
            line: Tone::Quiet.of("Not written yet.").into(),
            place,
        }
    };
    let below = below.map(|below| Block::lead(Tone::Small.of(below)));
    heading.into_iter().chain(below).chain([text])
}

fn counted(words: usize) -> String {
    if words == 1 {
        return count(1, "word", "words");
    }
    format!("{}\u{a0}words", grouped(words))
}

/// Says `984 words of at most 1,000`, or by how many it is over.
fn against_limit(words: usize, rule: StatementRule) -> String {
    let limit = rule.words as usize;
    if words > limit {
        return format!(
            "{}, {} over the limit of {}.",
            counted(words),
            grouped(words - limit),
            grouped(limit)
        );
    }
    format!("{} of at most {}.", counted(words), grouped(limit))
}
