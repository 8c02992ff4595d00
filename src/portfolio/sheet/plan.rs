//! The development plan: what the person wants to reach, and what came of it.

use serde::Serialize;

use super::activities;
use super::places::{Claim, Places, Reference};
use super::words::{Lines, paragraphs, unprinted};
use crate::domain::{ActivityId, Objective, ObjectiveDetails, long_date};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// One objective.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ObjectiveItem {
    /// Whether it is short enough to be kept on one page.
    together: bool,
    title: String,
    /// How far it has come, and its days.
    meta: Vec<String>,
    measure: Vec<String>,
    approach: Vec<String>,
    outcome: Vec<String>,
    claims: Vec<Claim>,
    /// The activities that lead to it: those of this print, and those still to come.
    activities: Vec<Reference>,
    /// How many activities outside this print lead to it, in words.
    unprinted: Option<String>,
}

/// Sets out the plan in its order; nothing at all where there is none.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    if contents.objectives.is_empty() {
        return Ok(Vec::new());
    }
    let items: Vec<ObjectiveItem> = contents
        .objectives
        .iter()
        .map(|objective| ObjectiveItem::new(objective, contents, places))
        .collect();
    let mut sections = vec![Section::new("plan-head", Start::Below, &())?];
    sections.extend(Section::list("objectives", 1, &items)?);
    Ok(sections)
}

impl ObjectiveItem {
    fn new(objective: &Objective, contents: &PortfolioContents, places: &Places<'_>) -> Self {
        let details = &objective.details;
        let status = details.status.label();
        // An achieved one says on which day in the same breath.
        let mut meta = vec![details.achieved.map_or_else(
            || status.to_owned(),
            |day| format!("{status} {}", long_date(day)),
        )];
        let days = [
            ("due", details.due),
            (
                "review",
                details.review.filter(|_| details.status.is_open()),
            ),
        ];
        meta.extend(
            days.into_iter()
                .filter_map(|(word, day)| Some(format!("{word} {}", long_date(day?)))),
        );
        let leading = details.activities.iter();
        let named: Vec<Reference> = leading
            .filter_map(|id| {
                activities::reference(*id, contents, places).or_else(|| ahead(*id, contents))
            })
            .collect();
        let unprinted = unprinted(details.activities.len() - named.len(), contents);
        Self {
            together: lines(details).fit_on_a_page(),
            title: details.title.clone(),
            meta,
            measure: paragraphs(&details.measure),
            approach: paragraphs(&details.approach),
            outcome: paragraphs(&details.outcome),
            claims: places.claims(&details.links),
            activities: named,
            unprinted,
        }
    }
}

/// Names an activity that is not done yet, which is printed nowhere else.
fn ahead(id: ActivityId, contents: &PortfolioContents) -> Option<Reference> {
    let activity = contents.ahead.iter().find(|activity| activity.id == id)?;
    let details = &activity.details;
    let status = details.status.label().to_lowercase();
    Some(Reference {
        text: format!("{}, {status}, {}", details.title, long_date(details.date)),
        to: None,
    })
}

/// Counts roughly how many lines an objective takes.
fn lines(details: &ObjectiveDetails) -> Lines {
    let mut lines = Lines::default();
    for text in [
        &details.title,
        &details.measure,
        &details.approach,
        &details.outcome,
    ] {
        lines.add(text);
    }
    lines.add_links(&details.links);
    for _ in &details.activities {
        lines.add("an activity");
    }
    lines
}
