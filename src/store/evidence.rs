//! The evidence: notes, files and web links with their numbers.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _};

use super::StoreError;
use super::column::Cell as _;
use super::row::{self, Cells, Row, Written};
use crate::domain::{
    Evidence, EvidenceContent, EvidenceDetails, EvidenceId, EvidenceNumber, FileContent,
};

impl Row for Evidence {
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "title",
        "date",
        "kind",
        "text",
        "file_name",
        "file_sha256",
        "file_bytes",
        "links",
        "activities",
        "qualifications",
    ];
    const ORDER: &'static str = "number";

    fn read(id: EvidenceId, deleted: bool, cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        let (number, title, date) = (EvidenceNumber(cells.next()?), cells.next()?, cells.next()?);
        let kind: String = cells.next()?;
        let content = if kind == "file" {
            cells.skip(1);
            EvidenceContent::File(FileContent {
                name: cells.next()?,
                sha256: cells.next()?,
                bytes: cells.next()?,
            })
        } else {
            let text = cells.next()?;
            cells.skip(3);
            match kind.as_str() {
                "note" => EvidenceContent::Note(text),
                _ => EvidenceContent::Web(text),
            }
        };
        let details = EvidenceDetails {
            title,
            date,
            content,
            links: cells.next()?,
            activities: cells.next()?,
            qualifications: cells.next()?,
        };
        Ok(Self {
            id,
            number,
            details,
            deleted,
        })
    }

    fn write(details: &EvidenceDetails) -> Result<Vec<Written>, StoreError> {
        let EvidenceDetails {
            title,
            date,
            content,
            links,
            activities,
            qualifications,
        } = details;
        let (text, file) = match content {
            EvidenceContent::Note(text) | EvidenceContent::Web(text) => (Some(text.clone()), None),
            EvidenceContent::File(file) => (None, Some(file.clone())),
        };
        let [name, sha256, bytes] = file_cells(file.as_ref())?;
        Ok(vec![
            ("title", title.written()?),
            ("date", date.written()?),
            ("kind", content.kind().to_owned().into()),
            ("text", text.written()?),
            ("file_name", name),
            ("file_sha256", sha256),
            ("file_bytes", bytes),
            ("links", links.written()?),
            ("activities", activities.written()?),
            ("qualifications", qualifications.written()?),
        ])
    }

    /// Gives out the next number. It is given once, whatever becomes of the evidence.
    fn given(conn: &Connection) -> Result<Vec<Written>, StoreError> {
        let next = "UPDATE bookkeeping SET evidence_number = evidence_number + 1 RETURNING evidence_number";
        let number: u32 = conn.prepare_cached(next)?.query_row([], |row| row.get(0))?;
        Ok(vec![("number", number.into())])
    }
}

/// Returns what names a file in its row: its name, its hash and its length.
pub(super) fn file_cells(file: Option<&FileContent>) -> Result<[Value; 3], StoreError> {
    Ok([
        file.map(|file| file.name.clone()).written()?,
        file.map(|file| file.sha256.clone()).written()?,
        file.map(|file| file.bytes).written()?,
    ])
}

/// Returns the piece of evidence with that number, deleted or not.
pub fn numbered(conn: &Connection, number: EvidenceNumber) -> Result<Option<Evidence>, StoreError> {
    Ok(row::find(conn, "WHERE number = ?1", [number.0])?.pop())
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
