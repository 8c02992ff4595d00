//! The self-ratings.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::{StoreError, column};
use crate::domain::profile::LevelNumber;
use crate::domain::{Assessment, AssessmentDetails, AssessmentId, RequirementKey};

const ALL: &str = "SELECT id, deleted_at IS NOT NULL, skill, level, date, comment FROM assessment";

fn row_to_assessment(row: &Row<'_>) -> rusqlite::Result<Assessment> {
    Ok(Assessment {
        id: column::parsed(row, 0)?,
        deleted: row.get(1)?,
        details: AssessmentDetails {
            skill: column::read(row, 2, RequirementKey::parse)?,
            level: LevelNumber(row.get(3)?),
            date: row.get(4)?,
            comment: row.get(5)?,
        },
    })
}

/// Adds a self-rating.
pub fn insert(
    conn: &Connection,
    id: AssessmentId,
    details: &AssessmentDetails,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO assessment (id, skill, level, date, comment) VALUES (:id, :skill, :level, :date, :comment)",
    )?
    .execute(named_params! {
        ":id": id.to_string(),
        ":skill": details.skill.as_str(),
        ":level": details.level.0,
        ":date": details.date,
        ":comment": details.comment,
    })?;
    Ok(())
}

/// Puts a self-rating into the Bin, or takes it out.
pub fn set_deleted(
    conn: &Connection,
    id: AssessmentId,
    at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE assessment SET deleted_at = ?2 WHERE id = ?1")?
        .execute((id.to_string(), at.map(column::instant)))?;
    Ok(())
}

/// Returns a self-rating, deleted or not.
pub fn get(conn: &Connection, id: AssessmentId) -> Result<Option<Assessment>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.to_string()], row_to_assessment)
        .optional()?)
}

/// Returns the live self-ratings, oldest first; of one day, in the order they were made.
pub fn list(conn: &Connection) -> Result<Vec<Assessment>, StoreError> {
    let mut query =
        conn.prepare_cached(&format!("{ALL} WHERE deleted_at IS NULL ORDER BY date, id"))?;
    let rows = query.query_map([], row_to_assessment)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
