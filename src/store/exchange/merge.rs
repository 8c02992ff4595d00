//! Two records as one, entry by entry: by id, and by what each has of the other's history.

use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::store::undo::Restorer;
use crate::store::{StoreError, Write, revisions, schema};

/// What merging did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Entries that were not there, by table.
    pub added: Vec<(&'static str, String)>,
    /// Entries of which the other had a newer version.
    pub updated: Vec<(&'static str, String)>,
    /// Entries that both sides had changed: the record keeps its own, and the other stands beside it under a new id.
    pub both: Vec<(&'static str, String)>,
}

/// Merges the record attached as `other`; part of a transaction.
///
/// Nothing goes: what only this record has stays, and so does what it has changed.
pub fn merge(write: &Write<'_>) -> Result<Merged, StoreError> {
    let mut merged = Merged::default();
    for table in revisions::TABLES.iter().copied() {
        let restorer = Restorer::of(write, table)?;
        for row in differing(write, table)? {
            let Some(theirs) = row.decide(write, table)? else {
                continue;
            };
            let named = (table, row.id.clone());
            match theirs {
                Theirs::New => {
                    let json = with_free_number(write, table, &row.json)?;
                    restorer.put(write, &row.id, false, Some(&json))?;
                    merged.added.push(named);
                }
                Theirs::Newer => {
                    let json = with_own_number(write, table, &row)?;
                    restorer.put(write, &row.id, true, Some(&json))?;
                    merged.updated.push(named);
                }
                Theirs::Other => {
                    // There is one person and one profile; the record's own stay.
                    if !["practitioner", "profile"].contains(&table) {
                        let id = id_beside(&row);
                        if is_known(write, &id)? {
                            continue;
                        }
                        let json = beside(write, table, &row.json, &id)?;
                        restorer.put(write, &id, false, Some(&json))?;
                    }
                    merged.both.push(named);
                }
            }
        }
    }
    Ok(merged)
}

/// What the other record has of an entry.
enum Theirs {
    /// An entry that this record never had.
    New,
    /// A version that came after this record's.
    Newer,
    /// A version of its own.
    Other,
}

/// A row of the other record that this one has not, or not so.
struct Differing {
    id: String,
    json: String,
    is_here: bool,
}

fn differing(conn: &Connection, table: &str) -> Result<Vec<Differing>, StoreError> {
    let columns = revisions::columns(conn, table)?;
    let (there, here) = (
        revisions::as_json("there", &columns),
        revisions::as_json("here", &columns),
    );
    let mut query = conn.prepare(&format!(
        "SELECT there.id, {there}, here.id IS NOT NULL
         FROM other.{table} AS there LEFT JOIN main.{table} AS here ON here.id = there.id
         WHERE here.id IS NULL OR {} IS NOT {} ORDER BY there.id",
        unnumbered(table, &there),
        unnumbered(table, &here)
    ))?;
    let rows = query.query_map([], |row| {
        Ok(Differing {
            id: row.get(0)?,
            json: row.get(1)?,
            is_here: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Differing {
    /// Decides by history what the other's version is to this record; nothing where this record knew it and went on.
    fn decide(&self, conn: &Connection, table: &str) -> Result<Option<Theirs>, StoreError> {
        let hash = format!("sha256({})", unnumbered(table, "after"));
        let last = |schema: &str| -> Result<Option<String>, StoreError> {
            let sql = format!(
                "SELECT {hash} FROM {schema}.revision WHERE row_id = ?1 AND table_name = ?2 ORDER BY id DESC LIMIT 1"
            );
            Ok(conn
                .prepare_cached(&sql)?
                .query_row([&self.id, table], |row| row.get(0))
                .optional()?
                .flatten())
        };
        let knows = |schema: &str, known: &Option<String>| -> Result<bool, StoreError> {
            let sql = format!(
                "SELECT EXISTS (SELECT 1 FROM {schema}.revision WHERE row_id = ?1 AND table_name = ?2 AND {hash} = ?3)"
            );
            Ok(conn
                .prepare_cached(&sql)?
                .query_row(params![self.id, table, known], |row| row.get(0))?)
        };
        if knows("main", &last("other")?)? {
            return Ok(None);
        }
        Ok(Some(if !self.is_here {
            Theirs::New
        } else if knows("other", &last("main")?)? {
            Theirs::Newer
        } else {
            Theirs::Other
        }))
    }
}

/// Leaves the number of evidence out of what tells two versions apart: where it is taken, an import gives another.
fn unnumbered(table: &str, json: &str) -> String {
    if table == "evidence" {
        format!("json_remove({json}, '$.number')")
    } else {
        json.to_owned()
    }
}

/// Lets evidence keep the number that it has here.
fn with_own_number(conn: &Connection, table: &str, row: &Differing) -> Result<String, StoreError> {
    if table != "evidence" {
        return Ok(row.json.clone());
    }
    Ok(conn.query_row(
        "SELECT json_set(?1, '$.number', number) FROM main.evidence WHERE id = ?2",
        [&row.json, &row.id],
        |row| row.get(0),
    )?)
}

/// Makes the id of a version that stands beside another: the same whenever that version is imported, so that it comes once.
fn id_beside(row: &Differing) -> String {
    let hash = schema::sha256(format!("{} {}", row.id, row.json).as_bytes());
    let time = row.id.replace('-', "");
    let (time, rest) = (time.get(..12), hash.get(..18));
    let digits = time.zip(rest).map(|(time, rest)| {
        // As UUIDv7 has it: when, the version, and what tells it from others of that moment.
        format!(
            "{time}7{}8{}",
            rest.get(..3).unwrap_or_default(),
            rest.get(3..).unwrap_or_default()
        )
    });
    let id = digits.and_then(|digits| Uuid::parse_str(&digits).ok());
    id.unwrap_or_default().to_string()
}

fn is_known(conn: &Connection, id: &str) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM main.revision WHERE row_id = ?1)")?
        .query_row([id], |row| row.get(0))?)
}

/// Gives a version of the other its own place beside this record's.
fn beside(conn: &Connection, table: &str, json: &str, id: &str) -> Result<String, StoreError> {
    let titled = "CASE WHEN json_type(?1, '$.title') = 'text'
        THEN json_set(?1, '$.id', ?2, '$.title', (?1 ->> '$.title') || ' (as imported)')
        ELSE json_set(?1, '$.id', ?2) END";
    let json: String = conn.query_row(&format!("SELECT {titled}"), [json, id], |row| row.get(0))?;
    with_free_number(conn, table, &json)
}

/// Gives evidence the next number where its own is taken.
fn with_free_number(conn: &Connection, table: &str, json: &str) -> Result<String, StoreError> {
    if table != "evidence" {
        return Ok(json.to_owned());
    }
    let taken: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM main.evidence WHERE number = ?1 ->> '$.number')",
        [json],
        |row| row.get(0),
    )?;
    let number: i64 = if taken {
        conn.query_row(
            "UPDATE bookkeeping SET evidence_number = evidence_number + 1 RETURNING evidence_number",
            [],
            |row| row.get(0),
        )?
    } else {
        conn.query_row(
            "UPDATE bookkeeping SET evidence_number = max(evidence_number, ?1 ->> '$.number') RETURNING ?1 ->> '$.number'",
            [json],
            |row| row.get(0),
        )?
    };
    Ok(conn.query_row(
        "SELECT json_set(?1, '$.number', ?2)",
        params![json, number],
        |row| row.get(0),
    )?)
}
