//! History against itself: each version has its hash, and each begins where the one before it ended.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::Side;
use super::rows::{bytes, defaults, same};
use crate::store::sha256;
use crate::store::{StoreError, revisions};

/// What is wrong with one revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryFault {
    /// Which one.
    pub revision: i64,
    /// The row it is about.
    pub row: String,
    /// The side of it that is damaged.
    pub side: Side,
}

/// Looks through all of history.
pub fn history(conn: &Connection) -> Result<Vec<HistoryFault>, StoreError> {
    let mut known: HashMap<String, Map<String, Value>> = HashMap::new();
    for table in revisions::TABLES {
        let columns = revisions::columns(conn, table)?;
        known.insert((*table).to_owned(), defaults(conn, &columns)?);
    }
    let folded = super::folded::rows(conn)?;
    let mut query = conn.prepare(
        "SELECT revision.id, table_name, row_id, before, after, hash,
            lag(after) OVER (PARTITION BY table_name, row_id ORDER BY revision.id), txn.kind = 'setup'
         FROM revision LEFT JOIN txn ON txn.id = revision.txn ORDER BY revision.id",
    )?;
    let mut found = query.query([])?;
    let mut faults = Vec::new();
    while let Some(row) = found.next()? {
        let mut fault = |side| -> Result<(), StoreError> {
            faults.push(HistoryFault {
                revision: row.get(0)?,
                row: String::from_utf8_lossy(bytes(row, 2)?).into_owned(),
                side,
            });
            Ok(())
        };
        let (before, after, hash) = (bytes(row, 3)?, bytes(row, 4)?, bytes(row, 5)?);
        let (table, id) = (bytes(row, 1)?, bytes(row, 2)?);
        if folded
            .iter()
            .any(|(known, row)| known.as_bytes() == table && row.as_bytes() == id)
        {
            continue;
        }
        if row.get_ref(4)? != ValueRef::Null && sha256(after).as_bytes() != hash {
            fault(Side::After)?;
        }
        let table = String::from_utf8_lossy(bytes(row, 1)?);
        let Some(defaults) = known.get(table.as_ref()) else {
            // A name that is no table's is a damaged one.
            fault(Side::Before)?;
            continue;
        };
        // What was mended was found damaged, not as history left it.
        let is_mended = row.get::<_, Option<bool>>(7)?.unwrap_or_default();
        if !is_mended && !same(before, bytes(row, 6)?, defaults) {
            fault(Side::Before)?;
        }
    }
    for (table, row) in folded {
        let wrong = super::folded::faults(conn, &table, &row)?.into_iter();
        faults.extend(wrong.map(|(revision, side)| HistoryFault {
            revision,
            row: row.clone(),
            side,
        }));
    }
    Ok(faults)
}
