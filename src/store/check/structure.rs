//! What SQLite itself can check, and what is derived from the entries.

use rusqlite::Connection;

use super::{Derived, Fault};
use crate::store::StoreError;

/// More would tell no more.
const MESSAGES: usize = 20;

/// The columns that name entries of other tables.
pub const NAMED: &[(&str, &str, &str)] = &[
    ("evidence", "activities", "activity"),
    ("evidence", "qualifications", "qualification"),
    ("objective", "activities", "activity"),
];

/// Lets SQLite look through the whole file; what it says is for whoever repairs it.
pub fn structure(conn: &Connection) -> Result<Vec<String>, StoreError> {
    // FTS5 looks at its index as this connection last knew it, and takes what another wrote since for damage: to read from it
    // lets it look again. What cannot be read is found below.
    let looked_at = conn.query_row(
        "SELECT count(*) FROM (SELECT 1 FROM search LIMIT 1)",
        [],
        |_| Ok(()),
    );
    looked_at.ok();
    let asked = conn
        .prepare(&format!("PRAGMA integrity_check({MESSAGES})"))
        .and_then(|mut query| {
            let rows = query.query_map([], |row| {
                let said = row.get_ref(0)?.as_bytes()?;
                Ok(String::from_utf8_lossy(said).into_owned())
            })?;
            rows.collect::<Result<Vec<String>, _>>()
        })
        .map_err(StoreError::from);
    match asked {
        Ok(said) => Ok(said.into_iter().filter(|said| said != "ok").collect()),
        Err(StoreError::Damaged(how)) => Ok(vec![how]),
        Err(err) => Err(err),
    }
}

/// Compares the index of words and the lists of links with the entries.
pub fn derived(conn: &Connection) -> Vec<Fault> {
    let differs = |wanted: &str, found: &str| -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT EXISTS (SELECT * FROM ({wanted}) EXCEPT SELECT * FROM ({found}))
                 OR EXISTS (SELECT * FROM ({found}) EXCEPT SELECT * FROM ({wanted}))"
        );
        Ok(conn.query_row(&sql, [], |row| row.get(0))?)
    };
    let mut faults = Vec::new();
    let sound = conn.execute("INSERT INTO search (search) VALUES ('integrity-check')", []);
    let search = differs(
        "SELECT row, title, labels, body FROM search_text",
        "SELECT rowid, title, labels, body FROM search",
    );
    let is_broken = sound.is_err_and(|err| is_of_the_index(&err.into()));
    if is_broken || search.is_err() || search.is_ok_and(|differs| differs) {
        faults.push(Fault::Derived(Derived::Search));
    }
    for (list, wanted) in LISTS {
        // A list that cannot be read is made anew, like one that differs.
        if differs(wanted, &format!("SELECT * FROM {list}")).unwrap_or(true) {
            faults.push(Fault::Derived(Derived::Lists));
            break;
        }
    }
    faults
}

/// Tells whether looking at the index failed because of the index: SQLite looks at it as if it wrote, and may be kept from that.
const fn is_of_the_index(err: &StoreError) -> bool {
    !matches!(
        err,
        StoreError::ReadOnly | StoreError::Busy | StoreError::Full | StoreError::CannotOpen
    )
}

/// The lists that triggers keep (migrations 0001 and 0002), each with what belongs in it.
pub const LISTS: &[(&str, &str)] = &[
    (
        "entry_link",
        "SELECT value ->> 'key', activity.id FROM activity, json_each(activity.links) WHERE deleted_at IS NULL
         UNION SELECT value ->> 'key', evidence.id FROM evidence, json_each(evidence.links) WHERE deleted_at IS NULL
         UNION SELECT value ->> 'key', objective.id FROM objective, json_each(objective.links) WHERE deleted_at IS NULL",
    ),
    (
        "activity_tag",
        "SELECT fold(value), activity.id, value FROM activity, json_each(activity.tags) WHERE deleted_at IS NULL",
    ),
    (
        "evidence_activity",
        "SELECT value, evidence.id FROM evidence, json_each(evidence.activities) WHERE deleted_at IS NULL",
    ),
    (
        "objective_activity",
        "SELECT value, objective.id FROM objective, json_each(objective.activities) WHERE deleted_at IS NULL",
    ),
];

/// Looks for numbers of evidence that are borne twice, or were never given.
pub fn numbers(conn: &Connection) -> Result<Vec<Fault>, StoreError> {
    let mut query = conn.prepare(
        "SELECT number FROM evidence NOT INDEXED GROUP BY number HAVING count(*) > 1
         UNION SELECT number FROM evidence WHERE number > (SELECT evidence_number FROM bookkeeping)",
    )?;
    let rows = query.query_map([], |row| row.get(0).map(Fault::Number))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Looks for entries that lead to an entry that is not there, not even in the Bin.
pub fn leads_nowhere(conn: &Connection) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    for (table, column, target) in NAMED {
        let mut query = conn.prepare(&format!(
            "SELECT DISTINCT {table}.id FROM {table}, json_each({table}.{column})
             WHERE value NOT IN (SELECT id FROM {target})"
        ))?;
        let rows = query.query_map([], |row| {
            let id = row.get(0)?;
            Ok(Fault::LeadsNowhere { table, id })
        })?;
        for fault in rows {
            faults.push(fault?);
        }
    }
    Ok(faults)
}
