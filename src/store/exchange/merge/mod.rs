//! Two records as one, entry by entry: by id, and by what each has of the other's history.
//!
//! Nothing is in two live versions afterwards, so that no hour counts twice. Each field is followed by itself through both
//! histories: what one side alone changed counts; where both changed one field, the record keeps its own and the other
//! version goes to the Bin. History keeps that it was seen, so that it is told once, and that a later change decides it.

mod beside;
mod fields;
mod history;
mod line;
mod lineage;
mod lists;
mod numbers;
mod version;

use rusqlite::Connection;
use serde_json::Value;

use self::fields::Sides;
pub use self::history::LABEL;
use self::history::Reader;
use self::numbers::{Numbers, Side};
use self::version::{Form, NUMBER, Row, Version};
use crate::store::undo::Restorer;
use crate::store::{StoreError, Write, check, column, revisions};

/// What merging did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Entries that were not there, by table.
    pub added: Vec<(&'static str, String)>,
    /// Entries that have what the other side changed now.
    pub updated: Vec<(&'static str, String)>,
    /// Entries of which both sides had changed one field: the record keeps its own, and the other version lies in the Bin.
    pub both: Vec<(&'static str, String)>,
    /// What these are called, as rows that have a title, with the columns in which there are two versions.
    pub twofold: Vec<(serde_json::Map<String, Value>, Vec<String>)>,
    /// Fields of the person and their role that the two records did not agree on.
    pub told: Vec<Told>,
}

/// A field of what a record has one of: the person, the role profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its column.
    pub column: String,
    /// What it said here.
    pub ours: Value,
    /// What it says in the other.
    pub theirs: Value,
    /// Whether that counts now.
    pub taken: bool,
}

/// The tables of which a record has one row. There is no Bin for them.
const SINGLE: &[&str] = &["practitioner", "profile"];

/// Merges the record attached as `other`; part of a transaction.
///
/// Nothing goes: what only this record has stays, and so does what it has changed.
pub fn merge(write: &Write<'_>) -> Result<Merged, StoreError> {
    let mut merging = Merging {
        write,
        numbers: Numbers::read(write)?,
        here: Reader::of(write, Side::Here)?,
        there: Reader::of(write, Side::There)?,
        merged: Merged::default(),
    };
    for table in revisions::TABLES.iter().copied() {
        let form = Form::of(write, table)?;
        let restorer = Restorer::of(write, table)?;
        for id in differing(write, &form)? {
            merging.entry(&form, &restorer, &id)?;
        }
    }
    merging.keep_what_is_named()?;
    Ok(merging.merged)
}

/// Returns what another record's database says of the person and the role otherwise than this one, and would put in its place.
pub fn told(here: &Connection, there: &Connection) -> Result<Vec<Told>, StoreError> {
    let mut found = Vec::new();
    for table in SINGLE.iter().copied() {
        let form = Form::of(here, table)?;
        let sql = format!("SELECT {} FROM {table} AS here", form.as_json("here"));
        let row = |conn: &Connection| -> Result<Row, StoreError> {
            let json: String = conn.query_row(&sql, [], |row| row.get(0))?;
            serde_json::from_str(&json).map_err(|err| StoreError::Damaged(err.to_string()))
        };
        let (ours, theirs) = (row(here)?, row(there)?);
        for (column, theirs) in theirs {
            let ours = ours.get(&column).cloned().unwrap_or_default();
            if ours != theirs {
                found.push(Told {
                    column,
                    ours,
                    theirs,
                    taken: true,
                });
            }
        }
    }
    Ok(found)
}

/// Returns the ids of rows that may not be alike: those that differ as they are kept, that cite evidence by numbers, which
/// are each record's own, or that the other record had and took back.
fn differing(conn: &Connection, form: &Form) -> Result<Vec<String>, StoreError> {
    let table = form.table;
    let (there, here) = (form.as_json("there"), form.as_json("here"));
    let mut query = conn.prepare(&format!(
        "SELECT there.id FROM other.{table} AS there LEFT JOIN main.{table} AS here ON here.id = there.id
         WHERE here.id IS NULL OR {there} IS NOT {here} OR {there} LIKE '%[e%'
         UNION SELECT here.id FROM main.{table} AS here
         WHERE NOT EXISTS (SELECT 1 FROM other.{table} AS there WHERE there.id = here.id)
            AND EXISTS (SELECT 1 FROM other.revision WHERE row_id = here.id AND table_name = '{table}')
         ORDER BY 1"
    ))?;
    let ids = query.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// A merge under way.
struct Merging<'a> {
    write: &'a Write<'a>,
    numbers: Numbers,
    here: Reader,
    there: Reader,
    merged: Merged,
}

impl Merging<'_> {
    /// Merges one entry.
    fn entry(&mut self, form: &Form, restorer: &Restorer, id: &str) -> Result<(), StoreError> {
        let known = self.there.known(self.write, &self.numbers, form, id)?;
        let Some(theirs) = known.now() else {
            return Ok(());
        };
        let ours = self.here.known(self.write, &self.numbers, form, id)?;
        let named = (form.table, id.to_owned());
        let mut is_there = self.here.row(self.write, form, id)?.is_some();
        let mut put = |conn: &Connection, row: Row| {
            let json = Value::Object(row).to_string();
            let written = restorer.put(conn, id, is_there, Some(&json));
            is_there = true;
            written
        };
        let sides = Sides {
            form,
            ours: &ours,
            theirs: &known,
        };
        let Some(now) = ours.now() else {
            if theirs.is_binned() && self.is_beside_its_own(form, id)? {
                return Ok(());
            }
            let row = self.localised(form, id, theirs)?;
            for row in sides.added(self.write, &mut self.numbers, &row)? {
                put(self.write, row)?;
            }
            self.merged.added.push(named);
            return Ok(());
        };
        let Some(mut joined) = sides.join(self.write, &mut self.numbers)? else {
            return Ok(());
        };
        let is_single = SINGLE.contains(&form.table);
        for columns in joined.seen {
            // History may have it as a step alone, on the way to what was put beside.
            if !is_single && !self.is_beside(form, id, theirs, &columns)? {
                joined.both.extend(columns);
            }
        }
        if joined.rows.last().is_some_and(|last| *last != now.row) {
            self.merged.updated.push(named.clone());
        }
        let mut stands = now.row.clone();
        for row in joined.rows {
            if row != stands {
                put(self.write, row.clone())?;
                stands = row;
            }
        }
        self.tell(form, [now, theirs], &joined.taken, true);
        if !joined.both.is_empty() {
            if !is_single {
                self.put_beside(form, restorer, id, theirs)?;
                self.merged
                    .twofold
                    .push((now.row.clone(), joined.both.clone()));
            }
            self.tell(form, [now, theirs], &joined.both, false);
            self.merged.both.push(named);
        }
        Ok(())
    }

    /// Keeps entries whose making was taken back here, and that what came in names: they lie in the Bin.
    fn keep_what_is_named(&self) -> Result<(), StoreError> {
        for (table, column, target) in check::NAMED {
            let form = Form::of(self.write, target)?;
            let restorer = Restorer::of(self.write, target)?;
            let mut query = self.write.prepare(&format!(
                "SELECT DISTINCT value FROM main.{table}, json_each(main.{table}.{column})
                 WHERE value NOT IN (SELECT id FROM main.{target})"
            ))?;
            let ids: Vec<String> = query
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            for id in ids {
                let known = self.here.known(self.write, &self.numbers, &form, &id)?;
                if let Some(gone) = known.now() {
                    let row = Value::Object(gone.row.clone()).to_string();
                    restorer.put(self.write, &id, false, Some(&row))?;
                }
            }
        }
        Ok(())
    }

    /// Tells whether an entry is what the other put beside one of its own: a version that this record knows in its place.
    fn is_beside_its_own(&self, form: &Form, id: &str) -> Result<bool, StoreError> {
        for entry in self.made_with(form, id)? {
            let known = self.here.known(self.write, &self.numbers, form, &entry)?;
            if known.has(|version| beside::id_of(&entry, &version.token) == id) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Tells whether a version that says in a field what the other's says lies beside an entry.
    fn is_beside(
        &self,
        form: &Form,
        id: &str,
        theirs: &Version,
        columns: &[String],
    ) -> Result<bool, StoreError> {
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let titled = beside::titled(theirs.row.clone());
        let kept = form.version(&self.numbers, Side::There, &titled, String::new());
        for entry in self.made_with(form, id)? {
            let known = self.here.known(self.write, &self.numbers, form, &entry)?;
            if entry != id && known.has(|version| version.said(&columns) == kept.said(&columns)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns an entry and its other versions by their ids, which share when it was made.
    fn made_with(&self, form: &Form, id: &str) -> Result<Vec<String>, StoreError> {
        let sql = format!(
            "SELECT id FROM main.{0} WHERE id >= substr(?1, 1, {1}) AND id < substr(?1, 1, {1}) || '~'",
            form.table,
            beside::TIME
        );
        let mut query = self.write.prepare_cached(&sql)?;
        let ids = query.query_map([id], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Returns the other's version as this record keeps it: with its own numbers.
    fn localised(&mut self, form: &Form, id: &str, theirs: &Version) -> Result<Row, StoreError> {
        let columns = theirs.row.keys().map(String::as_str);
        let mut row = form.localised(self.write, &mut self.numbers, columns, theirs)?;
        if row.contains_key(NUMBER)
            && let Some(number) = self.numbers.of(id)
        {
            row.insert(NUMBER.to_owned(), number.into());
        }
        Ok(row)
    }

    /// Puts the other's version into the Bin, unless it came before.
    fn put_beside(
        &mut self,
        form: &Form,
        restorer: &Restorer,
        id: &str,
        theirs: &Version,
    ) -> Result<(), StoreError> {
        let beside = beside::id_of(id, &theirs.token);
        let known = self.here.known(self.write, &self.numbers, form, &beside)?;
        if known.now().is_some() {
            return Ok(());
        }
        let seen = self.localised(form, id, theirs)?;
        let at = column::instant(self.write.at());
        let row = beside::row_of(self.write, &self.numbers, seen, &beside, &at)?;
        restorer.put(
            self.write,
            &beside,
            false,
            Some(&Value::Object(row).to_string()),
        )
    }

    /// Tells what the two said of the person and the role.
    fn tell(
        &mut self,
        form: &Form,
        [ours, theirs]: [&Version; 2],
        columns: &[String],
        taken: bool,
    ) {
        if !SINGLE.contains(&form.table) {
            return;
        }
        let value = |version: &Version, column: &str| version.row.get(column).cloned();
        self.merged.told.extend(columns.iter().map(|column| Told {
            column: column.clone(),
            ours: value(ours, column).unwrap_or_default(),
            theirs: value(theirs, column).unwrap_or_default(),
            taken,
        }));
    }
}
