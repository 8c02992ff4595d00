//! The form of the database, frozen: it only changes by a new migration.

use std::path::Path;

use cairn::domain::Period;
use cairn::kinds::shipped_by_key;
use cairn::record::Record;
use rusqlite::Connection;

use crate::fixture::{
    Fixture, activity, clock, database, day, full_objective, note, qualification, rating,
};

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

/// Writes a record as SQL that makes it again: rows before triggers, the search index from the rows.
fn frozen(conn: &Connection) -> String {
    let texts = |sql: &str| -> Vec<String> {
        let mut query = conn.prepare(sql).expect("a query");
        let rows = query.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("texts")
    };
    let made = |kind: &str| {
        texts(&format!(
            "SELECT sql || ';' FROM sqlite_schema WHERE type = '{kind}' AND sql IS NOT NULL
             AND name NOT GLOB 'search_[^et]*' ORDER BY sql LIKE '%VIRTUAL%', name"
        ))
    };
    let tables = texts(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'search'
         AND name NOT GLOB 'search_[^et]*' ORDER BY name",
    );
    let mut sql = vec![
        "PRAGMA foreign_keys = OFF;".to_owned(),
        format!("PRAGMA application_id = {};", 0x4361_726e),
        format!("PRAGMA user_version = {};", version(conn)),
    ];
    let (virtual_tables, real): (Vec<String>, Vec<String>) = made("table")
        .into_iter()
        .partition(|sql| sql.contains("VIRTUAL"));
    sql.extend(real);
    for table in tables {
        let columns = texts(&format!(
            "SELECT name FROM pragma_table_info('{table}') ORDER BY cid"
        ));
        let quoted: Vec<String> = columns
            .iter()
            .map(|name| format!("quote(\"{name}\")"))
            .collect();
        let values = quoted.join(" || ', ' || ");
        sql.extend(texts(&format!(
            "SELECT 'INSERT INTO {table} VALUES (' || {values} || ');' FROM {table} ORDER BY 1"
        )));
    }
    sql.extend(made("view"));
    sql.extend(virtual_tables);
    sql.push(
        "INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)');".to_owned(),
    );
    sql.push("INSERT INTO search (rowid, title, labels, body) SELECT row, title, labels, body FROM search_text;".to_owned());
    sql.extend(made("index"));
    sql.extend(made("trigger"));
    sql.join("\n") + "\n"
}

/// Run before a release that has a new migration, with `cargo test --test record -- --ignored freeze`.
#[test]
#[ignore = "writes the fixture of this version, which then never changes"]
fn freeze_this_version() {
    let mut fixture = Fixture::new();
    fixture.log(crate::fixture::full_activity());
    let id = fixture.log(activity("Ward audit"));
    let mut evidence = note("Minutes");
    evidence.activities = vec![id];
    fixture.add_evidence(evidence);
    let _ = fixture
        .record
        .add(qualification("Chartership"))
        .expect("accepted");
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    let mut objective = full_objective();
    objective.activities = vec![id];
    let _ = fixture.record.add(objective).expect("set");
    let kind = shipped_by_key("chartership").expect("a shipped kind");
    let period = Period::new(day("2025-01-01"), day("2026-12-31")).expect("a period");
    let proposed = fixture.record.propose_portfolio(kind.clone(), period);
    let _ = fixture
        .record
        .add(proposed.expect("a proposal"))
        .expect("begun");
    let _ = fixture.record.delete(id).expect("deleted");
    let conn = database(&fixture.dir());
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema");
    std::fs::create_dir_all(&fixtures).expect("a folder");
    std::fs::write(
        fixtures.join(format!("v{}.sql", version(&conn))),
        frozen(&conn),
    )
    .expect("written");
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
        let mut record = Record::open(folder.path(), clock()).expect("an old record opens");
        assert_eq!(
            record.practitioner().expect("a person").name,
            "Sam Sample",
            "{}",
            path.display()
        );
        assert_eq!(record.search("titleword", 9).expect("a search").len(), 1);
        let _ = record.undo().expect("the deletion is undone");
        let _ = record.add(activity("Something new")).expect("accepted");
        let fresh = Fixture::new();
        let (old, fresh) = (database(folder.path()), database(&fresh.dir()));
        assert_eq!(schema(&old), schema(&fresh), "{}", path.display());
        assert_eq!(version(&old), version(&fresh));
        tried += 1;
    }
    assert!(tried > 0, "there are fixtures");
}

/// The tables of a database with their columns, but for the search index, which is made from them.
type Form = Vec<(String, Vec<String>)>;

fn form(conn: &Connection) -> Form {
    let texts = |sql: &str| texts(conn, sql);
    let tables = texts(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'search'
         AND name NOT GLOB 'search_[^et]*' ORDER BY name",
    );
    let columns = |table: &String| {
        texts(&format!(
            "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}') ORDER BY cid"
        ))
    };
    tables
        .into_iter()
        .map(|table| (table.clone(), columns(&table)))
        .collect()
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut query = conn.prepare(sql).expect("a query");
    let rows = query.query_map([], |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("texts")
}

/// Returns every row, with the columns of a form.
fn rows(conn: &Connection, form: &Form) -> Vec<String> {
    let of = |(table, columns): &(String, Vec<String>)| {
        let values = columns.join(" || ', ' || ");
        texts(
            conn,
            &format!("SELECT '{table}: ' || {values} FROM {table} ORDER BY 1"),
        )
    };
    form.iter().flat_map(of).collect()
}

#[test]
fn a_record_of_the_first_version_keeps_every_row_and_undoes_as_before() {
    let v1 = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema/v1.sql");
    let folder = tempfile::tempdir().expect("a folder");
    let old = Connection::open(folder.path().join("cairn.db")).expect("a database");
    old.execute_batch(&std::fs::read_to_string(v1).expect("SQL"))
        .expect("the fixture is sound SQL");
    let old_form = form(&old);
    let before = rows(&old, &old_form);
    old.close().expect("closed");
    let mut record = Record::open(folder.path(), clock()).expect("an old record opens");
    let conn = database(folder.path());
    assert!(
        rows(&conn, &old_form) == before,
        "opening changes the form and no row"
    );
    assert_eq!(
        texts(&conn, "SELECT qualifications FROM evidence"),
        ["[]"],
        "what the newer form adds is empty"
    );
    let _ = record.add(full_objective()).expect("set");
    assert_eq!(record.search("goalword", 9).expect("a search").len(), 1);
    let undone = [record.undo(), record.undo()].map(|undone| undone.expect("undone").output);
    assert_eq!(undone, ["set “Goalword”", "delete “Ward audit”"]);
    let backups = std::fs::read_dir(folder.path().join("backups")).expect("a folder");
    assert_eq!(backups.count(), 1, "a copy of the old form is put aside");
}
