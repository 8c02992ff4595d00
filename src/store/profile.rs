//! The record's own copy of its role profile: one row that holds a profile file, and the lexicon that stood beside it.

use rusqlite::Connection;

use super::StoreError;

/// Writes the profile file, and the lexicon beside it if there is one.
pub fn set(conn: &Connection, toml: &str, lexicon: Option<&str>) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO profile (id, toml, lexicon) VALUES ('profile', ?1, ?2)
         ON CONFLICT (id) DO UPDATE SET toml = ?1, lexicon = ?2",
    )?
    .execute((toml, lexicon))?;
    Ok(())
}

/// Returns the lexicon that stood beside the profile file, if one did.
pub fn lexicon(conn: &Connection) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT lexicon FROM profile")?
        .query_row([], |row| row.get(0))?)
}

/// Returns the profile file.
pub fn get(conn: &Connection) -> Result<String, StoreError> {
    Ok(conn
        .prepare_cached("SELECT toml FROM profile")?
        .query_row([], |row| row.get(0))?)
}
