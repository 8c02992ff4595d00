//! What else belongs to a submission: an annotated CV, a job description and the like.

use serde::Serialize;

use super::citing::CitedText;
use super::places::Places;
use crate::domain::portfolio::Asked;
use crate::domain::{Evidence, EvidenceContent, EvidenceId};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// How many characters take the room of an entry.
const CHARACTERS_TO_AN_ENTRY: usize = 900;

/// One part.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SupportingPart {
    label: String,
    title: String,
    text: CitedText,
    documents: Vec<DocumentLine>,
    /// Whether it has to be there and is not.
    missing: bool,
}

/// A document of a part, which stands in the evidence index.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct DocumentLine {
    number: String,
    title: String,
    /// The file's name and size.
    file: Option<String>,
    to: Option<String>,
}

/// Sets out the parts; those that may be left out and were are not named.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let details = &contents.composed.details;
    let mut parts = Vec::new();
    for (rule, n) in details.kind.parts.iter().zip(1..) {
        let label = format!("p{n}");
        let mut texts = places.citing().iter();
        let Some(text) = texts.find(|text| text.label == label) else {
            continue;
        };
        let part = details.part(&rule.key);
        let ids = part.map_or(&[][..], |part| &part.evidence);
        let documents: Vec<DocumentLine> = ids
            .iter()
            .filter_map(|id| document(*id, contents, places))
            .collect();
        let missing = text.text.trim().is_empty() && documents.is_empty();
        if missing && rule.asked == Asked::Optional {
            continue;
        }
        let part = SupportingPart {
            label,
            title: rule.title.clone(),
            text: text.read(places),
            documents,
            missing,
        };
        let start = if parts.is_empty() {
            Start::Beside
        } else {
            Start::Below
        };
        let section = Section::new("supporting-part", start, &part)?.under(1);
        parts.push(section.weighing(text.text.len() / CHARACTERS_TO_AN_ENTRY));
    }
    if parts.is_empty() {
        return Ok(parts);
    }
    let mut sections = vec![Section::new("supporting-head", Start::Below, &())?];
    sections.extend(parts);
    Ok(sections)
}

fn document(
    id: EvidenceId,
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Option<DocumentLine> {
    let found = contents.evidence.iter().find(|piece| piece.id == id)?;
    Some(DocumentLine {
        number: found.number.to_string(),
        title: found.details.title.clone(),
        file: match &found.details.content {
            EvidenceContent::File(file) => Some(super::evidence::file_named(file)),
            EvidenceContent::Note(_) | EvidenceContent::Web(_) => None,
        },
        to: places.evidence(id),
    })
}

/// Returns the titles of the parts that a piece is a document of.
pub(super) fn parts_of<'a>(piece: &Evidence, contents: &'a PortfolioContents) -> Vec<&'a str> {
    let details = &contents.composed.details;
    let rules = details.kind.parts.iter();
    rules
        .filter(|rule| {
            let part = details.part(&rule.key);
            part.is_some_and(|part| part.evidence.contains(&piece.id))
        })
        .map(|rule| rule.title.as_str())
        .collect()
}
