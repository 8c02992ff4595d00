//! The development plan: what the person wants to reach, and what came of it.

use crate::domain::{ActivityId, Objective, long_date};
use crate::portfolio::document::block::{Block, Heading};
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Look, Tone};
use crate::portfolio::document::words::{paragraphs, unprinted};

/// Sets out the plan in its order; nothing at all where there is none.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let objectives = places.contents.objectives.iter();
    objectives.map(|set| objective(set, places)).collect()
}

fn objective(objective: &Objective, places: &Places<'_>) -> Block {
    let details = &objective.details;
    let status = details.status.label();
    // An achieved one says on which day in the same breath.
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
    let leading = details.activities.iter();
    let mut leading: Vec<Line> = leading.filter_map(|id| leads(*id, places)).collect();
    let elsewhere = unprinted(details.activities.len() - leading.len(), places.contents);
    leading.extend(elsewhere.map(|counted| Tone::Quiet.of(counted).into()));
    let rows = [
        ("Outcome", paragraphs(&details.outcome)),
        ("Measure", paragraphs(&details.measure)),
        ("Approach", paragraphs(&details.approach)),
        ("To meet", places.claims(&details.links)),
        ("Activities", leading),
    ];
    let heading = Heading::new(2, &details.title);
    Block::entry(heading, meta.join(" · "), rows)
}

/// Names an activity that leads to an objective: one of this document, or one that is not done yet and stands nowhere else.
fn leads(id: ActivityId, places: &Places<'_>) -> Option<Line> {
    if let Some(link) = places.named(id) {
        return Some(link.look(Look::Paged).into());
    }
    let mut ahead = places.contents.ahead.iter();
    let details = &ahead.find(|activity| activity.id == id)?.details;
    let status = details.status.label().to_lowercase();
    let day = long_date(details.date);
    Some(format!("{}, {status}, {day}", details.title).into())
}
