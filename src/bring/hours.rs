//! How long something took, as the columns of other people's logs say it: in hours, minutes, days or points.

use serde::Serialize;

use super::folded::fold;
use super::read::ods::period;
use super::table::{Cell, Value};
use super::times;
use crate::domain::Minutes;

/// What a number alone counts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Days of work.
    Days,
    /// Points, each worth so many hours.
    Points(f64),
}

/// How long something took.
#[derive(Clone, Debug, PartialEq)]
pub struct Spent {
    /// In minutes.
    pub minutes: f64,
    /// What was made of it beyond what is written.
    pub notes: Vec<Note>,
}

/// What was made of an amount beyond what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// A number alone was taken for minutes.
    TakenForMinutes,
    /// Days were made hours.
    Days,
    /// It is not meant to the minute.
    About,
    /// It was worked out: so many times so long, or from one time of day to another.
    Computed,
    /// Points were made hours.
    Points,
}

/// What a column shows of its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shown {
    /// How many numbers stand alone.
    pub bare: usize,
    /// How many say their unit, or are written as `h:mm`.
    pub said: usize,
    /// The least and the greatest of those alone.
    pub least: f64,
    /// The greatest.
    pub most: f64,
    /// How many of them have a fraction.
    pub broken: usize,
}

impl Shown {
    /// Takes in what a cell shows.
    pub fn note(&mut self, cell: &Cell) {
        if cell.is_blank() {
            return;
        }
        match bare(cell) {
            Some(number) => {
                if self.bare == 0 {
                    (self.least, self.most) = (number, number);
                }
                self.bare += 1;
                self.least = self.least.min(number);
                self.most = self.most.max(number);
                self.broken += usize::from(number.fract() != 0.0);
            }
            None => self.said += 1,
        }
    }

    /// Returns what numbers alone count, as far as they show it, and whether that is to be asked.
    #[must_use]
    pub fn unit(&self) -> (Unit, bool) {
        if self.bare == 0 || self.broken > 0 && self.most <= 24.0 || self.most <= 8.0 {
            return (Unit::Hours, false);
        }
        if self.most > 24.0 {
            let minutes = self.least >= 5.0 && self.said == 0;
            return (if minutes { Unit::Minutes } else { Unit::Hours }, false);
        }
        if self.least <= 4.0 || self.said > 0 {
            return (Unit::Hours, false);
        }
        (Unit::Minutes, true)
    }
}

/// Returns the number that stands alone in a cell.
#[must_use]
pub fn bare(cell: &Cell) -> Option<f64> {
    match cell.value {
        Value::Number(number) => Some(number),
        Value::Text => number(&cell.text),
        Value::Day(_) | Value::Time(_) => None,
    }
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    if !plain || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let has_both = text.contains('.') && text.contains(',');
    let text = if has_both {
        text.replace(',', "")
    } else {
        text.replace(',', ".")
    };
    text.parse().ok()
}

/// Words of other languages for what amounts count.
const SPOKEN: &[(&str, &str)] = &[
    ("stunden", "hours"),
    ("stunde", "hour"),
    ("std", "hours"),
    ("minuten", "minutes"),
    ("minute", "minute"),
    ("tage", "days"),
    ("tag", "day"),
    ("heures", "hours"),
    ("heure", "hour"),
    ("jours", "days"),
    ("jour", "day"),
    ("journee", "day"),
    ("horas", "hours"),
    ("hora", "hour"),
    ("minutos", "minutes"),
    ("dias", "days"),
    ("dia", "day"),
    ("uren", "hours"),
    ("uur", "hours"),
    ("dagen", "days"),
    ("dag", "day"),
    ("minuti", "minutes"),
    ("giorni", "days"),
    ("giorno", "day"),
    ("ore", "hours"),
    ("ora", "hour"),
    ("halber", "half a"),
    ("ganztagig", "all day"),
    ("mns", "mins"),
    ("minuets", "minutes"),
    ("hrss", "hrs"),
    ("approx.", "about"),
];

