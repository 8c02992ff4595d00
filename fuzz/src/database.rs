//! What holds of any file that stands where the database of a record should.

use std::fs;

use cairn::record::{Backups, Record, RecordError};

use super::place::{Place, clock, look_at_all, with_sound};

/// Begins input that is the whole file; any other is changes to a sound database.
const WHOLE: &[u8] = b"file:";

/// A damaged or foreign database is refused or opened, checked, mended, backed up and salvaged without a crash; the file stays.
pub fn database(bytes: &[u8]) {
    let damaged = match bytes.strip_prefix(WHOLE) {
        Some(whole) => whole.to_vec(),
        None => with_sound(|sound| changed(sound, bytes)),
    };
    let place = Place::new();
    let dir = place.path("record");
    fs::create_dir(&dir).expect("a folder");
    let file = dir.join("cairn.db");
    fs::write(&file, &damaged).expect("room");
    let backups = Backups::of(&dir, clock());
    match Record::open(&dir, clock()) {
        Ok(mut record) => {
            look_at_all(&record).ok();
            record.check().ok();
            record.repair().ok();
            look_at_all(&record).ok();
            backups.make().ok();
        }
        Err(err) => {
            assert!(!err.to_string().is_empty() && !err.hint().is_empty());
            if matches!(err, RecordError::NotARecord(_) | RecordError::Newer(_)) {
                assert!(fs::read(&file).expect("it is there") == damaged, "{err}");
            }
        }
    }
    assert!(file.is_file(), "a database was taken away");
    let before = fs::read(&file).expect("readable");
    match backups.salvage() {
        Ok(salvaged) => {
            let aside = fs::read(salvaged.aside.join("cairn.db"));
            assert!(aside.expect("set aside") == before);
            let mut record = Record::open(&dir, clock()).expect("what was salvaged opens");
            look_at_all(&record).ok();
            record.check().expect("and is checked");
        }
        Err(_) => assert!(file.is_file(), "a database was taken away"),
    }
}

/// Writes over a database: each change is a place in three bytes, a length in one, and as many bytes.
fn changed(sound: &[u8], mut changes: &[u8]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    while let [a, b, c, length, rest @ ..] = changes {
        let at = usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c);
        let (new, after) = rest.split_at(rest.len().min(usize::from(*length)));
        let at = at % bytes.len();
        let there = bytes.get_mut(at..).unwrap_or_default();
        for (old, new) in there.iter_mut().zip(new) {
            *old = *new;
        }
        changes = after;
    }
    bytes
}
