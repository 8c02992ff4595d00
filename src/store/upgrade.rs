//! A database of an older form, brought to the newest.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite_migration::Migrations;

use super::schema::user_version;
use super::{StoreError, backup, files};

/// Brings a database to `version`, with a verified copy put aside before the first change.
pub fn upgrade(
    conn: &mut Connection,
    dir: &Path,
    migrations: &Migrations<'_>,
    version: usize,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let found = user_version(conn)?;
    if found == version {
        return Ok(());
    }
    let folder = dir.join(backup::FOLDER);
    files::make_dir(&folder)?;
    backup::make(conn, dir, &folder, now)?;
    conn.set_transaction_behavior(rusqlite::TransactionBehavior::Immediate);
    let upgraded = migrations.to_latest(conn);
    // Another process may have been quicker; then there is nothing left to do.
    if upgraded.is_err() && user_version(conn)? == version {
        return Ok(());
    }
    Ok(upgraded?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Activity, ActivityDetails, ActivityId, Practitioner, parse_date};
    use crate::store::{Kind, Store, person, profile, row, schema, undo};

    const NEXT: &str = "ALTER TABLE activity ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'";
    const BROKEN: &str =
        "ALTER TABLE activity ADD COLUMN mood TEXT; INSERT INTO nowhere VALUES (1)";

    /// Makes a record of today's form with one activity, of which the title was changed.
    fn record(dir: &Path) -> (Store, ActivityId) {
        let now = DateTime::UNIX_EPOCH;
        let mut store = Store::create(dir, "test", now, |write| {
            person::set(write, &Practitioner::new("Sam Sample"))?;
            profile::set(write, "", None)
        })
        .unwrap();
        let id = ActivityId::from_uuid(uuid::Uuid::nil());
        let mut details = ActivityDetails::new("Before", parse_date("2026-01-01").unwrap());
        let mut write = store.write(now).unwrap();
        write.name(Kind::Do, "log").unwrap();
        row::insert::<Activity>(&write, id, &details).unwrap();
        write.commit().unwrap();
        details.title = "After".to_owned();
        let mut write = store.write(now).unwrap();
        write.name(Kind::Do, "edit").unwrap();
        row::update::<Activity>(&write, id, &details).unwrap();
        write.commit().unwrap();
        (store, id)
    }

    fn upgraded(store: &mut Store, next: &'static str) -> Result<(), StoreError> {
        let steps: Vec<&str> = schema::MIGRATIONS.iter().copied().chain([next]).collect();
        let migrations = schema::with_triggers(&steps);
        let dir = store.dir().to_owned();
        upgrade(
            store.connection(),
            &dir,
            &migrations,
            steps.len(),
            DateTime::UNIX_EPOCH,
        )
    }

    fn backups(dir: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(dir.join(backup::FOLDER)).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn an_upgrade_puts_a_sound_copy_aside_first() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = record(folder.path());
        upgraded(&mut store, NEXT).unwrap();
        assert_eq!(user_version(&store).unwrap(), schema::VERSION + 1);
        let backups = backups(folder.path());
        assert_eq!(backups.len(), 1);
        assert!(backups[0].starts_with("cairn-1970-01-01T00-00-00-000Z-"));
        let copy = Connection::open(folder.path().join("backups").join(&backups[0])).unwrap();
        assert_eq!(user_version(&copy).unwrap(), schema::VERSION);
        let titles: String = copy
            .query_row("SELECT title FROM activity", [], |row| row.get(0))
            .unwrap();
        assert_eq!(titles, "After");
    }

    #[test]
    fn a_failed_upgrade_leaves_the_old_form() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, id) = record(folder.path());
        upgraded(&mut store, BROKEN).unwrap_err();
        assert_eq!(user_version(&store).unwrap(), schema::VERSION);
        assert_eq!(
            row::get(&store, id).unwrap().unwrap().details.title,
            "After"
        );
        assert_eq!(backups(folder.path()).len(), 1);
    }

    #[test]
    fn undo_reaches_back_to_before_an_upgrade() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, id) = record(folder.path());
        upgraded(&mut store, NEXT).unwrap();
        let target = undo::to_undo(&store).unwrap().unwrap();
        let mut write = store.write(DateTime::UNIX_EPOCH).unwrap();
        write.name(Kind::Undo(target.txn), &target.label).unwrap();
        undo::replay(&write).unwrap();
        write.commit().unwrap();
        assert_eq!(
            row::get(&store, id).unwrap().unwrap().details.title,
            "Before"
        );
        let (mood, kept): (String, String) = store
            .query_row(
                "SELECT mood, (SELECT after FROM revision ORDER BY id DESC LIMIT 1) FROM activity",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(mood, "calm");
        assert!(
            kept.contains("\"mood\":\"calm\""),
            "the triggers know the new column: {kept}"
        );
    }
}
