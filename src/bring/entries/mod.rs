//! Rows become drafts: each filled cell goes into the entry or into a warning.

mod days;
mod spent;

use chrono::NaiveDate;

use super::dates::Order;
use super::draft::{Draft, Entry};
use super::fields::Field;
use super::folded::words;
use super::hours::Unit;
use super::kinds;
use super::laid::{Block, Line};
use super::table::{Cell, Cover, Value};
use crate::domain::{
    ActivityDetails, ActivityKind, ActivityStatus, Link, LinkKey, MAX_TITLE, is_web_address,
};

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

/// Puts a text of several lines on one; what Cairn wrote stays as it was.
fn one_line(text: &str, is_own: bool) -> String {
    if is_own {
        return text.to_owned();
    }
    text.replace('\n', ", ")
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

    fn texts(&mut self) {
        let columns = &self.block.columns;
        let mut description: Vec<String> = Vec::new();
        for (column, field) in columns.fields.iter().enumerate() {
            let Some(cell) = self.line.cells.get(column).filter(|cell| cell.is_filled()) else {
                continue;
            };
            let is_own = columns.preset.is_some_and(super::presets::Preset::is_own);
            let text = if is_own {
                cell.text.as_str()
            } else {
                cell.text.trim()
            };
            if let Some(link) = cell.link.as_deref() {
                self.link(link);
            }
            if !is_own && says_nothing(text) && !matches!(field, Field::Title | Field::DateTitle) {
                continue;
            }
            match field {
                Field::Title if self.details.title.is_empty() => self.title(text, &mut description),
                Field::DateTitle
                    if columns.find(Field::Title).is_none() && !self.details.title.is_empty() =>
                {
                    let title = std::mem::take(&mut self.details.title);
                    self.title(&title, &mut description);
                }
                Field::Description => {
                    let several = columns.all(Field::Description).count() > 1;
                    description.push(if several {
                        format!("{}: {text}", columns.heading(column))
                    } else {
                        text.to_owned()
                    });
                }
                Field::Provider if self.details.provider.is_empty() => {
                    self.details.provider = one_line(text, is_own);
                }
                Field::Location if self.details.location.is_empty() => {
                    self.details.location = one_line(text, is_own);
                }
                Field::Cost => self.cost(column, cell),
                Field::Url => self.url(column, cell),
                Field::Tags => {
                    let tags = text
                        .split(|c: char| c == '\n' || (!is_own && [',', ';', '|'].contains(&c)))
                        .map(str::trim)
                        .filter(|tag| !tag.is_empty());
                    self.details.tags.extend(tags.map(ToOwned::to_owned));
                }
                Field::Status => self.status(column, text),
                Field::What => add(&mut self.details.reflection.what, text),
                Field::SoWhat => add(&mut self.details.reflection.so_what, text),
                Field::NowWhat => add(&mut self.details.reflection.now_what, text),
                Field::Reflection => self.reflection(text),
                Field::Links => self.links(text),
                Field::Ignore => self.draft.warn(
                    "left-out",
                    format!("“{text}” in “{}” was left out", columns.heading(column)),
                ),
                Field::Title
                | Field::Logged
                | Field::Evidence
                | Field::Extra
                | Field::Provider
                | Field::Location => self.set_aside(column, text),
                // A bare number only counts the rows; a reference of another sort is kept.
                Field::Number
                    if text
                        .bytes()
                        .any(|byte| !byte.is_ascii_digit() && byte != b'.') =>
                {
                    self.set_aside(column, text);
                }
                Field::Number
                | Field::Date
                | Field::End
                | Field::DateTitle
                | Field::Kind
                | Field::Hours
                | Field::Minutes
                | Field::Days
                | Field::Points
                | Field::StartTime
                | Field::EndTime => {}
            }
        }
        self.details.description = description.join("\n\n");
    }

    fn title(&mut self, text: &str, description: &mut Vec<String>) {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let title: String = first.trim().chars().take(MAX_TITLE).collect();
        let has_lost = title.chars().count() < first.trim().chars().count();
        if has_lost {
            description.push(text.to_owned());
            self.draft.warn(
                "title-long",
                "The title was too long: all of it is in the description",
            );
        } else if !rest.trim().is_empty() {
            description.push(rest.trim().to_owned());
        }
        self.details.title = title;
    }

    fn link(&mut self, link: &str) {
        if self.details.url.is_empty() && is_web_address(link) {
            link.clone_into(&mut self.details.url);
        } else if self.details.url != link {
            self.extra.push(format!("Link: {link}"));
        }
    }

    fn url(&mut self, column: usize, cell: &Cell) {
        let text = cell.text.trim();
        let known = self.details.url.clone();
        if cell.link.is_some() {
            // The words of a link whose address is kept say nothing more than “open”.
            if text != known && text.contains('.') {
                self.set_aside(column, text);
            }
            return;
        }
        let with_scheme = if text.starts_with("www.") {
            format!("https://{text}")
        } else {
            text.to_owned()
        };
        if known.is_empty() && is_web_address(&with_scheme) {
            self.details.url = with_scheme;
        } else {
            self.set_aside(column, text);
        }
    }

    fn cost(&mut self, column: usize, cell: &Cell) {
        let read = match cell.value {
            Value::Number(number) if number >= 0.0 => {
                ActivityDetails::read_cost(&format!("{number:.2}"))
            }
            _ => ActivityDetails::read_cost(&cell.text),
        };
        match read {
            Ok(cost) => self.details.cost = cost,
            Err(_) => self.set_aside(column, &cell.text),
        }
    }

    fn status(&mut self, column: usize, text: &str) {
        let said = words(text);
        let is = |any: &[&str]| any.contains(&said.as_str());
        if is(&[
            "planned",
            "not started",
            "to do",
            "upcoming",
            "future",
            "booked",
            "scheduled",
        ]) {
            self.details.status = ActivityStatus::Planned;
        } else if is(&["in progress", "ongoing", "started", "begun", "underway"]) {
            self.details.status = ActivityStatus::InProgress;
        } else if !is(&[
            "done",
            "completed",
            "complete",
            "finished",
            "attended",
            "yes",
        ]) {
            self.set_aside(column, text);
        }
    }

    /// Takes a reflection apart by the labels in it; one without them is what it meant.
    fn reflection(&mut self, text: &str) {
        let mut part = None;
        for line in text.lines() {
            let named = line.split_once([':', '?']).and_then(|(label, rest)| {
                let field = match words(label).as_str() {
                    "what" | "what happened" | "description" => Field::What,
                    "so what" | "why" | "learning" | "what did i learn" | "what i learned"
                    | "what i learnt" => Field::SoWhat,
                    "now what" | "next" | "next steps" | "action" | "actions" => Field::NowWhat,
                    _ => return None,
                };
                Some((field, rest.trim_start_matches([':', '?']).trim()))
            });
            let (field, said) = named.unwrap_or((part.unwrap_or(Field::SoWhat), line.trim()));
            part = Some(field);
            let reflection = &mut self.details.reflection;
            add(
                match field {
                    Field::What => &mut reflection.what,
                    Field::NowWhat => &mut reflection.now_what,
                    _ => &mut reflection.so_what,
                },
                said,
            );
        }
    }

    /// Reads what it counts toward, as Cairn writes it: a key, and the reason behind it in brackets, one a line.
    fn links(&mut self, text: &str) {
        for line in text.lines() {
            let (key, reason) = line.split_once(" = ").unwrap_or((line, ""));
            match key.trim().parse::<LinkKey>() {
                Ok(key) => {
                    let mut link = Link::new(key);
                    link.reason = super::out::reason(reason);
                    self.details.links.push(link);
                }
                Err(_) => self.extra.push(format!("Link: {line}")),
            }
        }
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

fn add(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}
