//! What numbers alone count, and what a file's own sums come to.

use std::collections::{BTreeMap, HashMap};

use super::heading;
use crate::bring::Answers;
use crate::bring::draft::{Question, Reading};
use crate::bring::fields::{Field, unit_said};
use crate::bring::hours::{self, Shown, Unit};
use crate::bring::laid::{Block, Total};
use crate::bring::table::Value;

/// Finds out what numbers alone count, for each column of times.
pub(super) fn units(
    blocks: &[Block],
    amounts: &HashMap<String, Shown>,
    answers: &Answers,
    file: &str,
    reading: &mut Reading,
) -> (BTreeMap<String, (Unit, bool)>, Option<f64>) {
    let mut units = BTreeMap::new();
    for block in blocks {
        for column in block.columns.all(Field::Hours) {
            let key = heading(block, column);
            let name = block.columns.heading(column);
            let shown = amounts.get(&key).copied().unwrap_or_default();
            let (unit, is_open) = match (answers.unit, unit_said(name)) {
                (Some(unit), _) | (None, Some(unit)) => (unit, false),
                (None, None) => shown.unit(),
            };
            let is_sure = answers.unit.is_some() || unit_said(name).is_some();
            if units.insert(key, (unit, is_sure)).is_some() {
                continue;
            }
            if is_open && reading.questions.is_empty() {
                let number = crate::bring::table::number_text(shown.most);
                reading.questions.push(Question {
                    about: "unit",
                    file: file.to_owned(),
                    ask: format!("{number} in “{name}”: is that hours or minutes?"),
                    option: "--unit",
                    default: "minutes".to_owned(),
                    answers: vec!["minutes".to_owned(), "hours".to_owned()],
                    sample: vec![format!("{number} min"), format!("{number} h")],
                });
            } else if unit == Unit::Minutes && unit_said(name).is_none() && answers.unit.is_none() {
                reading.warn(
                    "hours-unit-guessed",
                    format!("The numbers in “{name}” were taken for minutes"),
                );
            }
        }
    }
    let points = match answers.unit {
        Some(Unit::Points(hours)) => Some(hours),
        Some(Unit::Hours) => Some(1.0),
        Some(Unit::Minutes) => Some(1.0 / 60.0),
        _ => None,
    };
    let named = blocks.iter().find_map(|block| {
        Some(
            block
                .columns
                .heading(block.columns.find(Field::Points)?)
                .to_owned(),
        )
    });
    if let Some(name) = named
        && points.is_none()
        && reading.questions.is_empty()
    {
        reading.questions.push(Question {
            about: "unit",
            file: file.to_owned(),
            ask: format!("How many hours is one of “{name}” worth?"),
            option: "--unit",
            default: "points=0".to_owned(),
            answers: vec!["points=H".to_owned()],
            sample: Vec::new(),
        });
    }
    (units, points)
}

/// What a file's own sums come to: that of all where there is one, else those of its parts.
#[derive(Default)]
pub(super) struct Theirs {
    parts: f64,
    whole: f64,
    has_whole: bool,
    has_parts: bool,
}

impl Theirs {
    pub(super) fn note(&mut self, total: &Total, unit: Option<Unit>) {
        let mut minutes = None;
        for (field, cell) in &total.cells {
            let unit = match field {
                Field::Hours => unit.unwrap_or(Unit::Hours),
                Field::Minutes => Unit::Minutes,
                _ if cell.value != Value::Text
                    || cell.text.contains(':')
                        && cell.text.bytes().any(|byte| byte.is_ascii_digit()) =>
                {
                    Unit::Hours
                }
                _ => continue,
            };
            // A sum may well be more than a day.
            if let Some(spent) = hours::read(cell, (unit, true), 36_500) {
                minutes = Some(minutes.unwrap_or(0.0) + spent.minutes);
            }
        }
        let Some(minutes) = minutes else { return };
        if total.is_part {
            self.parts += minutes;
            self.has_parts = true;
        } else {
            self.whole += minutes;
            self.has_whole = true;
        }
    }

    pub(super) fn sum(&self) -> Option<u32> {
        let sum = if self.has_whole {
            self.whole
        } else {
            self.parts
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a float that does not fit becomes the nearest that does"
        )]
        let minutes = sum.round() as u32;
        (self.has_whole || self.has_parts).then_some(minutes)
    }
}
