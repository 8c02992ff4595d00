//! The objectives of the development plan.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::{StoreError, column};
use crate::domain::{ActivityId, Objective, ObjectiveDetails, ObjectiveId, ObjectiveStatus};

const ALL: &str = "SELECT id, deleted_at IS NOT NULL, title, status, due, review, measure, approach, achieved, outcome,
    links, activities FROM objective";

fn row_to_objective(row: &Row<'_>) -> rusqlite::Result<Objective> {
    Ok(Objective {
        id: column::parsed(row, 0)?,
        deleted: row.get(1)?,
        details: ObjectiveDetails {
            title: row.get(2)?,
            status: column::read(row, 3, ObjectiveStatus::parse)?,
            due: row.get(4)?,
            review: row.get(5)?,
            measure: row.get(6)?,
            approach: row.get(7)?,
            achieved: row.get(8)?,
            outcome: row.get(9)?,
            links: column::json(row, 10)?,
            activities: column::json(row, 11)?,
        },
    })
}

/// Adds an objective.
pub fn insert(
    conn: &Connection,
    id: ObjectiveId,
    details: &ObjectiveDetails,
) -> Result<(), StoreError> {
    write(
        conn,
        "INSERT INTO objective
            (id, title, status, due, review, measure, approach, achieved, outcome, links, activities)
         VALUES (:id, :title, :status, :due, :review, :measure, :approach, :achieved, :outcome, :links, :activities)",
        id,
        details,
    )
}

/// Writes new details over an objective's.
pub fn update(
    conn: &Connection,
    id: ObjectiveId,
    details: &ObjectiveDetails,
) -> Result<(), StoreError> {
    write(
        conn,
        "UPDATE objective SET title = :title, status = :status, due = :due, review = :review, measure = :measure,
            approach = :approach, achieved = :achieved, outcome = :outcome, links = :links, activities = :activities
         WHERE id = :id",
        id,
        details,
    )
}

fn write(
    conn: &Connection,
    sql: &str,
    id: ObjectiveId,
    details: &ObjectiveDetails,
) -> Result<(), StoreError> {
    let ObjectiveDetails {
        title,
        status,
        due,
        review,
        measure,
        approach,
        achieved,
        outcome,
        links,
        activities,
    } = details;
    conn.prepare_cached(sql)?.execute(named_params! {
        ":id": id.to_string(),
        ":title": title,
        ":status": status.key(),
        ":due": due,
        ":review": review,
        ":measure": measure,
        ":approach": approach,
        ":achieved": achieved,
        ":outcome": outcome,
        ":links": column::to_json(links)?,
        ":activities": column::to_json(activities)?,
    })?;
    Ok(())
}

/// Puts an objective into the Bin, or takes it out.
pub fn set_deleted(
    conn: &Connection,
    id: ObjectiveId,
    at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE objective SET deleted_at = ?2 WHERE id = ?1")?
        .execute((id.to_string(), at.map(column::instant)))?;
    Ok(())
}

/// Returns an objective, deleted or not.
pub fn get(conn: &Connection, id: ObjectiveId) -> Result<Option<Objective>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("{ALL} WHERE id = ?1"))?
        .query_row([id.to_string()], row_to_objective)
        .optional()?)
}

/// Returns the live objectives: the open ones by their next day, those without one after them; then the achieved, the
/// latest first; then the dropped.
pub fn list(conn: &Connection) -> Result<Vec<Objective>, StoreError> {
    let mut query = conn.prepare_cached(&format!(
        "{ALL} WHERE deleted_at IS NULL
         ORDER BY CASE status WHEN 'achieved' THEN 1 WHEN 'dropped' THEN 2 ELSE 0 END, achieved DESC,
            min(ifnull(due, review), ifnull(review, due)) NULLS LAST, title, id"
    ))?;
    let rows = query.query_map([], row_to_objective)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the live objectives that an activity leads to, by title.
pub fn of_activity(conn: &Connection, id: ActivityId) -> Result<Vec<Objective>, StoreError> {
    let mut query = conn.prepare_cached(&format!(
        "{ALL} WHERE id IN (SELECT objective FROM objective_activity WHERE activity = ?1) ORDER BY title, id"
    ))?;
    let rows = query.query_map([id.to_string()], row_to_objective)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
