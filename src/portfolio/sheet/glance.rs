//! The figures on one page: the role, the hours, each section and each group.

use serde::Serialize;

use super::words::{of, span};
use crate::domain::profile::{Profile, RequirementKind};
use crate::domain::{Minutes, long_date};
use crate::portfolio::PortfolioContents;

/// Progress at a glance.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Glance {
    as_of: String,
    cards: Vec<Card>,
    sections: Vec<Line>,
    groups: Vec<GroupLine>,
}

/// One big figure.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Card {
    figure: String,
    label: String,
    bar: Option<Bar>,
}

/// How much of a bar is filled.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Bar {
    part: u64,
    whole: u64,
}

/// One section of the profile.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Line {
    name: String,
    bar: Option<Bar>,
    figure: String,
}

/// One PDA group.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct GroupLine {
    name: String,
    bar: Option<Bar>,
    figure: String,
    activities: usize,
    hours: String,
}

impl Bar {
    /// Fills a bar; there is none where there is nothing to fill.
    pub(super) fn new(part: usize, whole: usize) -> Option<Self> {
        let (part, whole) = (u64::try_from(part).ok()?, u64::try_from(whole).ok()?);
        (whole > 0).then_some(Self {
            part: part.min(whole),
            whole,
        })
    }

    pub(super) fn of_time(part: Minutes, whole: Minutes) -> Option<Self> {
        (whole.0 > 0).then(|| Self {
            part: part.min(whole).0.into(),
            whole: whole.0.into(),
        })
    }
}

impl Glance {
    pub(super) fn new(contents: &PortfolioContents) -> Self {
        let progress = &contents.progress;
        Self {
            as_of: format!(
                "Progress toward the role as of {}, over the whole record up to that day.",
                long_date(progress.as_of)
            ),
            cards: cards(contents),
            sections: progress
                .sections
                .iter()
                .map(|section| Line {
                    name: section.title.clone(),
                    bar: Bar::new(section.met, section.total),
                    figure: of(section.met, section.total),
                })
                .collect(),
            groups: progress
                .pda_groups
                .iter()
                .map(|group| GroupLine {
                    name: group.name.clone(),
                    bar: Bar::new(group.evidenced, group.total),
                    figure: of(group.evidenced, group.total),
                    activities: group.activities,
                    hours: group.minutes.in_columns(),
                })
                .collect(),
        }
    }
}

fn cards(contents: &PortfolioContents) -> Vec<Card> {
    let progress = &contents.progress;
    let asks_for = |kind: fn(&RequirementKind) -> bool| met(contents, &contents.profile, kind);
    let (pdas, all_pdas) = asks_for(|kind| matches!(kind, RequirementKind::Pda { .. }));
    let (held, components) = asks_for(|kind| matches!(kind, RequirementKind::Qualification { .. }));
    let card = |part, whole, label: &str| Card {
        figure: of(part, whole),
        label: label.to_owned(),
        bar: Bar::new(part, whole),
    };
    let mut cards = vec![
        card(progress.met, progress.total, "requirements met"),
        hours(contents),
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
fn hours(contents: &PortfolioContents) -> Card {
    let year = &contents.progress.period;
    let days = span(year.period.from(), year.period.to());
    let label = if year.target.0 == 0 {
        format!("CPD, {days}; no target set")
    } else {
        format!("of {}, {days}", year.target)
    };
    Card {
        figure: year.minutes.to_string(),
        label,
        bar: Bar::of_time(year.minutes, year.target),
    }
}

/// Counts the requirements of one kind that are met, and all of them.
fn met(
    contents: &PortfolioContents,
    profile: &Profile,
    kind: fn(&RequirementKind) -> bool,
) -> (usize, usize) {
    let asked = profile
        .requirements
        .iter()
        .filter(|asked| kind(&asked.kind));
    asked.fold((0, 0), |(met, all), asked| {
        let judged = contents.progress.requirement(&asked.key);
        let is_met = judged.is_some_and(|judged| judged.status.is_met());
        (met + usize::from(is_met), all + 1)
    })
}
