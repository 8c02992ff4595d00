//! The evidence: notes, files and web links with their numbers.

use std::num::NonZeroU32;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::{StoreError, column};
use crate::domain::{
    Evidence, EvidenceContent, EvidenceDetails, EvidenceId, EvidenceNumber, FileContent,
};

const ALL: &str = "SELECT id, deleted_at IS NOT NULL, number, title, date, kind, text, file_name, file_sha256, file_bytes,
    links, activities, qualifications FROM evidence";

fn row_to_evidence(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    let content = match row.get_ref(5)?.as_str()? {
        "note" => EvidenceContent::Note(row.get(6)?),
        "url" => EvidenceContent::Web(row.get(6)?),
        _ => EvidenceContent::File(FileContent {
            name: row.get(7)?,
            sha256: row.get(8)?,
            bytes: column::length(row, 9)?,
        }),
    };
    Ok(Evidence {
        id: column::parsed(row, 0)?,
        deleted: row.get(1)?,
        number: EvidenceNumber(row.get(2)?),
        details: EvidenceDetails {
            title: row.get(3)?,
            date: row.get(4)?,
            content,
            links: column::json(row, 10)?,
            activities: column::json(row, 11)?,
            qualifications: column::json(row, 12)?,
        },
    })
}

/// Gives out the next number. It is given once, whatever becomes of the evidence.
pub fn next_number(conn: &Connection) -> Result<EvidenceNumber, StoreError> {
    let number: NonZeroU32 = conn
        .prepare_cached(
            "UPDATE bookkeeping SET evidence_number = evidence_number + 1 RETURNING evidence_number",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(EvidenceNumber(number))
}

/// Adds a piece of evidence.
pub fn insert(
    conn: &Connection,
    id: EvidenceId,
    number: EvidenceNumber,
    details: &EvidenceDetails,
) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO evidence (id, number, title, date, kind, text, file_name, file_sha256, file_bytes, links,
            activities, qualifications)
         VALUES (:id, :number, :title, :date, :kind, :text, :file_name, :file_sha256, :file_bytes, :links,
            :activities, :qualifications)")?
        .execute(named_params! {
            ":id": id.to_string(),
            ":number": number.0,
            ":title": details.title,
            ":date": details.date,
            ":kind": details.content.kind(),
            ":text": text(&details.content),
            ":file_name": file(&details.content).map(|file| &file.name),
            ":file_sha256": file(&details.content).map(|file| &file.sha256),
            ":file_bytes": file_bytes(&details.content),
            ":links": column::to_json(&details.links)?,
            ":activities": column::to_json(&details.activities)?,
            ":qualifications": column::to_json(&details.qualifications)?,
        })?;
    Ok(())
}

/// Writes new details over a piece of evidence; its number and its kind of content stay.
pub fn update(
    conn: &Connection,
    id: EvidenceId,
    details: &EvidenceDetails,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "UPDATE evidence SET title = :title, date = :date, text = :text, file_name = :file_name, file_sha256 = :file_sha256,
            file_bytes = :file_bytes, links = :links, activities = :activities,
            qualifications = :qualifications WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id.to_string(),
        ":title": details.title,
        ":date": details.date,
        ":text": text(&details.content),
        ":file_name": file(&details.content).map(|file| &file.name),
        ":file_sha256": file(&details.content).map(|file| &file.sha256),
        ":file_bytes": file_bytes(&details.content),
        ":links": column::to_json(&details.links)?,
        ":activities": column::to_json(&details.activities)?,
        ":qualifications": column::to_json(&details.qualifications)?,
    })?;
    Ok(())
}

const fn text(content: &EvidenceContent) -> Option<&String> {
    match content {
        EvidenceContent::Note(text) | EvidenceContent::Web(text) => Some(text),
        EvidenceContent::File(_) => None,
    }
}

const fn file(content: &EvidenceContent) -> Option<&FileContent> {
    match content {
        EvidenceContent::Note(_) | EvidenceContent::Web(_) => None,
        EvidenceContent::File(file) => Some(file),
    }
}

/// Returns how long a file is. One longer than a disk can hold does not come by.
fn file_bytes(content: &EvidenceContent) -> Option<i64> {
    file(content).map(|file| i64::try_from(file.bytes).unwrap_or(i64::MAX))
}

/// Puts a piece of evidence into the Bin, or takes it out.
pub fn set_deleted(
    conn: &Connection,
    id: EvidenceId,
    at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE evidence SET deleted_at = ?2 WHERE id = ?1")?
        .execute((id.to_string(), at.map(column::instant)))?;
    Ok(())
}

/// Returns a piece of evidence, deleted or not.
pub fn get(conn: &Connection, id: EvidenceId) -> Result<Option<Evidence>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.to_string()], row_to_evidence)
        .optional()?)
}

/// Returns the piece of evidence with that number, deleted or not.
pub fn numbered(conn: &Connection, number: EvidenceNumber) -> Result<Option<Evidence>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("{ALL} WHERE number = ?1"))?
        .query_row([number.0], row_to_evidence)
        .optional()?)
}

/// Returns what a person called an attached file, now or before.
pub fn file_name(conn: &Connection, sha256: &str) -> Result<Option<String>, StoreError> {
    Ok(conn
        .query_row(
            "SELECT file_name FROM evidence WHERE file_sha256 = ?1
             UNION ALL SELECT after ->> 'file_name' FROM revision
             WHERE table_name = 'evidence' AND json_valid(after) AND after ->> 'file_sha256' = ?1 LIMIT 1",
            [sha256],
            |row| row.get(0),
        )
        .optional()?)
}

/// Returns all live evidence by number.
pub fn list(conn: &Connection) -> Result<Vec<Evidence>, StoreError> {
    let mut query =
        conn.prepare_cached(&format!("{ALL} WHERE deleted_at IS NULL ORDER BY number"))?;
    let rows = query.query_map([], row_to_evidence)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
