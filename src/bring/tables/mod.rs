//! Files that hold tables: found, laid out, read by one order of days and one unit for each column.

mod found;
mod units;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::columns::letter;
use super::dates::{Order, Proof};
use super::draft::{Entry, Home, Question, Reading};
use super::entries::{Rules, draft};
use super::error::BringError;
use super::fields::Field;
use super::folded::words;
use super::form::Form;
use super::hours::{Shown, Unit};
use super::laid::{Block, Laid};
use super::table::{Cell, Value};
use super::{Answers, Given};
use crate::domain::Minutes;
use found::{Wrong, laid};
use units::{Theirs, units};

/// Reads a file of tables.
pub fn read(
    given: &Given,
    form: Form,
    answers: &Answers,
    today: NaiveDate,
) -> Result<Reading, BringError> {
    let mut reading = Reading::default();
    let laid = laid(given, form, answers, &mut reading).map_err(|wrong| match wrong {
        Wrong::Fault(fault) => fault.of(&given.name),
        Wrong::Whole(err) => err,
    })?;
    if laid.blocks.is_empty()
        && laid.forms == 0
        && reading
            .detected
            .get("sheets_hidden")
            .is_none_or(|hidden| hidden.as_array().is_none_or(Vec::is_empty))
    {
        let how = "there is no table or form in it that tells days and titles".to_owned();
        return Err(BringError::Unreadable {
            name: given.name.clone(),
            how,
        });
    }
    check_columns(&laid, answers)?;
    entries(laid, answers, today, &given.name, &mut reading);
    Ok(reading)
}

/// Refuses what was said of a column that is not there.
fn check_columns(laid: &Laid, answers: &Answers) -> Result<(), BringError> {
    for (wanted, _) in &answers.map {
        let is_there = laid.blocks.iter().any(|block| {
            let headings = block
                .columns
                .headings
                .iter()
                .chain(block.columns.raw.iter().flatten());
            headings
                .into_iter()
                .any(|heading| words(heading) == words(wanted))
                || (0..block.columns.fields.len()).any(|column| letter(column) == wanted.trim())
        });
        if !is_there {
            let mut there: Vec<String> = laid
                .blocks
                .iter()
                .flat_map(|block| block.columns.headings.clone())
                .filter(|heading| !heading.is_empty())
                .collect();
            there.dedup();
            return Err(BringError::NoColumn {
                wanted: wanted.clone(),
                there,
            });
        }
    }
    Ok(())
}

/// The heading by which columns of several tables are one.
fn heading(block: &Block, column: usize) -> String {
    let said = words(block.columns.heading(column));
    if said.is_empty() {
        letter(column)
    } else {
        said
    }
}

fn cells<'a>(block: &'a Block, wanted: &'a [Field]) -> impl Iterator<Item = (usize, &'a Cell)> {
    let columns = block
        .columns
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| wanted.contains(field));
    columns.flat_map(|(column, _)| {
        block
            .rows
            .iter()
            .filter_map(move |row| Some((column, row.cells.get(column)?)))
            .filter(|(_, cell)| cell.is_filled())
    })
}

const DAYS: &[Field] = &[Field::Date, Field::End, Field::DateTitle];

fn entries(laid: Laid, answers: &Answers, today: NaiveDate, file: &str, reading: &mut Reading) {
    let Laid {
        blocks,
        passed,
        totals,
        ..
    } = laid;
    let mut proofs: BTreeMap<String, Proof> = BTreeMap::new();
    let mut whole = Proof::default();
    let mut amounts: HashMap<String, Shown> = HashMap::new();
    let mut example: Option<&str> = None;
    for block in &blocks {
        for (column, cell) in cells(block, DAYS).filter(|(_, cell)| cell.value == Value::Text) {
            let mut proof = Proof::default();
            proof.note(&cell.text);
            if proof.either > 0 && example.is_none() {
                example = Some(cell.text.trim());
            }
            whole.join(&proof);
            proofs
                .entry(heading(block, column))
                .or_default()
                .join(&proof);
        }
        for (column, cell) in cells(block, &[Field::Hours]) {
            amounts
                .entry(heading(block, column))
                .or_default()
                .note(cell);
        }
    }
    let order = order(&blocks, &whole, example, (answers, file), reading);
    let (units, points) = units(&blocks, &amounts, answers, file, reading);
    let mut theirs = Theirs::default();
    for total in &totals {
        theirs.note(
            total,
            answers
                .unit
                .or_else(|| units.values().next().map(|(unit, _)| *unit)),
        );
    }
    let has_points = blocks
        .iter()
        .any(|block| block.columns.find(Field::Points).is_some());
    let mut ours = 0_u32;
    for block in &blocks {
        note_homes(block, reading);
        let unit = block
            .columns
            .find(Field::Hours)
            .and_then(|column| units.get(&heading(block, column)).copied());
        let rules = Rules {
            order,
            has_long_years: whole.long > 0 || block_has_long_years(block),
            unit: unit.unwrap_or((Unit::Hours, false)),
            points,
            today,
        };
        for line in &block.rows {
            let draft = draft(block, line, rules);
            if let Entry::Activity(details) = &draft.entry {
                ours = ours.saturating_add(details.minutes.0);
            }
            reading.drafts.push(draft);
        }
    }
    reading.totals.ours = ours;
    reading.totals.theirs = theirs.sum();
    if !has_points {
        compare_totals(reading);
    }
    reading.skipped.extend(passed);
}

