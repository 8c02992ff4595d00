//! The form of the database, frozen: it only changes by a new migration.

use std::path::Path;

use cairn::record::Record;
use rusqlite::Connection;

use crate::fixture::{Fixture, clock, database};

/// Returns every table, index, view and trigger as SQL.
fn schema(conn: &Connection) -> String {
    let mut query = conn
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
        .expect("a query");
    let rows = query
        .query_map([], |row| row.get::<_, String>(0))
        .expect("rows");
    let sql: Vec<String> = rows.collect::<Result<_, _>>().expect("SQL");
    sql.join(";\n\n")
}

fn version(conn: &Connection) -> i64 {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
        .expect("a version")
}

#[test]
fn the_schema_is_what_it_was() {
    let fixture = Fixture::new();
    let conn = database(&fixture.dir());
    insta::assert_snapshot!(format!("version {}\n\n{}", version(&conn), schema(&conn)));
}

#[test]
fn every_released_version_opens_and_becomes_the_newest() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema");
    let mut tried = 0;
    for entry in std::fs::read_dir(fixtures).expect("a folder") {
        let path = entry.expect("an entry").path();
        let folder = tempfile::tempdir().expect("a folder");
        let old = Connection::open(folder.path().join("cairn.db")).expect("a database");
        let sql = std::fs::read_to_string(&path).expect("SQL");
        old.execute_batch(&sql).expect("the fixture is sound SQL");
        old.close().expect("closed");
        let record = Record::open(folder.path(), clock()).expect("an old record opens");
        assert_eq!(
            record.practitioner().expect("a person").name,
            "Sam Sample",
            "{}",
            path.display()
        );
        let fresh = Fixture::new();
        let (old, fresh) = (database(folder.path()), database(&fresh.dir()));
        assert_eq!(schema(&old), schema(&fresh), "{}", path.display());
        assert_eq!(version(&old), version(&fresh));
        tried += 1;
    }
    assert!(tried > 0, "there are fixtures");
}
