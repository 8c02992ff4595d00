//! The figures on one page: the role, the hours, each section and each group.

use crate::domain::long_date;
use crate::domain::profile::RequirementKind;
use crate::portfolio::document::block::{Block, Card};
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Bar, Tone};
use crate::portfolio::document::table::{Row, Table, cell, column, figures, measure, wide};
use crate::portfolio::document::words::{of, span, time};

/// Sets out progress at a glance.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let progress = &places.contents.progress;
    let as_of = format!(
        "Progress toward the role as of {}, over the whole record up to that day.",
        long_date(progress.as_of)
    );
    let sections = progress.sections.iter().map(|section| {
        let figure = measure(section.met, section.total);
        Row::new(None, [cell(section.title.as_str()), cell(figure)])
    });
    let groups = progress.pda_groups.iter().map(|group| {
        let cells = [
            cell(group.name.as_str()),
            cell(measure(group.evidenced, group.total)),
            cell(group.activities.to_string()),
            cell(time(group.minutes)),
        ];
        Row::new(None, cells)
    });
    let groups: Vec<Row> = groups.collect();
    let toward = "Toward the role, part by part";
    let by_group = "Professional development activities by group";
    let columns = [wide("Part"), column("Requirements met", 62.0)];
    let mut blocks = vec![
        Block::lead(Tone::Small.of(as_of)),
        Block::Cards {
            cards: cards(places),
        },
        Block::heading(2, toward),
        Table::new(toward, columns, sections.collect()).into(),
    ];
    if !groups.is_empty() {
        let columns = [
            wide("Group"),
            column("PDAs evidenced", 58.0),
            figures("Activities", 16.0),
            figures("Time", 18.0),
        ];
        blocks.push(Block::heading(2, by_group));
        blocks.push(Table::new(by_group, columns, groups).into());
    }
    blocks
}

fn cards(places: &Places<'_>) -> Vec<Card> {
    let progress = &places.contents.progress;
    let (pdas, all_pdas) = met(places, |kind| matches!(kind, RequirementKind::Pda { .. }));
    let (held, components) = met(places, |kind| {
        matches!(kind, RequirementKind::Qualification { .. })
    });
    let card = |part, whole, label: &str| Card {
        figure: of(part, whole),
        label: label.to_owned(),
        bar: Bar::new(part, whole),
    };
    let mut cards = vec![
        card(progress.met, progress.total, "requirements met"),
        hours(places),
    ];
    if all_pdas > 0 {
        cards.push(card(pdas, all_pdas, "PDAs evidenced"));
    }
    if components > 0 {
        cards.push(card(held, components, "qualifications held"));
    }
    cards
}

/// Says the hours of the CPD year against its target.
fn hours(places: &Places<'_>) -> Card {
    let year = &places.contents.progress.period;
    let days = span(year.period.from(), year.period.to());
    let label = if year.target.0 == 0 {
        format!("CPD, {days}; no target set")
    } else {
        format!("of {}, {days}", year.target)
    };
    Card {
        figure: year.minutes.to_string(),
        label,
        bar: Bar::new(year.minutes.0, year.target.0),
    }
}

/// Counts the requirements of one kind that are met, and all of them.
fn met(places: &Places<'_>, kind: fn(&RequirementKind) -> bool) -> (usize, usize) {
    let asked = places.contents.profile.requirements.iter();
    let asked = asked.filter(|asked| kind(&asked.kind));
    asked.fold((0, 0), |(met, all), asked| {
        let judged = places.progress(&asked.key);
        let is_met = judged.is_some_and(|judged| judged.status.is_met());
        (met + usize::from(is_met), all + 1)
    })
}
