//! Citations across two records: a piece of evidence keeps its id and has a number of its own in each.
//!
//! Texts cite by number. So texts of the two are compared with ids in the place of numbers, and what is taken over is
//! written with the numbers of this record. A citation that means nothing over there must come to mean nothing here.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;

use rusqlite::Connection;
use serde_json::Value;

use crate::domain::EvidenceNumber;
use crate::domain::portfolio::{citations, recite};
use crate::store::StoreError;

/// Which of the two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The open one, into which the other is merged.
    Here,
    /// The other.
    There,
}

impl Side {
    /// Returns what its database is attached as.
    pub(super) const fn schema(self) -> &'static str {
        match self {
            Self::Here => "main",
            Self::There => "other",
        }
    }
}

/// The numbers of evidence in one record: those that it has, and those that it had.
#[derive(Default)]
struct Numbered {
    ids: HashMap<u32, String>,
    numbers: HashMap<String, u32>,
}

/// The numbers of evidence in both records, and those that citations of nothing were given here.
pub(super) struct Numbers {
    here: Numbered,
    there: Numbered,
    nothing: HashMap<u32, u32>,
    /// Numbers of no piece that texts here cite: what comes in gets none of them.
    spoken_for: HashSet<u32>,
}

/// The columns in which people write texts, table by table. Lists are looked through to their last text.
const CITING: &[(&str, &[&str])] = &[
    (
        "activity",
        &[
            "title",
            "links",
            "description",
            "what",
            "so_what",
            "now_what",
        ],
    ),
    ("evidence", &["title", "text", "links"]),
    ("qualification", &["title", "notes"]),
    ("assessment", &["comment"]),
    (
        "objective",
        &["title", "measure", "approach", "outcome", "links"],
    ),
    (
        "portfolio",
        &["title", "pieces", "skills", "statements", "parts"],
    ),
];

/// Tells whether a column can hold citations.
pub(super) fn cites(table: &str, column: &str) -> bool {
    let found = CITING.iter().find(|(known, _)| *known == table);
    found.is_some_and(|(_, columns)| columns.contains(&column))
}

impl Numbers {
    /// Reads the numbers of both records, and gives one here to each piece that is about to come in.
    pub(super) fn read(conn: &Connection) -> Result<Self, StoreError> {
        let mut numbers = Self {
            here: Numbered::read(conn, Side::Here)?,
            there: Numbered::read(conn, Side::There)?,
            nothing: HashMap::new(),
            spoken_for: cited(conn)?,
        };
        numbers
            .spoken_for
            .retain(|number| !numbers.here.ids.contains_key(number));
        let mut query = conn.prepare("SELECT id, number FROM other.evidence ORDER BY number")?;
        let coming: Vec<(String, u32)> = query
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (id, number) in coming {
            if !numbers.here.numbers.contains_key(&id) {
                let number = numbers.free(conn, number)?;
                numbers.here.note(id, number);
            }
        }
        Ok(numbers)
    }

    /// Returns the number that a piece has here.
    pub(super) fn of(&self, id: &str) -> Option<u32> {
        self.here.numbers.get(id).copied()
    }

    /// Gives the next number.
    pub(super) fn next(&self, conn: &Connection) -> Result<u32, StoreError> {
        let sql = "UPDATE bookkeeping SET evidence_number = evidence_number + 1 RETURNING evidence_number";
        loop {
            let next = conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
            if !self.spoken_for.contains(&next) {
                return Ok(next);
            }
        }
    }

    /// Returns a number that no piece here has or had: the one asked for, or the next.
    fn free(&self, conn: &Connection, asked: u32) -> Result<u32, StoreError> {
        if self.here.ids.contains_key(&asked) || self.spoken_for.contains(&asked) {
            return self.next(conn);
        }
        conn.prepare_cached("UPDATE bookkeeping SET evidence_number = max(evidence_number, ?1)")?
            .execute([asked])?;
        Ok(asked)
    }

