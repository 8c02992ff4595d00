//! Composed portfolios.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::{StoreError, column};
use crate::domain::portfolio::{Portfolio, PortfolioDetails, Submitted};
use crate::domain::{FileContent, Period, PortfolioId};

const ALL: &str = "SELECT id, deleted_at IS NOT NULL, title, kind, from_date, to_date, pieces, skills, statements, parts,
    copy_of, submitted_on, file_name, file_sha256, file_bytes FROM portfolio";

fn row_to_portfolio(row: &Row<'_>) -> rusqlite::Result<Portfolio> {
    let (from, to): (NaiveDate, NaiveDate) = (row.get(4)?, row.get(5)?);
    let copy_of: Option<String> = row.get(10)?;
    Ok(Portfolio {
        id: column::parsed(row, 0)?,
        deleted: row.get(1)?,
        details: PortfolioDetails {
            title: row.get(2)?,
            kind: column::json(row, 3)?,
            period: Period::new(from, to).map_err(|err| column::unreadable(5, err))?,
            pieces: column::json(row, 6)?,
            skills: column::json(row, 7)?,
            statements: column::json(row, 8)?,
            parts: column::json(row, 9)?,
            copy_of: copy_of
                .map(|id| id.parse().map_err(|err| column::unreadable(10, err)))
                .transpose()?,
        },
        submitted: match row.get(11)? {
            None => None,
            Some(on) => Some(Submitted {
                on,
                file: FileContent {
                    name: row.get(12)?,
                    sha256: row.get(13)?,
                    bytes: column::length(row, 14)?,
                },
            }),
        },
    })
}

/// Adds a portfolio.
pub fn insert(
    conn: &Connection,
    id: PortfolioId,
    details: &PortfolioDetails,
) -> Result<(), StoreError> {
    write(
        conn,
        "INSERT INTO portfolio
            (id, title, kind, from_date, to_date, pieces, skills, statements, parts, copy_of)
         VALUES (:id, :title, :kind, :from, :to, :pieces, :skills, :statements, :parts, :copy_of)",
        id,
        details,
    )
}

/// Writes new details over a portfolio's.
pub fn update(
    conn: &Connection,
    id: PortfolioId,
    details: &PortfolioDetails,
) -> Result<(), StoreError> {
    write(
        conn,
        "UPDATE portfolio SET title = :title, kind = :kind, from_date = :from, to_date = :to, pieces = :pieces,
            skills = :skills, statements = :statements, parts = :parts, copy_of = :copy_of
         WHERE id = :id",
        id,
        details,
    )
}

fn write(
    conn: &Connection,
    sql: &str,
    id: PortfolioId,
    details: &PortfolioDetails,
) -> Result<(), StoreError> {
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
    conn.prepare_cached(sql)?.execute(named_params! {
        ":id": id.to_string(),
        ":title": title,
        ":kind": column::to_json(kind)?,
        ":from": period.from(),
        ":to": period.to(),
        ":pieces": column::to_json(pieces)?,
        ":skills": column::to_json(skills)?,
        ":statements": column::to_json(statements)?,
        ":parts": column::to_json(parts)?,
        ":copy_of": copy_of.map(|id| id.to_string()),
    })?;
    Ok(())
}

/// Writes down what was handed in.
pub fn submit(conn: &Connection, id: PortfolioId, submitted: &Submitted) -> Result<(), StoreError> {
    let Submitted { on, file } = submitted;
    conn.prepare_cached(
        "UPDATE portfolio SET submitted_on = :on, file_name = :name, file_sha256 = :sha256, file_bytes = :bytes
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id.to_string(),
        ":on": on,
        ":name": file.name,
        ":sha256": file.sha256,
        ":bytes": i64::try_from(file.bytes).unwrap_or(i64::MAX),
    })?;
    Ok(())
}

/// Puts a portfolio into the Bin, or takes it out.
pub fn set_deleted(
    conn: &Connection,
    id: PortfolioId,
    at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE portfolio SET deleted_at = ?2 WHERE id = ?1")?
        .execute((id.to_string(), at.map(column::instant)))?;
    Ok(())
}

/// Returns a portfolio, deleted or not.
pub fn get(conn: &Connection, id: PortfolioId) -> Result<Option<Portfolio>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.to_string()], row_to_portfolio)
        .optional()?)
}

/// Returns the live portfolios: those being composed, then those handed in; in both the one that ends last first.
pub fn list(conn: &Connection) -> Result<Vec<Portfolio>, StoreError> {
    let mut query = conn.prepare_cached(&format!(
        "{ALL} WHERE deleted_at IS NULL ORDER BY submitted_on IS NOT NULL, to_date DESC, id DESC"
    ))?;
    let rows = query.query_map([], row_to_portfolio)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
