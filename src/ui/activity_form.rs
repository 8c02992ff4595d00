//! The form of an activity: what is typed, and the activity it stands for.

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use super::cx::Cx;
use super::forms::optional_date;
use super::widgets::{Errors, date_field, prose, text_field};
use crate::domain::{
    ActivityDetails, ActivityKind, ActivityStatus, Invalid, Link, Minutes, ObjectiveId, Problems,
    Reflection, read_date, read_days,
};
use crate::suggest::Written;

/// An activity as it is being typed; also what a draft keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityForm {
    /// The title.
    pub title: String,
    /// The first day, as typed.
    pub date: String,
    /// The last day, as typed; empty for one day.
    pub end: String,
    /// The duration, as typed.
    pub hours: String,
    /// The sort of activity.
    pub kind: ActivityKind,
    /// How far it is.
    pub status: ActivityStatus,
    /// Who offered it.
    pub provider: String,
    /// Where it was.
    pub location: String,
    /// What it cost, as typed.
    #[serde(default)]
    pub cost: String,
    /// Its web address.
    pub url: String,
    /// Free text.
    pub description: String,
    /// The reflection.
    pub reflection: Reflection,
    /// Tags, with commas between them.
    pub tags: String,
    /// What it shows.
    pub links: Vec<Link>,
    /// The objective that a new activity leads to.
    #[serde(default)]
    pub objective: Option<ObjectiveId>,
}

impl ActivityForm {
    /// Fills the form from an activity.
    #[must_use]
    pub fn of(details: &ActivityDetails) -> Self {
        let hours = match details.minutes {
            Minutes(0) => String::new(),
            minutes => minutes.to_string(),
        };
        Self {
            title: details.title.clone(),
            date: details.date.to_string(),
            end: details.end.map(|end| end.to_string()).unwrap_or_default(),
            hours,
            kind: details.kind,
            status: details.status,
            provider: details.provider.clone(),
            location: details.location.clone(),
            cost: ActivityDetails::pounds(details.cost),
            url: details.url.clone(),
            description: details.description.clone(),
            reflection: details.reflection.clone(),
            tags: details.tags.join(", "),
            links: details.links.clone(),
            objective: None,
        }
    }

    /// Returns what it tells so far, and what it is linked to.
    pub fn told(&mut self) -> (Written<'_>, &mut Vec<Link>) {
        let Self {
            title,
            description,
            reflection,
            tags,
            kind,
            links,
            ..
        } = self;
        let texts = vec![
            ("title", title.as_str()),
            ("description", description),
            ("what", &reflection.what),
            ("so_what", &reflection.so_what),
            ("now_what", &reflection.now_what),
            ("tags", tags),
        ];
        let kind = Some(*kind);
        (Written { texts, kind }, links)
    }

    /// Tells whether it says something that few activities do.
    #[must_use]
    pub fn says_more(&self) -> bool {
        let texts = [
            &self.end,
            &self.provider,
            &self.location,
            &self.cost,
            &self.url,
            &self.description,
            &self.tags,
        ];
        texts.iter().any(|text| !text.is_empty())
    }

    /// Returns the form as a draft keeps it: `yesterday` is written out, for a draft may be read on another day.
    #[must_use]
    pub fn dated(&self, today: NaiveDate) -> Self {
        let end = read_date(&self.end, today).map_or(self.end.clone(), |date| date.to_string());
        let (date, last) = match read_days(&self.date, today) {
            Ok((first, last)) => (first.to_string(), last.map(|last| last.to_string())),
            Err(_) => (self.date.clone(), None),
        };
        let end = last.filter(|_| end.trim().is_empty()).unwrap_or(end);
        Self {
            date,
            end,
            ..self.clone()
        }
    }

    /// Reads the form, with its dates as they are meant `today`.
    ///
    /// # Errors
    /// Every field that cannot be accepted, with what to do about it.
    pub fn details(&self, today: NaiveDate) -> Result<ActivityDetails, Problems> {
        let mut problems = Problems::default();
        let days = problems.note(read_days(&self.date, today));
        let (date, last) = days.unzip();
        let end = problems.note(optional_date("end", &self.end, today));
        let minutes = problems.note(match self.hours.trim() {
            "" => Ok(Minutes(0)),
            typed => Minutes::read(typed, Minutes::WORKING_DAY),
        });
        let cost = problems.note(ActivityDetails::read_cost(&self.cost));
        let read = ActivityDetails {
            title: self.title.clone(),
            date: date.unwrap_or_default(),
            end: end.flatten().or(last.flatten()),
            minutes: minutes.unwrap_or_default(),
            kind: self.kind,
            status: self.status,
            provider: self.provider.clone(),
            location: self.location.clone(),
            cost: cost.unwrap_or_default(),
            url: self.url.clone(),
            description: self.description.clone(),
            reflection: self.reflection.clone(),
            tags: self
                .tags
                .split(',')
                .map(|tag| tag.trim().to_owned())
                .collect(),
            links: self.links.clone(),
        };
        match read.checked() {
            Ok(details) => problems.or_else_ok(details),
            Err(more) => {
                // With a date that was not read, what the rest says about dates means nothing.
                let known = |field: &str| problems.0.iter().any(|err| err.field == field);
                let more: Vec<Invalid> = more
                    .0
                    .into_iter()
                    .filter(|err| !(known(err.field) || err.field == "end" && known("date")))
                    .collect();
                problems.0.extend(more);
                Err(problems)
            }
        }
    }

    /// Which fields those are that few activities need.
    pub const MORE: &str = "Last day, provider, place, cost, web address, description, tags";

    /// Draws the fields that few activities need.
    pub fn more_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, errors: &Errors) {
        let tokens = cx.tokens;
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                date_field(
                    left,
                    tokens,
                    "Last day",
                    "For more than one day",
                    &mut self.end,
                    cx.model.dates,
                    errors.of("end"),
                );
                text_field(
                    right,
                    tokens,
                    "Provider",
                    "Who offered it",
                    &mut self.provider,
                    None,
                );
                text_field(
                    left,
                    tokens,
                    "Place",
                    "Where it was",
                    &mut self.location,
                    None,
                );
                text_field(
                    left,
                    tokens,
                    "Cost",
                    "In pounds, such as 12.50",
                    &mut self.cost,
                    errors.of("cost"),
                );
                text_field(
                    right,
                    tokens,
                    "Activity web address",
                    "https://",
                    &mut self.url,
                    errors.of("url"),
                );
            }
        });
        prose(
            ui,
            tokens,
            "Description",
            "What it was about",
            &mut self.description,
            3,
        );
        text_field(
            ui,
            tokens,
            "Tags",
            "With commas between them",
            &mut self.tags,
            None,
        );
    }
}
