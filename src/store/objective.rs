//! The objectives of the development plan: the open ones by their next day, those without one after them; then the achieved,
//! the latest first; then the dropped.

use rusqlite::Connection;

use super::StoreError;
use super::row::{self, columns};
use crate::domain::{ActivityId, Objective, ObjectiveDetails};

columns! {
    Objective, ObjectiveDetails {
        title, status, due, review, measure, approach, achieved, outcome, links, activities,
    } in [title, status, due, review, measure, approach, achieved, outcome, links, activities]
    by "CASE status WHEN 'achieved' THEN 1 WHEN 'dropped' THEN 2 ELSE 0 END, achieved DESC,
        min(ifnull(due, review), ifnull(review, due)) NULLS LAST, title, id"
}

/// Returns the live objectives that an activity leads to, by title.
pub fn of_activity(conn: &Connection, id: ActivityId) -> Result<Vec<Objective>, StoreError> {
    let leading = "WHERE id IN (SELECT objective FROM objective_activity WHERE activity = ?1) ORDER BY title, id";
    row::find(conn, leading, [id.to_string()])
}
