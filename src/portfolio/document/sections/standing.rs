//! What a registration rests on: the role, its level, and the hours against what is asked.

use chrono::NaiveDate;

use crate::domain::portfolio::HoursRule;
use crate::domain::progress::{Pace, PeriodProgress};
use crate::domain::{Minutes, long_date};
use crate::portfolio::contents::PortfolioContents;
use crate::portfolio::document::block::{Block, Card, facts};
use crate::portfolio::document::front::{memberships, post, role};
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::Bar;
use crate::portfolio::document::words::span;

/// Sets out the standing.
pub(super) fn blocks(places: &Places<'_>) -> Vec<Block> {
    let contents = places.contents;
    let person = &contents.practitioner;
    let kind = &contents.composed.details.kind;
    let facts = facts([
        ("Role", role(contents)),
        ("Post", post(person)),
        ("Portfolio for", kind.title.clone()),
        ("Professional body", kind.body.clone()),
        ("Memberships", memberships(person)),
    ]);
    vec![
        Block::Facts { facts },
        Block::heading(2, "Hours"),
        hours(contents),
    ]
}

fn hours(contents: &PortfolioContents) -> Block {
    let period = contents.period();
    let spent = contents.composition().minutes();
    let days = span(period.from(), period.to());
    let rule = contents.composed.details.kind.hours;
    let card = Card {
        figure: spent.to_string(),
        label: rule.map_or_else(
            || format!("CPD, {days}"),
            |rule| format!("of {} in {} months, {days}", rule.minutes(), rule.months),
        ),
        bar: rule.and_then(|rule| Bar::new(spent.0, rule.minutes().0)),
    };
    Block::Figure {
        card,
        below: rule.and_then(|rule| pace(contents, spent, rule)),
    }
}

/// Says how the time spent stands: while the period runs, against an even pace; after it, against what is asked.
fn pace(contents: &PortfolioContents, spent: Minutes, rule: HoursRule) -> Option<String> {
    let period = contents.period();
    let asked = rule.minutes();
    let on = contents.progress.as_of;
    if on >= period.to() && spent < asked {
        let short = Minutes(asked.0 - spent.0);
        return Some(format!("{short} short of what is asked."));
    }
    let progress = PeriodProgress {
        period,
        minutes: spent,
        target: asked,
        activities: contents.activities.len(),
    };
    said_of(progress.pace(on), on)
}

fn said_of(pace: Pace, on: NaiveDate) -> Option<String> {
    let day = long_date(on);
    match pace {
        Pace::NoTarget => None,
        Pace::Reached => Some("What is asked is reached.".to_owned()),
        Pace::Ahead(Minutes(0)) => Some(format!("At an even pace on {day}.")),
        Pace::Ahead(by) => Some(format!("{by} ahead of an even pace on {day}.")),
        Pace::Behind(by) => Some(format!("{by} behind an even pace on {day}.")),
    }
}
