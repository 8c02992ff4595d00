//! What a person answered to suggestions: a row for each answer about one entry and one requirement. One that is answered
//! anew, or forgotten, counts no more and stays in history.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::{StoreError, column};
use crate::domain::RequirementKey;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which entry it is about.
    pub entry: Uuid,
    /// What was proposed, or linked unasked.
    pub requirement: RequirementKey,
    /// Whether the entry shows it.
    pub accepted: bool,
    /// The terms that had spoken for it.
    pub terms: Vec<String>,
}

/// Keeps an answer, in place of what was answered of that entry and requirement before.
pub fn put(
    conn: &Connection,
    id: Uuid,
    answer: &Answer,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Answer {
        entry,
        requirement,
        accepted,
        terms,
    } = answer;
    conn.prepare_cached(
        "UPDATE answer SET deleted_at = ?3 WHERE entry = ?1 AND requirement = ?2 AND deleted_at IS NULL",
    )?
    .execute(params![
        entry.to_string(),
        requirement.as_str(),
        column::instant(at)
    ])?;
    conn.prepare_cached(
        "INSERT INTO answer (id, entry, requirement, accepted, terms) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        id.to_string(),
        entry.to_string(),
        requirement.as_str(),
        accepted,
        column::to_json(terms)?
    ])?;
    Ok(())
}

/// Returns every answer that counts, the oldest first.
pub fn all(conn: &Connection) -> Result<Vec<Answer>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT entry, requirement, accepted, terms FROM answer WHERE deleted_at IS NULL ORDER BY id",
    )?;
    let read = |row: &Row<'_>| {
        Ok(Answer {
            entry: column::uuid(row, 0)?,
            requirement: column::read(row, 1, RequirementKey::parse)?,
            accepted: row.get(2)?,
            terms: column::json(row, 3)?,
        })
    };
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Has no answer count any more, or none about one requirement; tells how many those were.
pub fn forget(
    conn: &Connection,
    requirement: Option<&RequirementKey>,
    at: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let mut forget = conn.prepare_cached(
        "UPDATE answer SET deleted_at = ?1 WHERE deleted_at IS NULL AND (?2 IS NULL OR requirement = ?2)",
    )?;
    let requirement = requirement.map(RequirementKey::as_str);
    Ok(forget.execute(params![column::instant(at), requirement])?)
}
