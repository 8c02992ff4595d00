//! Drafts and settings: texts under a key, outside history, each on disk as soon as it is set.

use rusqlite::{Connection, OptionalExtension as _};

use super::{StoreError, limits};

/// Which drafts are short enough to be read, alone (`?1`) and, the shortest first, together (`?2`). Others stay as they are.
macro_rules! readable {
    () => {
        "SELECT key FROM (SELECT key, octet_length(text) AS one,
             sum(octet_length(key) + octet_length(text) + 100) OVER (ORDER BY octet_length(text), key) AS together
             FROM draft)
         WHERE one <= ?1 AND together <= ?2"
    };
}
const READ: &str = concat!(
    "SELECT key, text FROM draft WHERE key IN (",
    readable!(),
    ") ORDER BY key"
);
const UNREAD: &str = concat!(
    "SELECT EXISTS (SELECT 1 FROM draft WHERE key NOT IN (",
    readable!(),
    "))"
);

/// Returns the drafts by key, but for those that are far too long to have been typed.
pub fn drafts(conn: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = conn.prepare_cached(READ)?;
    let rows = query.query_map([limits::DRAFT, limits::DRAFTS], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Tells whether there are drafts that are too long to be read.
pub fn has_unread_drafts(conn: &Connection) -> Result<bool, StoreError> {
    let mut query = conn.prepare_cached(UNREAD)?;
    Ok(query.query_row([limits::DRAFT, limits::DRAFTS], |row| row.get(0))?)
}

/// Keeps a draft.
pub fn save_draft(conn: &Connection, key: &str, text: &str) -> Result<(), StoreError> {
    if text.len() > limits::DRAFT as usize {
        return Err(StoreError::TooLong);
    }
    conn.prepare_cached(
        "INSERT INTO draft (key, text) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET text = ?2",
    )?
    .execute([key, text])?;
    Ok(())
}

/// Gives a draft another key, unless there is one of that; tells whether it has it now.
pub fn rename_draft(conn: &Connection, key: &str, to: &str) -> Result<bool, StoreError> {
    let renamed = conn
        .prepare_cached("UPDATE OR IGNORE draft SET key = ?2 WHERE key = ?1")?
        .execute([key, to])?;
    Ok(renamed == 1)
}

/// Forgets a draft.
pub fn drop_draft(conn: &Connection, key: &str) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM draft WHERE key = ?1")?
        .execute([key])?;
    Ok(())
}

/// Returns the settings by key.
pub fn settings(conn: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = conn.prepare_cached("SELECT key, value FROM setting ORDER BY key")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns a setting.
pub fn setting(conn: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Keeps a setting.
pub fn set_setting(conn: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
    )?
    .execute([key, value])?;
    Ok(())
}
