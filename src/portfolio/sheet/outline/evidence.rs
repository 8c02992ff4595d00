//! The numbered index of evidence, with the way back to where each piece is cited.

use super::super::places::Reference;
use super::super::words::{joined, paragraphs};
use super::{Block, Cx, Line, Span, activities, heading, in_a_row, link, statement, typed, words};
use crate::domain::portfolio::PieceId;
use crate::domain::{Evidence, EvidenceContent, long_date};

/// Sets out all evidence, by number.
pub(super) fn blocks(cx: &Cx<'_>) -> Vec<Block> {
    let mut evidence: Vec<&Evidence> = cx.contents.evidence.iter().collect();
    evidence.sort_by_key(|evidence| evidence.number);
    if evidence.is_empty() {
        return vec![Block::Paragraph(words("No evidence is chosen."))];
    }
    evidence
        .into_iter()
        .flat_map(|one| piece(one, cx))
        .collect()
}

fn piece(evidence: &Evidence, cx: &Cx<'_>) -> Vec<Block> {
    let details = &evidence.details;
    let chosen = cx
        .contents
        .composed
        .details
        .piece(PieceId::Evidence(evidence.id));
    let mut facts: Vec<(&'static str, Vec<Line>)> = Vec::new();
    let day = long_date(details.date);
    let meta = match &details.content {
        EvidenceContent::Note(text) => {
            let lines = paragraphs(text).into_iter().map(words);
            facts.push(("Note", lines.collect()));
            joined(&[&day, "Note"], " · ")
        }
        EvidenceContent::File(file) => {
            facts.push((
                "File",
                vec![vec![
                    Span::File {
                        text: file.name.clone(),
                        of: evidence.number,
                    },
                    Span::Text(format!(" ({})", file.size())),
                ]],
            ));
            joined(&[&day, "File"], " · ")
        }
        EvidenceContent::Web(url) => {
            facts.push(("Address", activities::address(url)));
            joined(&[&day, "Web page"], " · ")
        }
    };
    if let Some(chosen) = chosen {
        facts.push(("Is to show", typed(&chosen.note)));
        let criteria = chosen.criteria.iter().map(|key| {
            let mut known = cx.contents.composed.details.kind.assignable();
            let title = known.find(|known| known.key() == key);
            let title = title.map_or("", |known| known.title());
            words(joined(&[key.as_str(), title], " "))
        });
        facts.push(("Shows", criteria.collect()));
    }
    facts.push((
        "Cited in",
        statement::cited_in(evidence.number, cx)
            .into_iter()
            .collect(),
    ));
    facts.push(("Supports", cx.claims(&details.links)));
    let held = cx.contents.qualifications.iter();
    let held = held.filter(|held| evidence.certifies(held.id));
    let held = held.map(|held| words(&held.details.title));
    facts.push(("Certificate of", held.collect()));
    let belongs = cx.contents.activities.iter();
    let belongs = belongs.filter(|activity| details.activities.contains(&activity.id));
    let belongs = belongs.map(|activity| {
        link(Reference {
            text: activity.details.title.clone(),
            to: cx.places.activity(activity.id),
        })
    });
    let belongs = in_a_row(belongs.collect());
    facts.push((
        "Belongs to",
        [belongs]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
    ));
    facts.retain(|(_, lines)| !lines.is_empty());
    vec![
        Block::Heading(heading(
            format!("{} {}", evidence.number, details.title),
            cx.places.evidence(evidence.id),
        )),
        Block::Small(words(meta)),
        Block::Facts(facts),
    ]
}
