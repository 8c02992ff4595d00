//! Files that hold tables: found, laid out, read by one order of days and one unit for each column.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::columns::letter;
use super::dates::{Order, Proof};
use super::draft::{Entry, Home, Question, Reading};
use super::entries::{Rules, draft};
use super::error::{BringError, Fault};
use super::fields::{Field, unit_said};
use super::folded::words;
use super::form::Form;
use super::forms;
use super::hours::{self, Shown, Unit};
use super::laid::{Block, Laid, Total};
use super::layout::lay_out;
use super::read::docx::Piece;
use super::read::{delimited, docx, html, ods, text, xlsx};
use super::table::{Cell, MOST_ROWS, Table, Value};
use super::{Answers, Given};
use crate::domain::Minutes;

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

enum Wrong {
    Fault(Fault),
    Whole(BringError),
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Finds the tables of a file and lays them out.
fn laid(
    given: &Given,
    form: Form,
    answers: &Answers,
    reading: &mut Reading,
) -> Result<Laid, Wrong> {
    reading.detect("format", form.key());
    let mut all = Laid::default();
    let mut tables = Vec::new();
    match form {
        Form::Xlsx | Form::Ods => {
            let sheets = if form == Form::Xlsx {
                xlsx::read(&given.bytes)?
            } else {
                ods::read(&given.bytes)?
            };
            tables = choose_sheets(sheets, answers, reading)?;
        }
        Form::Docx => {
            let pieces = docx::read(&given.bytes)?;
            let written = forms::under_headings(&pieces, &answers.map);
            let found = pieces.into_iter().filter_map(|piece| match piece {
                Piece::Table(table) => Some(table),
                Piece::Paragraph { .. } => None,
            });
            tables.extend(found);
            reading.detect("tables", tables.len());
            reading.detect("headings", written.blocks.len());
            all = written;
        }
        _ => {
            let decoded = text::decode(&given.bytes);
            if text::is_binary(&decoded.text) {
                return Err(Fault::broken("it is not a text").into());
            }
            reading.detect("encoding", decoded.encoding.clone());
            reading.detect("bom", decoded.has_mark);
            if decoded.is_guessed {
                reading.warn("encoding-guessed", format!("The file does not say how its letters are written; {} was taken: look at a word with an accent", decoded.encoding));
            }
            if form == Form::Html || html::is_one(&decoded.text) {
                let page = html::read(&decoded.text)?;
                reading.detect("tables", page.tables.len());
                if !page.beside.is_empty() {
                    reading.skip("0", "text outside the tables", page.beside);
                }
                tables = page.tables;
            } else {
                let read = delimited::read(&decoded.text)?;
                let sign = if read.sign == '\t' {
                    "tab".to_owned()
                } else {
                    read.sign.to_string()
                };
                reading.detect("delimiter", sign);
                if read.sign == '\t' {
                    reading.detect("format", "tsv");
                }
                if let Some(line) = read.runaway {
                    reading.warn("quote-unclosed", format!("A quotation mark in line {line} is never closed, so quotation marks were read as they stand"));
                }
                tables.push(read.table);
            }
        }
    }
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    if rows > MOST_ROWS {
        return Err(Fault::TooMuch.into());
    }
    for table in tables {
        let more = lay_out(table, &answers.map, all.forms);
        all.forms += more.forms;
        all.blocks.extend(more.blocks);
        all.passed.extend(more.passed);
        all.totals.extend(more.totals);
    }
    if all.forms > 0 {
        reading.detect("forms", all.forms);
    }
    if let Some(header) = all.blocks.iter().find_map(|block| block.header) {
        reading.detect("header_row", header);
    }
    Ok(all)
}

/// Takes the sheets that are shown, or the one that was named.
fn choose_sheets(
    sheets: Vec<Table>,
    answers: &Answers,
    reading: &mut Reading,
) -> Result<Vec<Table>, Wrong> {
    if sheets.iter().any(|sheet| sheet.is_from_1904) {
        reading.detect("date_system", 1904);
    }
    if let Some(wanted) = &answers.sheet {
        let there: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let chosen: Vec<Table> = sheets
            .into_iter()
            .filter(|sheet| words(&sheet.name) == words(wanted))
            .map(|sheet| Table {
                is_hidden: false,
                ..sheet
            })
            .collect();
        if chosen.is_empty() {
            return Err(Wrong::Whole(BringError::NoSheet {
                wanted: wanted.clone(),
                there,
            }));
        }
        reading.detect("sheets_read", vec![wanted.clone()]);
        return Ok(chosen);
    }
    let names = |hidden: bool| {
        sheets
            .iter()
            .filter(|sheet| sheet.is_hidden == hidden)
            .map(|sheet| sheet.name.clone())
            .collect::<Vec<_>>()
    };
    let (shown, hidden) = (names(false), names(true));
    reading.detect("sheets_read", shown);
    reading.detect("sheets_hidden", hidden.clone());
    for name in hidden {
        let how = if answers.all {
            "was read all the same"
        } else {
            "was not read: name it with --sheet, or use --all"
        };
        reading.warn_at(
            &name,
            "hidden-sheet",
            format!("The sheet “{name}” is hidden and {how}"),
        );
        if !answers.all {
            reading.skip(name, "a hidden sheet", "");
        }
    }
    Ok(sheets
        .into_iter()
        .filter(|sheet| answers.all || !sheet.is_hidden)
        .collect())
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

#[expect(
    clippy::too_many_lines,
    reason = "one decision, read from top to bottom"
)]
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
    if let Some(theirs) = reading
        .totals
        .theirs
        .filter(|theirs| theirs.abs_diff(ours) > 1)
        && !has_points
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
    reading.skipped.extend(passed);
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

/// Finds out what numbers alone count, for each column of times.
fn units(
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
                let number = super::table::number_text(shown.most);
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
struct Theirs {
    parts: f64,
    whole: f64,
    has_whole: bool,
    has_parts: bool,
}

impl Theirs {
    fn note(&mut self, total: &Total, unit: Option<Unit>) {
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

    fn sum(&self) -> Option<u32> {
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
