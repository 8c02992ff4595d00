//! History: triggers that append each changed row to `revision`, and what is read from there.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::{Map, Value};

use super::folded::{self, Unfolding};
use super::{StoreError, column};
use chrono::{DateTime, Utc};

/// The tables whose every change is kept. Each has an `id` and reaches disk within a transaction only.
pub const TABLES: &[&str] = &[
    "practitioner",
    "profile",
    "activity",
    "evidence",
    "qualification",
    "assessment",
    "objective",
    "portfolio",
    "answer",
];

/// One column of a revisioned table.
pub struct Column {
    /// Its name.
    pub name: String,
    /// The default of a column that a later Cairn added, as SQL.
    pub default: Option<String>,
    /// Whether no row is without it.
    pub is_needed: bool,
}

/// Lists a table's columns in order; empty when there is no such table.
pub fn columns(conn: &Connection, table: &str) -> rusqlite::Result<Vec<Column>> {
    let query =
        "SELECT name, dflt_value, \"notnull\" OR pk > 0 FROM pragma_table_info(?1) ORDER BY cid";
    conn.prepare_cached(query)?
        .query_map([table], |row| {
            Ok(Column {
                name: row.get(0)?,
                default: row.get(1)?,
                is_needed: row.get(2)?,
            })
        })?
        .collect()
}

/// Makes the triggers anew from the tables as they are; part of every migration.
pub fn install(conn: &Connection) -> rusqlite::Result<()> {
    for table in TABLES {
        let columns = columns(conn, table)?;
        if columns.is_empty() {
            continue;
        }
        conn.execute_batch(&triggers(table, &columns))?;
    }
    Ok(())
}

/// Returns the SQL that writes a row as history keeps it.
pub(super) fn as_json(row: &str, columns: &[Column]) -> String {
    let pairs: Vec<String> = columns
        .iter()
        .map(|Column { name, .. }| format!("'{name}', {row}.\"{name}\""))
        .collect();
    format!("json_object({})", pairs.join(", "))
}

fn triggers(table: &str, columns: &[Column]) -> String {
    let changed: Vec<String> = columns
        .iter()
        .map(|Column { name, .. }| format!("old.\"{name}\" IS NOT new.\"{name}\""))
        .collect();
    let changed = changed.join(" OR ");
    let (old, new) = (as_json("old", columns), as_json("new", columns));
    let guarded = |event: &str, when: &str, insert: &str| {
        let name = format!("{table}_{}_is_kept", event.to_lowercase());
        format!(
            "DROP TRIGGER IF EXISTS {name};
CREATE TRIGGER {name} AFTER {event} ON {table} {when}BEGIN
    SELECT RAISE(ABORT, 'written outside a transaction of Cairn') WHERE (SELECT txn FROM bookkeeping) IS NULL;
    INSERT INTO revision (txn, table_name, row_id, before, after, hash)
    {insert};
END;"
        )
    };
    let trigger = |event: &str, when: &str, id: &str, before: &str, after: &str| {
        let hash = if after == "NULL" {
            "NULL".to_owned()
        } else {
            format!("sha256({after})")
        };
        let insert =
            format!("SELECT txn, '{table}', {id}.id, {before}, {after}, {hash} FROM bookkeeping");
        guarded(event, when, &insert)
    };
    let when = format!("WHEN {changed} ");
    let update = if folded::TABLES.contains(&table) {
        guarded("UPDATE", &when, &folding(table, columns, &old, &new))
    } else {
        trigger("UPDATE", &when, "new", &old, &new)
    };
    [
        trigger("INSERT", "", "new", "NULL", &new),
        update,
        trigger("DELETE", "", "old", &old, "NULL"),
    ]
    .join("\n")
}

/// Returns the SQL that keeps of both versions of a row what differs. They are kept whole where the version before is not the
/// one that history has last, as after a column was added, and where one names an attachment, which is looked for.
fn folding(table: &str, columns: &[Column], old: &str, new: &str) -> String {
    let hashes = columns
        .iter()
        .filter(|column| column.name.ends_with("sha256"));
    let none: Vec<String> = hashes
        .map(|Column { name, .. }| {
            format!("old.\"{name}\" IS NULL AND new.\"{name}\" IS NULL AND ")
        })
        .collect();
    let names_none = none.concat();
    format!(
        "SELECT txn, '{table}', new.id, iif(folds, folded(after, before), before),
        iif(folds, folded(before, after), after), sha256(after) FROM (SELECT txn, {old} AS before, {new} AS after,
        {names_none}sha256({old}) IS (SELECT hash FROM revision WHERE row_id = new.id AND table_name = '{table}' ORDER BY id DESC LIMIT 1) AS folds
    FROM bookkeeping)"
    )
}

