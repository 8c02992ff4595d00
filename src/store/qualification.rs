//! The qualifications, held or worked toward.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::{StoreError, column};
use crate::domain::{
    Qualification, QualificationDetails, QualificationId, QualificationStatus, RequirementKey,
};

const ALL: &str = "SELECT id, deleted_at IS NOT NULL, title, awarding_body, status, started, awarded, expires, reference,
    notes, requirement FROM qualification";

fn row_to_qualification(row: &Row<'_>) -> rusqlite::Result<Qualification> {
    let requirement = match row.get_ref(10)?.as_str_or_null()? {
        None => None,
        Some(_) => Some(column::read(row, 10, RequirementKey::parse)?),
    };
    Ok(Qualification {
        id: column::parsed(row, 0)?,
        deleted: row.get(1)?,
        details: QualificationDetails {
            title: row.get(2)?,
            awarding_body: row.get(3)?,
            status: column::read(row, 4, QualificationStatus::parse)?,
            started: row.get(5)?,
            awarded: row.get(6)?,
            expires: row.get(7)?,
            reference: row.get(8)?,
            notes: row.get(9)?,
            requirement,
        },
    })
}

/// Adds a qualification.
pub fn insert(
    conn: &Connection,
    id: QualificationId,
    details: &QualificationDetails,
) -> Result<(), StoreError> {
    write(
        conn,
        "INSERT INTO qualification
            (id, title, awarding_body, status, started, awarded, expires, reference, notes, requirement)
         VALUES (:id, :title, :awarding_body, :status, :started, :awarded, :expires, :reference, :notes, :requirement)",
        id,
        details,
    )
}

/// Writes new details over a qualification's.
pub fn update(
    conn: &Connection,
    id: QualificationId,
    details: &QualificationDetails,
) -> Result<(), StoreError> {
    write(
        conn,
        "UPDATE qualification SET title = :title, awarding_body = :awarding_body, status = :status, started = :started,
            awarded = :awarded, expires = :expires, reference = :reference, notes = :notes, requirement = :requirement
         WHERE id = :id",
        id,
        details,
    )
}

fn write(
    conn: &Connection,
    sql: &str,
    id: QualificationId,
    details: &QualificationDetails,
) -> Result<(), StoreError> {
    let QualificationDetails {
        title,
        awarding_body,
        status,
        started,
        awarded,
        expires,
        reference,
        notes,
        requirement,
    } = details;
    conn.prepare_cached(sql)?.execute(named_params! {
        ":id": id.to_string(),
        ":title": title,
        ":awarding_body": awarding_body,
        ":status": status.key(),
        ":started": started,
        ":awarded": awarded,
        ":expires": expires,
        ":reference": reference,
        ":notes": notes,
        ":requirement": requirement.as_ref().map(RequirementKey::as_str),
    })?;
    Ok(())
}

/// Puts a qualification into the Bin, or takes it out.
pub fn set_deleted(
    conn: &Connection,
    id: QualificationId,
    at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE qualification SET deleted_at = ?2 WHERE id = ?1")?
        .execute((id.to_string(), at.map(column::instant)))?;
    Ok(())
}

/// Returns a qualification, deleted or not.
pub fn get(conn: &Connection, id: QualificationId) -> Result<Option<Qualification>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.to_string()], row_to_qualification)
        .optional()?)
}

/// Returns the live qualifications, the one awarded or started last first; those without dates at the end.
pub fn list(conn: &Connection) -> Result<Vec<Qualification>, StoreError> {
    let mut query = conn.prepare_cached(&format!(
        "{ALL} WHERE deleted_at IS NULL ORDER BY ifnull(awarded, started) DESC NULLS LAST, title, id"
    ))?;
    let rows = query.query_map([], row_to_qualification)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
