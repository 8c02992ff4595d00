//! Qualifications: what the person has, and what the role asks for.

use super::activities::standing;
use crate::domain::profile::{Requirement, RequirementKind};
use crate::domain::progress::Reason;
use crate::domain::{Qualification, long_date};
use crate::portfolio::document::block::Block;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Link, Look, Span, Tone};
use crate::portfolio::document::table::{Row, Table, cell, cell_or, column, wide};
use crate::portfolio::document::words::{joined, paragraphs};

/// Sets out both tables.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let contents = places.contents;
    let held = contents.qualifications.iter();
    let held: Vec<Row> = held.map(|held| row(held, places)).collect();
    let mut blocks = vec![if held.is_empty() {
        Block::text("No qualifications recorded.")
    } else {
        let columns = [
            wide("Qualification"),
            column("Status", 24.0),
            column("Dates", 46.0),
            column("Answers", 42.0),
        ];
        let table = Table::new("Held and worked toward", columns, held);
        table.keeping_rows().into()
    }];
    let asked = contents.profile.requirements.iter();
    let asked: Vec<Row> = asked.filter_map(|asked| component(asked, places)).collect();
    if !asked.is_empty() {
        let columns = [
            wide("Component"),
            column("Status", 22.0),
            column("Shown by", 74.0),
        ];
        let title = "Asked for by the role";
        blocks.push(Block::heading(2, title));
        blocks.push(Table::new(title, columns, asked).into());
    }
    blocks
}

/// Adds a line in small print below a name, where there is something to say.
fn second_line(text: &str) -> Option<Line> {
    (!text.is_empty()).then(|| Tone::Small.of(text).into())
}

fn row(held: &Qualification, places: &Places<'_>) -> Row {
    let contents = places.contents;
    let details = &held.details;
    let mut name = cell(details.title.as_str());
    let from = joined(&[&details.awarding_body, &details.reference], ", ");
    name.extend(second_line(&from));
    let notes = paragraphs(&details.notes).into_iter();
    name.extend(
        notes
            .flat_map(|line| line.0)
            .map(|span| Line::from(Tone::Small.of(span.text()))),
    );
    let certificates = contents.evidence.iter();
    let certificates = certificates.filter(|evidence| evidence.certifies(held.id));
    let certificates =
        certificates.map(|evidence| Span::from(places.number(evidence).look(Look::Small)));
    if let Some(numbers) = Line::row(certificates).filled() {
        let mut line = Line::from(Tone::Small.of("Certificates "));
        line.0.extend(numbers.0);
        name.push(line);
    }
    let lapsed = details.has_expired(contents.progress.as_of);
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
        .filter_map(|(word, date)| Some(format!("{word} {}", long_date(date?)).into()));
    let answers = details.requirement.as_ref().map(|key| {
        let name = contents.profile.name_of(key);
        Line::from(Link::new(name, places.requirement(key)))
    });
    let status = if lapsed {
        "Expired"
    } else {
        details.status.label()
    };
    let cells = [
        name,
        cell(status),
        cell_or(dates.collect(), "Not given"),
        cell_or(answers.into_iter().collect(), "Nothing the role asks for"),
    ];
    Row::new(None, cells)
}

fn component(asked: &Requirement, places: &Places<'_>) -> Option<Row> {
    let RequirementKind::Qualification { awarding_body } = &asked.kind else {
        return None;
    };
    let judged = places.progress(&asked.key)?;
    // The qualifications that answer it, with how they stand.
    let answered = judged.reasons.iter().filter_map(|reason| match reason {
        Reason::Qualification { .. } => Some(Line::from(reason.to_string())),
        Reason::Shown { .. }
        | Reason::NotReflected { .. }
        | Reason::Underway { .. }
        | Reason::Rated(_) => None,
    });
    let mut shown: Vec<Line> = answered.collect();
    shown.extend(places.shown_if_any(judged));
    let mut name = cell(asked.title.shown());
    name.extend(second_line(awarding_body));
    let cells = [name, cell(standing(judged)), cell_or(shown, "Nothing yet")];
    Some(Row::new(places.requirement(&asked.key), cells))
}
