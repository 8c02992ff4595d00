//! What columns of texts say: title, description, addresses, cost, status, reflection, links.

use super::{Making, says_nothing};
use crate::bring::fields::Field;
use crate::bring::folded::words;
use crate::bring::table::{Cell, Value};
use crate::domain::{ActivityDetails, ActivityStatus, Link, LinkKey, MAX_TITLE, is_web_address};

impl Making<'_> {
    /// Takes in what all columns but those of the day and the time say.
    pub(super) fn texts(&mut self) {
        let columns = &self.block.columns;
        let mut description: Vec<String> = Vec::new();
        for (column, field) in columns.fields.iter().enumerate() {
            let Some(cell) = self.line.cells.get(column).filter(|cell| cell.is_filled()) else {
                continue;
            };
            let is_own = columns
                .preset
                .is_some_and(crate::bring::presets::Preset::is_own);
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
                    link.reason = crate::bring::out::reason(reason);
                    self.details.links.push(link);
                }
                Err(_) => self.extra.push(format!("Link: {line}")),
            }
        }
    }
}

/// Puts a text of several lines on one; what Cairn wrote stays as it was.
fn one_line(text: &str, is_own: bool) -> String {
    if is_own {
        return text.to_owned();
    }
    text.replace('\n', ", ")
}

fn add(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}