/// Reads how long something took; the unit is what a number alone counts, and whether it is sure to.
#[expect(
    clippy::too_many_lines,
    reason = "one text, held against one form after another"
)]
#[must_use]
pub fn read(cell: &Cell, (unit, is_sure): (Unit, bool), days: u32) -> Option<Spent> {
    let spent = |minutes: f64, notes: &[Note]| {
        Some(Spent {
            minutes,
            notes: notes.to_vec(),
        })
    };
    if let Value::Time(minutes) = cell.value {
        return (minutes >= 0.0).then_some(Spent {
            minutes,
            notes: Vec::new(),
        });
    }
    // What is longer is a story.
    if cell.text.len() > 120 {
        return None;
    }
    if let Some(number) = bare(cell) {
        return match unit {
            // More than the days can hold, and no odd number of minutes.
            Unit::Hours
                if !is_sure
                    && number > 24.0 * f64::from(days)
                    && number <= 600.0
                    && number.fract() == 0.0 =>
            {
                spent(number, &[Note::TakenForMinutes])
            }
            Unit::Hours => spent(number * 60.0, &[]),
            Unit::Minutes => spent(number, &[]),
            Unit::Days => spent(number * f64::from(Minutes::WORKING_DAY.0), &[Note::Days]),
            Unit::Points(hours) => spent(number * hours * 60.0, &[Note::Points]),
        };
    }
    let mut said = fold(cell.text.trim()).replace(['\u{a0}', '\n'], " ");
    // The signs for parts were taken apart with the accents nowhere: they are no letters.
    if let Some(minutes) = period(&said.to_uppercase()) {
        return spent(minutes, &[]);
    }
    for (word, english) in SPOKEN {
        if said.contains(word) {
            let words: Vec<&str> = said
                .split(' ')
                .map(|part| {
                    if part.trim_end_matches('.') == *word {
                        english
                    } else {
                        part
                    }
                })
                .collect();
            said = words.join(" ");
        }
    }
    if let Some(minutes) = clock(&said) {
        return spent(minutes, &[]);
    }
    if let Some(span) = times::read(&said).and_then(|clocked| clocked.span()) {
        return spent(span.into(), &[Note::Computed]);
    }
    let read = |said: &str| Minutes::read(said, Minutes::WORKING_DAY).ok();
    let whole = read(&said);
    #[expect(clippy::single_match_else, reason = "both ways are as long")]
    let minutes = match whole {
        Some(minutes) => minutes,
        // `2 hours (online)`, `1 hour approx`, `2 hours total`
        None => {
            let cut = said.split(['(', ';']).next().unwrap_or(&said).trim();
            let cut = [
                "approx",
                "approximately",
                "total",
                "in total",
                "each",
                "online",
                "of cpd",
                "cpd",
                "plus reading",
                "+",
            ]
            .iter()
            .find_map(|end| cut.trim_end_matches('.').strip_suffix(end))
            .unwrap_or(cut);
            read(cut.trim_end_matches([',', ' ']))?
        }
    };
    let mut notes = Vec::new();
    if said.contains("day") || said.contains("morning") || said.contains("afternoon") {
        notes.push(Note::Days);
    }
    if [
        "about", "approx", "around", "circa", "ca ", "c.", "roughly", "nearly", "~",
    ]
    .iter()
    .any(|word| said.contains(word))
        || whole.is_none()
    {
        notes.push(Note::About);
    }
    let is_times = |sign: char| {
        said.split_once(sign).is_some_and(|(count, _)| {
            count.trim().bytes().all(|byte| byte.is_ascii_digit()) && !count.trim().is_empty()
        })
    };
    if is_times('x') || is_times('×') || is_times('*') {
        notes.push(Note::Computed);
    }
    spent(minutes.0.into(), &notes)
}

/// Reads `1:30` and `1:30:00`, of any number of hours.
fn clock(said: &str) -> Option<f64> {
    let parts: Vec<&str> = said.trim_end_matches(['h', ' ']).split(':').collect();
    let number = |text: &str, longest: usize| {
        let plain =
            (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if plain {
            text.parse::<f64>().ok()
        } else {
            None
        }
    };
    match *parts.as_slice() {
        [hours, minutes] => {
            Some(number(hours, 4)? * 60.0 + number(minutes, 2).filter(|minutes| *minutes < 60.0)?)
        }
        [hours, minutes, seconds] => {
            Some(number(hours, 4)? * 60.0 + number(minutes, 2)? + number(seconds, 2)? / 60.0)
        }
        _ => None,
    }
}
