//! The person whose record it is: one row.

use rusqlite::{Connection, named_params};

use super::{StoreError, column};
use crate::domain::{Minutes, Practitioner, YearStart};

/// Writes who the person is.
pub fn set(conn: &Connection, practitioner: &Practitioner) -> Result<(), StoreError> {
    let Practitioner {
        name,
        post,
        employer,
        registration,
        target,
        year_start,
    } = practitioner;
    conn.prepare_cached(
        "INSERT INTO practitioner (id, name, post, employer, registration, target_minutes, year_start)
         VALUES ('practitioner', :name, :post, :employer, :registration, :target, :year_start)
         ON CONFLICT (id) DO UPDATE SET name = :name, post = :post, employer = :employer,
            registration = :registration, target_minutes = :target, year_start = :year_start",
    )?
    .execute(named_params! {
        ":name": name,
        ":post": post,
        ":employer": employer,
        ":registration": registration,
        ":target": target.0,
        ":year_start": year_start.to_string(),
    })?;
    Ok(())
}

/// Returns who the person is.
pub fn get(conn: &Connection) -> Result<Practitioner, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT name, post, employer, registration, target_minutes, year_start FROM practitioner",
    )?;
    Ok(query.query_row([], |row| {
        Ok(Practitioner {
            name: row.get(0)?,
            post: row.get(1)?,
            employer: row.get(2)?,
            registration: row.get(3)?,
            target: Minutes(row.get(4)?),
            year_start: column::read(row, 5, YearStart::parse)?,
        })
    })?)
}
