//! The person whose record it is: one row.

use rusqlite::{Connection, Row, named_params};

use super::{StoreError, column};
use crate::domain::{Membership, Minutes, Practitioner, YearStart};

/// Writes who the person is.
pub fn set(conn: &Connection, practitioner: &Practitioner) -> Result<(), StoreError> {
    let Practitioner {
        name,
        post,
        employer,
        memberships,
        target,
        year_start,
    } = practitioner;
    conn.prepare_cached(
        "INSERT INTO practitioner (id, name, post, employer, registration, memberships, target_minutes, year_start)
         VALUES ('practitioner', :name, :post, :employer, '', :memberships, :target, :year_start)
         ON CONFLICT (id) DO UPDATE SET name = :name, post = :post, employer = :employer, registration = '',
            memberships = :memberships, target_minutes = :target, year_start = :year_start",
    )?
    .execute(named_params! {
        ":name": name,
        ":post": post,
        ":employer": employer,
        ":memberships": column::to_json(memberships)?,
        ":target": target.0,
        ":year_start": year_start.to_string(),
    })?;
    Ok(())
}

/// Returns who the person is.
pub fn get(conn: &Connection) -> Result<Practitioner, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT name, post, employer, registration, memberships, target_minutes, year_start FROM practitioner",
    )?;
    Ok(query.query_row([], |row| {
        Ok(Practitioner {
            name: row.get(0)?,
            post: row.get(1)?,
            employer: row.get(2)?,
            memberships: memberships(row)?,
            target: Minutes(row.get(5)?),
            year_start: column::read(row, 6, YearStart::parse)?,
        })
    })?)
}

/// Reads the memberships of a row, or what one that was last written before there were any says in their place.
fn memberships(row: &Row<'_>) -> rusqlite::Result<Vec<Membership>> {
    if let Some(listed) = column::optional_json(row, 4)? {
        return Ok(listed);
    }
    let before: String = row.get(3)?;
    let carried = (!before.is_empty()).then(|| Membership::of(before));
    Ok(carried.into_iter().collect())
}