    /// Writes a text of one record with ids that both know in the place of numbers.
    pub(super) fn plain(&self, side: Side, text: &str) -> String {
        let ids = match side {
            Side::Here => &self.here.ids,
            Side::There => &self.there.ids,
        };
        recite(text, |number| {
            let id = ids.get(&number.0.get()).filter(|id| {
                self.here.numbers.contains_key(*id) && self.there.numbers.contains_key(*id)
            });
            // No person types this character.
            Some(format!("\0{}", id.map_or("", String::as_str)))
        })
    }

    /// Writes a text of the other record with the numbers of this one.
    pub(super) fn localised(
        &mut self,
        conn: &Connection,
        text: &str,
    ) -> Result<String, StoreError> {
        let mut failed = None;
        let written = recite(text, |number| {
            let number = self.number_here(conn, number.0.get());
            let number = number.map_err(|err| failed = Some(err)).ok()?;
            Some(EvidenceNumber(NonZeroU32::new(number)?).to_string())
        });
        failed.map_or(Ok(written), Err)
    }

    /// Returns the number by which this record cites what the other cites so.
    fn number_here(&mut self, conn: &Connection, there: u32) -> Result<u32, StoreError> {
        let id = self.there.ids.get(&there);
        if let Some(known) = id.and_then(|id| self.of(id)) {
            return Ok(known);
        }
        if let Some(id) = id.cloned() {
            // It went before it could come here; its citation keeps a number that nothing else will have.
            let number = self.free(conn, there)?;
            self.here.note(id, number);
            return Ok(number);
        }
        if !self.here.ids.contains_key(&there) {
            return Ok(there);
        }
        if let Some(given) = self.nothing.get(&there) {
            return Ok(*given);
        }
        let given = self.next(conn)?;
        self.nothing.insert(there, given);
        Ok(given)
    }
}

/// Returns the numbers that texts of the open record cite.
fn cited(conn: &Connection) -> Result<HashSet<u32>, StoreError> {
    let mut found = HashSet::new();
    for (table, columns) in CITING {
        let texts = columns.join(", '')|| char(10) ||ifnull(");
        let mut query = conn.prepare(&format!(
            "SELECT text FROM (SELECT ifnull({texts}, '') AS text FROM main.{table}) WHERE text LIKE '%[e%'"
        ))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            found.extend(citations(&text).iter().map(|cited| cited.number.0.get()));
        }
    }
    Ok(found)
}

impl Numbered {
    fn read(conn: &Connection, side: Side) -> Result<Self, StoreError> {
        let mut read = Self::default();
        // What is there now comes first: it counts where history says otherwise.
        let mut query = conn.prepare(&format!(
            "SELECT id, number, 0 FROM {0}.evidence
             UNION ALL SELECT row_id, after ->> '$.number', id FROM {0}.revision
             WHERE table_name = 'evidence' AND json_valid(after) ORDER BY 3",
            side.schema()
        ))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let number: Option<u32> = row.get(1)?;
            if let Some(number) = number {
                read.note(row.get(0)?, number);
            }
        }
        Ok(read)
    }

    /// Notes the number of a piece; what is known already stays.
    fn note(&mut self, id: String, number: u32) {
        self.ids.entry(number).or_insert_with(|| id.clone());
        self.numbers.entry(id).or_insert(number);
    }
}

/// Changes every text within a value.
pub(super) fn each_text<E>(
    value: &Value,
    change: &mut impl FnMut(&str) -> Result<String, E>,
) -> Result<Value, E> {
    Ok(match value {
        Value::String(text) => Value::String(change(text)?),
        Value::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| each_text(item, change))
                .collect::<Result<_, _>>()?,
        ),
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, value)| Ok((name.clone(), each_text(value, change)?)))
                .collect::<Result<_, E>>()?,
        ),
        other => other.clone(),
    })
}
