//! Activities: as a table, in full by PDA group, and counted by group.

use super::super::activities::{Address, OTHER, groups_of};
use super::super::places::{Reference, is_begun};
use super::super::words::{count, of, paragraphs, shortened, span};
use super::{Block, Cx, Line, Row, Span, cell, heading, in_a_row, link, row, table, typed, words};
use crate::domain::portfolio::{CriterionKey, PieceId};
use crate::domain::profile::RequirementKind;
use crate::domain::{Activity, ActivityDetails, Minutes};

/// How much of a reflection stands in the table, in characters.
const REFLECTION: usize = 400;
/// What is said of a period in which nothing was done.
const NONE: &str = "No activities are chosen for this period.";

/// Sets out the chosen activities as a table: date, title, time, short reflection, criterion.
pub(super) fn table_of(cx: &Cx<'_>) -> Vec<Block> {
    let activities = &cx.contents.activities;
    if activities.is_empty() {
        return vec![Block::Paragraph(words(NONE))];
    }
    let rows = activities.iter().map(|activity| line(activity, cx));
    let total = cx.contents.composition().minutes();
    let activities = count(activities.len(), "activity", "activities");
    vec![
        table(
            "The chosen activities",
            ["Activity", "Date", "Time", "Reflection", "Criteria"],
            rows.collect(),
        ),
        Block::Small(words(format!("{total} in {activities}."))),
    ]
}

fn line(activity: &Activity, cx: &Cx<'_>) -> Row {
    let details = &activity.details;
    let piece = cx
        .contents
        .composed
        .details
        .piece(PieceId::Activity(activity.id));
    let note = piece.map_or("", |piece| piece.note.as_str());
    let criteria = piece.map_or(&[][..], |piece| &piece.criteria);
    let criteria: Vec<&str> = criteria.iter().map(CriterionKey::as_str).collect();
    // In full below, where the kind prints them so; then the place is there.
    let in_full = cx.prints_in_full();
    row(
        cx.places.activity(activity.id).filter(|_| !in_full),
        [
            cell(&details.title),
            cell(days(details)),
            cell(time(details.minutes)),
            cell(shortened(&reflection(details, note), REFLECTION)),
            cell(criteria.join(", ")),
        ],
    )
}

/// Returns what a person says of an activity in short: their note for this portfolio, else what they made of it.
fn reflection(details: &ActivityDetails, note: &str) -> String {
    let reflection = &details.reflection;
    let texts = [
        note,
        &reflection.so_what,
        &reflection.now_what,
        &reflection.what,
    ];
    let said = texts.into_iter().find(|text| !text.trim().is_empty());
    said.map_or_else(String::new, |text| paragraphs(text).join(" "))
}

/// Says a length of time in a cell, on one line.
pub(super) fn time(minutes: Minutes) -> String {
    minutes.in_columns().replace(' ', "\u{a0}")
}

fn days(details: &ActivityDetails) -> String {
    span(details.date, details.end.unwrap_or(details.date))
}

/// Sets out every activity in full, once, under the first PDA group that it belongs to.
pub(super) fn in_full(cx: &Cx<'_>) -> Vec<Block> {
    let contents = cx.contents;
    let mut blocks = Vec::new();
    if contents.activities.is_empty() {
        blocks.push(Block::Paragraph(words(NONE)));
    }
    let groups = contents.profile.pda_groups();
    for group in groups.iter().copied().chain([OTHER]) {
        let of_group = |activity: &&Activity| {
            let first = groups_of(&contents.profile, activity).first().copied();
            first.unwrap_or(OTHER) == group
        };
        let activities: Vec<&Activity> = contents.activities.iter().filter(of_group).collect();
        let pdas = pdas(group, cx);
        if activities.is_empty() && pdas.is_none() {
            continue;
        }
        blocks.push(Block::Heading(heading(group, None)));
        blocks.extend(pdas);
        for activity in activities {
            blocks.extend(entry(activity, cx));
        }
    }
    blocks
}

