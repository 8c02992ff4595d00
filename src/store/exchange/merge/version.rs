//! One version of one row: as its record keeps it, and as it compares with a version of another record.

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::numbers::{self, Numbers, Side, each_text};
use crate::store::revisions::{self, Column};
use crate::store::{StoreError, schema};

/// A row by its columns.
pub(super) type Row = Map<String, Value>;

/// The columns that hold JSON, and what tells an item of the list from others; nothing where it is the item itself, or where
/// the column is no list of such items.
const JSON: &[(&str, &str)] = &[
    ("tags", ""),
    ("links", "key"),
    ("activities", ""),
    ("qualifications", ""),
    ("focus", ""),
    ("memberships", "body"),
    ("pieces", "item"),
    ("skills", "skill"),
    ("statements", "criterion"),
    ("parts", "part"),
];

/// Whether a row lies in the Bin.
pub(super) const BINNED: &str = "deleted_at";
/// What the domain works out from a reflection.
pub(super) const REFLECTED: &str = "reflected";
/// The number of a piece of evidence, which each record gives itself.
pub(super) const NUMBER: &str = "number";

/// Returns what tells an item of a list from others, by its field; nothing where a column is no such list.
pub(super) fn list_key(column: &str) -> Option<&'static str> {
    let found = JSON.iter().find(|(known, _)| *known == column);
    found.map(|(_, key)| *key)
}

/// One version of a row.
#[derive(Clone, Debug)]
pub(super) struct Version {
    /// As its record keeps it.
    pub row: Row,
    /// Its columns with lists as lists and ids in the place of evidence numbers; without those that each record works out.
    pub plain: Row,
    /// What tells this version from others.
    pub token: String,
    /// When it was written, as far as is known.
    pub at: String,
}

/// The form of one table.
pub(super) struct Form {
    pub table: &'static str,
    columns: Vec<Column>,
}

impl Form {
    pub(super) fn of(conn: &Connection, table: &'static str) -> Result<Self, StoreError> {
        let columns = revisions::columns(conn, table)?;
        Ok(Self { table, columns })
    }

    /// Returns the SQL that reads a row as history keeps it.
    pub(super) fn as_json(&self, row: &str) -> String {
        revisions::as_json(row, &self.columns)
    }

    /// Reads a version; a column that came later has its default.
    pub(super) fn read(
        &self,
        numbers: &Numbers,
        side: Side,
        json: &str,
        at: String,
    ) -> Result<Version, StoreError> {
        let read: Row = serde_json::from_str(json)
            .map_err(|err| StoreError::Damaged(format!("a version does not read: {err}")))?;
        Ok(self.version(numbers, side, &read, at))
    }

    /// Makes a version of a row.
    pub(super) fn version(&self, numbers: &Numbers, side: Side, read: &Row, at: String) -> Version {
        let (mut row, mut plain) = (Row::new(), Row::new());
        for Column { name, default, .. } in &self.columns {
            let value = read.get(name).filter(|value| !value.is_null()).cloned();
            let value = value.unwrap_or_else(|| default_value(default.as_deref()));
            if ![NUMBER, REFLECTED, "id"].contains(&name.as_str()) {
                plain.insert(name.clone(), self.plain(numbers, side, name, &value));
            }
            row.insert(name.clone(), value);
        }
        let written = Value::Object(plain.clone()).to_string();
        Version {
            token: schema::sha256(written.as_bytes()),
            row,
            plain,
            at,
        }
    }

    fn plain(&self, numbers: &Numbers, side: Side, column: &str, value: &Value) -> Value {
        if column == BINNED {
            return Value::Bool(!value.is_null());
        }
        let value = items(column, value).unwrap_or_else(|| value.clone());
        if !numbers::cites(self.table, column) {
            return value;
        }
        let mut plain = |text: &str| Ok::<_, std::convert::Infallible>(numbers.plain(side, text));
        match each_text(&value, &mut plain) {
            Ok(value) => value,
            Err(never) => match never {},
        }
    }

    /// Returns columns of the other record's version as they read here.
    pub(super) fn localised<'a>(
        &self,
        conn: &Connection,
        numbers: &mut Numbers,
        columns: impl IntoIterator<Item = &'a str>,
        theirs: &Version,
    ) -> Result<Row, StoreError> {
        let mut row = Row::new();
        for column in columns {
            let value = theirs.row.get(column).unwrap_or(&Value::Null);
            let value = self.value_here(conn, numbers, column, value)?;
            row.insert(column.to_owned(), value);
        }
        Ok(row)
    }

    fn value_here(
        &self,
        conn: &Connection,
        numbers: &mut Numbers,
        column: &str,
        value: &Value,
    ) -> Result<Value, StoreError> {
        if !numbers::cites(self.table, column) {
            return Ok(value.clone());
        }
        let mut localise = |text: &str| numbers.localised(conn, text);
        let Some(items) = items(column, value) else {
            return each_text(value, &mut localise);
        };
        let written = each_text(&items, &mut localise)?;
        Ok(if written == items {
            value.clone()
        } else {
            Value::String(written.to_string())
        })
    }
}

/// Returns the list that a column holds as text.
pub(super) fn items(column: &str, value: &Value) -> Option<Value> {
    list_key(column)?;
    serde_json::from_str(value.as_str()?).ok()
}

/// Returns the value of a column that a version did not have yet, from the SQL of its default.
fn default_value(sql: Option<&str>) -> Value {
    let text = sql.and_then(|sql| sql.strip_prefix('\'')?.strip_suffix('\''));
    text.map_or(Value::Null, Value::from)
}

impl Version {
    /// Returns what tells the values of columns from others.
    pub(super) fn said(&self, columns: &[&str]) -> String {
        let value = |column: &&str| self.plain.get(*column).cloned().unwrap_or_default();
        let values = columns.iter().map(value);
        Value::Array(values.collect()).to_string()
    }

    /// Tells whether it lies in the Bin.
    pub(super) fn is_binned(&self) -> bool {
        self.plain.get(BINNED) == Some(&Value::Bool(true))
    }
}
