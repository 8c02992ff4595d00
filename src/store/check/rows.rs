//! Every row against the last that history knows of it: finds the flipped bit that SQLite, which looks at the structure of
//! its pages alone, does not see.

use rusqlite::{Connection, Row};
use serde_json::{Map, Value};

use crate::store::revisions::{self, Column};
use crate::store::sha256;
use crate::store::{StoreError, column, folded};

/// A row that is not as history has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub id: String,
    /// The revision that knows of it last; none when history does not know of it.
    pub revision: Option<i64>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a row, and so what can be proven about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// History is sound and says something else: the row is to be put back as history has it.
    Row,
    /// The row has the hash that history kept; the words beside that hash are damaged.
    History,
    /// Row and history agree; the hash beside them is damaged.
    Hash,
    /// Row and history differ, and neither has the hash: one cannot tell from these which is right.
    Both,
    /// History says that there is such a row; it is gone.
    Gone,
    /// History does not know of the row.
    Unknown,
}

/// Compares every row with its last revision.
pub fn rows(conn: &Connection) -> Result<Vec<RowFault>, StoreError> {
    let mut faults = Vec::new();
    for table in revisions::TABLES.iter().copied() {
        let columns = revisions::columns(conn, table)?;
        if columns.is_empty() {
            continue;
        }
        there(conn, table, &columns, &mut faults)?;
        gone(conn, table, &mut faults)?;
    }
    Ok(faults)
}

fn there(
    conn: &Connection,
    table: &'static str,
    columns: &[Column],
    faults: &mut Vec<RowFault>,
) -> Result<(), StoreError> {
    let row = revisions::as_json("here", columns);
    let mut query = conn.prepare(&format!(
        "SELECT here.id, last.id, {row}, last.after, last.hash FROM {table} AS here LEFT JOIN revision AS last
         ON last.id = (SELECT max(id) FROM revision WHERE row_id = here.id AND table_name = '{table}')"
    ))?;
    let defaults = defaults(conn, columns)?;
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        if let Some(wrong) = compare(conn, row, &defaults)? {
            faults.push(RowFault {
                table,
                id: String::from_utf8_lossy(bytes(row, 0)?).into_owned(),
                revision: row.get(1)?,
                wrong,
            });
        }
    }
    Ok(())
}

fn compare(
    conn: &Connection,
    row: &Row<'_>,
    defaults: &Map<String, Value>,
) -> Result<Option<Wrong>, StoreError> {
    let Some(revision) = row.get(1)? else {
        return Ok(Some(Wrong::Unknown));
    };
    let (here, mut last, hash) = (bytes(row, 2)?, bytes(row, 3)?, bytes(row, 4)?);
    let whole;
    if last.starts_with(folded::BEGINS.as_bytes()) {
        whole = folded::whole(conn, revision)?.after.unwrap_or_default();
        last = whole.as_bytes();
    }
    let has_hash = |text: &[u8]| sha256(text).as_bytes() == hash;
    Ok(match (same(here, last, defaults), has_hash(last)) {
        (true, true) => None,
        (true, false) => Some(Wrong::Hash),
        (false, true) => Some(Wrong::Row),
        (false, false) if has_hash(here) => Some(Wrong::History),
        (false, false) => Some(Wrong::Both),
    })
}

/// Tells whether a row is what a revision says. One that an earlier form wrote says nothing of columns that came later;
/// there, the row has what such a column begins with.
pub(super) fn same(here: &[u8], last: &[u8], defaults: &Map<String, Value>) -> bool {
    if here == last {
        return true;
    }
    let read = |text| serde_json::from_slice::<Map<String, Value>>(text);
    let (Ok(here), Ok(last)) = (read(here), read(last)) else {
        return false;
    };
    let known = |key: &String| last.get(key).or_else(|| defaults.get(key));
    last.keys().all(|key| here.contains_key(key))
        && here.iter().all(|(key, value)| known(key) == Some(value))
}

/// Returns what each column holds that a later form added.
pub(super) fn defaults(
    conn: &Connection,
    columns: &[Column],
) -> Result<Map<String, Value>, StoreError> {
    let mut defaults = Map::new();
    for Column { name, default, .. } in columns {
        let sql = default.as_deref().unwrap_or("NULL");
        let value: String =
            conn.query_row(&format!("SELECT json_array({sql})"), [], |row| row.get(0))?;
        let value: Vec<Value> =
            serde_json::from_str(&value).map_err(|err| StoreError::Damaged(err.to_string()))?;
        defaults.extend(value.into_iter().map(|value| (name.clone(), value)));
    }
    Ok(defaults)
}

/// Finds rows that history has and the table has not.
fn gone(
    conn: &Connection,
    table: &'static str,
    faults: &mut Vec<RowFault>,
) -> Result<(), StoreError> {
    let mut query = conn.prepare(&format!(
        "SELECT row_id, max(id) AS last, after IS NOT NULL AS was FROM revision WHERE table_name = '{table}'
         GROUP BY row_id HAVING was AND row_id NOT IN (SELECT id FROM {table})"
    ))?;
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        faults.push(RowFault {
            table,
            id: String::from_utf8_lossy(bytes(row, 0)?).into_owned(),
            revision: row.get(1)?,
            wrong: Wrong::Gone,
        });
    }
    Ok(())
}

/// Reads a text that may be damaged, and so no longer UTF-8.
pub(super) fn bytes<'row>(row: &'row Row<'_>, index: usize) -> Result<&'row [u8], StoreError> {
    let value = row.get_ref(index)?;
    let read = value.as_bytes_or_null();
    let read = read.map_err(|err| column::unreadable(index, err))?;
    Ok(read.unwrap_or_default())
}
