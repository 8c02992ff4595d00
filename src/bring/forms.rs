//! Forms: a label beside each value, one form for each activity; and activities written under headings.

use super::columns::assign;
use super::fields::{Field, Sure, meant};
use super::folded::words;
use super::laid::{Block, Laid, Line, Passed};
use super::read::docx::Piece;
use super::table::{Cell, Naming, Table};

/// Lays a table out as forms; nothing where it is none. `before` counts the forms of earlier tables.
#[expect(
    clippy::too_many_lines,
    reason = "one decision, read from top to bottom"
)]
#[must_use]
pub fn lay_out(table: &Table, overrides: &[(String, Field)], before: usize) -> Option<Laid> {
    let labelled = |cell: &Cell| label(&cell.text, overrides);
    let mut known = Vec::new();
    let mut with_label = 0;
    let filled = table
        .rows
        .iter()
        .filter(|row| row.filled().next().is_some());
    let mut rows = 0;
    for row in filled {
        rows += 1;
        let first = row.filled().next().and_then(|(_, cell)| labelled(cell));
        with_label += usize::from(first.is_some());
        known.extend(first);
    }
    known.sort_unstable();
    known.dedup();
    let tells = known
        .iter()
        .any(|field| matches!(field, Field::Date | Field::DateTitle | Field::Title));
    if known.len() < 3 || !tells || with_label * 10 < rows * 5 {
        return None;
    }
    let mut forms: Vec<Form> = vec![Form::default()];
    for row in &table.rows {
        let cells: Vec<&Cell> = row.filled().map(|(_, cell)| cell).collect();
        let mut pairs: Vec<(String, String, Option<Box<str>>)> = Vec::new();
        let mut at = 0;
        while let Some(cell) = cells.get(at) {
            at += 1;
            // `Date: 9 May` in one cell.
            if let Some((name, value)) = cell.text.split_once(':')
                && !value.trim().is_empty()
                && label(name, overrides).is_some()
            {
                pairs.push((
                    name.trim().to_owned(),
                    value.trim().to_owned(),
                    cell.link.clone(),
                ));
                continue;
            }
            let is_label = labelled(cell).is_some()
                || at == 1 && cells.len() > 1
                || cell.text.trim_end().ends_with([':', '?']);
            if !is_label {
                let last = forms.last_mut().and_then(|form| form.0.last_mut());
                match (pairs.last_mut(), last) {
                    (Some(pair), _) => pair.1 = joined(&pair.1, &cell.text),
                    (None, Some(last)) => last.1.text = joined(&last.1.text, &cell.text),
                    (None, None) => pairs.push((String::new(), cell.text.clone(), None)),
                }
                continue;
            }
            let value = cells.get(at).filter(|next| {
                labelled(next).is_none() || at + 1 == cells.len() && cells.len() == 2
            });
            at += usize::from(value.is_some());
            let text = value.map_or(String::new(), |cell| cell.text.clone());
            pairs.push((
                cell.text.trim().to_owned(),
                text,
                value.and_then(|cell| cell.link.clone()),
            ));
        }
        for (name, text, link) in pairs {
            let again = forms
                .last()
                .is_some_and(|form| form.0.iter().any(|(known, _)| words(known) == words(&name)));
            if again
                && label(&name, overrides).is_some_and(|field| {
                    matches!(field, Field::Title | Field::Date | Field::DateTitle)
                })
            {
                forms.push(Form::default());
            }
            if let Some(form) = forms.last_mut() {
                form.0.push((
                    name,
                    Cell {
                        link,
                        ..Cell::of(text)
                    },
                ));
            }
        }
    }
    let mut laid = Laid {
        forms: forms.len(),
        ..Laid::default()
    };
    for (at, form) in forms.into_iter().enumerate() {
        let number = before + at + 1;
        let name = match table.naming {
            Naming::Sheet => format!("{}!form {number}", table.name),
            _ => format!("form {number}"),
        };
        if form.0.iter().all(|(_, cell)| cell.is_blank()) {
            laid.passed.push(Passed {
                row: name,
                line: None,
                why: "an empty form".to_owned(),
                says: String::new(),
            });
            continue;
        }
        laid.blocks
            .push(form.block(name, table.is_hidden, overrides));
    }
    Some(laid)
}

/// Labels and their values.
#[derive(Default)]
struct Form(Vec<(String, Cell)>);

impl Form {
    fn block(self, name: String, is_hidden: bool, overrides: &[(String, Field)]) -> Block {
        let (labels, cells): (Vec<String>, Vec<Cell>) = self.0.into_iter().unzip();
        let raw = labels
            .into_iter()
            .map(|label| vec![label.trim_end_matches(':').trim().to_owned()]);
        Block {
            columns: assign(raw.collect(), overrides),
            rows: vec![Line {
                name,
                is_hidden,
                cells,
                ..Line::default()
            }],
            ..Block::default()
        }
    }
}

