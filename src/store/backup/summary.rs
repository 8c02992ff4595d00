//! What is in a backup, as far as a person needs it to choose one.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::make;
use crate::domain::Sort;
use crate::store::{StoreError, revisions, schema};

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Whose record it is.
    pub person: String,
    /// How many entries that are not in the Bin, by table.
    pub entries: Vec<(&'static str, u64)>,
    /// When the last change in it was made.
    pub changed_at: Option<DateTime<Utc>>,
}

impl Summary {
    /// Returns how many entries there are in all.
    pub fn total(&self) -> u64 {
        self.entries.iter().map(|(_, count)| count).sum()
    }
}

/// Reads what is in a backup; one of a newer Cairn, or of no Cairn at all, is refused.
pub fn summary(backup: &Path) -> Result<Summary, StoreError> {
    let conn = make::open(backup)?;
    check_origin(&conn, backup)?;
    of(&conn)
}

/// Refuses what this Cairn cannot read.
pub(super) fn check_origin(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let pragma = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id")? != i64::from(schema::APPLICATION_ID) {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    match usize::try_from(pragma("user_version")?) {
        Ok(version) if version > schema::VERSION => Err(StoreError::Newer(path.to_owned())),
        Ok(_) => Ok(()),
        Err(_) => Err(StoreError::Damaged(
            "its version is below nothing".to_owned(),
        )),
    }
}

/// Reads what is in a record.
pub fn of(conn: &Connection) -> Result<Summary, StoreError> {
    let person = conn.query_row("SELECT name FROM practitioner", [], |row| row.get(0))?;
    let mut entries = Vec::new();
    for table in revisions::TABLES {
        // What was answered to suggestions is no entry.
        if Sort::read(table).is_none() {
            continue;
        }
        let columns = revisions::columns(conn, table)?;
        if columns.iter().any(|column| column.name == "deleted_at") {
            let sql = format!("SELECT count(*) FROM {table} WHERE deleted_at IS NULL");
            let count: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
            entries.push((*table, u64::try_from(count).unwrap_or_default()));
        }
    }
    Ok(Summary {
        person,
        entries,
        changed_at: revisions::last_change(conn)?,
    })
}
