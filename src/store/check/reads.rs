//! Whether what stands in the rows reads: a value that no Cairn writes makes a whole list unreadable.

use rusqlite::Connection;

use crate::domain::{
    Activity, Assessment, Details as _, Evidence, Objective, Qualification, portfolio::Portfolio,
};
use crate::store::row::{self, Row};
use crate::store::{StoreError, answer, bin, focus, person, profile};

/// Values that no Cairn writes, by what they are part of: instants that are none, and numbers after which none fits.
const NEVER: &[(&str, &str)] = &[
    (
        "The history",
        "SELECT 1 FROM txn WHERE typeof(at) <> 'text' OR datetime(at) IS NULL OR id NOT BETWEEN 1 AND 1 << 48",
    ),
    (
        "The numbers of evidence",
        "SELECT 1 FROM bookkeeping WHERE evidence_number NOT BETWEEN 0 AND 1 << 30
         UNION ALL SELECT 1 FROM evidence WHERE number NOT BETWEEN 1 AND 1 << 30",
    ),
    (
        "The attached files",
        "SELECT 1 FROM (SELECT file_sha256 AS hash FROM evidence UNION ALL SELECT file_sha256 FROM portfolio)
         WHERE hash IS NOT NULL AND (length(hash) <> 64 OR hash GLOB '*[^0-9a-f]*')",
    ),
];

/// What cannot be, found by reading everything once.
#[derive(Debug, Default)]
pub struct Unfit {
    /// What does not read, as a sentence begins with it.
    pub unreadable: Vec<&'static str>,
    /// The titles of entries that say what Cairn would not have kept, such as an end before the beginning.
    pub never_kept: Vec<String>,
}

/// Reads everything, for whether it does.
pub fn unfit(conn: &Connection) -> Result<Unfit, StoreError> {
    let mut found = Unfit::default();
    found.read("The person", person::get(conn))?;
    found.read("The role profile", profile::get(conn))?;
    found.read("The focus", focus::get(conn))?;
    found.entries::<Activity>("The log", conn)?;
    found.entries::<Evidence>("The evidence", conn)?;
    found.entries::<Qualification>("The qualifications", conn)?;
    found.entries::<Assessment>("The self-ratings", conn)?;
    found.entries::<Objective>("The development plan", conn)?;
    found.entries::<Portfolio>("The portfolios", conn)?;
    found.read(
        "What was learnt from answers to suggestions",
        answer::all(conn),
    )?;
    found.read("The Bin", bin::list(conn))?;
    for (what, sql) in NEVER {
        if conn.prepare(sql)?.exists([])? {
            found.unreadable.push(what);
        }
    }
    Ok(found)
}

impl Unfit {
    /// Notes what does not read; what could not be looked at is an error.
    fn read<T>(
        &mut self,
        what: &'static str,
        read: Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        match read {
            Ok(read) => Ok(Some(read)),
            Err(StoreError::Damaged(_) | StoreError::Sql(_)) => {
                self.unreadable.push(what);
                Ok(None)
            }
            Err(err) => Err(err),
        }
    }

    fn entries<E: Row>(&mut self, what: &'static str, conn: &Connection) -> Result<(), StoreError> {
        let all: Vec<E> = self
            .read(what, row::find(conn, "ORDER BY id", []))?
            .unwrap_or_default();
        for said in all.into_iter().map(E::into_details) {
            let title = said.title().to_owned();
            if said.checked().map_or(true, |kept| kept.title() != title) {
                self.never_kept.push(title);
            }
        }
        Ok(())
    }
}
