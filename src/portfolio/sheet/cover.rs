//! The cover, and what the file says about itself.

use serde::Serialize;

use super::words::{count, joined, shortened, span};
use crate::domain::portfolio::Stage;
use crate::domain::{Membership, Minutes, Practitioner, long_date};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::About;

/// The longest kind, and the longest name, in the file's title.
const TITLE_NAME: usize = 80;
/// The longest name that fits into the footer beside the rest.
const FOOTER_NAME: usize = 48;
/// The longest kind that fits into the footer beside the rest.
const FOOTER_KIND: usize = 44;

/// The first page.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Cover {
    title: String,
    subtitle: String,
    facts: Vec<Fact>,
    printed: String,
    state: String,
    /// Reminds the reader that the professional body's own words decide.
    check_with: String,
}

/// One line of facts.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Fact {
    label: &'static str,
    text: String,
}

/// Makes lines of the facts that there are.
pub(super) fn facts<const N: usize>(facts: [(&'static str, String); N]) -> Vec<Fact> {
    let there = facts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    there.map(|(label, text)| Fact { label, text }).collect()
}

/// What the file says about itself, and the foot of each page.
pub(super) fn about(contents: &PortfolioContents) -> About {
    let name = &contents.practitioner.name;
    let kind = &contents.composed.details.kind.title;
    let period = span(contents.period().from(), contents.period().to());
    About {
        title: format!(
            "{}, {}, {period}",
            shortened(kind, TITLE_NAME),
            shortened(name, TITLE_NAME)
        ),
        author: name.clone(),
        footer: format!(
            "{} · {} · {period}",
            shortened(name, FOOTER_NAME),
            shortened(kind, FOOTER_KIND)
        ),
    }
}

impl Cover {
    pub(super) fn new(contents: &PortfolioContents) -> Self {
        let person = &contents.practitioner;
        let kind = &contents.composed.details.kind;
        let period = contents.period();
        let facts = facts([
            ("Practitioner", person.name.clone()),
            ("Post", joined(&[&person.post, &person.employer], ", ")),
            ("Professional body", kind.body.clone()),
            ("Memberships", memberships(person)),
            ("Role profile", role(contents)),
            ("Period", span(period.from(), period.to())),
            ("CPD", cpd(contents)),
            ("Stage", stage(contents)),
        ]);
        Self {
            title: kind.title.clone(),
            subtitle: format!("Toward the role of {}", contents.profile.title),
            facts,
            printed: format!("Printed {} from Cairn.", long_date(contents.printed_on)),
            state: contents.state.clone(),
            check_with: kind.check_with.clone(),
        }
    }
}

/// Says how far the portfolio has come; nothing for one that nobody composes, such as the summary.
fn stage(contents: &PortfolioContents) -> String {
    let kind = &contents.composed.details.kind;
    match contents.composed.stage {
        Stage::Proposed if kind.body.is_empty() => String::new(),
        Stage::Proposed => "Proposed by Cairn, not composed".to_owned(),
        Stage::Draft => "Draft".to_owned(),
        Stage::Submitted(on) => format!("Submitted on {}", long_date(on)),
    }
}

pub(super) fn role(contents: &PortfolioContents) -> String {
    let profile = &contents.profile;
    joined(&[&profile.title, &profile.responsible_body], ", ")
}

/// Lists the professional bodies: `CILIP, 0123456, MCLIP; BCS`.
pub(super) fn memberships(person: &Practitioner) -> String {
    let all: Vec<String> = person
        .memberships
        .iter()
        .map(Membership::to_string)
        .collect();
    all.join("; ")
}

/// Says what the portfolio holds: `14 h 30 in 36 activities · 25 pieces of evidence`.
fn cpd(contents: &PortfolioContents) -> String {
    let activities = &contents.activities;
    let minutes: Minutes = contents.composition().minutes();
    let evidence = count(
        contents.evidence.len(),
        "piece of evidence",
        "pieces of evidence",
    );
    if activities.is_empty() {
        return format!("No activities in this period · {evidence}");
    }
    let activities = count(activities.len(), "activity", "activities");
    format!("{minutes} in {activities} · {evidence}")
}
