//! Which copy of a record this is.
//!
//! A record is called by a name for life and by the place where its database lies. A copy lies elsewhere, so it gets another
//! device when it is first opened; so does a record that was moved between disks or restored, which does no harm.

use std::path::Path;

use rusqlite::{Connection, params};

use super::{StoreError, files, schema};

/// How much of a place's hash stands in a device.
const PLACE: usize = 12;

/// Gives the record a device of its own where its database lies elsewhere than when it was last opened.
pub fn claim(conn: &Connection, database: &Path) -> Result<(), StoreError> {
    let Some(place) = files::place(database) else {
        return Ok(());
    };
    let mut place = schema::sha256(place.as_bytes());
    place.truncate(PLACE);
    let named: String = conn.query_row("SELECT device FROM bookkeeping", [], |row| row.get(0))?;
    let (name, known) = named.split_once('.').unwrap_or((&named, ""));
    if known != place {
        let device = format!("{name}.{place}");
        conn.execute("UPDATE bookkeeping SET device = ?1", params![device])?;
    }
    Ok(())
}
