//! The tables of a file, found and laid out.

use crate::bring::draft::Reading;
use crate::bring::error::{BringError, Fault};
use crate::bring::folded::words;
use crate::bring::form::Form;
use crate::bring::forms;
use crate::bring::laid::Laid;
use crate::bring::layout::lay_out;
use crate::bring::read::docx::Piece;
use crate::bring::read::{delimited, docx, html, ods, text, xlsx};
use crate::bring::table::{MOST_ROWS, Table};
use crate::bring::{Answers, Given};

/// Why a file has no tables to read.
pub(super) enum Wrong {
    Fault(Fault),
    Whole(BringError),
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Finds the tables of a file and lays them out.
pub(super) fn laid(
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
