//! Which copy of a record this is.
//!
//! A record is called by a name for life and by the place where its database lies. A copy lies elsewhere, so it gets another
//! device when it is first opened; so does a record that was moved between disks or restored, which does no harm. One that
//! an earlier Cairn made has no place yet: that is noted with its next change, so that opening it changes no row.

use std::path::Path;

use rusqlite::{Connection, params};
use uuid::{NoContext, Timestamp, Uuid};

use super::{StoreError, files, sha256};

/// How much of a place's hash stands in a device.
const PLACE: usize = 12;

/// Whether to note the place of a record that has none yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// Now.
    Note,
    /// With its next change.
    Leave,
}

/// Makes a name that no other device or window has; whatever the clock says, which it does not ask.
pub fn new_name() -> Uuid {
    Uuid::new_v7(Timestamp::from_unix(NoContext, 0, 0))
}

/// Gives the record a device of its own where its database lies elsewhere than when that was last looked at.
pub fn claim(conn: &Connection, database: &Path, first: First) -> Result<(), StoreError> {
    let Some(place) = files::place(database) else {
        return Ok(());
    };
    let mut place = sha256(place.as_bytes());
    place.truncate(PLACE);
    let named: String = conn.query_row("SELECT device FROM bookkeeping", [], |row| row.get(0))?;
    let (name, known) = named.split_once('.').unwrap_or((&named, ""));
    if known != place && (first == First::Note || !known.is_empty()) {
        let device = format!("{name}.{place}");
        conn.execute("UPDATE bookkeeping SET device = ?1", params![device])?;
    }
    Ok(())
}
