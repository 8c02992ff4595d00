//! Mending: only what history or a backup can prove, and what was there is kept.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::Side;
use super::structure::LISTS;
use super::{Derived, Fault, Wrong, rows};
use crate::store::undo::Restorer;
use crate::store::{Store, StoreError, Write, attachments, backup, folded, revisions, search};

/// Makes anew what SQLite and the triggers derive from the rows, where it is damaged.
pub fn mend_indexes(store: &mut Store, faults: &[Fault]) -> Result<(), StoreError> {
    let derived = |derived| faults.contains(&Fault::Derived(derived));
    if faults
        .iter()
        .any(|fault| matches!(fault, Fault::Structure(_)))
    {
        store.execute_batch("REINDEX")?;
    }
    let tx = store.transaction()?;
    if derived(Derived::Lists) {
        for (list, wanted) in LISTS {
            tx.execute(&format!("DELETE FROM {list}"), [])?;
            tx.execute(&format!("INSERT INTO {list} {wanted}"), [])?;
        }
    }
    if derived(Derived::Search) {
        search::make_anew(&tx)?;
    }
    tx.execute(
        "UPDATE bookkeeping SET evidence_number =
            max(evidence_number, (SELECT ifnull(max(number), 0) FROM evidence))",
        [],
    )?;
    Ok(tx.commit()?)
}

/// Mends history by what stands beside it, or in one of the backups; whatever neither proves stays.
pub fn mend_history(
    store: &mut Store,
    faults: &[Fault],
    backups: &[PathBuf],
) -> Result<(), StoreError> {
    let tx = store.transaction()?;
    // History is not rewritten, but for this: for the length of this transaction the guard steps aside.
    let guard: String = tx.query_row(
        "SELECT sql FROM sqlite_schema WHERE name = 'revision_stays'",
        [],
        |row| row.get(0),
    )?;
    tx.execute_batch("DROP TRIGGER revision_stays")?;
    super::folded::mend(&tx, backups)?;
    for fault in faults {
        match fault {
            Fault::Row(fault) => {
                let row = row_as_json(&tx, fault.table, &fault.id)?;
                if let (Some(revision), Some(row)) = (fault.revision, row) {
                    mend_last(&tx, revision, &row, fault.wrong)?;
                }
            }
            Fault::History(fault) => mend_side(&tx, fault.revision, fault.side)?,
            _ => {}
        }
    }
    for backup in backups {
        take_proven(&tx, backup)?;
    }
    tx.execute_batch(&guard)?;
    Ok(tx.commit()?)
}

fn row_as_json(conn: &Connection, table: &str, id: &str) -> Result<Option<String>, StoreError> {
    let row = revisions::as_json("here", &revisions::columns(conn, table)?);
    let sql = format!("SELECT {row} FROM {table} AS here WHERE id = ?1");
    let read = conn.query_row(&sql, [id], |row| row.get(0)).optional();
    match read.map_err(StoreError::from) {
        // Text that is no longer text proves nothing.
        Err(StoreError::Damaged(_)) => Ok(None),
        read => read,
    }
}

/// Mends the last revision of a row that proves it.
fn mend_last(
    tx: &Transaction<'_>,
    revision: i64,
    row: &str,
    wrong: Wrong,
) -> Result<(), StoreError> {
    match wrong {
        Wrong::History => {
            tx.execute(
                "UPDATE revision SET after = ?2 WHERE id = ?1 AND hash = sha256(?2)",
                params![revision, row],
            )?;
        }
        Wrong::Hash => {
            tx.execute(
                "UPDATE revision SET hash = sha256(iif(substr(after, 1, length(?3)) = ?3, ?2, after)) WHERE id = ?1",
                params![revision, row, folded::BEGINS],
            )?;
        }
        Wrong::Row | Wrong::Both | Wrong::Gone | Wrong::Unknown => {}
    }
    Ok(())
}

