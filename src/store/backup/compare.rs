//! Another state of the same record beside the open one: how they differ, and how to go back to it.

use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use super::{make, summary};
use crate::store::{Store, StoreError, Write, attachments, files, revisions, schema};

/// How many rows of a table differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: &'static str,
    /// Rows that only the other state has.
    pub back: u64,
    /// Rows that both have, not alike.
    pub changed: u64,
    /// Rows that only the record has.
    pub gone: u64,
}

/// Another state of a record, in the form that this Cairn writes, attached to an open store as `other`.
pub struct Other<'store> {
    store: &'store mut Store,
    /// The copy, which goes with this.
    _copy: TempPath,
}

impl<'store> Other<'store> {
    /// Copies a backup, brings the copy to the newest form, and puts it beside the record. The backup is only read.
    pub fn beside(store: &'store mut Store, backup: &Path) -> Result<Self, StoreError> {
        let original = make::open(backup)?;
        summary::check_origin(&original, backup)?;
        let copy = make::copy(&original, &store.scratch())?;
        let mut conn = Connection::open(files::for_sqlite(&copy))?;
        schema::prepare(&conn)?;
        make::verify(&conn)?;
        schema::migrations().to_latest(&mut conn)?;
        conn.close().map_err(|(_, err)| StoreError::from(err))?;
        // The folder's name need not be text as Rust has it; SQLite takes it as bytes.
        let path = files::for_sqlite(&copy);
        let name = path.as_os_str().as_encoded_bytes();
        store.execute("ATTACH CAST(?1 AS TEXT) AS other", [name])?;
        Ok(Self { store, _copy: copy })
    }

    /// Returns the record that this stands beside.
    pub const fn store(&mut self) -> &mut Store {
        self.store
    }

    /// Returns how many rows differ, table by table.
    pub fn differences(&self) -> Result<Vec<Difference>, StoreError> {
        let mut found = Vec::new();
        for table in revisions::TABLES.iter().copied() {
            let differ = differ(self.store, table)?;
            let count = |sql: String| -> Result<u64, StoreError> {
                let count: i64 = self.store.query_row(&sql, [], |row| row.get(0))?;
                Ok(u64::try_from(count).unwrap_or_default())
            };
            found.push(Difference {
                table,
                back: count(format!(
                    "SELECT count(*) FROM other.{table} WHERE id NOT IN (SELECT id FROM main.{table})"
                ))?,
                changed: count(format!(
                    "SELECT count(*) FROM main.{table} AS here JOIN other.{table} AS there USING (id) WHERE {differ}"
                ))?,
                gone: count(format!(
                    "SELECT count(*) FROM main.{table} WHERE id NOT IN (SELECT id FROM other.{table})"
                ))?,
            });
        }
        Ok(found)
    }

    /// Brings the attachments back that the other state names and the record has lost; returns those that are nowhere.
    pub fn bring_attachments(&self, backup: &Path) -> Result<Vec<String>, StoreError> {
        let folder = backup.parent().unwrap_or(Path::new("."));
        attachments::bring_all_back(&make::open(backup)?, folder, self.store.dir())
    }
}

impl Drop for Other<'_> {
    fn drop(&mut self) {
        // Where it stays attached, the copy is gone and the connection as good as before.
        self.store.execute("DETACH other", []).ok();
    }
}

/// Sets every row to what the attached state says; part of a transaction, whose history keeps what was there.
pub fn take_over(write: &Write<'_>) -> Result<(), StoreError> {
    for table in revisions::TABLES {
        let columns: Vec<String> = revisions::columns(write, table)?
            .into_iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        let columns = columns.join(", ");
        let differ = differ(write, table)?;
        for sql in [
            format!("DELETE FROM main.{table} WHERE id NOT IN (SELECT id FROM other.{table})"),
            format!(
                "UPDATE main.{table} AS here SET ({columns}) =
                    (SELECT {columns} FROM other.{table} AS there WHERE there.id = here.id)
                 WHERE EXISTS (SELECT 1 FROM other.{table} AS there WHERE there.id = here.id AND ({differ}))"
            ),
            format!(
                "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM other.{table}
                 WHERE id NOT IN (SELECT id FROM main.{table}) ORDER BY id"
            ),
        ] {
            write.execute(&sql, [])?;
        }
    }
    write.execute(
        "UPDATE bookkeeping SET evidence_number =
            max(evidence_number, (SELECT ifnull(max(number), 0) FROM evidence))",
        [],
    )?;
    Ok(())
}

/// Returns the condition under which a row `here` is not like the row `there`.
fn differ(conn: &Connection, table: &str) -> Result<String, StoreError> {
    let columns: Vec<String> = revisions::columns(conn, table)?
        .into_iter()
        .map(|column| format!("here.\"{0}\" IS NOT there.\"{0}\"", column.name))
        .collect();
    Ok(columns.join(" OR "))
}
