//! The evaluative statement, criterion by criterion or whole.

use serde::Serialize;

use super::citing::{CitedText, CitingText};
use super::places::Places;
use super::words::count;
use crate::domain::grouped;
use crate::domain::portfolio::{Asked, Criterion, StatementRule, count_words};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// How many words take the room of an entry.
const WORDS_TO_AN_ENTRY: usize = 150;

/// What stands before all parts.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    /// How many words it has, against the limit.
    words: String,
}

/// One part of the statement.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct StatementPart {
    label: String,
    criterion: Option<CriterionHead>,
    /// How many words it has; none where nothing is written.
    words: Option<String>,
    text: CitedText,
}

/// The criterion that a part answers.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CriterionHead {
    key: String,
    title: String,
    about: String,
}

/// Sets out the statement; nothing where the kind wants none, or where it may be left out and was.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let details = &contents.composed.details;
    let Some(rule) = details.kind.statement else {
        return Ok(Vec::new());
    };
    let total = details.words();
    if rule.asked == Asked::Optional && total == 0 {
        return Ok(Vec::new());
    }
    let head = Head {
        words: against_limit(total, rule),
    };
    let mut sections = vec![Section::new("statement-head", Start::Page, &head)?];
    for (criterion, n) in details.kind.statement_parts().into_iter().zip(1..) {
        let label = format!("s{n}");
        let mut texts = places.citing().iter();
        let Some(text) = texts.find(|text| text.label == label) else {
            continue;
        };
        let start = if n == 1 { Start::Beside } else { Start::Below };
        let part = part(criterion, text, places);
        let words = count_words(text.text);
        let section = Section::new("statement-part", start, &part)?.under(1);
        sections.push(section.weighing(words / WORDS_TO_AN_ENTRY));
    }
    Ok(sections)
}

fn part(
    criterion: Option<&Criterion>,
    text: &CitingText<'_>,
    places: &Places<'_>,
) -> StatementPart {
    let words = count_words(text.text);
    StatementPart {
        label: text.label.clone(),
        criterion: criterion.map(|criterion| CriterionHead {
            key: criterion.key.to_string(),
            title: criterion.title.clone(),
            about: criterion.about.clone(),
        }),
        words: (words > 0).then(|| counted(words)),
        text: text.read(places),
    }
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
