//! Qualifications: what the person has, and what the role asks for.

use super::super::places::Reference;
use super::super::words::joined;
use super::{Block, Cx, Line, Row, cell, in_a_row, link, row, table, typed, words};
use crate::domain::profile::RequirementKind;
use crate::domain::progress::Reason;
use crate::domain::{Qualification, long_date};

/// Sets out both tables.
pub(super) fn blocks(cx: &Cx<'_>) -> Vec<Block> {
    let held = &cx.contents.qualifications;
    let mut blocks = vec![if held.is_empty() {
        Block::Paragraph(words("No qualifications are chosen."))
    } else {
        table(
            "Held and worked toward",
            ["Qualification", "Status", "Dates", "Answers"],
            held.iter().map(|held| held_row(held, cx)).collect(),
        )
    }];
    let asked = cx.contents.profile.requirements.iter();
    let asked: Vec<Row> = asked
        .filter_map(|asked| {
            let RequirementKind::Qualification { awarding_body } = &asked.kind else {
                return None;
            };
            let judged = cx.places.progress(&asked.key)?;
            let answered = judged.reasons.iter().filter_map(|reason| match reason {
                Reason::Qualification { .. } => Some(words(reason.to_string())),
                Reason::Shown { .. }
                | Reason::NotReflected { .. }
                | Reason::Underway { .. }
                | Reason::Rated(_) => None,
            });
            let mut shown: Vec<Line> = answered.collect();
            let is_shown = judged
                .reasons
                .iter()
                .any(|reason| matches!(reason, Reason::Shown { .. }));
            if shown.is_empty() || is_shown {
                shown.extend(cx.shown(cx.places.shown(judged)));
            }
            let name = joined(&[asked.title.shown(), awarding_body], ", ");
            let cells = [cell(name), cell(judged.status.label()), shown];
            Some(row(cx.places.requirement(&asked.key), cells))
        })
        .collect();
    if !asked.is_empty() {
        blocks.push(table(
            "Asked for by the role",
            ["Component", "Status", "Shown by"],
            asked,
        ));
    }
    blocks
}

fn held_row(held: &Qualification, cx: &Cx<'_>) -> Row {
    let details = &held.details;
    let lapsed = details.has_expired(cx.contents.progress.as_of);
    let mut name = vec![words(&details.title)];
    name.extend(cell(joined(
        &[&details.awarding_body, &details.reference],
        ", ",
    )));
    name.extend(typed(&details.notes));
    let certificates = cx.contents.evidence.iter();
    let certificates = certificates.filter(|evidence| evidence.certifies(held.id));
    let certificates = in_a_row(
        certificates
            .map(|evidence| {
                link(Reference {
                    text: evidence.number.to_string(),
                    to: cx.places.evidence(evidence.id),
                })
            })
            .collect(),
    );
    if !certificates.is_empty() {
        let mut line = words("Certificates ");
        line.extend(certificates);
        name.push(line);
    }
    let status = if lapsed {
        "Expired"
    } else {
        details.status.label()
    };
    let dates = [
        ("Started", details.started),
        ("Awarded", details.awarded),
        (
            if lapsed { "Expired" } else { "Valid until" },
            details.expires,
        ),
    ];
    let dates = dates
        .into_iter()
        .filter_map(|(word, date)| Some(words(format!("{word} {}", long_date(date?)))));
    let answers = details.requirement.as_ref().map(|key| {
        vec![link(Reference {
            text: cx.contents.profile.name_of(key),
            to: cx.places.requirement(key),
        })]
    });
    row(
        None,
        [
            name,
            cell(status),
            dates.collect(),
            answers.into_iter().collect(),
        ],
    )
}
