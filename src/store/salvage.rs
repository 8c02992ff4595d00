//! Reading what can still be read of a damaged database into a new one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};

use super::header::DATABASE;
use super::open::Store;
use super::undo::Restorer;
use super::{StoreError, Write, bytes, files, folded, revisions, schema};

/// The rows of one table as JSON, by id.
type Rows = BTreeMap<String, String>;

/// What could be read of a damaged database.
pub struct Salvage {
    tables: Vec<(&'static str, Rows)>,
    /// The tables in which something could not be read.
    pub torn: Vec<&'static str>,
}

impl Salvage {
    /// Reads what can be read, from a copy, so that the damaged files stay as they are.
    pub fn read(dir: &Path) -> Result<Self, StoreError> {
        let folder = tempfile::Builder::new()
            .prefix(".salvage-")
            .tempdir_in(dir)
            .map_err(StoreError::at(dir))?;
        let copy = folder.path().join(DATABASE);
        for end in ["", "-wal"] {
            let from = dir.join(format!("{DATABASE}{end}"));
            if end.is_empty() || from.exists() {
                let to = folder.path().join(format!("{DATABASE}{end}"));
                bytes::copy(&from, &to)?;
            }
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(files::for_sqlite(&copy), flags)?;
        schema::prepare(&conn)?;
        // Pages that look wrong are looked at all the same.
        conn.pragma_update(None, "cell_size_check", false)?;
        let mut salvage = Self {
            tables: Vec::new(),
            torn: Vec::new(),
        };
        for table in revisions::TABLES.iter().copied() {
            let (rows, whole) = table_rows(&conn, table);
            if !whole {
                salvage.torn.push(table);
            }
            salvage.tables.push((table, rows));
        }
        Ok(salvage)
    }

    /// Leaves rows of a table out that are of no use.
    pub fn retain(&mut self, table: &str, keep: impl Fn(&str) -> bool) {
        for (known, rows) in &mut self.tables {
            if *known == table {
                rows.retain(|_, row| keep(row));
            }
        }
    }

    /// Returns how many rows were read, table by table.
    pub fn counts(&self) -> Vec<(&'static str, u64)> {
        let counts = self.tables.iter();
        counts
            .map(|(table, rows)| (*table, u64::try_from(rows.len()).unwrap_or(u64::MAX)))
            .collect()
    }

    /// Makes a record of what was read, beside the damaged one, and returns its database, not in its place yet.
    pub fn make(
        &self,
        at: &Path,
        device: &str,
        now: DateTime<Utc>,
        fill: impl FnOnce(&Write<'_>) -> Result<(), StoreError>,
    ) -> Result<Store, StoreError> {
        Store::create(at, device, now, |write| {
            fill(write)?;
            for (table, rows) in &self.tables {
                let restorer = Restorer::of(write, table)?;
                for (id, row) in rows {
                    let is_there = ["practitioner", "profile"].contains(table);
                    // A row that is damaged so that it cannot stand among the others is left in the database set aside.
                    write.execute_batch("SAVEPOINT one")?;
                    let put = restorer.put(write, id, is_there, Some(row));
                    write.execute_batch(if put.is_ok() {
                        "RELEASE one"
                    } else {
                        "ROLLBACK TO one; RELEASE one"
                    })?;
                }
            }
            write.execute(
                "UPDATE bookkeeping SET evidence_number =
                    max(evidence_number, (SELECT ifnull(max(number), 0) FROM evidence))",
                [],
            )?;
            Ok(())
        })
    }
}

/// Reads a table from its beginning to the first page that cannot be read, and from its end back to the last. A row that is
/// gone, or not as it was saved, is taken from history. Tells whether all of the table could be read.
fn table_rows(conn: &Connection, table: &str) -> (Rows, bool) {
    let saved = last_saved(conn, table);
    let Ok(columns) = revisions::columns(conn, table) else {
        return (saved.rows, false);
    };
    let json = revisions::as_json("here", &columns);
    let mut seen = Rows::new();
    let mut whole = true;
    for order in ["", " DESC"] {
        let sql =
            format!("SELECT id, {json} FROM {table} AS here NOT INDEXED ORDER BY rowid{order}");
        whole = read(conn, &sql, |id, row| seen.extend(row.map(|row| (id, row)))) && whole;
        if whole {
            break;
        }
    }
    for (id, row) in saved.rows {
        let is_seen = seen.contains_key(&id);
        let is_older = is_seen && saved.outdated.contains(&id);
        // What the whole table has no more was taken out of it.
        if (!whole || is_seen) && !is_older {
            seen.insert(id, row);
        }
    }
    (seen, whole)
}

/// The last version of each row that history has, as far as it is sound.
#[derive(Default)]
struct Saved {
    rows: Rows,
    /// The rows of which history has a later version that cannot be made whole: what the table has is better.
    outdated: BTreeSet<String>,
}

impl Saved {
    /// Takes in the next version: none where the row went, an empty text where it is damaged.
    fn take(&mut self, id: String, row: Option<String>) {
        let Some(row) = row else {
            self.rows.remove(&id);
            return;
        };
        if row.is_empty() {
            return;
        }
        let whole = if folded::is_folded(&row) {
            self.unfolded(&id, &row)
        } else {
            Some(row)
        };
        match whole {
            Some(row) => {
                self.outdated.remove(&id);
                self.rows.insert(id, row);
            }
            None => drop(self.outdated.insert(id)),
        }
    }

    /// Makes a version whole by the one before it, or finds that it is that one.
    fn unfolded(&self, id: &str, row: &str) -> Option<String> {
        let (kept, hash) = row.split_at_checked(row.len().checked_sub(HASH)?)?;
        let last = self.rows.get(id)?;
        let made = folded::unfold(last, kept);
        let mut candidates = made.into_iter().chain([last.clone()]);
        candidates.find(|text| super::sha256(text.as_bytes()) == hash)
    }
}

/// How long a hash is, which stands behind a folded row.
const HASH: usize = 64;

fn last_saved(conn: &Connection, table: &str) -> Saved {
    let mut saved = Saved::default();
    let query = |order| {
        format!(
            "SELECT row_id, CASE WHEN hash = sha256(after) THEN after
                WHEN substr(after, 1, {}) = '{}' THEN after || hash WHEN after IS NOT NULL THEN '' END
             FROM revision NOT INDEXED WHERE table_name = '{table}' ORDER BY id {order}",
            folded::BEGINS.len(),
            folded::BEGINS
        )
    };
    let whole = read(conn, &query("ASC"), |id, row| saved.take(id, row));
    if !whole {
        let mut newest = BTreeMap::new();
        read(conn, &query("DESC"), |id, row| {
            newest.entry(id).or_insert(row);
        });
        for (id, row) in newest {
            saved.take(id, row);
        }
    }
    saved
}

/// Reads pairs as far as they can be read; tells whether that was to the end.
fn read(conn: &Connection, sql: &str, mut take: impl FnMut(String, Option<String>)) -> bool {
    let Ok(mut query) = conn.prepare(sql) else {
        return false;
    };
    let Ok(mut rows) = query.query([]) else {
        return false;
    };
    let mut whole = true;
    loop {
        match rows.next() {
            Ok(Some(row)) => match (row.get(0), row.get(1)) {
                (Ok(id), Ok(json)) => take(id, json),
                // One that is no text any more is lost, and the next may be whole.
                _ => whole = false,
            },
            Ok(None) => return whole,
            Err(_) => return false,
        }
    }
}
