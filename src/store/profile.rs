//! The record's own copy of its role profile: one row that holds a profile file.

use rusqlite::Connection;

use super::StoreError;

/// Writes the profile file.
pub fn set(conn: &Connection, toml: &str) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO profile (id, toml) VALUES ('profile', ?1) ON CONFLICT (id) DO UPDATE SET toml = ?1",
    )?
    .execute([toml])?;
    Ok(())
}

/// Returns the profile file.
pub fn get(conn: &Connection) -> Result<String, StoreError> {
    Ok(conn
        .prepare_cached("SELECT toml FROM profile")?
        .query_row([], |row| row.get(0))?)
}
