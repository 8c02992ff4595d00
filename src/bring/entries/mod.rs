//! Rows become drafts: each filled cell goes into the entry or into a warning.

mod days;
mod spent;
mod texts;

use chrono::NaiveDate;

use super::dates::Order;
use super::draft::{Draft, Entry};
use super::fields::Field;
use super::hours::Unit;
use super::kinds;
use super::laid::{Block, Line};
use super::table::{Cell, Cover};
use crate::domain::{ActivityDetails, ActivityKind, ActivityStatus};

/// What rows are read by.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The order of days.
    pub order: Order,
    /// Whether some days of the column have four digits for the year.
    pub has_long_years: bool,
    /// What numbers alone count.
    pub unit: (Unit, bool),
    /// What points alone count.
    pub points: Option<f64>,
    /// Today.
    pub today: NaiveDate,
}

/// An entry in the making.
struct Making<'a> {
    block: &'a Block,
    line: &'a Line,
    rules: Rules,
    draft: Draft,
    details: ActivityDetails,
    minutes: Option<f64>,
    extra: Vec<String>,
}

/// Makes a draft of a row.
#[must_use]
pub fn draft(block: &Block, line: &Line, rules: Rules) -> Draft {
    let details = ActivityDetails::new("", rules.today);
    let mut draft = Draft::activity(line.name.clone(), details.clone(), false);
    draft.line = line.from;
    let mut making = Making {
        block,
        line,
        rules,
        draft,
        details,
        minutes: None,
        extra: Vec::new(),
    };
    making.day();
    making.time();
    making.texts();
    making.kind();
    making.finish()
}

/// Tells whether a text says that there is nothing.
fn says_nothing(text: &str) -> bool {
    let said = text.trim().to_lowercase();
    [
        "none",
        "n/a",
        "na",
        "-",
        "–",
        "—",
        "nil",
        "null",
        "n.a.",
        "#n/a",
        "not applicable",
    ]
    .contains(&said.as_str())
}

impl<'a> Making<'a> {
    fn cell(&self, field: Field) -> Option<(usize, &'a Cell)> {
        let line = self.line;
        self.block.columns.all(field).find_map(|column| {
            let cell = line.cells.get(column)?;
            let is_said = cell.cover != Cover::Left && !cell.is_blank();
            // What a merged cell says beside the day belongs to its first row.
            let is_own = cell.cover == Cover::None
                || matches!(
                    field,
                    Field::Date | Field::End | Field::Kind | Field::Provider | Field::Location
                );
            (is_said && is_own).then_some((column, cell))
        })
    }

    /// Takes a cell's text into the description, under its heading.
    fn set_aside(&mut self, column: usize, text: &str) {
        let heading = self.block.columns.heading(column);
        self.extra.push(if heading.is_empty() {
            text.trim().to_owned()
        } else {
            format!("{}: {}", heading.trim_end_matches([':', '?']), text.trim())
        });
    }

    fn kind(&mut self) {
        let said = self
            .cell(Field::Kind)
            .map(|(_, cell)| cell.text.trim().to_owned())
            .filter(|text| !says_nothing(text));
        let by_title = kinds::spoken_of(&self.details.title);
        let by_text = said.as_deref().and_then(kinds::spoken_of);
        self.details.kind = match by_text {
            Some(kind) if kind != ActivityKind::Other => kind,
            Some(kind) => {
                if self
                    .block
                    .columns
                    .preset
                    .is_some_and(super::presets::Preset::is_own)
                {
                    kind
                } else {
                    by_title.unwrap_or(kind)
                }
            }
            None => by_title.unwrap_or(ActivityKind::Other),
        };
        if let Some(text) = said.filter(|text| kinds::named(text).is_none()) {
            if text.chars().count() <= 40 && !text.contains('\n') {
                self.details.tags.push(text);
            } else if let Some(column) = self.block.columns.find(Field::Kind) {
                self.set_aside(column, &text);
            }
        }
    }

    fn finish(mut self) -> Draft {
        let extra = std::mem::take(&mut self.extra);
        if !extra.is_empty() {
            let said = std::mem::take(&mut self.details.description);
            let parts = [said, extra.join("\n")];
            self.details.description = parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("\n\n");
        }
        if self.details.title.trim().is_empty() {
            let first = self.details.description.lines().next().unwrap_or_default();
            let title: String = first.chars().take(120).collect();
            if title.trim().is_empty() {
                self.draft.hold(
                    "title-missing",
                    "It has no title: give it one, or leave the row out",
                );
            } else {
                self.details.title = title;
                self.draft.warn(
                    "title-missing",
                    "It has no title: the beginning of its description was taken",
                );
            }
        }
        settle(&mut self.draft, self.details, self.rules.today);
        if self.line.is_hidden {
            self.draft.tick = false;
            self.draft
                .warn("hidden-row", "The row is hidden in the file, so it is off");
        }
        self.draft
    }
}

/// Gives a draft its details, and holds back what cannot be kept.
pub fn settle(draft: &mut Draft, mut details: ActivityDetails, today: NaiveDate) {
    if draft.has_date && details.status == ActivityStatus::Done && details.date > today {
        details.status = ActivityStatus::Planned;
        draft.warn(
            "date-in-future",
            "The day is still to come, so it is planned",
        );
    }
    let checked = details.clone().checked();
    if let Err(problems) = &checked
        && draft.waits.is_none()
        && let Some(first) = problems.0.first()
    {
        let code = if first.field == "hours" {
            "hours-over-24-per-day"
        } else {
            "not-kept"
        };
        draft.hold(
            code,
            format!("{problems}: correct it, or leave the row out"),
        );
    }
    draft.entry = Entry::Activity(Box::new(checked.unwrap_or(details)));
}