/// One change of one row, as history keeps it.
#[derive(Debug)]
pub struct Revision {
    /// The transaction that made it.
    pub txn: i64,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// What the transaction did, such as “log “Ward audit””.
    pub label: String,
    /// Whether it did it, undid it or did it again.
    pub kind: String,
    /// The row before; `None` where there was none.
    pub before: Option<Map<String, Value>>,
    /// The row after; `None` where it went.
    pub after: Option<Map<String, Value>>,
}

/// Returns the changes of one row, newest first.
pub fn of_row(conn: &Connection, id: &str) -> Result<Vec<Revision>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT txn.at, txn.label, txn.kind, revision.before, revision.after, txn.id
         FROM revision JOIN txn ON txn.id = revision.txn
         WHERE revision.row_id = ?1 ORDER BY revision.id",
    )?;
    let mut rows = query.query([id])?;
    let mut unfolding = Unfolding::default();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (before, after) = unfolding.next(row.get(3)?, row.get(4)?);
        found.push(Revision {
            txn: row.get(5)?,
            at: row.get(0)?,
            label: row.get(1)?,
            kind: row.get(2)?,
            before: read_row(3, before)?,
            after: read_row(4, after)?,
        });
    }
    found.reverse();
    Ok(found)
}

fn read_row(column: usize, text: Option<String>) -> rusqlite::Result<Option<Map<String, Value>>> {
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|err| column::unreadable(column, err))
}

/// Lends each version of a row that is not the present one, as its table, its id and its columns: row by row, the oldest first.
pub fn each_earlier(
    conn: &Connection,
    mut take: impl FnMut(&str, &str, &Map<String, Value>),
) -> Result<(), StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT table_name, row_id, before, after FROM revision ORDER BY row_id, id",
    )?;
    let mut rows = query.query([])?;
    let mut unfolding = (String::new(), Unfolding::default());
    while let Some(row) = rows.next()? {
        // What does not read is damage, which a check finds.
        let (Ok(table), Ok(id)) = (row.get_ref(0)?.as_str(), row.get_ref(1)?.as_str()) else {
            continue;
        };
        if unfolding.0 != id {
            unfolding = (id.to_owned(), Unfolding::default());
        }
        let kept = |place| row.get::<_, Option<String>>(place).unwrap_or_default();
        let (before, _) = unfolding.1.next(kept(2), kept(3));
        if let Ok(Some(before)) = read_row(2, before) {
            take(table, id, &before);
        }
    }
    Ok(())
}

/// Returns the tables that a transaction changed, and how many rows.
pub fn touched(conn: &Connection, txn: i64) -> Result<(Vec<String>, i64), StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT table_name, count(*) FROM revision WHERE txn = ?1 GROUP BY table_name ORDER BY table_name",
    )?;
    let mut rows = 0;
    let tables = query
        .query_map(params![txn], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })?
        .map(|found| {
            found.map(|(table, count)| {
                rows += count;
                table
            })
        })
        .collect::<Result<_, _>>()?;
    Ok((tables, rows))
}

/// Returns when the last change was made.
pub fn last_change(conn: &Connection) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(conn
        .query_row("SELECT at FROM txn ORDER BY id DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Returns what tells this state of the record from every other: the newest revision's place and hash.
pub fn state(conn: &Connection) -> Result<String, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT sha256(id || ' ' || txn || ' ' || ifnull(hash, '')) FROM revision ORDER BY id DESC LIMIT 1",
        )?
        .query_row([], |row| row.get(0))?)
}

/// Tells whether there is no change but what made the record.
pub fn only_setup(conn: &Connection) -> Result<bool, StoreError> {
    Ok(conn.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM txn WHERE kind <> 'setup')",
        [],
        |row| row.get(0),
    )?)
}
