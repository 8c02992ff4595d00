//! What a registration rests on: the role, its level, and the hours against what is asked.

use chrono::NaiveDate;
use serde::Serialize;

use super::cover::{Fact, facts, memberships, role};
use super::glance::Bar;
use super::words::{joined, span};
use crate::domain::portfolio::HoursRule;
use crate::domain::progress::{Pace, PeriodProgress};
use crate::domain::{Minutes, long_date};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// Role, level and hours.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Standing {
    facts: Vec<Fact>,
    hours: Hours,
}

/// The time spent, against what is asked.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Hours {
    figure: String,
    label: String,
    bar: Option<Bar>,
    /// How it stands against an even pace, as a sentence.
    pace: Option<String>,
}

/// Sets out the standing.
pub(super) fn sections(contents: &PortfolioContents) -> Result<Vec<Section>, serde_json::Error> {
    let person = &contents.practitioner;
    let kind = &contents.composed.details.kind;
    let standing = Standing {
        facts: facts([
            ("Role", role(contents)),
            ("Post", joined(&[&person.post, &person.employer], ", ")),
            ("Portfolio for", kind.title.clone()),
            ("Professional body", kind.body.clone()),
            ("Memberships", memberships(person)),
        ]),
        hours: hours(contents),
    };
    Ok(vec![Section::new("standing", Start::Page, &standing)?])
}

fn hours(contents: &PortfolioContents) -> Hours {
    let period = contents.period();
    let spent = contents.composition().minutes();
    let days = span(period.from(), period.to());
    let Some(rule) = contents.composed.details.kind.hours else {
        return Hours {
            figure: spent.to_string(),
            label: format!("CPD, {days}"),
            bar: None,
            pace: None,
        };
    };
    Hours {
        figure: spent.to_string(),
        label: format!("of {} in {} months, {days}", rule.minutes(), rule.months),
        bar: Bar::of_time(spent, rule.minutes()),
        pace: pace(contents, spent, rule),
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
