#![doc = include_str!("../../../docs/json.md")]
//!
//! Each view here is the shape of one of these values, and changes only by gaining fields.

pub(super) mod agenda;
pub(super) mod backup;
pub(super) mod brought;
pub(super) mod errors;
pub(super) mod evidence;
pub(super) mod finding;
pub(super) mod found;
pub(super) mod kind;
pub(super) mod person;
pub(super) mod portfolio;
pub(super) mod profile;
pub(super) mod progress;
pub(super) mod suggest;

use serde::Serialize;
use serde_json::{Map, Value};

use super::CliError;
use crate::domain::{Entry, EntryKey as _, Link, LinkKey};

/// The same description, as `cairn help json` prints it.
pub(super) const FIELDS: &str = include_str!("../../../docs/json.md");

/// A link with its reason.
#[derive(Serialize)]
pub(super) struct LinkView<'a> {
    key: &'a LinkKey,
    reason: &'a str,
}

impl<'a> From<&'a Link> for LinkView<'a> {
    fn from(Link { key, reason }: &'a Link) -> Self {
        Self { key, reason }
    }
}

/// Returns links as they are shown.
pub(super) fn links(links: &[Link]) -> Vec<LinkView<'_>> {
    links.iter().map(LinkView::from).collect()
}

/// Returns a view as a value.
pub(super) fn value(view: &impl Serialize) -> Result<Value, CliError> {
    serde_json::to_value(view).map_err(|err| CliError::failed(err.to_string()))
}

/// Shows an entry: its id, what the person says of it, what is worked out of that, and whether it lies in the Bin.
pub(super) fn entry_view<E: Entry>(
    entry: &E,
    worked_out: &impl Serialize,
) -> Result<Value, CliError> {
    let mut view = Map::new();
    view.insert("id".to_owned(), value(&entry.id().uuid())?);
    for part in [value(entry.details())?, value(worked_out)?] {
        if let Value::Object(fields) = part {
            view.extend(fields);
        }
    }
    view.insert("deleted".to_owned(), entry.is_deleted().into());
    Ok(Value::Object(view))
}

/// Puts a field behind another.
pub(super) fn after(field: &str, (name, says): (&str, Value), view: &mut Value) {
    if let Value::Object(fields) = view {
        let place = fields.keys().position(|known| known == field);
        let place = place.map_or(fields.len(), |place| place + 1);
        fields.shift_insert(place, name.to_owned(), says);
    }
}
