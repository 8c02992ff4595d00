//! What the entries point at.

use rusqlite::Connection;

use super::{StoreError, column};
use crate::domain::{ActivityId, Link, LinkKey, RequirementKey};

/// Returns everything that live entries point at, once each, by key: links, answered qualifications, rated
/// skills, what is in focus.
pub fn in_use(conn: &Connection) -> Result<Vec<LinkKey>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT key FROM entry_link
         UNION SELECT requirement FROM qualification WHERE requirement IS NOT NULL AND deleted_at IS NULL
         UNION SELECT skill FROM assessment WHERE deleted_at IS NULL
         UNION SELECT value FROM practitioner, json_each(practitioner.focus)
         ORDER BY key",
    )?;
    let rows = query.query_map([], |row| column::parsed(row, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the links of live activities to a requirement or its statements that have a reason.
pub fn reasons(
    conn: &Connection,
    key: &RequirementKey,
) -> Result<Vec<(ActivityId, Link)>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT id, links FROM activity WHERE deleted_at IS NULL AND id IN
            (SELECT entry FROM entry_link WHERE key = ?1
             UNION SELECT entry FROM entry_link WHERE key > ?1 || '#' AND key < ?1 || '$')",
    )?;
    let rows = query.query_map([key.as_str()], |row| {
        let (id, links): (ActivityId, Vec<Link>) = (column::parsed(row, 0)?, column::json(row, 1)?);
        Ok((id, links))
    })?;
    let mut reasons = Vec::new();
    for row in rows {
        let (id, links) = row?;
        let here = links.into_iter();
        let here = here.filter(|link| link.key.requirement == *key && !link.reason.is_empty());
        reasons.extend(here.map(|link| (id, link)));
    }
    Ok(reasons)
}
