//! The development plan.

use super::super::places::Reference;
use super::{Block, Cx, Line, heading, link, typed, words};
use crate::domain::{ActivityId, Objective, long_date};

/// Sets out the objectives; nothing where there is none.
pub(super) fn blocks(cx: &Cx<'_>) -> Vec<Block> {
    let objectives = cx.contents.objectives.iter();
    objectives.flat_map(|set| objective(set, cx)).collect()
}

fn objective(objective: &Objective, cx: &Cx<'_>) -> Vec<Block> {
    let details = &objective.details;
    let status = details.status.label();
    let mut meta = vec![details.achieved.map_or_else(
        || status.to_owned(),
        |day| format!("{status} {}", long_date(day)),
    )];
    let review = details.review.filter(|_| details.status.is_open());
    let days = [("due", details.due), ("review", review)];
    meta.extend(
        days.into_iter()
            .filter_map(|(word, day)| Some(format!("{word} {}", long_date(day?)))),
    );
    let leading = details.activities.iter().filter_map(|id| leading(*id, cx));
    let mut facts = vec![
        ("Outcome", typed(&details.outcome)),
        ("Measure", typed(&details.measure)),
        ("Approach", typed(&details.approach)),
        ("To meet", cx.claims(&details.links)),
        ("Activities", leading.collect()),
    ];
    facts.retain(|(_, lines)| !lines.is_empty());
    let mut blocks = vec![
        Block::Heading(heading(&details.title, None)),
        Block::Small(words(meta.join(" · "))),
    ];
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks
}

/// Names an activity that leads to an objective: one of this print, or one that is not done yet.
fn leading(id: ActivityId, cx: &Cx<'_>) -> Option<Line> {
    let contents = cx.contents;
    let mut done = contents.activities.iter();
    if let Some(found) = done.find(|activity| activity.id == id) {
        return Some(vec![link(Reference {
            text: found.details.title.clone(),
            to: cx.places.activity(id),
        })]);
    }
    let mut ahead = contents.ahead.iter();
    let details = &ahead.find(|activity| activity.id == id)?.details;
    let status = details.status.label().to_lowercase();
    let day = long_date(details.date);
    Some(words(format!("{}, {status}, {day}", details.title)))
}