/// Mends one side of a revision by the revision that stands next to it.
fn mend_side(tx: &Transaction<'_>, revision: i64, side: Side) -> Result<(), StoreError> {
    let sql = match side {
        Side::After => [
            "UPDATE revision AS here SET after = next.before FROM revision AS next
             WHERE here.id = ?1 AND sha256(next.before) = here.hash AND next.id =
                (SELECT min(id) FROM revision WHERE row_id = here.row_id AND table_name = here.table_name AND id > here.id)",
            "UPDATE revision AS here SET hash = sha256(here.after) FROM revision AS next
             WHERE here.id = ?1 AND next.before = here.after AND next.id =
                (SELECT min(id) FROM revision WHERE row_id = here.row_id AND table_name = here.table_name AND id > here.id)",
        ]
        .as_slice(),
        Side::Before => &[
            "UPDATE revision AS here SET before = last.after FROM revision AS last
             WHERE here.id = ?1 AND sha256(last.after) = last.hash AND last.id =
                (SELECT max(id) FROM revision WHERE row_id = here.row_id AND table_name = here.table_name AND id < here.id)",
        ],
    };
    for sql in sql {
        tx.execute(sql, [revision])?;
    }
    Ok(())
}

/// Takes revisions from a backup whose own hash proves them, where the record's does not.
fn take_proven(tx: &Transaction<'_>, backup: &Path) -> Result<(), StoreError> {
    let mut damaged = tx
        .prepare("SELECT id FROM revision WHERE hash IS NOT sha256(after) AND substr(after, 1, length(?1)) IS NOT ?1 AND after IS NOT NULL")?;
    let damaged: Vec<i64> = damaged
        .query_map([folded::BEGINS], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if damaged.is_empty() {
        return Ok(());
    }
    let Ok(copy) = backup::open(backup) else {
        return Ok(());
    };
    for revision in damaged {
        let proven = copy.query_row(
            "SELECT table_name, row_id, after, hash FROM revision WHERE id = ?1 AND hash = sha256(after)",
            [revision],
            |row| {
                let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
                Ok(texts)
            },
        );
        if let Ok([table, row, after, hash]) = proven {
            tx.execute(
                "UPDATE revision SET after = ?4, hash = ?5 WHERE id = ?1 AND table_name = ?2 AND row_id = ?3",
                params![revision, table, row, after, hash],
            )?;
        }
    }
    Ok(())
}

/// Puts rows back as a sound history has them, and takes rows into history that it does not know; part of a transaction,
/// so that history keeps what was there.
pub fn mend_rows(write: &Write<'_>) -> Result<(), StoreError> {
    for fault in rows(write)? {
        let is_there = match fault.wrong {
            Wrong::Row => true,
            Wrong::Gone => false,
            Wrong::Unknown => {
                take_in(write, fault.table, &fault.id)?;
                continue;
            }
            Wrong::History | Wrong::Hash | Wrong::Both => continue,
        };
        let Some(revision) = fault.revision else {
            continue;
        };
        let whole = folded::whole(write, revision)?;
        let last = whole.after.filter(|_| whole.is_proven);
        let Some(last) = last else { continue };
        write.execute_batch("SAVEPOINT one")?;
        let put = Restorer::of(write, fault.table)?.put(write, &fault.id, is_there, Some(&last));
        // One that cannot be put back, because another has its number, is left to be reported again.
        write.execute_batch(if put.is_ok() {
            "RELEASE one"
        } else {
            "ROLLBACK TO one; RELEASE one"
        })?;
    }
    Ok(())
}

fn take_in(write: &Write<'_>, table: &str, id: &str) -> Result<(), StoreError> {
    if let Some(row) = row_as_json(write, table, id)? {
        // To history it is new, and so it is to the index of words.
        write.execute(
            "DELETE FROM search WHERE rowid IN (SELECT row FROM search_entry WHERE id = ?1)",
            [id],
        )?;
        write.execute(
            "INSERT INTO revision (txn, table_name, row_id, after, hash)
             SELECT txn, ?1, ?2, ?3, sha256(?3) FROM bookkeeping",
            [table, id, &row],
        )?;
    }
    Ok(())
}

/// Brings attachments back that one of the backup folders has whole.
pub fn mend_files(conn: &Connection, dir: &Path, folders: &[PathBuf]) -> Result<(), StoreError> {
    for sha256 in attachments::named(conn)? {
        for folder in folders {
            if attachments::bring_back(folder, dir, &sha256)? {
                break;
            }
        }
    }
    Ok(())
}

impl Store {
    /// Begins a transaction that history does not see.
    fn transaction(&mut self) -> Result<Transaction<'_>, StoreError> {
        self.check_is_there()?;
        Ok(self
            .connection()
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}
