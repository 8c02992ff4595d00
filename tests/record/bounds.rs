//! How much is read of what others wrote, and what becomes of a text that is longer than any that a person writes.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use cairn::record::{Backups, NewContent, RecordError};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fixture::{Fixture, activity, clock, database, everything, minutes, note};

/// Writes an archive whose manifest is right.
fn packed(to: &Path, entries: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(to).expect("a file"));
    let mut files = serde_json::Map::new();
    for (name, bytes) in entries {
        let mut sha256 = String::new();
        for byte in Sha256::digest(bytes) {
            write!(sha256, "{byte:02x}").expect("written");
        }
        let listed = json!({ "sha256": sha256, "bytes": bytes.len() });
        files.insert((*name).to_owned(), listed);
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(bytes).expect("written");
    }
    let manifest = json!({ "format": "cairn-export", "version": 1, "files": files });
    zip.start_file("manifest.json", SimpleFileOptions::default())
        .expect("an entry");
    write!(zip, "{manifest}").expect("written");
    zip.finish().expect("an archive");
}

/// The rows of an export.
fn rows_of(fixture: &Fixture) -> String {
    let to = fixture.path("whole.zip");
    fixture.record.backups().export(&to).expect("exported");
    let mut zip = zip::ZipArchive::new(File::open(&to).expect("a file")).expect("an archive");
    let entry = zip.by_name("record.json").expect("the rows");
    std::io::read_to_string(entry).expect("text")
}

fn refused(fixture: &Fixture, rows: &str) -> String {
    let file = fixture.path("odd.zip");
    packed(&file, &[("record.json", rows.as_bytes())]);
    let dir = fixture.path("nowhere");
    let err = Backups::of(&dir, clock())
        .import(&file)
        .expect_err("refused");
    assert!(matches!(err, RecordError::NoExport { .. }), "{err:?}");
    assert!(!dir.exists(), "{err}");
    let said = err.to_string();
    let (_, how) = said.split_once(" cannot be imported: ").expect("a reason");
    how.to_owned()
}

#[test]
fn rows_that_are_none_of_cairns_are_refused_where_they_stand() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let whole = rows_of(&fixture);
    let changed = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        refused(&fixture, &whole.replacen(from, to, 1))
    };
    for (from, to, says) in [
        (
            "\"activity\": [\n{",
            "\"activity\": [\n{},{",
            "row 1 of activity does not read: it has no id",
        ),
        (
            "\"activity\": [\n{",
            "\"activity\": [\n7,{",
            "row 1 of activity does not read: invalid type: integer `7`",
        ),
        (
            "\"title\":",
            "\"tilte\":",
            "row 1 of activity does not read: “tilte” is no field of it",
        ),
        (
            "\"title\":",
            "\"id\":\"a\",\"title\":",
            "row 1 of activity does not read: it has id twice",
        ),
        (
            "\"minutes\":120",
            "\"minutes\":[120]",
            "row 1 of activity does not read: a list stands where",
        ),
        (
            "\"minutes\":120",
            "\"minutes\":\"an hour\"",
            "row 1 of activity holds a value that Cairn never writes",
        ),
        (
            "\"minutes\":120",
            "\"minutes\":99999999999999999999",
            "row 1 of activity",
        ),
        (
            "\"objective\": [",
            "\"objektive\": [",
            "its list of tables does not read: “objektive” is no table",
        ),
        (
            "\"objective\": [",
            "\"activity\": [",
            "its list of tables does not read: activity is there twice",
        ),
        (
            "{\"schema\": ",
            "{\"shema\": ",
            "its list of tables does not read: “schema” does not come first",
        ),
        (
            "\n}}",
            "\n}, \"more\": 1}",
            "its list of tables does not read: “more” is no",
        ),
        (
            "\n}}",
            "\n}} more",
            "its list of tables does not read: trailing characters",
        ),
    ] {
        let said = changed(from, to);
        assert!(said.starts_with(says), "{said}");
    }
}

#[test]
fn rows_may_come_in_any_order() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let _ = fixture.record.delete(id).expect("deleted");
    let _ = fixture.record.undo().expect("undone");
    let whole = rows_of(&fixture);
    let mut rows: serde_json::Value = serde_json::from_str(&whole).expect("JSON");
    let tables = rows["tables"].as_object_mut().expect("tables");
    let backwards: serde_json::Map<_, _> = std::mem::take(tables)
        .into_iter()
        .rev()
        .map(|(name, mut rows)| {
            rows.as_array_mut().expect("rows").reverse();
            (name, rows)
        })
        .collect();
    *tables = backwards;
    let file = fixture.path("backwards.zip");
    packed(&file, &[("record.json", rows.to_string().as_bytes())]);
    let again = fixture.path("again");
    Backups::of(&again, clock())
        .import(&file)
        .expect("imported");
    assert_eq!(everything(&again), fixture.everything());
}

