//! What stands before and below everything, and the role, level and hours that a registration rests on.

use super::super::cover::memberships;
use super::super::words::{count, joined, span};
use super::{Block, Outline, Section, cell};
use crate::domain::portfolio::{PortfolioKind, Stage};
use crate::domain::{grouped, long_date};
use crate::portfolio::PortfolioContents;

/// Puts the front and the colophon around the sections.
pub(super) fn outline(contents: &PortfolioContents, sections: Vec<Section>) -> Outline {
    let details = &contents.composed.details;
    let person = &contents.practitioner;
    let period = contents.period();
    let evidence = contents.composition().shown().count();
    let facts = [
        ("Practitioner", person.name.clone()),
        ("Post", joined(&[&person.post, &person.employer], ", ")),
        ("Memberships", memberships(person)),
        ("Role profile", role(contents)),
        ("Period", span(period.from(), period.to())),
        (
            "CPD",
            format!(
                "{} in {}",
                contents.composition().minutes(),
                activities(contents)
            ),
        ),
        ("Evidence", count(evidence, "piece", "pieces")),
    ];
    let mut colophon = vec![
        format!("Printed {} from Cairn.", long_date(contents.printed_on)),
        format!("State of the record: {}", contents.state),
    ];
    colophon.extend(
        [&details.kind.check_with]
            .into_iter()
            .filter(|text| !text.is_empty())
            .cloned(),
    );
    Outline {
        title: details.title.clone(),
        subtitle: subtitle(&details.kind),
        notice: notice(contents),
        facts: facts
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .collect(),
        sections,
        colophon,
    }
}

/// Says what is handed in, and to whom where the title does not.
fn subtitle(kind: &PortfolioKind) -> String {
    if kind.title.contains(&kind.body) {
        return kind.title.clone();
    }
    joined(&[&kind.title, &kind.body], ", ")
}

/// Says how far it has come; nothing of a proposal that nobody composes, such as the summary.
fn notice(contents: &PortfolioContents) -> Option<String> {
    let is_judged = !contents.composed.details.kind.body.is_empty();
    match contents.composed.stage {
        Stage::Proposed => {
            is_judged.then(|| "Draft: what Cairn proposes. Nobody has composed it yet.".to_owned())
        }
        Stage::Draft => Some("Draft: not submitted yet.".to_owned()),
        Stage::Submitted(on) => Some(format!("As submitted on {}.", long_date(on))),
    }
}

fn role(contents: &PortfolioContents) -> String {
    let profile = &contents.profile;
    joined(&[&profile.title, &profile.responsible_body], ", ")
}

fn activities(contents: &PortfolioContents) -> String {
    count(contents.activities.len(), "activity", "activities")
}

/// Says the role, the level and the hours against what is asked.
pub(super) fn standing(contents: &PortfolioContents) -> Vec<Block> {
    let kind = &contents.composed.details.kind;
    let person = &contents.practitioner;
    let spent = contents.composition().minutes();
    let period = contents.period();
    let mut facts = vec![
        ("Role", joined(&[&person.post, &person.employer], ", ")),
        ("Role profile", role(contents)),
        ("Registration sought", kind.title.clone()),
        ("Memberships", memberships(person)),
        (
            "Hours",
            format!(
                "{spent} in {}, {}",
                activities(contents),
                span(period.from(), period.to())
            ),
        ),
    ];
    if let Some(rule) = kind.hours {
        let asked = rule.minutes();
        let months = grouped(rule.months as usize);
        let enough = if spent < asked {
            "not reached"
        } else {
            "reached"
        };
        facts.push(("Asked for", format!("{asked} in {months} months, {enough}")));
    }
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(name, text)| (name, cell(text)));
    vec![Block::Facts(facts.collect())]
}
