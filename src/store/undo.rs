//! Undo and redo: rows put back as the revisions of a transaction say.

use rusqlite::{Connection, OptionalExtension as _, Params, params};

use super::folded;
use super::revisions::{self, Column};
use super::transaction::{Kind, Write};
use super::{StoreError, revisions::TABLES};

/// A transaction that can be undone or redone.
#[derive(Debug)]
pub struct Target {
    /// Its number.
    pub txn: i64,
    /// What it did.
    pub label: String,
}

/// Returns the newest change that stands.
pub fn to_undo(conn: &Connection) -> Result<Option<Target>, StoreError> {
    one(
        conn,
        "SELECT id, label FROM txn WHERE state = 'done' ORDER BY id DESC LIMIT 1",
        [],
    )
}

/// Returns the change of that number, if it stands.
pub fn standing(conn: &Connection, txn: i64) -> Result<Option<Target>, StoreError> {
    one(
        conn,
        "SELECT id, label FROM txn WHERE id = ?1 AND state = 'done'",
        [txn],
    )
}

/// Returns the change that was undone last.
pub fn to_redo(conn: &Connection) -> Result<Option<Target>, StoreError> {
    one(
        conn,
        "SELECT undone.id, undone.label FROM txn AS turn CROSS JOIN txn AS undone ON undone.id = turn.target
         WHERE turn.kind = 'undo' AND undone.state = 'undone'
           AND EXISTS (SELECT 1 FROM txn WHERE state = 'undone')
         ORDER BY turn.id DESC LIMIT 1",
        [],
    )
}

/// Returns the newest change that stands and builds on what a transaction did: one that changed a row of it again, or that
/// names a row which the transaction made.
pub fn built_on(conn: &Connection, txn: i64) -> Result<Option<Target>, StoreError> {
    // Of a long row history keeps only what differs, so the row itself is asked for names.
    for table in folded::TABLES {
        let row = revisions::as_json("here", &revisions::columns(conn, table)?);
        let query = format!(
            "SELECT txn.id, txn.label FROM {table} AS here JOIN revision AS later
                 ON later.row_id = here.id AND later.table_name = '{table}'
             JOIN txn ON txn.id = later.txn
             WHERE later.txn > ?1 AND txn.state = 'done' AND EXISTS (
                 SELECT 1 FROM revision AS own
                 WHERE own.txn = ?1 AND own.before IS NULL AND instr({row}, own.row_id))
             ORDER BY later.id DESC LIMIT 1"
        );
        if let Some(target) = one(conn, &query, [txn])? {
            return Ok(Some(target));
        }
    }
    one(
        conn,
        "SELECT txn.id, txn.label FROM revision AS later JOIN txn ON txn.id = later.txn
         WHERE later.txn > ?1 AND txn.state = 'done' AND EXISTS (
             SELECT 1 FROM revision AS own WHERE own.txn = ?1 AND (
                 own.row_id = later.row_id AND own.table_name = later.table_name
                 OR own.before IS NULL AND instr(later.after, own.row_id)))
         ORDER BY later.id DESC LIMIT 1",
        [txn],
    )
}

fn one(conn: &Connection, query: &str, params: impl Params) -> Result<Option<Target>, StoreError> {
    let target = |row: &rusqlite::Row<'_>| {
        Ok(Target {
            txn: row.get(0)?,
            label: row.get(1)?,
        })
    };
    Ok(conn
        .prepare_cached(query)?
        .query_row(params, target)
        .optional()?)
}

/// Puts every row back that the change changed which an undo is about; forward again, for a redo.
pub fn replay(write: &Write<'_>) -> Result<(), StoreError> {
    let (txn, query, state) = match write.kind() {
        Kind::Setup | Kind::Do => return Ok(()),
        Kind::Undo(txn) => (
            txn,
            "SELECT table_name, row_id, after, before, id FROM revision WHERE txn = ?1 ORDER BY id DESC",
            "undone",
        ),
        Kind::Redo(txn) => (
            txn,
            "SELECT table_name, row_id, before, after, id FROM revision WHERE txn = ?1 ORDER BY id",
            "done",
        ),
    };
    let tables = TABLES
        .iter()
        .map(|table| Restorer::of(write, table))
        .collect::<Result<Vec<_>, _>>()?;
    let mut query = write.prepare_cached(query)?;
    let mut rows = query.query([txn])?;
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        let restorer = tables.iter().find(|restorer| restorer.table == table);
        let restorer = restorer.ok_or_else(|| {
            StoreError::Damaged(format!("history names an unknown table {table}"))
        })?;
        let (id, from, mut to): (String, Option<String>, Option<String>) =
            (row.get(1)?, row.get(2)?, row.get(3)?);
        if to.as_deref().is_some_and(folded::is_folded) {
            let whole = folded::whole(write, row.get(4)?)?;
            to = if state == "undone" {
                whole.before
            } else {
                whole.after
            };
            if to.is_none() || !whole.is_proven {
                let says = format!("the history of {table} {id} is not what was kept");
                return Err(StoreError::Damaged(says));
            }
        }
        restorer.put(write, &id, from.is_some(), to.as_deref())?;
    }
    write
        .prepare_cached("UPDATE txn SET state = ?2 WHERE id = ?1")?
        .execute(params![txn, state])?;
    Ok(())
}

/// Writes rows of one table from their JSON.
pub(super) struct Restorer {
    table: &'static str,
    insert: String,
    update: String,
    delete: String,
}

impl Restorer {
    pub(super) fn of(conn: &Connection, table: &'static str) -> Result<Self, StoreError> {
        let columns = revisions::columns(conn, table)?;
        let names: Vec<String> = columns
            .iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        let values: Vec<String> = columns.iter().map(value).collect();
        let set: Vec<String> = names
            .iter()
            .zip(&values)
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        Ok(Self {
            table,
            insert: format!(
                "INSERT INTO {table} ({}) SELECT {} WHERE ?2 = ?2",
                names.join(", "),
                values.join(", ")
            ),
            update: format!("UPDATE {table} SET {} WHERE id = ?2", set.join(", ")),
            delete: format!("DELETE FROM {table} WHERE id = ?2 AND ?1 IS NULL"),
        })
    }

    /// Brings one row to a state.
    pub(super) fn put(
        &self,
        conn: &Connection,
        id: &str,
        is_there: bool,
        to: Option<&str>,
    ) -> Result<(), StoreError> {
        let sql = match (is_there, to) {
            (_, None) => &self.delete,
            (true, Some(_)) => &self.update,
            (false, Some(_)) => &self.insert,
        };
        let changed = conn.prepare_cached(sql)?.execute(params![to, id])?;
        if changed == 1 {
            Ok(())
        } else {
            Err(StoreError::Damaged(format!(
                "{} {id} is not as history left it",
                self.table
            )))
        }
    }
}

/// Takes one column's value out of the row's JSON; a column newer than the revision gets its default.
fn value(column: &Column) -> String {
    let Column { name, default, .. } = column;
    match default {
        None => format!("?1 ->> '$.\"{name}\"'"),
        Some(default) => format!("ifnull(?1 ->> '$.\"{name}\"', {default})"),
    }
}