#[test]
fn a_bad_attached_file_lets_none_of_the_others_in() {
    let mut fixture = Fixture::new();
    fixture.add_evidence(minutes());
    let rows = rows_of(&fixture);
    let mut sha256 = String::new();
    for byte in Sha256::digest(b"one") {
        write!(sha256, "{byte:02x}").expect("written");
    }
    let one = format!("attachments/{sha256}");
    let other = format!("attachments/{}", "f".repeat(64));
    let entries = [
        ("record.json", rows.as_bytes()),
        (one.as_str(), b"one"),
        (other.as_str(), b"two"),
    ];
    let file = fixture.path("odd.zip");
    packed(&file, &entries);
    let dir = fixture.path("nowhere");
    Backups::of(&dir, clock())
        .import(&file)
        .expect_err("refused");
    assert!(!dir.exists());
}

#[test]
fn what_is_longer_than_any_text_is_refused_and_what_is_not_comes_back_from_an_export() {
    let mut fixture = Fixture::new();
    let before = fixture.everything();
    let long = |bytes: usize| {
        let mut evidence = note("A book");
        evidence.content = NewContent::Note("“a\\b\"\n".repeat(bytes / 9));
        evidence
    };
    let refused = fixture
        .record
        .add_evidence(long(5 << 20))
        .expect_err("refused");
    assert!(matches!(refused, RecordError::TooLong), "{refused:?}");
    assert_eq!(fixture.everything(), before);
    fixture.add_evidence(long(2 << 20));
    let draft = "\"\\".repeat(4 << 20);
    fixture.record.save_draft("a", &draft).expect("kept");
    let refused = fixture.record.save_draft("a", &format!("{draft}."));
    assert!(matches!(refused, Err(RecordError::TooLong)), "{refused:?}");
    let file = fixture.path("all.zip");
    fixture.record.backups().export(&file).expect("exported");
    let again = fixture.path("again");
    Backups::of(&again, clock())
        .import(&file)
        .expect("imported");
    assert_eq!(everything(&again), fixture.everything());
}

#[test]
fn a_draft_that_nobody_typed_is_left_alone_and_told() {
    let mut fixture = Fixture::new();
    fixture.record.save_draft("a", "Ward au").expect("kept");
    assert!(!fixture.record.has_unread_drafts().expect("read"));
    let conn = database(&fixture.dir());
    conn.execute_batch(
        "INSERT INTO draft VALUES ('b', replace(hex(zeroblob(25000000)), '00', 'ab'))",
    )
    .expect("inserted");
    for n in 0..12 {
        let text = "x".repeat(8 << 20);
        conn.execute("INSERT INTO draft VALUES (?1, ?2)", [format!("c{n}"), text])
            .expect("inserted");
    }
    let read = fixture.record.drafts().expect("read");
    assert_eq!(read[0], ("a".to_owned(), "Ward au".to_owned()));
    let in_all: usize = read.iter().map(|(_, text)| text.len()).sum();
    assert!(in_all <= 64 << 20, "{in_all}");
    assert!(fixture.record.has_unread_drafts().expect("read"));
    let there: i64 = conn
        .query_row("SELECT count(*) FROM draft", [], |row| row.get(0))
        .expect("counted");
    assert_eq!(there, 14);
    fixture.record.backups().make().expect("a backup");
}

#[test]
fn a_search_for_a_page_finds_what_its_beginning_finds() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    for typed in ["ward audit ", "ward-audit-"] {
        let typed = typed.repeat(100_000);
        let found = fixture.record.search(&typed, 9).expect("found");
        assert_eq!(
            found.len(),
            usize::from(typed.contains(' ')),
            "{}",
            &typed[..20]
        );
    }
}

