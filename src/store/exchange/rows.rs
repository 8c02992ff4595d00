//! Every row as JSON, and a database made of them.

use std::io::{self, Read, Write};
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use super::merge::{self, Told};
use super::{TABLES, read};
use crate::domain::Practitioner;
use crate::store::{
    Store, StoreError, backup, check, drafts, files, person, profile, revisions, schema, search,
};

/// A copy of a record as it stood at one moment.
pub type Snapshot = Connection;

/// Copies a record as it stands now, so that what is exported is of one moment. The copy lasts as long as its path, which
/// comes first, so that it goes last: no open file goes on Windows.
pub fn snapshot(store: &Store) -> Result<(TempPath, Snapshot), StoreError> {
    let path = backup::copy(store, &store.scratch())?;
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

/// A database that is being made of rows. Dropped, it is gone.
struct Unfinished {
    // Closed before its file goes, which some systems ask for.
    conn: Connection,
    path: TempPath,
}

/// Makes a database of the rows that [`write_json`] wrote, in an unfinished file in a folder; it has exactly these rows,
/// history and all.
///
/// Rows are put in as they are read, so that memory does not grow with them.
pub fn build(from: &mut dyn Read, folder: &Path) -> Result<TempPath, StoreError> {
    let begin = |schema| Unfinished::begin(schema, folder);
    let built = read::read(from, begin, |unfinished| &unfinished.conn)?;
    built.finish()
}

impl Unfinished {
    /// Makes an empty database of a form, in a transaction that takes rows in any order.
    fn begin(schema: usize, folder: &Path) -> Result<Self, StoreError> {
        if schema > schema::VERSION {
            return Err(StoreError::Newer(folder.to_owned()));
        }
        let path = tempfile::Builder::new()
            .prefix(".cairn-import-")
            .tempfile_in(folder)
            .map_err(StoreError::at(folder))?
            .into_temp_path();
        let mut conn = Connection::open(files::for_sqlite(&path))?;
        schema::prepare(&conn)?;
        conn.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        schema::migrations().to_version(&mut conn, schema)?;
        conn.execute_batch("BEGIN; PRAGMA defer_foreign_keys = true")?;
        // History comes with the rows, so for once nothing is to be added to it.
        for table in revisions::TABLES {
            for event in ["insert", "update", "delete"] {
                conn.execute_batch(&format!("DROP TRIGGER IF EXISTS {table}_{event}_is_kept"))?;
            }
        }
        Ok(Self { conn, path })
    }

    /// Makes it a record's: with what is derived from its rows, of the newest form, and looked through.
    fn finish(mut self) -> Result<TempPath, StoreError> {
        revisions::install(&self.conn)?;
        search::make_anew(&self.conn)?;
        self.conn.execute_batch("COMMIT")?;
        schema::migrations().to_latest(&mut self.conn)?;
        backup::verify(&self.conn)?;
        check_opens(&self.conn)?;
        let closed = self.conn.close();
        closed.map_err(|(_, err)| StoreError::from(err))?;
        files::sync(&self.path)?;
        Ok(self.path)
    }
}

/// Returns the role profile of what was built.
pub fn role(built: &Path) -> Result<String, StoreError> {
    profile::get(&backup::open(built)?)
}

/// Returns whose record was built.
pub fn person(built: &Path) -> Result<Practitioner, StoreError> {
    person::get(&backup::open(built)?)
}

/// Returns what was built says otherwise of the person and the role than the record in whose place it comes.
pub fn told(here: &Connection, built: &Path) -> Result<Vec<Told>, StoreError> {
    merge::told(here, &backup::open(built)?)
}

/// Keeps the settings of a record, but some, in what was built to take its place.
pub fn keep_settings(here: &Connection, built: &Path, but: &[&str]) -> Result<(), StoreError> {
    let conn = Connection::open(files::for_sqlite(built))?;
    schema::prepare(&conn)?;
    for (key, value) in drafts::settings(here)? {
        if !but.contains(&key.as_str()) {
            drafts::set_setting(&conn, &key, &value)?;
        }
    }
    conn.close().map_err(|(_, err)| StoreError::from(err))?;
    files::sync(built)
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

/// Counts the rows of what was built that are not as their history left them.
pub fn unsound(built: &Path) -> Result<usize, StoreError> {
    backup::unsound(&backup::open(built)?)
}

/// Refuses what does not read, which would make a whole list unreadable, and what Cairn would not have kept.
pub fn check_reads(built: &Path) -> Result<(), StoreError> {
    let conn = backup::open(built)?;
    let unreadable = check::unreadable(&conn)?;
    if let Some(what) = unreadable.first() {
        let says = format!("{what} in it holds a value that Cairn never writes");
        return Err(StoreError::Damaged(says));
    }
    match check::never_kept(&conn)?.first() {
        None => Ok(()),
        Some(title) => {
            let says = format!(
                "“{}” in it says what Cairn would not keep",
                title.escape_debug()
            );
            Err(StoreError::Damaged(says))
        }
    }
}
