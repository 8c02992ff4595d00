//! What stood in entries before they were changed: an export has their history too.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value};

use crate::domain::{Exposure, RequirementKey};
use crate::record::versions::file_of;
use crate::record::{Record, Result};
use crate::store::revisions;

/// What the field of an earlier version is called: which one it was no longer matters.
const FIELD: &str = "An earlier version";
/// Columns in which nobody types of a patient; `kind` has all that a body asks for, or one word.
const NOT_TYPED: &[&str] = &["id", "url", "kind", "file_sha256"];
/// Tables of what is said once, of the person and their role.
const NO_ENTRIES: &[&str] = &["practitioner", "profile"];

/// What earlier versions expose, by the id of their entry.
pub struct Earlier(BTreeMap<String, Exposed>);

struct Exposed {
    title: String,
    exposures: Vec<Exposure>,
}

impl Earlier {
    /// Looks through the history of every entry.
    pub fn of(record: &Record) -> Result<Self> {
        let mut found: BTreeMap<String, Exposed> = BTreeMap::new();
        // Most of a row is what it was in the version before.
        let mut looked: HashSet<String> = HashSet::new();
        let mut last = String::new();
        revisions::each_earlier(&record.store, |table, id, row| {
            if NO_ENTRIES.contains(&table) {
                return;
            }
            if last != id {
                looked.clear();
                id.clone_into(&mut last);
            }
            let mut exposures = Vec::new();
            for text in texts(row) {
                if !looked.contains(&text) {
                    exposures.extend(Exposure::among([(FIELD, text.as_str())]));
                    looked.insert(text);
                }
            }
            if let Some(file) = file_of(row)
                && looked.insert(file.sha256.clone())
                && let Some(text) = record.attached_text(&file)
            {
                exposures.extend(Exposure::among([(FIELD, text.as_str())]));
            }
            if !exposures.is_empty() {
                let title = title(record, row);
                let exposed = found.entry(id.to_owned()).or_insert_with(|| Exposed {
                    title,
                    exposures: Vec::new(),
                });
                exposed.exposures.extend(exposures);
            }
        })?;
        for exposed in found.values_mut() {
            let mut seen = HashSet::new();
            let exposures = &mut exposed.exposures;
            exposures
                .retain(|one| seen.insert((one.identifier.kind, one.identifier.masked.clone())));
        }
        Ok(Self(found))
    }

    /// Takes what earlier versions of an entry expose that it does not expose itself.
    pub fn take(&mut self, id: &str, itself: &[Exposure]) -> Vec<Exposure> {
        let Some(exposed) = self.0.remove(id) else {
            return Vec::new();
        };
        let is_new = |one: &Exposure| {
            let same = |other: &Exposure| {
                (other.identifier.kind, &other.identifier.masked)
                    == (one.identifier.kind, &one.identifier.masked)
            };
            !itself.iter().any(same)
        };
        exposed.exposures.into_iter().filter(is_new).collect()
    }

    /// Returns what is left: of what is no entry any more, with what it was called.
    pub fn rest(self) -> impl Iterator<Item = (String, Vec<Exposure>)> {
        let rest = self.0.into_values();
        rest.map(|Exposed { title, exposures }| (title, exposures))
    }
}

fn title(record: &Record, row: &Map<String, Value>) -> String {
    let text = |column| row.get(column).and_then(Value::as_str);
    let skill = || {
        let key = RequirementKey::parse(text("skill")?).ok()?;
        Some(record.skill_name(&key))
    };
    let title = text("title").map(ToOwned::to_owned);
    title.or_else(skill).unwrap_or_default()
}

/// Returns every text of a row, with those in its lists.
fn texts(row: &Map<String, Value>) -> Vec<String> {
    let mut found = Vec::new();
    for (column, value) in row {
        if NOT_TYPED.contains(&column.as_str()) {
            continue;
        }
        if let Some(text) = value.as_str() {
            found.extend(texts_in(text));
        }
    }
    found
}

/// Returns the texts in a list or object of JSON; of any other text, itself.
pub fn texts_in(text: &str) -> Vec<String> {
    let is_list = text.starts_with(['[', '{']);
    match serde_json::from_str::<Value>(text) {
        Ok(list) if is_list => {
            let mut found = Vec::new();
            collect(&list, &mut found);
            found
        }
        Ok(_) | Err(_) => vec![text.to_owned()],
    }
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(values) => values.values().for_each(|value| collect(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