#[test]
fn rows_that_are_not_as_history_left_them_are_told_and_come_into_no_record_with_entries() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let whole = rows_of(&fixture);
    let title = "\"title\":\"Ward audit\"";
    for (from, to) in [
        (title, "\"title\":\"Ward\\u0000audit\""),
        (title, "\"title\":\"\""),
        ("\"minutes\":120", "\"minutes\":1000000000000"),
        ("\"deleted_at\":null", "\"deleted_at\":\"yesterday\""),
    ] {
        let rows = whole.replacen(from, to, 1);
        assert_ne!(rows, whole, "{from}");
        let file = fixture.path("odd.zip");
        packed(&file, &[("record.json", rows.as_bytes())]);
        let err = fixture.record.backups().import(&file).expect_err("refused");
        let said = format!("{err}; {}", err.hint());
        assert!(
            said.contains("damaged inside; import it where there is no record"),
            "{said}"
        );
        let alone = fixture.path("alone");
        let imported = Backups::of(&alone, clock())
            .import(&file)
            .expect("imported");
        assert_eq!((imported.is_whole, imported.damaged), (true, 1));
        let mut record = cairn::record::Record::open(&alone, clock()).expect("it opens");
        assert_eq!(record.repair().expect("repaired").left, []);
        let titles = record.activities(&cairn::record::ActivityFilter::default());
        assert_eq!(titles.expect("a list")[0].title, "Ward audit");
        drop(record);
        std::fs::remove_dir_all(&alone).expect("removed");
    }
}

/// Changes a row and the version of it that history keeps, as if it had always said so.
fn poisoned(fixture: &Fixture, table: &str, column: &str, value: &serde_json::Value) -> String {
    let mut rows: serde_json::Value = serde_json::from_str(&rows_of(fixture)).expect("rows");
    let row = &mut rows["tables"][table][0];
    row[column] = value.clone();
    let (id, after) = (row["id"].clone(), row.to_string());
    let revisions = rows["tables"]["revision"].as_array_mut().expect("history");
    let newest = revisions.iter_mut().rfind(|one| one["row_id"] == id);
    if let Some(newest) = newest {
        let digits = |hash: String, byte: &u8| hash + &format!("{byte:02x}");
        let hash = Sha256::digest(&after).iter().fold(String::new(), digits);
        newest["after"] = after.into();
        newest["hash"] = hash.into();
    }
    rows.to_string()
}

#[test]
fn what_cairn_never_writes_is_not_imported_even_where_history_agrees() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    fixture.add_evidence(minutes());
    let alone = fixture.path("alone");
    for (table, column, value) in [
        ("activity", "deleted_at", json!("yesterday")),
        ("activity", "deleted_at", json!("")),
        ("activity", "date", json!("2026-13-45")),
        ("activity", "end_date", json!("zz")),
        ("activity", "end_date", json!("2020-01-01")),
        ("activity", "minutes", json!(1_000_000_000_000_000_u64)),
        ("activity", "kind", json!("nonsense")),
        ("activity", "id", json!("xx")),
        ("activity", "title", json!("")),
        ("evidence", "number", json!(i64::MAX)),
        ("evidence", "activities", json!("[\"not-an-id\"]")),
        ("evidence", "file_sha256", json!("../../secret")),
        ("evidence", "file_sha256", json!("")),
        ("practitioner", "focus", json!("[1]")),
        ("txn", "at", json!("garbage")),
        ("bookkeeping", "evidence_number", json!(i64::MAX)),
    ] {
        let rows = poisoned(&fixture, table, column, &value);
        let file = fixture.path("odd.zip");
        packed(&file, &[("record.json", rows.as_bytes())]);
        let before = fixture.everything();
        let merged = fixture.record.backups().import(&file);
        assert!(
            matches!(merged, Err(RecordError::NoExport { .. })),
            "{table}.{column} {value}: {merged:?}"
        );
        assert_eq!(fixture.everything(), before);
        let whole = Backups::of(&alone, clock()).import(&file);
        // What only differs from its history comes in and is told; a check says what is left of it.
        if whole.as_ref().is_ok_and(|whole| whole.damaged > 0) {
            let mut record = cairn::record::Record::open(&alone, clock()).expect("it opens");
            assert_ne!(
                record.check().expect("a check"),
                [],
                "{table}.{column} {value}"
            );
            drop(record);
            std::fs::remove_dir_all(&alone).expect("removed");
        } else {
            assert!(
                matches!(whole, Err(RecordError::NoExport { .. })),
                "{table}.{column} {value}: {whole:?}"
            );
        }
    }
}

#[test]
fn a_record_that_does_not_read_is_not_said_to_be_sound() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let conn = database(&fixture.dir());
    conn.execute("UPDATE txn SET at = 'garbage'", [])
        .expect("written");
    drop(conn);
    let found = fixture.record.check().expect("a check");
    assert!(
        found
            .iter()
            .any(|one| one.says.starts_with("The history cannot be read")),
        "{found:?}"
    );
}
