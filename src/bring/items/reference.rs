//! References become reading: the day is when it was read, as far as that is said, and never when it was published.

use chrono::NaiveDate;

use super::super::draft::Draft;
use super::Item;
use crate::domain::{ActivityKind, is_web_address};

/// A reference.
#[derive(Debug, Default)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it was published.
    pub within: String,
    /// When it was published, as it is written.
    pub published: String,
    /// When it was looked at.
    pub read: Option<NaiveDate>,
    /// Its DOI.
    pub doi: String,
    /// Its web address.
    pub url: String,
    /// What it is about.
    pub says: Vec<String>,
    /// Its keywords.
    pub tags: Vec<String>,
    /// Anything else, with its name.
    pub more: Vec<(String, String)>,
}

impl Reference {
    /// Makes a draft of it.
    pub fn draft(self, row: &str, today: NaiveDate) -> Draft {
        let mut cited = self.authors.join("; ");
        for part in [&self.published, &self.within] {
            if !part.is_empty() {
                cited = if cited.is_empty() {
                    part.clone()
                } else {
                    format!("{cited}. {part}")
                };
            }
        }
        let more: Vec<String> = self
            .more
            .iter()
            .map(|(name, text)| format!("{name}: {text}"))
            .collect();
        let says = [vec![cited], self.says, vec![more.join("\n")]].concat();
        let doi = self
            .doi
            .trim()
            .trim_start_matches("https://doi.org/")
            .trim_start_matches("doi:")
            .trim()
            .to_owned();
        let url = if is_web_address(self.url.trim()) {
            self.url.trim().to_owned()
        } else if doi.is_empty() {
            String::new()
        } else {
            format!("https://doi.org/{doi}")
        };
        let item = Item {
            title: self.title,
            days: self.read.map(|day| (day, None)),
            minutes: 0,
            says,
        };
        let has_day = self.read.is_some();
        let mut draft = item.draft(row, today, |details| {
            details.kind = ActivityKind::Reading;
            if is_web_address(&url) {
                details.url = url;
            }
            if !doi.is_empty() && !details.url.contains(&doi) {
                details.description = format!("{}\n\nDOI: {doi}", details.description);
            }
            details.tags.extend(self.tags);
        });
        if has_day {
            draft.warn(
                "date-from-access",
                "The day is that on which it was looked at",
            );
        } else {
            draft.warn(
                "date-of-reading",
                "A reference does not say when it was read",
            );
        }
        draft
    }
}
