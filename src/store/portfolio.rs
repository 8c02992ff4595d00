//! Composed portfolios: those being composed, then those handed in; in both the one that ends last first.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::StoreError;
use super::column::{self, Cell as _};
use super::evidence::file_cells;
use super::row::{self, Cells, Row, Written};
use crate::domain::portfolio::{Portfolio, PortfolioDetails, Submitted};
use crate::domain::{FileContent, Period, PortfolioId};

impl Row for Portfolio {
    const COLUMNS: &'static [&'static str] = &[
        "title",
        "kind",
        "from_date",
        "to_date",
        "pieces",
        "skills",
        "statements",
        "parts",
        "copy_of",
        "submitted_on",
        "file_name",
        "file_sha256",
        "file_bytes",
    ];
    const ORDER: &'static str = "submitted_on IS NOT NULL, to_date DESC, id DESC";

    fn read(id: PortfolioId, deleted: bool, cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        let (title, kind) = (cells.next()?, cells.next()?);
        let (from, to): (NaiveDate, NaiveDate) = (cells.next()?, cells.next()?);
        let details = PortfolioDetails {
            title,
            kind,
            period: Period::new(from, to).map_err(|err| column::unreadable(5, err))?,
            pieces: cells.next()?,
            skills: cells.next()?,
            statements: cells.next()?,
            parts: cells.next()?,
            copy_of: cells.next()?,
        };
        let submitted = match cells.next()? {
            None => None,
            Some(on) => {
                let (name, sha256, bytes) = (cells.next()?, cells.next()?, cells.next()?);
                let file = FileContent {
                    name,
                    sha256,
                    bytes,
                };
                Some(Submitted { on, file })
            }
        };
        Ok(Self {
            id,
            details,
            submitted,
            deleted,
        })
    }

    fn write(details: &PortfolioDetails) -> Result<Vec<Written>, StoreError> {
        let PortfolioDetails {
            title,
            kind,
            period,
            pieces,
            skills,
            statements,
            parts,
            copy_of,
        } = details;
        Ok(vec![
            ("title", title.written()?),
            ("kind", kind.written()?),
            ("from_date", period.from().written()?),
            ("to_date", period.to().written()?),
            ("pieces", pieces.written()?),
            ("skills", skills.written()?),
            ("statements", statements.written()?),
            ("parts", parts.written()?),
            ("copy_of", copy_of.written()?),
        ])
    }
}

/// Writes down what was handed in.
pub fn submit(conn: &Connection, id: PortfolioId, submitted: &Submitted) -> Result<(), StoreError> {
    let Submitted { on, file } = submitted;
    let [name, sha256, bytes] = file_cells(Some(file))?;
    let written = vec![
        ("submitted_on", on.written()?),
        ("file_name", name),
        ("file_sha256", sha256),
        ("file_bytes", bytes),
    ];
    row::set::<Portfolio>(conn, id, written)
}
