//! The imported version of an entry that both sides changed: it goes into the Bin, where it can be looked at and restored.

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::numbers::Numbers;
use super::version::{BINNED, NUMBER, Row};
use crate::domain::MAX_TITLE;
use crate::store::{StoreError, schema};

/// Ends its title.
const IMPORTED: &str = " (as imported)";

/// How much of an id says when the entry was made; its other versions share that.
pub(super) const TIME: usize = "0193a5b0-1c2d".len();

/// Makes the id of an entry's other version: the same whenever and wherever that version is imported, so that it comes once.
pub(super) fn id_of(entry: &str, token: &str) -> String {
    let hash = schema::sha256(format!("{entry} {token}").as_bytes());
    let time = entry.replace('-', "");
    let (time, rest) = (time.get(..12), hash.get(..18));
    let digits = time.zip(rest).map(|(time, rest)| {
        // As UUIDv7 has it: when, the version, and what tells it from others of that moment.
        format!(
            "{time}7{}8{}",
            rest.get(..3).unwrap_or_default(),
            rest.get(3..).unwrap_or_default()
        )
    });
    let id = digits.and_then(|digits| Uuid::parse_str(&digits).ok());
    id.unwrap_or_default().to_string()
}

/// Makes an entry of its own of a version, in the Bin since `at`.
pub(super) fn row_of(
    conn: &Connection,
    numbers: &Numbers,
    row: Row,
    id: &str,
    at: &str,
) -> Result<Row, StoreError> {
    let mut row = titled(row);
    row.insert("id".to_owned(), Value::from(id));
    row.insert(BINNED.to_owned(), Value::from(at));
    if row.contains_key(NUMBER) {
        row.insert(NUMBER.to_owned(), numbers.next(conn)?.into());
    }
    Ok(row)
}

/// Returns the row of another version with its title as it lies beside the entry.
pub(super) fn titled(mut row: Row) -> Row {
    if let Some(title) = row.get("title").and_then(Value::as_str) {
        let fits = MAX_TITLE - IMPORTED.len();
        let title: String = title.chars().take(fits).collect();
        row.insert("title".to_owned(), Value::from(title + IMPORTED));
    }
    row
}
