//! The activities of the period by PDA group, each in full once.

use super::shared::NO_ACTIVITIES;
use crate::domain::profile::{Profile, Requirement, RequirementKind};
use crate::domain::progress::RequirementProgress;
use crate::domain::{Activity, long_date};
use crate::portfolio::document::block::{Block, Heading};
use crate::portfolio::document::places::{Places, is_begun};
use crate::portfolio::document::span::{Line, Link, Look, Span, Tone};
use crate::portfolio::document::table::{Row, Table, cell, column, wide};
use crate::portfolio::document::words::{paragraphs, said, span};

/// The group of activities that no PDA asks for.
pub(super) const OTHER: &str = "Other activities";
/// The longest web address that leads somewhere; what is longer is data in disguise.
const LONGEST_ADDRESS: usize = 8000;

/// Sets out all activities, group by group; each stands in full under the first group that it belongs to.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let contents = places.contents;
    let mut blocks = Vec::new();
    if contents.activities.is_empty() {
        blocks.push(Block::text(NO_ACTIVITIES));
    }
    for (name, of_it) in grouped(places) {
        let pdas = pdas(name, places);
        let begun = pdas.iter().any(|(_, judged)| is_begun(judged));
        blocks.push(Block::heading(2, name));
        if begun {
            blocks.push(pda_table(name, &pdas, places));
        } else if !pdas.is_empty() {
            let names = pdas.iter().map(|(asked, _)| asked.title.shown());
            let names = names.collect::<Vec<_>>().join(", ");
            blocks.push(Block::text(format!("Nothing yet for its PDAs: {names}.")));
        }
        if begun && of_it.is_empty() && !contents.activities.is_empty() {
            let none = "No activities in this period belong to this group.";
            blocks.push(Block::text(Tone::Quiet.of(none)));
        }
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            of_it.into_iter().partition(|(_, is_first)| *is_first);
        blocks.extend(
            here.into_iter()
                .map(|(activity, _)| entry(activity, places)),
        );
        if !elsewhere.is_empty() {
            let items = elsewhere.into_iter().map(|(activity, _)| {
                let details = &activity.details;
                let text = format!("{}, {}", details.title, long_date(details.date));
                Line::from(Link::new(text, places.activity(activity.id)).look(Look::Paged))
            });
            let head = "Also in this group, printed in full under another:";
            blocks.push(Block::List {
                head: Tone::Quiet.of(head).into(),
                items: items.collect(),
            });
        }
    }
    blocks
}

/// The activities of a group, each with whether the group is the first that it belongs to.
type Filed<'a> = (&'a str, Vec<(&'a Activity, bool)>);

/// Returns all PDA groups in the order of the profile, with their activities, and last the activities outside them.
pub(super) fn grouped<'a>(places: &Places<'a>) -> Vec<Filed<'a>> {
    let contents = places.contents;
    let names = contents.profile.pda_groups().into_iter();
    let mut groups: Vec<Filed<'a>> = names.map(|name| (name, Vec::new())).collect();
    let mut others = Vec::new();
    for activity in &contents.activities {
        let of_it = groups_of(&contents.profile, activity);
        if of_it.is_empty() {
            others.push((activity, true));
        }
        let mut is_first = true;
        for (name, filed) in &mut groups {
            if of_it.contains(name) {
                filed.push((activity, std::mem::take(&mut is_first)));
            }
        }
    }
    if !others.is_empty() {
        groups.push((OTHER, others));
    }
    groups
}

/// Returns the PDA groups an activity is linked to.
fn groups_of<'a>(profile: &'a Profile, activity: &Activity) -> Vec<&'a str> {
    let links = activity.details.links.iter();
    links
        .filter_map(|link| profile.requirement(&link.key.requirement)?.pda_group())
        .collect()
}

/// Returns the PDAs of a group with how they stand.
fn pdas<'a>(group: &str, places: &Places<'a>) -> Vec<(&'a Requirement, &'a RequirementProgress)> {
    let belongs = |asked: &&Requirement| matches!(&asked.kind, RequirementKind::Pda { group: of } if of == group);
    let asked = places.contents.profile.requirements.iter();
    asked
        .filter(belongs)
        .filter_map(|asked| Some((asked, places.progress(&asked.key)?)))
        .collect()
}

fn pda_table(
    group: &str,
    pdas: &[(&Requirement, &RequirementProgress)],
    places: &Places<'_>,
) -> Block {
    let rows = pdas.iter().map(|(asked, judged)| {
        let cells = [
            cell(asked.title.shown()),
            cell(standing(judged)),
            vec![places.shown(judged)],
        ];
        Row::new(places.requirement(&asked.key), cells)
    });
    let columns = [
        wide("PDA"),
        column("Status", 24.0),
        column("Shown by", 54.0),
    ];
    let table = Table {
        together: true,
        ..Table::new(format!("PDAs of {group}"), columns, rows.collect())
    };
    table.into()
}

/// Says how a requirement stands.
pub(super) fn standing(judged: &RequirementProgress) -> Span {
    let tone = if judged.status.is_met() {
        Tone::Accent
    } else {
        Tone::Quiet
    };
    tone.of(judged.status.label())
}

/// Sets one activity out in full.
fn entry(activity: &Activity, places: &Places<'_>) -> Block {
    let details = &activity.details;
    let mut meta = vec![
        span(details.date, details.end.unwrap_or(details.date)),
        details.kind.label().to_owned(),
    ];
    if details.minutes.0 > 0 {
        meta.push(details.minutes.to_string());
    }
    meta.extend(details.facts().into_iter().map(|(_, says)| says));
    let reflection = &details.reflection;
    let evidence = places.evidence_of(activity).iter().map(|piece| {
        let text = format!("{} {}", piece.number, piece.details.title);
        Line::from(Link::new(text, places.evidence(piece.id)))
    });
    let rows = [
        ("About", paragraphs(&details.description)),
        ("What", paragraphs(&reflection.what)),
        ("So what", paragraphs(&reflection.so_what)),
        ("Now what", paragraphs(&reflection.now_what)),
        ("Counts toward", places.claims(&details.links)),
        ("Evidence", evidence.collect()),
        ("Address", address(&details.url)),
    ];
    let heading = Heading::new(3, &details.title).at(places.activity(activity.id));
    Block::entry(heading, meta.join(" · "), rows)
}

/// Shows a web address; nothing for a blank one.
pub(super) fn address(url: &str) -> Vec<Line> {
    let shown = said(url).map(|text| {
        let href = percent_encoded(&text);
        // Only what a browser opens as a page leads anywhere.
        let is_page = href.starts_with("https://") || href.starts_with("http://");
        Line::from(Span::Web {
            href: (is_page && href.len() <= LONGEST_ADDRESS).then_some(href),
            text,
        })
    });
    shown.into_iter().collect()
}

/// Encodes what is not ASCII, as links in a PDF need it.
fn percent_encoded(url: &str) -> String {
    url.bytes()
        .map(|byte| {
            if byte.is_ascii_graphic() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
