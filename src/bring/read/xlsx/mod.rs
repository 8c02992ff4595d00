//! Workbooks of Excel since 2007: every sheet with what is hidden, merged and linked.

mod sheet;
mod styles;

use std::collections::HashMap;

use super::super::error::{Fault, Read};
use super::super::table::{MOST_CELLS, Naming, Row, Table, spread};
use super::xml::{Step, walk};
use super::zipped::Zipped;
use sheet::{Sheet, place};
use styles::{Shown, styles};

struct Book {
    strings: Vec<String>,
    styles: Vec<Shown>,
    is_from_1904: bool,
}

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Read<Vec<Table>> {
    let mut zip = Zipped::open(bytes)?;
    let broken = || Fault::broken("it holds no workbook");
    let main = zip
        .ending("xl/workbook.xml")
        .or_else(|| zip.ending("workbook.xml"))
        .ok_or_else(broken)?;
    let folder = main
        .rsplit_once('/')
        .map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut sheets = Vec::new();
    let mut is_from_1904 = false;
    zip.lend(&main, |from| {
        walk(from, |step| {
            if let Step::Open(tag) = step {
                match tag.name() {
                    "workbookPr" => is_from_1904 = tag.is("date1904"),
                    "sheet" => sheets.push((
                        tag.says("name").unwrap_or_default(),
                        tag.says("state").is_some_and(|state| state != "visible"),
                        tag.says("id").unwrap_or_default(),
                    )),
                    _ => {}
                }
            }
            Ok(())
        })
    })?;
    let targets = relations(&mut zip, &main)?;
    let part = |name: &str| format!("{folder}{name}");
    let book = Book {
        strings: strings(&mut zip, &part("sharedStrings.xml"))?,
        styles: styles(&mut zip, &part("styles.xml"))?,
        is_from_1904,
    };
    let mut tables = Vec::new();
    let mut cells = 0;
    for (name, is_hidden, id) in sheets {
        let Some(target) = targets.get(&id) else {
            continue;
        };
        let path = target
            .strip_prefix('/')
            .map_or_else(|| part(target), ToOwned::to_owned);
        let mut sheet = Sheet::new(&book, &mut cells);
        let Some(()) = zip.lend(&path, |from| walk(from, |step| sheet.step(step)))? else {
            continue;
        };
        let Sheet {
            mut rows,
            merged,
            links,
            ..
        } = sheet;
        let targets = if links.is_empty() {
            HashMap::new()
        } else {
            relations(&mut zip, &path)?
        };
        finish(&mut rows, &merged, &links, &targets);
        tables.push(Table {
            name,
            naming: Naming::Sheet,
            is_hidden,
            is_from_1904,
            rows,
        });
    }
    Ok(tables)
}

/// Lays merged cells out and gives links their cells.
fn finish(
    rows: &mut [Row],
    merged: &[String],
    links: &[(String, String)],
    targets: &HashMap<String, String>,
) {
    let at =
        |rows: &[Row], number: usize| rows.binary_search_by_key(&number, |row| row.number).ok();
    for range in merged {
        let (from, to) = range.split_once(':').unwrap_or((range, range));
        let (Some((column, row)), Some((last_column, last_row))) = (place(from), place(to)) else {
            continue;
        };
        let Some(first) = at(rows, row) else { continue };
        // Rows that are not there have nothing to be covered.
        let last = rows
            .partition_point(|row| row.number <= last_row)
            .saturating_sub(1);
        spread(rows, (first, column), (last, last_column));
    }
    for (range, link) in links {
        let from = range.split(':').next().unwrap_or(range);
        let target = targets.get(link).unwrap_or(link);
        if let Some((column, row)) = place(from)
            && let Some(at) = at(rows, row)
            && let Some(cell) = rows.get_mut(at).and_then(|row| row.cells.get_mut(column))
        {
            cell.link = Some(target.as_str().into());
        }
    }
}

/// Reads where the parts of a part lie.
fn relations(zip: &mut Zipped<'_>, of: &str) -> Read<HashMap<String, String>> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    };
    let mut found = HashMap::new();
    zip.lend(&path, |from| {
        walk(from, |step| {
            if let Step::Open(tag) = step
                && tag.name() == "Relationship"
                && let (Some(id), Some(target)) = (tag.says("Id"), tag.says("Target"))
            {
                found.insert(id, target);
            }
            Ok(())
        })
    })?;
    Ok(found)
}

fn strings(zip: &mut Zipped<'_>, name: &str) -> Read<Vec<String>> {
    let mut strings = Vec::new();
    let (mut in_text, mut aside) = (false, 0_usize);
    zip.lend(name, |from| {
        walk(from, |step| {
            match step {
                Step::Open(tag) => match tag.name() {
                    "si" => strings.push(String::new()),
                    // How a word of Japanese is spoken.
                    "rPh" => aside += 1,
                    "t" => in_text = true,
                    _ => {}
                },
                Step::Close("rPh") => aside = aside.saturating_sub(1),
                Step::Close("t") => in_text = false,
                Step::Text(text) if in_text && aside == 0 => {
                    if let Some(last) = strings.last_mut() {
                        last.push_str(text);
                    }
                }
                _ => {}
            }
            if strings.len() > MOST_CELLS {
                Err(Fault::TooMuch)
            } else {
                Ok(())
            }
        })
    })?;
    for text in &mut strings {
        tidy(text);
    }
    Ok(strings)
}

/// Ends lines as Cairn does; Excel writes a return as `_x000D_`.
fn tidy(text: &mut String) {
    if text.contains("_x000D_") || text.contains('\r') {
        *text = text
            .replace("_x000D_", "")
            .replace("\r\n", "\n")
            .replace('\r', "\n");
    }
}
