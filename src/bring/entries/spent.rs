//! The time of a row.

use super::super::fields::Field;
use super::super::hours::{self, Unit};
use super::super::table::{Cell, Value};
use super::super::times;
use super::{Making, says_nothing};
use crate::domain::Minutes;

impl Making<'_> {
    #[expect(
        clippy::too_many_lines,
        reason = "one decision, read from top to bottom"
    )]
    pub(super) fn time(&mut self) {
        let days = self.details.end.map_or(1, |end| {
            u32::try_from((end - self.details.date).num_days())
                .unwrap_or(0)
                .min(3660)
                + 1
        });
        let units = [
            (Field::Hours, self.rules.unit),
            (Field::Minutes, (Unit::Minutes, true)),
            (Field::Days, (Unit::Days, true)),
            (
                Field::Points,
                (Unit::Points(self.rules.points.unwrap_or(0.0)), true),
            ),
        ];
        let mut sum = None;
        for (field, unit) in units {
            // Minutes beside hours: the other half of the time.
            let Some((column, cell)) = self.cell(field) else {
                continue;
            };
            let text = cell.text.trim().to_owned();
            if says_nothing(&text) {
                continue;
            }
            if field == Field::Days && sum.is_some() {
                self.set_aside(column, &text);
                continue;
            }
            let Some(spent) = hours::read(cell, unit, days) else {
                self.draft.warn(
                    "hours-unreadable",
                    format!("“{text}” is not a length of time and went into the description"),
                );
                self.set_aside(column, &text);
                continue;
            };
            for note in &spent.notes {
                let (code, message) = match note {
                    hours::Note::TakenForMinutes => (
                        "hours-unit-guessed",
                        format!(
                            "“{text}” was taken for minutes: it is more hours than its days have"
                        ),
                    ),
                    hours::Note::Days => (
                        "hours-day-converted",
                        format!("“{text}” was made hours at 7 h 30 a day"),
                    ),
                    hours::Note::About => (
                        "hours-approximate",
                        format!("“{text}” is not meant to the minute"),
                    ),
                    hours::Note::Computed => (
                        "hours-computed",
                        format!("The time was worked out from “{text}”"),
                    ),
                    hours::Note::Points => (
                        "hours-from-points",
                        format!("“{text}” counts points, which were made hours"),
                    ),
                };
                self.draft.warn(code, message);
                if matches!(
                    note,
                    hours::Note::Points | hours::Note::About | hours::Note::Days
                ) {
                    self.set_aside(column, &text);
                }
            }
            sum = Some(sum.unwrap_or(0.0) + spent.minutes);
        }
        let clock = |field| {
            self.cell(field)
                .map(|(column, cell)| (column, cell.text.trim().to_owned(), clocked(cell)))
        };
        if let (Some((from_column, from_text, Some(from))), Some((to_column, to_text, Some(to)))) =
            (clock(Field::StartTime), clock(Field::EndTime))
        {
            if sum.is_none() && to > from {
                sum = Some(f64::from(to - from));
                self.draft.warn(
                    "hours-computed",
                    format!("The time was worked out from “{from_text}” and “{to_text}”"),
                );
            }
            self.set_aside(from_column, &from_text);
            self.set_aside(to_column, &to_text);
        }
        let minutes = sum.or(self.minutes);
        let has_column = [Field::Hours, Field::Minutes, Field::Days]
            .iter()
            .any(|field| self.block.columns.find(*field).is_some());
        if minutes.is_none() && (has_column || self.block.columns.find(Field::Points).is_none()) {
            self.draft.warn(
                "hours-missing",
                "It says nothing of the time: add it if it is to count",
            );
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a float that does not fit becomes the nearest that does"
        )]
        let whole = minutes.unwrap_or(0.0).round() as u32;
        self.details.minutes = Minutes(whole);
    }
}

fn clocked(cell: &Cell) -> Option<u32> {
    match cell.value {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a day has few minutes"
        )]
        Value::Time(minutes) => Some(minutes.round() as u32),
        _ => times::read(&cell.text).map(|clocked| clocked.from),
    }
}
