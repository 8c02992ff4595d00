//! Files that hold items instead of tables: events, badges, entries of a portfolio, messages, references.

pub mod badge;
pub mod bibtex;
pub mod csl;
pub mod eml;
pub mod ics;
pub mod leap2a;
pub mod reference;
pub mod ris;
pub mod series;

use chrono::NaiveDate;

use super::draft::Draft;
use super::entries::settle;
use super::kinds;
use crate::domain::{ActivityDetails, ActivityKind, MAX_TITLE};

/// An activity in the making.
pub struct Item {
    /// What it is called; a long one is cut, and stands whole in the description.
    pub title: String,
    /// Its days, where they are known.
    pub days: Option<(NaiveDate, Option<NaiveDate>)>,
    /// Its time.
    pub minutes: u32,
    /// What it says, a paragraph each.
    pub says: Vec<String>,
}

impl Item {
    /// Makes a draft of it; `more` says what else is known.
    pub fn draft(
        self,
        row: &str,
        today: NaiveDate,
        more: impl FnOnce(&mut ActivityDetails),
    ) -> Draft {
        let Self {
            title,
            days,
            minutes,
            says,
        } = self;
        let whole = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let title: String = whole.chars().take(MAX_TITLE).collect();
        let mut details = ActivityDetails::new(&title, days.map_or(today, |(from, _)| from));
        details.end = days.and_then(|(_, to)| to);
        details.minutes = crate::domain::Minutes(minutes);
        details.kind = kinds::spoken_of(&title).unwrap_or(ActivityKind::Other);
        let mut says: Vec<String> = says
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .collect();
        if title.len() < whole.len() {
            says.insert(0, whole);
        }
        details.description = says.join("\n\n");
        more(&mut details);
        let mut draft = Draft::activity(row, details.clone(), days.is_some());
        if details.title.is_empty() {
            draft.hold(
                "title-missing",
                "It has no title: give it one, or leave it out",
            );
        }
        if days.is_none() {
            draft.hold("date-missing", "There is no day: add one, or leave it out");
        }
        settle(&mut draft, details, today);
        draft
    }
}

/// Reads a day at the beginning of a text, as standards write it: `2025-10-28T09:00:00Z`, `20251028`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let plain = text
        .get(..10)
        .and_then(|day| NaiveDate::parse_from_str(&day.replace('/', "-"), "%Y-%m-%d").ok());
    plain.or_else(|| NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok())
}
