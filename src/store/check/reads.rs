//! Whether what stands in the rows reads: a value that no Cairn writes makes a whole list unreadable.

use rusqlite::Connection;

use crate::domain::{
    Activity, Assessment, Details as _, Evidence, Objective, Qualification, portfolio::Portfolio,
};
use crate::store::row::{self, Row};
use crate::store::{StoreError, bin, focus, person, profile};

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

/// Reads a list, for whether it does.
type Reads<'a> = &'a dyn Fn() -> Result<(), StoreError>;

/// Returns what does not read, as a sentence begins with it.
pub fn unreadable(conn: &Connection) -> Result<Vec<&'static str>, StoreError> {
    let lists: &[(&'static str, Reads<'_>)] = &[
        ("The person", &|| person::get(conn).map(drop)),
        ("The role profile", &|| profile::get(conn).map(drop)),
        ("The focus", &|| focus::get(conn).map(drop)),
        ("The log", &|| all::<Activity>(conn).map(drop)),
        ("The evidence", &|| all::<Evidence>(conn).map(drop)),
        ("The qualifications", &|| {
            all::<Qualification>(conn).map(drop)
        }),
        ("The self-ratings", &|| all::<Assessment>(conn).map(drop)),
        ("The development plan", &|| all::<Objective>(conn).map(drop)),
        ("The portfolios", &|| all::<Portfolio>(conn).map(drop)),
        ("The Bin", &|| bin::list(conn).map(drop)),
    ];
    let mut found = Vec::new();
    for (what, read) in lists {
        match read() {
            Ok(()) => {}
            Err(StoreError::Damaged(_) | StoreError::Sql(_)) => found.push(*what),
            Err(err) => return Err(err),
        }
    }
    for (what, sql) in NEVER {
        if conn.prepare(sql)?.exists([])? {
            found.push(what);
        }
    }
    Ok(found)
}

/// Returns the titles of entries that say what Cairn would not have kept, such as an end before the beginning.
pub fn never_kept(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    refused::<Activity>(conn, &mut found)?;
    refused::<Evidence>(conn, &mut found)?;
    refused::<Qualification>(conn, &mut found)?;
    refused::<Assessment>(conn, &mut found)?;
    refused::<Objective>(conn, &mut found)?;
    refused::<Portfolio>(conn, &mut found)?;
    Ok(found)
}

fn all<E: Row>(conn: &Connection) -> Result<Vec<E>, StoreError> {
    row::find(conn, "ORDER BY id", [])
}

fn refused<E: Row>(conn: &Connection, found: &mut Vec<String>) -> Result<(), StoreError> {
    let refused = |entry: &E| {
        let said = entry.details();
        let kept = said.clone().checked();
        kept.map_or(true, |kept| kept.title() != said.title())
            .then(|| said.title().to_owned())
    };
    found.extend(all::<E>(conn)?.iter().filter_map(refused));
    Ok(())
}
