//! What a record knows of one entry, from its history.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use super::line::{Line, Said};
use super::numbers::{Numbers, Side};
use super::version::{BINNED, Form, Row, Version};
use crate::store::StoreError;
use crate::store::folded::Unfolding;

/// What the transaction of an import is called.
pub const LABEL: &str = "import a record";

/// The versions of one entry that a record knows, the oldest first.
#[derive(Default)]
pub(super) struct Known {
    versions: Vec<Version>,
    /// How many of them each transaction wrote, in turn; the row as it is now may follow.
    written: Vec<usize>,
}

impl Known {
    /// Returns the present version; none where the record never had the entry.
    pub(super) fn now(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// Tells whether a version is known at all.
    pub(super) fn has(&self, is_it: impl Fn(&Version) -> bool) -> bool {
        self.versions.iter().any(is_it)
    }

    /// Returns the version at a place that a [`Line`] names.
    pub(super) fn version(&self, at: usize) -> Option<&Version> {
        self.versions.get(at)
    }

    /// Follows columns that only make sense together through all versions.
    pub(super) fn line(&self, columns: &[&str]) -> Line {
        self.follow(|version| version.said(columns))
    }

    /// Follows where it lay: in the Bin since when, or out of it after which time there.
    pub(super) fn place(&self) -> Line {
        let mut since = Value::Null;
        self.follow(|version| {
            let binned = version.row.get(BINNED).filter(|since| !since.is_null());
            if let Some(binned) = binned {
                since = binned.clone();
            }
            format!("{} {since}", binned.is_some())
        })
    }

    fn follow(&self, mut said: impl FnMut(&Version) -> String) -> Line {
        let mut line = Line::default();
        let mut versions = self.versions.iter().enumerate();
        let rest = self.versions.len() - self.written.iter().sum::<usize>();
        for many in self.written.iter().copied().chain([rest]) {
            let written = versions.by_ref().take(many);
            line.follow(written.map(|(at, version)| Said {
                token: said(version),
                at,
            }));
        }
        line
    }
}

/// Reads what a record knows.
pub(super) struct Reader {
    side: Side,
    /// Imports that were taken back, from their transaction to the one that took them back: as if they had never been.
    undone: Vec<(i64, i64)>,
}

impl Reader {
    pub(super) fn of(conn: &Connection, side: Side) -> Result<Self, StoreError> {
        let mut query = conn.prepare(&format!(
            "SELECT id, (SELECT max(id) FROM {0}.txn AS back WHERE back.target = done.id AND back.kind = 'undo')
             FROM {0}.txn AS done WHERE label = ?1 AND kind = 'do' AND state <> 'done'",
            side.schema()
        ))?;
        let undone = query.query_map([LABEL], |row| {
            let from = row.get(0)?;
            Ok((from, row.get::<_, Option<i64>>(1)?.unwrap_or(from)))
        })?;
        Ok(Self {
            side,
            undone: undone.collect::<Result<_, _>>()?,
        })
    }

    /// Reads what the record knows of an entry.
    pub(super) fn known(
        &self,
        conn: &Connection,
        numbers: &Numbers,
        form: &Form,
        id: &str,
    ) -> Result<Known, StoreError> {
        let mut known = Known::default();
        let mut query = conn.prepare_cached(&format!(
            "SELECT revision.txn, txn.at, before, after FROM {0}.revision JOIN {0}.txn ON txn.id = revision.txn
             WHERE row_id = ?1 AND table_name = ?2 ORDER BY revision.id",
            self.side.schema()
        ))?;
        let mut rows = query.query(params![id, form.table])?;
        let mut of = 0;
        let mut unfolding = Unfolding::default();
        while let Some(row) = rows.next()? {
            let txn: i64 = row.get(0)?;
            let (before, after) = unfolding.next(row.get(2)?, row.get(3)?);
            if self
                .undone
                .iter()
                .any(|(from, to)| (*from..=*to).contains(&txn))
            {
                continue;
            }
            if txn != of {
                known.written.push(0);
                of = txn;
            }
            let at: String = row.get(1)?;
            let version = match (before, after) {
                (_, Some(after)) => form.read(numbers, self.side, &after, at)?,
                // A row that an undo took away lies, as it were, in the Bin.
                (Some(before), None) => {
                    let gone = form.read(numbers, self.side, &before, at.clone())?;
                    let mut row: Row = gone.row;
                    row.insert(BINNED.to_owned(), Value::String(at.clone()));
                    form.version(numbers, self.side, &row, at)
                }
                (None, None) => continue,
            };
            known.versions.push(version);
            if let Some(many) = known.written.last_mut() {
                *many += 1;
            }
        }
        if let Some(row) = self.row(conn, form, id)? {
            let at = known.now().map(|now| now.at.clone()).unwrap_or_default();
            let row = form.read(numbers, self.side, &row, at)?;
            match known.versions.last_mut() {
                // Not the version of history: its own number and what is worked out stand in the row.
                Some(last) if last.token == row.token => *last = row,
                _ => known.versions.push(row),
            }
        }
        Ok(known)
    }

    /// Reads the row as it is now.
    pub(super) fn row(
        &self,
        conn: &Connection,
        form: &Form,
        id: &str,
    ) -> Result<Option<String>, StoreError> {
        let sql = format!(
            "SELECT {} FROM {}.{} AS here WHERE id = ?1",
            form.as_json("here"),
            self.side.schema(),
            form.table
        );
        Ok(conn
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }
}
