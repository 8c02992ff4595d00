//! The activities: rows of the CPD log.

use rusqlite::{Connection, Row};
use serde::Deserialize;

use super::activity_filter::Conditions;
use super::row::{self, columns};
use super::{ActivityFilter, StoreError, column};
use crate::domain::{
    Activity, ActivityDetails, ActivityId, ActivityKind, ActivityStatus, ActivitySummary, LinkKey,
    Minutes, Period, Reflection,
};

columns! {
    Activity, ActivityDetails {
        title, date, end: end_date, minutes, kind, status, provider, location, cost, url, description,
        reflection: Reflection { what, so_what, now_what }, tags, links,
    } in [
        title, date, end_date, minutes, kind, status, provider, location, cost, url, description, what, so_what, now_what,
        tags, links,
    ] by "date DESC, id DESC", also reflected = |details| details.reflection.counts()
}

/// What a list reads of a link: where it leads, without its reason, which may be long.
#[derive(Deserialize)]
struct Aim {
    key: LinkKey,
}

fn row_to_summary(row: &Row<'_>) -> rusqlite::Result<ActivitySummary> {
    let links: Vec<Aim> = column::json(row, 9)?;
    Ok(ActivitySummary {
        id: column::parsed(row, 0)?,
        title: row.get(1)?,
        date: row.get(2)?,
        end: row.get(3)?,
        minutes: Minutes(row.get(4)?),
        kind: column::read(row, 5, ActivityKind::parse)?,
        status: column::read(row, 6, ActivityStatus::parse)?,
        reflected: row.get(7)?,
        tags: column::json(row, 8)?,
        links: links.into_iter().map(|link| link.key).collect(),
        evidence: row.get(10)?,
    })
}

/// Returns the done activities of a period in full, oldest first.
pub fn done_in(conn: &Connection, period: Period) -> Result<Vec<Activity>, StoreError> {
    let done =
        "WHERE deleted_at IS NULL AND status = 'done' AND date BETWEEN ?1 AND ?2 ORDER BY date, id";
    row::find(conn, done, (period.from(), period.to()))
}

/// Returns the activities that fit, newest first; of one day, the one made last first.
pub fn list(
    conn: &Connection,
    filter: &ActivityFilter,
) -> Result<Vec<ActivitySummary>, StoreError> {
    let Some(conditions) = Conditions::of(filter) else {
        return Ok(Vec::new());
    };
    let mut query = conn.prepare_cached(&conditions.query())?;
    let rows = query.query_map(conditions.bound().as_slice(), row_to_summary)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns which activities fit, newest first: what a list needs that knows the activities already.
pub fn fitting(conn: &Connection, filter: &ActivityFilter) -> Result<Vec<ActivityId>, StoreError> {
    let Some(conditions) = Conditions::of(filter) else {
        return Ok(Vec::new());
    };
    let mut query = conn.prepare_cached(&conditions.ids())?;
    let rows = query.query_map(conditions.bound().as_slice(), |row| column::parsed(row, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns every tag in use, by name; one spelling of each.
pub fn tags(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query =
        conn.prepare_cached("SELECT min(tag) FROM activity_tag GROUP BY folded ORDER BY folded")?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use rusqlite::StatementStatus;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{Link, Practitioner, parse_date};
    use crate::store::{Kind, RequirementGroup, Store, person, profile};

    /// Makes a record of a hundred activities, of which one has the tag, the link and the word “rare”.
    fn record(dir: &std::path::Path) -> Store {
        let now = DateTime::UNIX_EPOCH;
        let mut store = Store::create(dir, "test", now, |write| {
            person::set(write, &Practitioner::new("Sam Sample"))?;
            profile::set(write, "", None)
        })
        .unwrap();
        let mut write = store.write(now).unwrap();
        write.name(Kind::Do, "log").unwrap();
        for n in 0..100 {
            let title = if n == 50 { "Rare" } else { "Often" };
            let mut details = ActivityDetails::new(title, parse_date("2026-01-01").unwrap());
            details.tags.push(title.to_owned());
            let target = format!("pda/{}", title.to_lowercase());
            details
                .links
                .push(Link::new(target.parse::<LinkKey>().unwrap()));
            let id = ActivityId::from_uuid(Uuid::from_u128(n));
            row::insert::<Activity>(&write, id, &details).unwrap();
        }
        write.commit().unwrap();
        store
    }

    #[test]
    fn a_filter_does_not_look_through_the_whole_log() {
        let folder = tempfile::tempdir().unwrap();
        let store = record(folder.path());
        let any = ActivityFilter::default();
        for filter in [
            ActivityFilter {
                tag: Some("RARE".to_owned()),
                ..any.clone()
            },
            ActivityFilter {
                link: Some("pda/rare".parse().unwrap()),
                ..any.clone()
            },
            ActivityFilter {
                text: Some("rar".to_owned()),
                ..any.clone()
            },
            ActivityFilter {
                group: Some(RequirementGroup {
                    name: "Rare".to_owned(),
                    keys: vec![crate::domain::RequirementKey::parse("pda/rare").unwrap()],
                }),
                ..any
            },
        ] {
            let conditions = Conditions::of(&filter).unwrap();
            let mut query = store.prepare(&conditions.query()).unwrap();
            let found = query.query_map(conditions.bound().as_slice(), row_to_summary);
            assert_eq!(found.unwrap().count(), 1, "{filter:?}");
            let looked_through = query.get_status(StatementStatus::FullscanStep);
            assert!(
                looked_through < 10,
                "{filter:?} looks through {looked_through} rows to find one"
            );
        }
    }
}
