//! What the person chose to work on: a list in the person's row.

use rusqlite::Connection;

use super::{StoreError, column};
use crate::domain::Focus;

/// Writes what is in focus.
pub fn set(conn: &Connection, focus: &Focus) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE practitioner SET focus = ?1")?
        .execute([column::to_json(focus)?])?;
    Ok(())
}

/// Returns what is in focus.
pub fn get(conn: &Connection) -> Result<Focus, StoreError> {
    Ok(conn
        .prepare_cached("SELECT focus FROM practitioner")?
        .query_row([], |row| column::json(row, 0))?)
}
