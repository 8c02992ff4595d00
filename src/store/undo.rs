//! Undo and redo: rows put back as the revisions of a transaction say.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::folded;
use super::revisions::{self, Column};
use super::transaction::Write;
use super::{StoreError, revisions::TABLES};

/// A transaction that can be undone or redone.
#[derive(Debug)]
pub struct Target {
    /// Its number.
    pub txn: i64,
    /// What it did.
    pub label: String,
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the rows before the transaction.
    Back,
    /// To the rows after it.
    Forward,
}

/// Returns the newest change that stands.
pub fn to_undo(conn: &Connection) -> Result<Option<Target>, StoreError> {
    one(
        conn,
        "SELECT id, label FROM txn WHERE state = 'done' ORDER BY id DESC LIMIT 1",
    )
}

/// Returns the change that was undone last.
pub fn to_redo(conn: &Connection) -> Result<Option<Target>, StoreError> {
    one(
        conn,
        "SELECT id, label FROM txn WHERE state = 'undone' ORDER BY id LIMIT 1",
    )
}

fn one(conn: &Connection, query: &str) -> Result<Option<Target>, StoreError> {
    let target = |row: &rusqlite::Row<'_>| {
        Ok(Target {
            txn: row.get(0)?,
            label: row.get(1)?,
        })
    };
    Ok(conn
        .prepare_cached(query)?
        .query_row([], target)
        .optional()?)
}

/// Puts every row back that the next transaction to undo changed, or forward again; returns what the transaction did.
pub fn replay(write: &Write<'_>, direction: Direction) -> Result<String, StoreError> {
    let target = match direction {
        Direction::Back => to_undo(write)?,
        Direction::Forward => to_redo(write)?,
    };
    let Target { txn, label } =
        target.ok_or_else(|| StoreError::Damaged("history has lost its place".to_owned()))?;
    let (query, state) = match direction {
        Direction::Back => (
            "SELECT table_name, row_id, after, before, id FROM revision WHERE txn = ?1 ORDER BY id DESC",
            "undone",
        ),
        Direction::Forward => (
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
            to = match direction {
                Direction::Back => whole.before,
                Direction::Forward => whole.after,
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
    Ok(label)
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
    let Column { name, default } = column;
    match default {
        None => format!("?1 ->> '$.\"{name}\"'"),
        Some(default) => format!("ifnull(?1 ->> '$.\"{name}\"', {default})"),
    }
}
