//! What the entries point at.

use rusqlite::Connection;

use super::{StoreError, column};
use crate::domain::LinkKey;

/// Returns everything that live entries point at, once each, by key: links, answered qualifications, rated skills.
pub fn in_use(conn: &Connection) -> Result<Vec<LinkKey>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT key FROM entry_link
         UNION SELECT requirement FROM qualification WHERE requirement IS NOT NULL AND deleted_at IS NULL
         UNION SELECT skill FROM assessment WHERE deleted_at IS NULL
         ORDER BY key",
    )?;
    let rows = query.query_map([], |row| column::parsed(row, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
