//! The Bin: every entry that was deleted.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::StoreError;
use super::search::entry;
use crate::domain::EntryId;

/// One deleted entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Which one.
    pub entry: EntryId,
    /// Its title; for a self-rating, the key of the skill.
    pub title: String,
    /// When it was deleted.
    pub at: DateTime<Utc>,
}

/// Returns the deleted entries, the one deleted last first.
pub fn list(conn: &Connection) -> Result<Vec<Deleted>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT 'activity', id, title, deleted_at FROM activity WHERE deleted_at IS NOT NULL
         UNION ALL SELECT 'evidence', id, title, deleted_at FROM evidence WHERE deleted_at IS NOT NULL
         UNION ALL SELECT 'qualification', id, title, deleted_at FROM qualification WHERE deleted_at IS NOT NULL
         UNION ALL SELECT 'assessment', id, skill, deleted_at FROM assessment WHERE deleted_at IS NOT NULL
         UNION ALL SELECT 'objective', id, title, deleted_at FROM objective WHERE deleted_at IS NOT NULL
         UNION ALL SELECT 'portfolio', id, title, deleted_at FROM portfolio WHERE deleted_at IS NOT NULL
         ORDER BY deleted_at DESC, id DESC",
    )?;
    let rows = query.query_map([], |row| {
        Ok(Deleted {
            entry: entry(row)?,
            title: row.get(2)?,
            at: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
