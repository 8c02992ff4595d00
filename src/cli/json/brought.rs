//! What an import of another program's file gives, as scripts see it.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{after, value};
use crate::bring::{Draft, Entry, Home, Question, Reading, Totals, Warning};
use crate::cli::CliError;
use crate::domain::EntryId;
use crate::record::{Brought, Double, Txn};

/// What a file gives.
#[derive(Serialize)]
pub struct BroughtView {
    source: String,
    detected: Value,
    columns: Vec<Home>,
    questions: Vec<Question>,
    entries: Vec<Value>,
    skipped: Vec<Value>,
    warnings: Vec<Warning>,
    totals: Totals,
    /// How many entries came in, or would.
    pub added: usize,
    /// How many entries had blanks filled, or would.
    pub filled: usize,
    doubles: Vec<Value>,
    /// The change that it was, for `cairn undo`.
    pub change: Option<i64>,
    dry_run: bool,
}

/// Shows what files give; `done` is what was made of it.
pub fn view(
    readings: &[Reading],
    doubles: &[Double],
    done: Option<&(Brought, Option<Txn>)>,
) -> Result<BroughtView, CliError> {
    let several = readings.len() > 1;
    let names: Vec<&str> = readings
        .iter()
        .map(|reading| reading.source.as_str())
        .collect();
    let mut shown = BroughtView {
        source: names.join(", "),
        detected: detected(readings),
        columns: Vec::new(),
        questions: Vec::new(),
        entries: Vec::new(),
        skipped: Vec::new(),
        warnings: Vec::new(),
        totals: Totals::default(),
        added: 0,
        filled: 0,
        doubles: Vec::new(),
        change: done.and_then(|(_, txn)| txn.map(|Txn(change)| change)),
        dry_run: done.is_none(),
    };
    let filling = doubles.iter().filter(|double| !double.fills.is_empty());
    let filling: HashSet<(usize, usize)> = filling
        .map(|double| (double.reading, double.draft))
        .collect();
    let mut ids = done
        .map(|(brought, _)| brought.added.iter())
        .into_iter()
        .flatten()
        .peekable();
    for (at, reading) in readings.iter().enumerate() {
        shown.columns.extend(
            reading
                .homes
                .iter()
                .filter(|home| !shown.columns.contains(home))
                .cloned()
                .collect::<Vec<_>>(),
        );
        shown.questions.extend(reading.questions.iter().cloned());
        shown.warnings.extend(reading.warnings.iter().cloned());
        for (number, draft) in reading.drafts.iter().enumerate() {
            let id = ids
                .next_if(|(reading, draft, _)| (*reading, *draft) == (at, number))
                .map(|(_, _, id)| *id);
            if draft.tick && draft.waits.is_none() {
                if filling.contains(&(at, number)) {
                    shown.filled += 1;
                } else {
                    shown.added += 1;
                }
            }
            let mut entry = entry(draft, id)?;
            if several && let Value::Object(fields) = &mut entry {
                fields.insert("source".to_owned(), reading.source.clone().into());
            }
            shown.entries.push(entry);
            shown.warnings.extend(draft.warnings.iter().cloned());
            for warning in draft
                .warnings
                .iter()
                .filter(|warning| warning.code == "duplicate-in-file")
            {
                shown.doubles.push(serde_json::json!({ "row": draft.row, "title": draft.title(), "of": "file", "says": warning.message, "tick": draft.tick }));
            }
        }
        for passed in &reading.skipped {
            let mut one =
                serde_json::json!({ "row": passed.row, "why": passed.why, "says": passed.says });
            if let (Some(line), Value::Object(fields)) = (passed.line, &mut one) {
                fields.insert("line".to_owned(), line.into());
            }
            shown.skipped.push(one);
        }
        shown.totals.ours = shown.totals.ours.saturating_add(reading.totals.ours);
        shown.totals.theirs = match (shown.totals.theirs, reading.totals.theirs) {
            (Some(one), Some(other)) => Some(one.saturating_add(other)),
            (one, other) => one.or(other),
        };
    }
    for double in doubles {
        let draft = readings
            .get(double.reading)
            .and_then(|reading| reading.drafts.get(double.draft));
        let Some(draft) = draft else { continue };
        shown.doubles.push(serde_json::json!({ "row": draft.row, "title": draft.title(), "of": "record", "id": double.of.uuid(), "fills": double.fills, "tick": draft.tick }));
    }
    Ok(shown)
}

/// What was found out of one file, or of each by its name.
fn detected(readings: &[Reading]) -> Value {
    if let [reading] = readings {
        Value::Object(reading.detected.clone())
    } else {
        let each = readings.iter().map(|reading| {
            (
                reading.source.clone(),
                Value::Object(reading.detected.clone()),
            )
        });
        Value::Object(each.collect())
    }
}

fn entry(draft: &Draft, id: Option<EntryId>) -> Result<Value, CliError> {
    let mut view = Map::new();
    view.insert("row".to_owned(), draft.row.clone().into());
    if let Some(line) = draft.line {
        view.insert("line".to_owned(), line.into());
    }
    view.insert(
        "tick".to_owned(),
        (draft.tick && draft.waits.is_none()).into(),
    );
    let (sort, mut details) = match &draft.entry {
        Entry::Activity(details) => ("activity", value(details)?),
        Entry::Qualification(details) => ("qualification", value(details)?),
        Entry::Objective(details) => ("objective", value(details)?),
    };
    if let Entry::Activity(activity) = &draft.entry {
        after(
            "reflection",
            ("reflected", activity.reflection.counts().into()),
            &mut details,
        );
    }
    if let Value::Object(fields) = &mut details {
        if let Some(id) = id {
            fields.shift_insert(0, "id".to_owned(), value(&id.uuid())?);
        }
        if !draft.has_date && fields.contains_key("date") {
            fields.insert("date".to_owned(), Value::Null);
        }
        let files: Vec<&str> = draft.files.iter().map(|file| file.name.as_str()).collect();
        fields.insert("evidence".to_owned(), value(&files)?);
        fields.insert("deleted".to_owned(), false.into());
    }
    view.insert(sort.to_owned(), details);
    view.insert("warnings".to_owned(), value(&draft.warnings)?);
    Ok(Value::Object(view))
}