/// Says how the PDAs of a group stand; those that nothing speaks for are only named.
fn pdas(group: &str, cx: &Cx<'_>) -> Option<Block> {
    let asked =
        cx.contents.profile.requirements.iter().filter(
            |asked| matches!(&asked.kind, RequirementKind::Pda { group: of } if of == group),
        );
    let mut rows = Vec::new();
    let mut names = Vec::new();
    for asked in asked {
        let name = asked.title.shown();
        names.push(name);
        if let Some(judged) = cx
            .places
            .progress(&asked.key)
            .filter(|judged| is_begun(judged))
        {
            let shown = cx.shown(cx.places.shown(judged));
            let cells = [cell(name), cell(judged.status.label()), shown];
            rows.push(row(cx.places.requirement(&asked.key), cells));
        }
    }
    if names.is_empty() {
        return None;
    }
    if rows.is_empty() {
        let names = names.join(", ");
        return Some(Block::Small(words(format!(
            "Nothing yet for its PDAs: {names}."
        ))));
    }
    Some(table(
        format!("PDAs of {group}"),
        ["PDA", "Status", "Shown by"],
        rows,
    ))
}

fn entry(activity: &Activity, cx: &Cx<'_>) -> Vec<Block> {
    let details = &activity.details;
    let mut meta = vec![days(details), details.kind.label().to_owned()];
    if details.minutes.0 > 0 {
        meta.push(details.minutes.to_string());
    }
    meta.extend(details.facts().into_iter().map(|(_, says)| says));
    let reflection = &details.reflection;
    let mut facts: Vec<(&'static str, Vec<Line>)> = vec![
        ("About", typed(&details.description)),
        ("What", typed(&reflection.what)),
        ("So what", typed(&reflection.so_what)),
        ("Now what", typed(&reflection.now_what)),
        ("Counts toward", cx.claims(&details.links)),
    ];
    let evidence = cx.places.evidence_of(activity).iter();
    let evidence = evidence.map(|piece| {
        vec![link(Reference {
            text: format!("{} {}", piece.number, piece.details.title),
            to: cx.places.evidence(piece.id),
        })]
    });
    facts.push(("Evidence", evidence.collect()));
    facts.push(("Address", address(&details.url)));
    facts.retain(|(_, lines)| !lines.is_empty());
    let mut blocks = vec![
        Block::Subheading(heading(&details.title, cx.places.activity(activity.id))),
        Block::Small(words(meta.join(" · "))),
    ];
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks
}

/// Shows a web address; nothing for a blank one.
pub(super) fn address(url: &str) -> Vec<Line> {
    let Some(Address { text, href }) = Address::new(url) else {
        return Vec::new();
    };
    // Only what a browser opens as a page leads anywhere.
    let href = href.filter(|href| href.starts_with("https://") || href.starts_with("http://"));
    vec![vec![match href {
        Some(href) => Span::Web { text, href },
        None => Span::Text(text),
    }]]
}

/// Counts activities and time by PDA group.
pub(super) fn by_group(cx: &Cx<'_>) -> Vec<Block> {
    let contents = cx.contents;
    let groups = contents.profile.pda_groups();
    let mut rows = Vec::new();
    let mut shared = false;
    for group in groups.into_iter().chain([OTHER]) {
        let belongs = |activity: &&Activity| {
            let groups = groups_of(&contents.profile, activity);
            groups.contains(&group) || (groups.is_empty() && group == OTHER)
        };
        let activities: Vec<&Activity> = contents.activities.iter().filter(belongs).collect();
        if activities.is_empty() && group == OTHER {
            continue;
        }
        shared = shared
            || activities
                .iter()
                .any(|activity| groups_of(&contents.profile, activity).len() > 1);
        let spent: Minutes = activities
            .iter()
            .map(|activity| activity.details.minutes)
            .sum();
        let mut judged = contents.progress.pda_groups.iter();
        let evidenced = judged
            .find(|judged| judged.name == group)
            .map_or_else(String::new, |judged| of(judged.evidenced, judged.total));
        let titles = activities.iter().map(|activity| {
            link(Reference {
                text: activity.details.title.clone(),
                to: cx.places.activity(activity.id),
            })
        });
        let titles = in_a_row(titles.collect());
        let titles = if titles.is_empty() {
            Vec::new()
        } else {
            vec![titles]
        };
        rows.push(row(
            None,
            [cell(group), cell(evidenced), cell(time(spent)), titles],
        ));
    }
    let mut blocks = vec![table(
        "CPD by PDA group",
        ["Group", "PDAs evidenced", "Time", "Activities"],
        rows,
    )];
    if shared {
        blocks.push(Block::Small(words(
            "An activity that counts toward several groups stands in each of them.",
        )));
    }
    blocks
}