fn joined(text: &str, more: &str) -> String {
    if text.is_empty() {
        more.to_owned()
    } else {
        format!("{text}\n{more}")
    }
}

/// Returns what a label means.
fn label(text: &str, overrides: &[(String, Field)]) -> Option<Field> {
    let wanted = words(text);
    let said = overrides
        .iter()
        .find(|(name, _)| words(name) == wanted)
        .map(|(_, field)| *field);
    let text = text.trim();
    let is_short = text.chars().count() <= 60 && !text.contains('\n');
    let known = || {
        let (field, sure) = meant(text)?;
        (sure == Sure::Whole
            || text.ends_with([':', '?'])
            || is_short && text.split_whitespace().count() <= 5)
            .then_some(field)
    };
    said.or_else(|| is_short.then(known).flatten())
}

/// Reads activities that are written under headings: the heading names one, and headings or labels below it its parts.
#[must_use]
pub fn under_headings(pieces: &[Piece], overrides: &[(String, Field)]) -> Laid {
    let mut laid = Laid::default();
    let mut beside: Vec<&str> = Vec::new();
    let mut open: Option<Written> = None;
    for piece in pieces {
        let Piece::Paragraph { level, text } = piece else {
            close(&mut open, &mut laid, &mut beside, overrides);
            continue;
        };
        let (text, level) = (text.as_str(), *level);
        let known = label(text, overrides);
        if level > 0
            && (known.is_none() || open.as_ref().is_none_or(|written| level <= written.level))
        {
            close(&mut open, &mut laid, &mut beside, overrides);
            open = Some(Written {
                level,
                title: text,
                parts: Vec::new(),
                loose: Vec::new(),
                texts: vec![text],
            });
            continue;
        }
        let Some(written) = &mut open else {
            beside.push(text);
            continue;
        };
        written.texts.push(text);
        if let Some(field) = known.filter(|_| level > 0 || text.ends_with(':')) {
            written.parts.push((text, field, Vec::new()));
            continue;
        }
        // `Date: 9 May 2025`
        let pair = text
            .split_once(':')
            .and_then(|(name, value)| Some((name, label(name, overrides)?, value.trim())));
        match (pair, written.parts.last_mut()) {
            (Some((name, field, value)), _) if !value.is_empty() => {
                written.parts.push((name, field, vec![value]));
            }
            (_, Some((_, _, texts))) => texts.push(text),
            (_, None) => written.loose.push(text),
        }
    }
    close(&mut open, &mut laid, &mut beside, overrides);
    let says = beside.join("\n");
    if !says.is_empty() {
        laid.passed.push(Passed {
            row: "0".to_owned(),
            line: None,
            why: "text outside the tables".to_owned(),
            says,
        });
    }
    laid
}

/// Ends what stands under a heading: an entry, or text beside.
fn close<'a>(
    open: &mut Option<Written<'a>>,
    laid: &mut Laid,
    beside: &mut Vec<&'a str>,
    overrides: &[(String, Field)],
) {
    let Some(written) = open.take() else { return };
    if written.is_entry() {
        let name = format!("heading {}", laid.blocks.len() + 1);
        laid.blocks.push(written.block(name, overrides));
    } else {
        beside.extend(written.texts);
    }
}

/// An activity under its heading.
struct Written<'a> {
    level: usize,
    title: &'a str,
    parts: Vec<(&'a str, Field, Vec<&'a str>)>,
    loose: Vec<&'a str>,
    texts: Vec<&'a str>,
}

impl Written<'_> {
    fn is_entry(&self) -> bool {
        self.parts.len() >= 2
            && self.parts.iter().any(|(_, field, texts)| {
                matches!(field, Field::Date | Field::DateTitle | Field::Hours) && !texts.is_empty()
            })
    }

    fn block(self, name: String, overrides: &[(String, Field)]) -> Block {
        let has_title = self
            .parts
            .iter()
            .any(|(_, field, _)| *field == Field::Title);
        let mut form = Form::default();
        let title = if has_title { "Heading" } else { "Title" };
        form.0.push((title.to_owned(), Cell::of(self.title)));
        if !self.loose.is_empty() {
            form.0
                .push(("Description".to_owned(), Cell::of(self.loose.join("\n"))));
        }
        for (label, _, texts) in self.parts {
            form.0.push((label.to_owned(), Cell::of(texts.join("\n"))));
        }
        form.block(name, false, overrides)
    }
}
