//! History that is kept folded: which versions of a row the revisions around them prove, and what that says of each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::Side;
use super::rows::{defaults, same};
use crate::store::folded::{BEGINS, is_folded, unfold};
use crate::store::sha256;
use crate::store::{StoreError, backup, revisions};

/// One revision of a row, as it lies there.
struct Kept {
    id: i64,
    before: Option<String>,
    after: Option<String>,
    hash: Option<String>,
    /// Whether it mended what was damaged, and so began with that.
    is_mended: bool,
}

impl Kept {
    fn proves(&self, text: &str) -> bool {
        self.hash.as_deref() == Some(sha256(text.as_bytes()).as_str())
    }
}

/// What is proven of a row: the version after each revision, by its id.
pub(super) type Proven = BTreeMap<i64, String>;

/// Returns the rows of which something is kept folded, as table and id.
pub(super) fn rows(conn: &Connection) -> Result<BTreeSet<(String, String)>, StoreError> {
    let mut query = conn.prepare(
        "SELECT DISTINCT table_name, row_id FROM revision WHERE substr(after, 1, ?1) = ?2 OR substr(before, 1, ?1) = ?2",
    )?;
    let length = i64::try_from(BEGINS.len()).unwrap_or_default();
    let found = query.query_map(params![length, BEGINS], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    // A name that is no text any more is that of no row.
    Ok(found.filter_map(Result::ok).collect())
}

fn kept(conn: &Connection, table: &str, row: &str) -> Result<Vec<Kept>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT revision.id, before, after, hash, txn.kind = 'setup' FROM revision LEFT JOIN txn ON txn.id = txn
         WHERE row_id = ?1 AND table_name = ?2 ORDER BY revision.id",
    )?;
    let found = query.query_map([row, table], |row| {
        // What is no text any more is no version of anything, and is there all the same.
        let text = |place| -> rusqlite::Result<Option<String>> {
            let bytes = row.get_ref(place)?.as_bytes_or_null()?;
            Ok(bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
        };
        Ok(Kept {
            id: row.get(0)?,
            before: text(1)?,
            after: text(2)?,
            hash: text(3)?,
            is_mended: row.get::<_, Option<bool>>(4)?.unwrap_or_default(),
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Works out which versions of a row are proven: what has its own hash, and what both the version before and the one after
/// make of it where the hash is damaged.
pub(super) fn prove(conn: &Connection, table: &str, row: &str) -> Result<Proven, StoreError> {
    let kept = kept(conn, table, row)?;
    let mut proven = Proven::new();
    let made = forward(&kept, &mut proven);
    // From the present row and from what is proven, back.
    let json = revisions::as_json("here", &revisions::columns(conn, table)?);
    let sql = format!("SELECT {json} FROM {table} AS here WHERE id = ?1");
    let mut found: Option<String> = conn.query_row(&sql, [row], |row| row.get(0)).ok();
    for one in kept.iter().rev() {
        let agreed = |text: &String| made.get(&one.id) == Some(text) && is_row(text);
        if let Some(text) = found.filter(|text| one.proves(text) || agreed(text)) {
            proven.entry(one.id).or_insert(text);
        }
        let later = proven.get(&one.id);
        found = match &one.before {
            Some(before) if is_folded(before) => later.and_then(|later| unfold(later, before)),
            before => before.clone(),
        };
    }
    forward(&kept, &mut proven);
    Ok(proven)
}

/// Tells whether a text reads as a row: damage agrees with damage now and then, and not on that.
fn is_row(text: &str) -> bool {
    serde_json::from_str::<Map<String, Value>>(text).is_ok()
}

/// Goes from what is proven on, and proves what has its own hash; returns what each version comes to that way.
fn forward(kept: &[Kept], proven: &mut Proven) -> Proven {
    let mut made = Proven::new();
    let mut last: Option<String> = None;
    for one in kept {
        let whole = match &one.after {
            Some(after) if is_folded(after) => last.as_deref().and_then(|last| unfold(last, after)),
            after => after.clone(),
        };
        if let Some(text) = whole.clone().filter(|text| one.proves(text)) {
            proven.entry(one.id).or_insert(text);
        }
        made.extend(whole.clone().map(|text| (one.id, text)));
        last = proven.get(&one.id).cloned().or(whole);
    }
    made
}

/// Looks through the history of a row of which something is kept folded; returns the revisions and sides that are not what is
/// proven of them.
pub(super) fn faults(
    conn: &Connection,
    table: &str,
    row: &str,
) -> Result<Vec<(i64, Side)>, StoreError> {
    let proven = prove(conn, table, row)?;
    let defaults = defaults(conn, &revisions::columns(conn, table)?)?;
    let mut faults = Vec::new();
    let mut last: Option<&String> = None;
    for one in kept(conn, table, row)? {
        let now = proven.get(&one.id);
        let whole = |text: &str, against: Option<&String>| match against {
            Some(against) => unfold(against, text),
            None => (!is_folded(text)).then(|| text.to_owned()),
        };
        if let Some(after) = &one.after {
            let is_right = now.is_some_and(|now| one.proves(now));
            if !is_right || whole(after, last).as_ref() != now {
                faults.push((one.id, Side::After));
            }
        }
        if let (Some(before), Some(last)) = (&one.before, last)
            && !one.is_mended
            && now.is_some()
        {
            let before = whole(before, now).unwrap_or_default();
            if !same(before.as_bytes(), last.as_bytes(), &defaults) {
                faults.push((one.id, Side::Before));
            }
        }
        last = now;
    }
    Ok(faults)
}

/// Writes those sides whole that are not what is proven of them; a backup proves too.
pub(super) fn mend(conn: &Connection, backups: &[PathBuf]) -> Result<(), StoreError> {
    for (table, row) in rows(conn)? {
        let wrong = faults(conn, &table, &row)?;
        if wrong.is_empty() {
            continue;
        }
        let mut proven = prove(conn, &table, &row)?;
        let kept = kept(conn, &table, &row)?;
        for copy in backups.iter().filter_map(|path| backup::open(path).ok()) {
            let mut theirs = prove(&copy, &table, &row).unwrap_or_default();
            for one in &kept {
                if let Some(text) = theirs.remove(&one.id).filter(|text| one.proves(text)) {
                    proven.entry(one.id).or_insert(text);
                }
            }
        }
        let mut last = None;
        for one in &kept {
            let now = proven.get(&one.id);
            let is_wrong = wrong.contains(&(one.id, Side::After));
            if let Some(now) = now.filter(|_| is_wrong) {
                conn.execute(
                    "UPDATE revision SET after = ?2, hash = sha256(?2) WHERE id = ?1",
                    params![one.id, now],
                )?;
            }
            // Beside a damaged version, the one before it was not looked at.
            let is_lost = is_wrong || wrong.contains(&(one.id, Side::Before));
            if let Some(last) = last.filter(|_| is_lost && one.before.is_some() && !one.is_mended) {
                conn.execute(
                    "UPDATE revision SET before = ?2 WHERE id = ?1",
                    params![one.id, last],
                )?;
            }
            last = now;
        }
    }
    Ok(())
}