/// Finds out in which order the days of a file are written, and asks where nothing tells.
fn order(
    blocks: &[Block],
    whole: &Proof,
    example: Option<&str>,
    (answers, file): (&Answers, &str),
    reading: &mut Reading,
) -> Order {
    let preset = blocks.iter().find_map(|block| block.columns.preset);
    if let Some(preset) = preset {
        reading.detect("preset", preset.name.clone());
        reading.is_own = preset.is_own();
    }
    let proved = whole.order();
    // What the days themselves prove cannot be said otherwise; an answer may be for another of several files.
    let order = proved
        .or(answers.order)
        .or_else(|| preset.and_then(super::presets::Preset::order))
        .unwrap_or_default();
    let is_open = whole.either > 0
        && proved.is_none()
        && answers.order.is_none()
        && preset.is_none_or(|preset| preset.order().is_none());
    let shown_order = if whole.iso > 0 && whole.short + whole.long == 0 {
        Order::Ymd
    } else {
        order
    };
    reading.order = Some(order);
    reading.detect("date_order", shown_order.key());
    reading.detect("date_order_sure", !is_open);
    if proved == Some(Order::Mdy) {
        reading.warn(
            "date-order-mdy",
            "The month stands before the day: some days of the column can only be read so",
        );
    }
    if whole.day_first > 0 && whole.month_first > 0 {
        reading.warn("date-order-mixed", "Some days can only be read with the day first and some only with the month first: look at each of them");
    }
    if whole.short > 0 && whole.long == 0 {
        reading.warn(
            "two-digit-year",
            "Years are written with two digits; those nearest to today were taken",
        );
    }
    if is_open && let Some(text) = example {
        ask_for_order(text, file, reading);
    }
    order
}

/// Notes what each column of a table holds.
fn note_homes(block: &Block, reading: &mut Reading) {
    for (column, name) in block.columns.headings.iter().enumerate() {
        let field = block
            .columns
            .fields
            .get(column)
            .copied()
            .unwrap_or(Field::Extra);
        let home = Home {
            column: if name.is_empty() {
                letter(column)
            } else {
                name.clone()
            },
            field: field.key(),
        };
        if !reading.homes.contains(&home) {
            if field == Field::Number {
                reading.warn(
                    "column-left-out",
                    format!("“{name}” only counts the rows and was left out"),
                );
            }
            reading.homes.push(home);
        }
    }
}

/// Says where a file's own total is another than that of its rows.
fn compare_totals(reading: &mut Reading) {
    let ours = reading.totals.ours;
    if let Some(theirs) = reading
        .totals
        .theirs
        .filter(|theirs| theirs.abs_diff(ours) > 1)
    {
        reading.warn(
            "total-differs",
            format!(
                "The file's own total is {}, and its rows make {}",
                Minutes(theirs),
                Minutes(ours)
            ),
        );
    }
}

/// Tells whether days with the name of their month have four digits for the year.
fn block_has_long_years(block: &Block) -> bool {
    cells(block, DAYS).any(|(_, cell)| {
        cell.text
            .split(|c: char| !c.is_ascii_digit())
            .any(|digits| digits.len() == 4)
    })
}

fn ask_for_order(text: &str, file: &str, reading: &mut Reading) {
    let by = |order| super::dates::By {
        order,
        year: None,
        today: NaiveDate::default(),
    };
    let read = |order| {
        super::dates::read(text, by(order))
            .ok()
            .map(|when| when.from.format("%-d %B %Y").to_string())
    };
    let (Some(first), Some(other)) = (read(Order::Dmy), read(Order::Mdy)) else {
        return;
    };
    let short = |text: &str| {
        text.rsplit_once(' ')
            .map_or(text.to_owned(), |(day, _)| day.to_owned())
    };
    reading.warn(
        "date-ambiguous",
        "Every day can be read with the day or with the month first; the day was taken",
    );
    reading.questions.push(Question {
        about: "date order",
        file: file.to_owned(),
        ask: format!("{text}: is that {} or {}?", short(&first), short(&other)),
        option: "--date-order",
        default: "dmy".to_owned(),
        answers: vec!["dmy".to_owned(), "mdy".to_owned()],
        sample: vec![first, other],
    });
}
