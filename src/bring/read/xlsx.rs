//! Workbooks of Excel since 2007: every sheet with what is hidden, merged and linked.

use std::collections::HashMap;

use super::super::error::{Fault, Read};
use super::super::table::{
    Cell, MOST_CELLS, Naming, Row, Table, Value, day_numbered, number_text, spread, time_text,
};
use super::xml::{Step, Tag, walk};
use super::zipped::Zipped;

/// How numbers of a style are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Number,
    Day,
    /// A time of day; from 1 up it has a day.
    Clock,
    /// A length of time, of any number of hours.
    Length,
}

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

fn styles(zip: &mut Zipped<'_>, name: &str) -> Read<Vec<Shown>> {
    let mut own: HashMap<usize, Shown> = HashMap::new();
    let (mut styles, mut in_cells) = (Vec::new(), false);
    zip.lend(name, |from| {
        walk(from, |step| {
            match step {
                Step::Open(tag) => match tag.name() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) =
                            (tag.number("numFmtId"), tag.says("formatCode"))
                        {
                            own.insert(id, shown_by(&code));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = tag.number("numFmtId").unwrap_or_default();
                        styles.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Step::Close("cellXfs") => in_cells = false,
                _ => {}
            }
            Ok(())
        })
    })?;
    Ok(styles)
}

const fn built_in(id: usize) -> Shown {
    match id {
        14..=17 | 22 | 27..=36 | 50..=58 => Shown::Day,
        18..=21 => Shown::Clock,
        45..=47 => Shown::Length,
        _ => Shown::Number,
    }
}

/// Tells what a format shows, by its letters outside of quotes and brackets.
fn shown_by(code: &str) -> Shown {
    let code = code.split(';').next().unwrap_or(code).to_lowercase();
    let (mut letters, mut chars) = (String::new(), code.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if !inner.is_empty() && inner.chars().all(|c| "hms".contains(c)) {
                    return Shown::Length;
                }
            }
            c => letters.push(c),
        }
    }
    let letters = letters
        .replace("general", "")
        .replace("e+", "")
        .replace("am/pm", "");
    let has = |any: &[char]| letters.contains(any);
    match (has(&['y', 'd']), has(&['h', 's']), has(&['m'])) {
        (true, _, _) | (false, false, true) => Shown::Day,
        (false, true, _) => Shown::Clock,
        _ => Shown::Number,
    }
}

/// Reads `B12` as column and row: the column from 0, the row from 1.
fn place(reference: &str) -> Option<(usize, usize)> {
    let reference = reference.trim().replace('$', "");
    let split = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(split)?;
    let column = letters.bytes().try_fold(0_usize, |sum, letter| {
        let value = usize::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        (value <= 26).then_some(sum.checked_mul(26)?.checked_add(value)?)
    })?;
    Some((column.checked_sub(1)?, digits.parse().ok()?))
}

/// A sheet that is being read.
struct Sheet<'a> {
    book: &'a Book,
    cells: &'a mut usize,
    rows: Vec<Row>,
    merged: Vec<String>,
    links: Vec<(String, String)>,
    column: usize,
    sort: String,
    style: usize,
    value: String,
    in_value: bool,
    aside: usize,
}

/// How wide a sheet of Excel can be.
const WIDEST: usize = 16_384;

impl<'a> Sheet<'a> {
    const fn new(book: &'a Book, cells: &'a mut usize) -> Self {
        Self {
            book,
            cells,
            rows: Vec::new(),
            merged: Vec::new(),
            links: Vec::new(),
            column: 0,
            sort: String::new(),
            style: 0,
            value: String::new(),
            in_value: false,
            aside: 0,
        }
    }

    fn step(&mut self, step: Step<'_>) -> Read<()> {
        match step {
            Step::Open(tag) => self.open(&tag)?,
            Step::Close("v" | "t") => self.in_value = false,
            Step::Close("rPh") => self.aside = self.aside.saturating_sub(1),
            Step::Close("c") => self.end_cell()?,
            Step::Text(text) if self.in_value && self.aside == 0 => self.value.push_str(text),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Read<()> {
        match tag.name() {
            "row" => {
                let before = self.rows.last().map_or(0, |row| row.number);
                let number = tag
                    .number("r")
                    .filter(|number| *number > before)
                    .unwrap_or(before + 1);
                self.rows.push(Row {
                    number,
                    is_hidden: tag.is("hidden"),
                    ..Row::default()
                });
                self.column = 0;
                if self.rows.len() > MOST_CELLS {
                    return Err(Fault::TooMuch);
                }
            }
            "c" => {
                let named = tag.says("r").and_then(|named| place(&named));
                self.column = named.map_or(self.column, |(column, _)| column);
                self.sort = tag.says("t").unwrap_or_default();
                self.style = tag.number("s").unwrap_or_default();
                self.value.clear();
            }
            "v" | "t" => self.in_value = true,
            "rPh" => self.aside += 1,
            "mergeCell" => self.merged.extend(tag.says("ref")),
            "hyperlink" => {
                if let (Some(range), Some(link)) = (
                    tag.says("ref"),
                    tag.says("id").or_else(|| tag.says("location")),
                ) {
                    self.links.push((range, link));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Read<()> {
        let column = self.column;
        self.column += 1;
        let cell = self.cell();
        if cell.text.is_empty() || column >= WIDEST {
            return Ok(());
        }
        let Some(row) = self.rows.last_mut() else {
            return Ok(());
        };
        *self.cells += (column + 1).saturating_sub(row.cells.len());
        if *self.cells > MOST_CELLS {
            return Err(Fault::TooMuch);
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::default());
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    fn cell(&mut self) -> Cell {
        let mut value = std::mem::take(&mut self.value);
        match self.sort.as_str() {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                Cell::of(
                    at.and_then(|at| self.book.strings.get(at))
                        .cloned()
                        .unwrap_or_default(),
                )
            }
            "b" => Cell::of(if value.trim() == "1" { "TRUE" } else { "FALSE" }),
            "str" | "inlineStr" | "e" | "d" => {
                tidy(&mut value);
                Cell::of(value)
            }
            _ => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => self.number(number),
                _ => Cell::of(value),
            },
        }
    }

    fn number(&self, number: f64) -> Cell {
        let shown = self
            .book
            .styles
            .get(self.style)
            .copied()
            .unwrap_or_default();
        let minutes = number * 24.0 * 60.0;
        let (text, value) = match shown {
            Shown::Length => (time_text(minutes), Value::Time(minutes)),
            Shown::Day | Shown::Clock if number < 1.0 => (time_text(minutes), Value::Time(minutes)),
            Shown::Clock if number < 1000.0 => (time_text(minutes), Value::Time(minutes)),
            Shown::Day | Shown::Clock => match day_numbered(number, self.book.is_from_1904) {
                Some(day) => {
                    let time = (number - number.floor()) * 24.0 * 60.0;
                    let text = if time.round() > 0.0 {
                        format!("{day} {}", time_text(time))
                    } else {
                        day.to_string()
                    };
                    (text, Value::Day(day))
                }
                None => (number_text(number), Value::Number(number)),
            },
            Shown::Number => (number_text(number), Value::Number(number)),
        };
        Cell {
            text,
            value,
            ..Cell::default()
        }
    }
}
