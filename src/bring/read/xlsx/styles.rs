//! What the numbers of a workbook mean, by the formats of its styles.

use std::collections::HashMap;

use crate::bring::error::Read;
use crate::bring::read::xml::{Step, walk};
use crate::bring::read::zipped::Zipped;

/// How numbers of a style are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Day,
    /// A time of day; from 1 up it has a day.
    Clock,
    /// A length of time, of any number of hours.
    Length,
}

/// Reads how the numbers of each style are meant.
pub(super) fn styles(zip: &mut Zipped<'_>, name: &str) -> Read<Vec<Shown>> {
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
