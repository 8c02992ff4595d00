//! What a record knows of one entry, from its history.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use super::numbers::{Numbers, Side};
use super::version::{BINNED, Form, Row, Version};
use crate::store::StoreError;
use crate::store::folded::Unfolding;

/// What the transaction of an import is called.
pub const LABEL: &str = "import a record";

/// The versions of one entry that a record knows.
#[derive(Default)]
pub(super) struct Known {
    /// Those that the present one came from, the oldest first; it is the last.
    pub line: Vec<Version>,
    /// Those of another record that were put beside it: seen, and not followed yet.
    pub beside: Vec<Version>,
}

impl Known {
    /// Returns the present version; none where the record never had the entry.
    pub(super) fn now(&self) -> Option<&Version> {
        self.line.last()
    }

    /// Tells whether a version is known at all.
    pub(super) fn has(&self, is_it: impl Fn(&Version) -> bool) -> bool {
        self.line.iter().chain(&self.beside).any(is_it)
    }

    /// Tells whether a version was put beside the present one.
    pub(super) fn has_beside(&self, version: &Version) -> bool {
        self.beside.iter().any(|known| known.token == version.token)
    }

    /// Returns what tells the versions apart. To a record that has decided on a version beside, it is older than its own.
    pub(super) fn tokens(&self, with_beside: bool) -> Vec<&str> {
        fn of(versions: &[Version]) -> impl Iterator<Item = &str> {
            versions.iter().map(|known| known.token.as_str())
        }
        let mut tokens: Vec<&str> = of(&self.line).collect();
        if with_beside && let Some(now) = tokens.pop() {
            tokens.extend(of(&self.beside));
            tokens.push(now);
        }
        tokens
    }

    /// Takes in the versions that one transaction wrote.
    ///
    /// What it went through before what it came to is older. What it went through and came back from was put beside: so does
    /// an import write a version that it does not follow, which keeps it in history and in this place of it. It stays beside
    /// until the entry is deleted or changed in something that the two say differently: that decides between them.
    fn follow(&mut self, written: Vec<Version>) {
        let Some(last) = written.last().map(|last| last.token.clone()) else {
            return;
        };
        let stays = self.now().is_some_and(|now| now.token == last);
        let first = written.iter().position(|version| version.token == last);
        let first = if stays { 0 } else { first.unwrap_or_default() };
        let (mut before, mut after) = (written, Vec::new());
        if before.len() > first {
            after = before.split_off(first);
        }
        if !stays && !after.is_empty() {
            before.push(after.remove(0));
        }
        after.retain(|version| version.token != last);
        if let (Some(now), Some(next)) = (self.now().cloned(), before.last()) {
            let stays = |known: &Version| {
                let is_open = |(column, ours): (&String, &Value)| {
                    (column == BINNED || known.plain.get(column) != Some(ours))
                        && next.plain.get(column) != Some(ours)
                };
                let is_again = after.iter().any(|seen| seen.token == known.token);
                is_again || !now.plain.iter().any(is_open)
            };
            let (beside, older): (Vec<_>, Vec<_>) = std::mem::take(&mut self.beside)
                .into_iter()
                .partition(stays);
            self.beside = beside;
            self.line.extend(older);
        }
        self.line.extend(before);
        for seen in after {
            if !self.has_beside(&seen) {
                self.beside.push(seen);
            }
        }
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
        let (mut written, mut of) = (Vec::new(), 0);
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
                known.follow(std::mem::take(&mut written));
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
            written.push(version);
        }
        known.follow(written);
        if let Some(row) = self.row(conn, form, id)? {
            let at = known.now().map(|now| now.at.clone()).unwrap_or_default();
            let row = form.read(numbers, self.side, &row, at)?;
            match known.line.last_mut() {
                // Not the version of history: its own number and what is worked out stand in the row.
                Some(last) if last.token == row.token => *last = row,
                _ => known.line.push(row),
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
