//! The days of a row.

use super::super::dates::{self, By, Note, Unread, When};
use super::super::fields::Field;
use super::super::table::{Cell, Value, day_numbered};
use super::super::times;
use super::{Making, says_nothing};

impl Making<'_> {
    fn by(&self) -> By {
        By {
            order: self.rules.order,
            year: self.line.year.or(self.block.year),
            today: self.rules.today,
        }
    }

    /// Reads a day out of a cell; what the file stores as one needs no reading.
    fn when(&mut self, cell: &Cell) -> Result<When, Unread> {
        let plain = |from| When {
            from,
            to: None,
            minutes: None,
            notes: Vec::new(),
        };
        match cell.value {
            Value::Day(day) => return Ok(plain(day)),
            Value::Number(number) if !(1950.0..=2100.0).contains(&number) => {
                if let Some(day) =
                    day_numbered(number, self.block.is_from_1904).filter(|_| number >= 10_000.0)
                {
                    self.draft.warn(
                        "date-from-number",
                        format!("“{}” was read as the number of a day: {day}", cell.text),
                    );
                    return Ok(plain(day));
                }
            }
            _ => {}
        }
        let text = cell.text.trim();
        if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let day = text
                .parse()
                .ok()
                .and_then(|number| day_numbered(number, self.block.is_from_1904));
            if let Some(day) = day.filter(|_| text >= "25000") {
                self.draft.warn(
                    "date-from-number",
                    format!("“{text}” was read as the number of a day: {day}"),
                );
                return Ok(plain(day));
            }
        }
        dates::read(text, self.by())
    }

    pub(super) fn day(&mut self) {
        let found = self
            .cell(Field::Date)
            .map(|found| (found, false))
            .or_else(|| self.cell(Field::DateTitle).map(|found| (found, true)));
        let Some(((_, cell), with_title)) = found else {
            return self.draft.hold(
                "date-missing",
                "There is no day: add one, or leave the row out",
            );
        };
        let read = match self.when(cell) {
            Ok(when) => Ok((when, None)),
            Err(why) => split(&cell.text, self.by())
                .map(|(when, title)| (when, Some(title)))
                .ok_or(why),
        };
        let text = cell.text.trim();
        match read {
            Ok((when, rest)) => {
                self.details.date = when.from;
                self.details.end = when.to;
                self.draft.has_date = true;
                self.minutes = when.minutes.map(f64::from);
                if when.minutes.is_some() {
                    self.draft.warn(
                        "hours-computed",
                        format!("The time was worked out from “{text}”"),
                    );
                }
                for note in &when.notes {
                    self.tell(*note, text);
                }
                match rest {
                    Some(rest) if with_title || self.cell(Field::Title).is_none() => {
                        self.details.title = rest;
                    }
                    Some(rest) => self.extra.push(rest),
                    None if when.notes.contains(&Note::About)
                        || when.notes.contains(&Note::Several) =>
                    {
                        self.extra.push(format!("Date: {text}"));
                    }
                    None => {}
                }
            }
            Err(_) if with_title => {
                self.details.title = text.to_owned();
                self.draft.hold(
                    "date-missing",
                    "There is no day: add one, or leave the row out",
                );
            }
            Err(why) => {
                let message = match why {
                    Unread::NoSuchDay => format!(
                        "“{text}” is a day that no calendar has: correct it, or leave the row out"
                    ),
                    Unread::NoYear => {
                        format!("“{text}” names no year: add it, or leave the row out")
                    }
                    Unread::Backwards => {
                        format!("“{text}” ends before it begins: correct it, or leave the row out")
                    }
                    Unread::Other => {
                        format!("“{text}” is not a day: write one, or leave the row out")
                    }
                };
                self.extra.push(format!("Date: {text}"));
                self.draft.hold("date-unreadable", message);
            }
        }
        if let Some((column, cell)) = self.cell(Field::End) {
            let text = cell.text.trim().to_owned();
            match self.when(cell) {
                Ok(when) if self.draft.has_date && when.from >= self.details.date => {
                    self.details.end = Some(when.to.unwrap_or(when.from));
                }
                _ if times::read(&text).is_some() || says_nothing(&text) => {
                    self.set_aside(column, &text);
                }
                _ => {
                    self.draft.warn(
                        "end-unreadable",
                        format!("“{text}” is not a last day and went into the description"),
                    );
                    self.set_aside(column, &text);
                }
            }
        }
    }

    fn tell(&mut self, note: Note, text: &str) {
        let (code, message) = match note {
            Note::Month => (
                "date-month-only",
                format!("“{text}” names a month, so all of it was taken"),
            ),
            Note::Year => (
                "year-only",
                format!(
                    "“{text}” names a year, so all of it was taken: give the days if you know them"
                ),
            ),
            Note::Week => (
                "date-week",
                format!("“{text}” names a week, so all of it was taken"),
            ),
            Note::Several => (
                "two-dates",
                format!("“{text}” names several days, so the first and the last were taken"),
            ),
            Note::Lent => (
                "date-year-lent",
                format!("“{text}” names no year, so that of the sheet or heading was taken"),
            ),
            Note::About => (
                "date-approximate",
                format!("“{text}” is not meant to the day"),
            ),
            Note::TwoDigits if self.rules.has_long_years => (
                "two-digit-year",
                format!(
                    "“{text}” has two digits for the year: {} was taken",
                    self.details.date.format("%Y")
                ),
            ),
            Note::TwoDigits => return,
        };
        self.draft.warn(code, message);
    }
}

/// Takes a day off the beginning of a text, and returns it with what stands behind.
fn split(text: &str, by: By) -> Option<(When, String)> {
    let text = text.trim();
    let ends = text
        .char_indices()
        .filter(|(_, c)| ['\n', '–', '—', '-', ':', ',', ';', '\t', ' '].contains(c))
        .map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.filter(|at| *at <= 60).collect();
    ends.reverse();
    ends.into_iter().find_map(|at| {
        let (day, rest) = text.split_at_checked(at)?;
        let when = dates::read(day, by).ok()?;
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "–—-:,;".contains(c));
        Some((when, rest.trim().to_owned())).filter(|(_, rest)| !rest.is_empty())
    })
}
