//! Every row as JSON, and a database made of them.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;
use tempfile::TempPath;

use super::TABLES;
use crate::store::undo::Restorer;
use crate::store::{
    ActivityFilter, Store, StoreError, activity, assessment, backup, evidence, files, focus,
    objective, person, portfolio, profile, qualification, revisions, schema, search,
};

/// A copy of a record as it stood at one moment.
pub type Snapshot = Connection;

/// Copies a record as it stands now, so that what is exported is of one moment. The copy lasts as long as its path, which
/// comes first, so that it goes last: no open file goes on Windows.
pub fn snapshot(store: &Store) -> Result<(TempPath, Snapshot), StoreError> {
    let path = backup::copy(store, store.dir())?;
    let copy = backup::open(&path)?;
    Ok((path, copy))
}

/// Writes all rows as one JSON object: `{"schema": 4, "tables": {"activity": [{…}, …], …}}`.
pub fn write_json(conn: &Connection, to: &mut dyn Write) -> Result<(), StoreError> {
    let failed = StoreError::at(Path::new("the export"));
    let mut write = || -> Result<io::Result<()>, StoreError> {
        let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if let Err(err) = write!(to, "{{\"schema\": {version}, \"tables\": {{") {
            return Ok(Err(err));
        }
        for (place, table) in TABLES.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            if let Err(err) = write!(to, "{comma}\n\"{table}\": [") {
                return Ok(Err(err));
            }
            let columns = revisions::columns(conn, table)?;
            let json = revisions::as_json("here", &columns);
            let mut query =
                conn.prepare(&format!("SELECT {json} FROM {table} AS here ORDER BY 1"))?;
            let mut rows = query.query([])?;
            let mut comma = "";
            while let Some(row) = rows.next()? {
                let row = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
                if let Err(err) = write!(to, "{comma}\n{row}") {
                    return Ok(Err(err));
                }
                comma = ",";
            }
            if let Err(err) = write!(to, "]") {
                return Ok(Err(err));
            }
        }
        Ok(writeln!(to, "\n}}}}"))
    };
    write()?.map_err(failed)
}

/// The rows of a record, as [`write_json`] writes them.
#[derive(Debug, Deserialize)]
pub struct Rows {
    schema: usize,
    tables: BTreeMap<String, Vec<Value>>,
}

/// Makes a database of rows in an unfinished file in a folder; it has exactly these rows, history and all.
pub fn build(rows: &Rows, folder: &Path) -> Result<TempPath, StoreError> {
    if rows.schema > schema::VERSION {
        return Err(StoreError::Newer(folder.to_owned()));
    }
    let unfinished = tempfile::Builder::new()
        .prefix(".cairn-import-")
        .tempfile_in(folder)
        .map_err(StoreError::at(folder))?
        .into_temp_path();
    let mut conn = Connection::open(files::for_sqlite(&unfinished))?;
    schema::prepare(&conn)?;
    conn.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
    let migrations = schema::migrations();
    migrations.to_version(&mut conn, rows.schema)?;
    let tx = conn.transaction()?;
    // History comes with the rows, so for once nothing is to be added to it.
    for table in revisions::TABLES {
        for event in ["insert", "update", "delete"] {
            tx.execute_batch(&format!("DROP TRIGGER IF EXISTS {table}_{event}_is_kept"))?;
        }
    }
    for table in TABLES.iter().copied() {
        let mut given: Vec<&Value> = rows.tables.get(table).into_iter().flatten().collect();
        if revisions::columns(&tx, table)?.is_empty() {
            continue;
        }
        given.sort_by_key(|row| row.get("id").and_then(Value::as_i64));
        let restorer = Restorer::of(&tx, table)?;
        for row in given {
            restorer.put(&tx, "", false, Some(&row.to_string()))?;
        }
    }
    revisions::install(&tx)?;
    search::make_anew(&tx)?;
    tx.commit()?;
    migrations.to_latest(&mut conn)?;
    backup::verify(&conn)?;
    check_opens(&conn)?;
    conn.close().map_err(|(_, err)| StoreError::from(err))?;
    files::sync(&unfinished)?;
    Ok(unfinished)
}

/// Returns the role profile of what was built.
pub fn role(built: &Path) -> Result<String, StoreError> {
    profile::get(&backup::open(built)?)
}

/// Refuses what would be a record that does not open.
fn check_opens(conn: &Connection) -> Result<(), StoreError> {
    let books: i64 = conn.query_row("SELECT count(*) FROM bookkeeping", [], |row| row.get(0))?;
    if books != 1 {
        return Err(StoreError::Damaged("it holds no record".to_owned()));
    }
    person::get(conn)?;
    profile::get(conn)?;
    Ok(())
}

/// Refuses entries that do not read, which would make a whole list of them unreadable.
pub fn check_reads(built: &Path) -> Result<(), StoreError> {
    let conn = backup::open(built)?;
    focus::get(&conn)?;
    activity::list(&conn, &ActivityFilter::default())?;
    evidence::list(&conn)?;
    qualification::list(&conn)?;
    assessment::list(&conn)?;
    objective::list(&conn)?;
    portfolio::list(&conn)?;
    Ok(())
}
