//! The one way to write: a named transaction whose changes the triggers keep.

use std::ops::Deref;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::{StoreError, column, limits, revisions, search};

/// What sort of transaction it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Fills a new record; cannot be undone.
    Setup,
    /// A person's change.
    Do,
    /// Takes the change of that transaction back.
    Undo(i64),
    /// Makes the change of that transaction again.
    Redo(i64),
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Do => "do",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
        }
    }

    const fn target(self) -> Option<i64> {
        match self {
            Self::Setup | Self::Do => None,
            Self::Undo(target) | Self::Redo(target) => Some(target),
        }
    }
}

/// An open transaction. Dropped without [`Write::commit`], it leaves nothing behind.
pub struct Write<'conn> {
    tx: Transaction<'conn>,
    id: i64,
    kind: Kind,
    at: DateTime<Utc>,
}

/// What a committed transaction changed.
#[derive(Debug, Default)]
pub struct Written {
    /// The transaction's number; none when nothing changed and so nothing was kept.
    pub txn: Option<i64>,
    /// The tables, by name; empty when nothing changed and so nothing was kept.
    pub tables: Vec<String>,
    /// How many rows.
    pub rows: i64,
}

impl<'conn> Write<'conn> {
    /// Begins; waits for another process to finish writing.
    ///
    /// Instants of one record only ever grow, even where the clock was put back, so that ids made from them sort by age.
    pub fn begin(conn: &'conn mut Connection, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last: Option<DateTime<Utc>> = tx
            .prepare_cached("SELECT at FROM txn ORDER BY id DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let at = last.map_or(now, |last| now.max(last + TimeDelta::milliseconds(1)));
        Ok(Self {
            tx,
            id: 0,
            kind: Kind::Do,
            at,
        })
    }

    /// Returns the transaction's instant.
    pub const fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Returns what sort of transaction it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Names the transaction; revisioned tables can be written from here on.
    pub fn name(&mut self, kind: Kind, label: &str) -> Result<(), StoreError> {
        if kind == Kind::Do {
            self.tx
                .prepare_cached("UPDATE txn SET state = 'dropped' WHERE state = 'undone'")?
                .execute([])?;
        }
        let state = (kind == Kind::Do).then_some("done");
        self.tx
            .prepare_cached(
                "INSERT INTO txn (label, at, device, kind, target, state)
                 SELECT ?1, ?2, device, ?3, ?4, ?5 FROM bookkeeping",
            )?
            .execute(params![
                label,
                column::instant(self.at),
                kind.name(),
                kind.target(),
                state
            ])?;
        self.id = self.tx.last_insert_rowid();
        self.kind = kind;
        self.tx
            .prepare_cached("UPDATE bookkeeping SET txn = ?1")?
            .execute([self.id])?;
        Ok(())
    }

    /// Refuses an entry that has become longer than one may be, so that whatever is kept can be exported and read again.
    pub fn check_lengths(&self) -> Result<(), StoreError> {
        let too_long = self
            .tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM revision WHERE txn = ?1
                     AND octet_length(after) > max(?2, ifnull(octet_length(before), 0)))",
            )?
            .query_row(params![self.id, limits::ENTRY], |row| row.get(0))?;
        if too_long {
            return Err(StoreError::TooLong);
        }
        Ok(())
    }

    /// Makes the changes last, or leaves the database as it was when there are none.
    pub fn commit(self) -> Result<Written, StoreError> {
        let (tables, rows) = revisions::touched(&self.tx, self.id)?;
        if rows == 0 {
            self.tx.rollback()?;
            // What is undone or redone did change something, or it would not be there.
            return match self.kind {
                Kind::Setup | Kind::Do => Ok(Written::default()),
                Kind::Undo(_) | Kind::Redo(_) => {
                    Err(StoreError::Damaged("history has lost a change".to_owned()))
                }
            };
        }
        search::follow(&self.tx, self.id)?;
        self.tx
            .prepare_cached("UPDATE bookkeeping SET txn = NULL")?
            .execute([])?;
        self.tx.commit()?;
        Ok(Written {
            txn: Some(self.id),
            tables,
            rows,
        })
    }
}

impl Deref for Write<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.tx
    }
}
