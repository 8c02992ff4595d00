//! What holds of any file that is imported.

use std::fs::{self, File};
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use cairn::record::{Backups, Record, RecordError};
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::place::{Place, clock, look_at_all, with_sound};
use super::sha256;

/// The entry that holds all rows.
const ROWS: &str = "record.json";

/// Any file becomes a record, or is refused and leaves nothing behind.
pub fn export_file(bytes: &[u8]) {
    let place = Place::new();
    imported(&place, bytes);
}

/// Any rows become a record that exports the same rows again, or are refused and leave nothing behind; merged into a record,
/// they leave it one that reads.
pub fn export_rows(bytes: &[u8]) {
    let place = Place::new();
    let archive = archive(bytes);
    merged(&place, &archive);
    if !imported(&place, &archive) {
        return;
    }
    let again = |dir: &str, to: &str| {
        let to = place.path(to);
        let backups = Backups::of(&place.path(dir), clock());
        backups.export(&to).expect("what was imported is exported");
        to
    };
    let first = again("record", "first.zip");
    let copied = Backups::of(&place.path("copy"), clock()).import(&first);
    assert!(copied.expect("imported again").is_whole);
    let second = again("copy", "second.zip");
    assert_eq!(rows(&first), rows(&second));
}

/// Imports a file where no record is, and tells whether it became one.
fn imported(place: &Place, bytes: &[u8]) -> bool {
    let file = place.path("all.zip");
    fs::write(&file, bytes).expect("room");
    let dir = place.path("record");
    let result = Backups::of(&dir, clock()).import(&file);
    assert!(
        place
            .names("")
            .iter()
            .all(|name| ["all.zip", "record"].contains(&name.as_str()))
    );
    match result {
        Ok(_) => {
            let mut record = Record::open(&dir, clock()).expect("it opens");
            // An entry that does not read is damage, which a check can say.
            if let Err(err) = look_at_all(&record) {
                assert!(matches!(err, RecordError::Damaged(_)), "{err:?}");
            }
            record.check().expect("it is checked");
            true
        }
        Err(err) => {
            assert!(!err.to_string().is_empty() && !err.hint().is_empty());
            let is_of_the_file =
                matches!(err, RecordError::NoExport { .. } | RecordError::Newer(_));
            assert!(is_of_the_file, "{err:?}");
            assert!(!Record::exists(&dir), "{err}");
            let left = place.names("record");
            assert!(!left.iter().any(|name| name.starts_with('.')), "{left:?}");
            false
        }
    }
}

/// Merges a file into a record, which stays one that reads and is sound, and is as it was once that is undone.
fn merged(place: &Place, bytes: &[u8]) {
    let file = place.path("all.zip");
    fs::write(&file, bytes).expect("room");
    let dir = place.path("copy");
    fs::create_dir(&dir).expect("a folder");
    with_sound(|sound| fs::write(dir.join("cairn.db"), sound).expect("room"));
    let result = Backups::of(&dir, clock()).import(&file);
    let mut record = Record::open(&dir, clock()).expect("it opens");
    look_at_all(&record).expect("all of it reads");
    assert!(result.is_ok() || record.all_evidence().is_ok_and(|all| all.len() == 1));
    if result.is_ok_and(|merged| !merged.added.is_empty()) {
        drop(record.undo().expect("an import is undone"));
        look_at_all(&record).expect("all of it reads");
    }
    drop(record);
    fs::remove_dir_all(&dir).expect("room again");
}

/// Puts rows into an archive whose manifest is right, so that they are what is tried.
fn archive(rows: &[u8]) -> Vec<u8> {
    let manifest = json!({
        "format": "cairn-export",
        "version": 1,
        "files": { ROWS: { "sha256": sha256(rows), "bytes": rows.len() } },
    });
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        (ROWS, rows),
        ("manifest.json", manifest.to_string().as_bytes()),
    ] {
        let begun = zip.start_file(name, SimpleFileOptions::default());
        begun.expect("an entry");
        zip.write_all(bytes).expect("room");
    }
    zip.finish().expect("an archive").into_inner()
}

/// Reads the rows out of an export.
fn rows(file: &Path) -> String {
    let mut zip = ZipArchive::new(File::open(file).expect("a file")).expect("an archive");
    let mut text = String::new();
    let mut entry = zip.by_name(ROWS).expect("the rows");
    entry.read_to_string(&mut text).expect("text");
    // Which copy of a record it is, is no part of what it holds.
    let (before, books) = text.split_once("\"bookkeeping\": [").expect("the books");
    let (device, after) = books.split_once("\"device\":\"").expect("a device");
    let (_, after) = after.split_once('"').expect("its end");
    format!("{before}{device}{after}")
}
