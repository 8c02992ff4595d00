//! The cover, and what the file says about itself.

use serde::Serialize;

use super::words::{count, joined, shortened, span};
use crate::domain::{Membership, Minutes, Practitioner, long_date};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::About;

/// What kind of document this is.
const KIND: &str = "CPD portfolio summary";
/// The longest name in the file's title.
const TITLE_NAME: usize = 80;
/// The longest name that fits into the footer beside the rest.
const FOOTER_NAME: usize = 48;

/// The first page.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Cover {
    title: &'static str,
    subtitle: String,
    facts: Vec<Fact>,
    printed: String,
    state: String,
}

/// One line of the cover.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Fact {
    label: &'static str,
    text: String,
}

/// What the file says about itself, and the foot of each page.
pub(super) fn about(contents: &PortfolioContents) -> About {
    let name = &contents.practitioner.name;
    let period = span(contents.period().from(), contents.period().to());
    About {
        title: format!("{KIND}, {}, {period}", shortened(name, TITLE_NAME)),
        author: name.clone(),
        footer: format!("{} · {KIND} · {period}", shortened(name, FOOTER_NAME)),
    }
}

impl Cover {
    pub(super) fn new(contents: &PortfolioContents) -> Self {
        let person = &contents.practitioner;
        let facts = [
            ("Practitioner", person.name.clone()),
            ("Post", joined(&[&person.post, &person.employer], ", ")),
            ("Memberships", memberships(person)),
            ("Role profile", role(contents)),
            (
                "Period",
                span(contents.period().from(), contents.period().to()),
            ),
            ("CPD", cpd(contents)),
        ];
        Self {
            title: KIND,
            subtitle: format!("Toward the role of {}", contents.profile.title),
            facts: facts
                .into_iter()
                .filter(|(_, text)| !text.trim().is_empty())
                .map(|(label, text)| Fact { label, text })
                .collect(),
            printed: format!("Printed {} from Cairn.", long_date(contents.printed_on)),
            state: contents.state.clone(),
        }
    }
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

fn role(contents: &PortfolioContents) -> String {
    let profile = &contents.profile;
    joined(&[&profile.title, &profile.responsible_body], ", ")
}

/// Says what the portfolio holds: `14 h 30 in 36 activities · 25 pieces of evidence`.
fn cpd(contents: &PortfolioContents) -> String {
    let activities = &contents.activities;
    let minutes: Minutes = activities
        .iter()
        .map(|activity| activity.details.minutes)
        .sum();
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
