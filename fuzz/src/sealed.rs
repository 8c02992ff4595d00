//! What holds of any file that is taken for an encrypted backup, for its key, or for what is packed in one.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use age::secrecy::SecretString;
use age::{Encryptor, Recipient, scrypt, x25519};
use cairn::record::{Backups, Passphrase, Record, RecordError};
use serde_json::{Map, Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::place::{Place, clock, look_at_all, with_sound};
use super::sha256;

/// Opens the seeds, and nothing else anywhere.
const SECRET: &str = "AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZ9K4CN";
const WORDS: &str = "four words make it";
/// A key that is opened at once, for each try opens it.
const WORK: u8 = 1;
/// What is tried of others' keys; beyond, a try takes as long as it asks for, up to where it is refused.
const TRIED: u32 = 10;
const REFUSED: u32 = 21;

/// Any file becomes the state of a record, or is refused as a backup and as a key.
pub fn sealed_backup(bytes: &[u8]) {
    let place = Place::new();
    opened_as_key(&place, bytes);
    gone_back_to(&place, bytes);
}

/// Whatever is packed in a backup that opens becomes the state of a record, or is refused and changes nothing.
///
/// The input is a zip file as it is; or, after a `d`, a database; or, after any other byte, the name of one more file and, in the
/// next line, what is in it.
pub fn packed_backup(bytes: &[u8]) {
    let packed = match bytes {
        [b'P', b'K', ..] => bytes.to_vec(),
        [b'd', database @ ..] => packed(&[("cairn.db", database)]),
        [] => return,
        [_, file @ ..] => {
            let mut parts = file.splitn(2, |byte| *byte == b'\n');
            let name = String::from_utf8_lossy(parts.next().unwrap_or_default());
            let content = parts.next().unwrap_or_default();
            with_sound(|sound| packed(&[("cairn.db", sound), (&name, content)]))
        }
    };
    gone_back_to(&Place::new(), &sealed(&packed));
}

/// Takes a file for the key of a backup.
fn opened_as_key(place: &Place, bytes: &[u8]) {
    let asked = work(bytes);
    if (TRIED..REFUSED).contains(&asked) {
        return;
    }
    let (backup, backups) = beside(place, b"", bytes);
    let passphrase = Passphrase::new(WORDS.to_owned());
    if let Err(err) = backups.unlocked(&backup, &passphrase) {
        of_the_file(&err);
    }
}

/// Takes a file for a backup in every way: to be looked at, gone back to, and made a record of.
fn gone_back_to(place: &Place, bytes: &[u8]) {
    let dir = place.path("record");
    fs::create_dir_all(&dir).expect("a folder");
    with_sound(|sound| fs::write(dir.join("cairn.db"), sound).expect("room"));
    let (path, backups) = KEY.with(|key| beside(place, bytes, key));
    let passphrase = Passphrase::new(WORDS.to_owned());
    let backups = backups.unlocked(&path, &passphrase).expect("its key");
    if let Err(err) = backups.contents(&path) {
        of_the_file(&err);
    }
    let backup = match backups.find(&path.display().to_string()) {
        Ok(backup) => backup,
        Err(err) => return of_the_file(&err),
    };
    if let Err(err) = backups.preview(&backup) {
        of_the_file(&err);
    }
    let into = place.path("into");
    match backups.restore_into(&backup, &into) {
        Ok(_) => drop(Record::open(&into, clock()).expect("it opens")),
        Err(err) => of_the_file(&err),
    }
    let went_back = backups.restore(&backup);
    let mut record = Record::open(&dir, clock()).expect("the record opens");
    match went_back {
        Ok(_) => {
            // An entry that does not read is damage, which a check can say, and which undo takes away.
            if look_at_all(&record).is_err() {
                record.check().expect("it is checked");
                drop(record.undo().expect("undone"));
                look_at_all(&record).expect("all of it reads again");
            }
        }
        Err(err) => {
            of_the_file(&err);
            look_at_all(&record).expect("all of it reads");
            assert_eq!(record.all_evidence().expect("the evidence").len(), 1);
        }
    }
    drop(record);
    for folder in ["record", "into", ""] {
        let left = place.names(folder);
        assert!(!left.iter().any(|name| name.starts_with('.')), "{left:?}");
    }
    let names = place.names("");
    let known = ["into", "record", "stick"];
    assert!(
        names.iter().all(|name| known.contains(&name.as_str())),
        "{names:?}"
    );
}

/// Puts a backup and its key into a folder.
fn beside(place: &Place, backup: &[u8], key: &[u8]) -> (PathBuf, Backups) {
    let stick = place.path("stick");
    fs::create_dir_all(&stick).expect("a folder");
    let path = stick.join("x.age");
    fs::write(&path, backup).expect("room");
    fs::write(stick.join("cairn-key-x.age"), key).expect("room");
    (path, Backups::of(&place.path("record"), clock()))
}

/// Checks that an error is about the file, and says what to do.
fn of_the_file(err: &RecordError) {
    assert!(!err.to_string().is_empty() && !err.hint().is_empty());
    let is_of_the_file = matches!(
        err,
        RecordError::BadBackup { .. }
            | RecordError::Damaged(_)
            | RecordError::Locked(_)
            | RecordError::Newer(_)
            | RecordError::NotARecord(_)
            | RecordError::WrongPassphrase
    );
    assert!(is_of_the_file, "{err:?}");
}

/// Returns how much work a key file asks for, as a power of two; 0 where it is none.
fn work(bytes: &[u8]) -> u32 {
    let head = bytes.get(..200).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let line = head.lines().find(|line| line.starts_with("-> scrypt "));
    let asked = line.and_then(|line| line.split(' ').nth(3));
    asked
        .and_then(|asked| asked.parse().ok())
        .unwrap_or_default()
}

thread_local! {
    /// The file with the key, made once.
    static KEY: Vec<u8> = {
        let mut recipient = scrypt::Recipient::new(SecretString::from(WORDS.to_owned()));
        recipient.set_work_factor(WORK);
        encrypted(&recipient, SECRET.as_bytes())
    };
}

/// Seals what is packed for the key.
fn sealed(packed: &[u8]) -> Vec<u8> {
    let key: x25519::Identity = SECRET.parse().expect("a key");
    encrypted(&key.to_public(), packed)
}

fn encrypted(recipient: &dyn Recipient, text: &[u8]) -> Vec<u8> {
    let encryptor = Encryptor::with_recipients([recipient].into_iter()).expect("a recipient");
    let mut file = Vec::new();
    let mut to = encryptor.wrap_output(&mut file).expect("room");
    to.write_all(text).expect("room");
    to.finish().expect("room");
    file
}

/// Packs files with a manifest that is right, so that they are what is tried.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut listed = Map::new();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // A name that a zip file cannot have, or has twice, is no input.
        if zip.start_file(*name, SimpleFileOptions::default()).is_err() {
            continue;
        }
        zip.write_all(bytes).expect("room");
        let file = json!({ "sha256": sha256(bytes), "bytes": bytes.len() });
        listed.insert((*name).to_owned(), file);
    }
    let manifest =
        json!({ "format": "cairn-backup", "version": 1, "files": Value::Object(listed) });
    if zip
        .start_file("manifest.json", SimpleFileOptions::default())
        .is_ok()
    {
        zip.write_all(manifest.to_string().as_bytes())
            .expect("room");
    }
    zip.finish().expect("an archive").into_inner()
}
