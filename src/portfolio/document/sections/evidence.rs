//! The numbered index of evidence, with the way back to where each piece is cited.

use super::activities::address;
use super::attachments;
use super::matrix::criterion_named;
use super::supporting::parts_of;
use crate::domain::portfolio::PieceId;
use crate::domain::{Evidence, EvidenceContent, long_date};
use crate::portfolio::document::attached::Attached;
use crate::portfolio::document::block::{Block, Heading};
use crate::portfolio::document::cited::cited_in;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Link, Look, Tone};
use crate::portfolio::document::words::{paragraphs, unprinted};

/// Sets out all evidence, by number.
pub(super) fn blocks(places: &Places<'_>, attached: &Attached<'_>) -> Vec<Block> {
    let mut evidence: Vec<&Evidence> = places.contents.evidence.iter().collect();
    evidence.sort_by_key(|evidence| evidence.number);
    let first = if evidence.is_empty() {
        Block::text("No evidence recorded.")
    } else {
        Block::lead(Tone::Small.of(
            "Each piece keeps its number for life. What it supports and where it is cited leads to those places, and they lead back here.",
        ))
    };
    let pieces = evidence.into_iter();
    let pieces = pieces.map(|evidence| piece(evidence, places, attached));
    std::iter::once(first).chain(pieces).collect()
}

fn piece(evidence: &Evidence, places: &Places<'_>, attached: &Attached<'_>) -> Block {
    let contents = places.contents;
    let details = &evidence.details;
    let composed = &contents.composed.details;
    let chosen = composed.piece(PieceId::Evidence(evidence.id));
    let day = long_date(details.date);
    let (mut note, mut web) = (Vec::new(), Vec::new());
    let meta = match &details.content {
        EvidenceContent::Note(text) => {
            note = paragraphs(text);
            format!("{day} · Note").into()
        }
        EvidenceContent::Web(url) => {
            web = address(url);
            format!("{day} · Web page").into()
        }
        EvidenceContent::File(file) => {
            let name = attached.named(evidence, file.name.trim().to_owned());
            let line = Line::from(format!("{day} · File · ")).and(name);
            line.and(format!(" · {}", file.size()))
        }
    };
    let criteria = chosen.map_or(&[][..], |piece| &piece.criteria).iter();
    let shows = criteria.filter_map(|key| criterion_named(&composed.kind, key));
    let held = contents.qualifications.iter();
    let held = held.filter(|held| evidence.certifies(held.id));
    let held = held.map(|held| held.details.title.as_str().into());
    let rows = [
        ("Note", note),
        ("Address", web),
        ("Shows", shows.map(Line::from).collect()),
        (
            "Purpose",
            paragraphs(chosen.map_or("", |piece| &piece.note)),
        ),
        ("Supports", places.claims(&details.links)),
        ("Certificate of", held.collect()),
        (
            "Document of",
            parts_of(evidence, contents).map(Line::from).collect(),
        ),
        ("Cited in", cited(evidence, places)),
        (
            "Attached",
            attachments::place_of(evidence.id, attached)
                .map(|place| {
                    Link::new("Attachments", Some(place))
                        .look(Look::Paged)
                        .into()
                })
                .into_iter()
                .collect(),
        ),
    ];
    let heading = Heading::new(2, &details.title)
        .keyed(evidence.number.to_string())
        .at(places.evidence(evidence.id));
    Block::entry(heading, meta, rows)
}

/// Names the texts and the activities that cite a piece, and counts those that are not in this document.
fn cited(evidence: &Evidence, places: &Places<'_>) -> Vec<Line> {
    let ids = &evidence.details.activities;
    let activities: Vec<Link> = ids.iter().filter_map(|id| places.named(*id)).collect();
    let elsewhere = unprinted(ids.len() - activities.len(), places.contents);
    let links = cited_in(evidence.number, places).chain(activities);
    let links = links.map(|link| Line::from(link.look(Look::Paged)));
    let elsewhere = elsewhere.map(|counted| Tone::Quiet.of(counted).into());
    links.chain(elsewhere).collect()
}
