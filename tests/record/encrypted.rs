//! Encrypted backups: made without asking, opened by the passphrase alone, by Cairn or by the `age` tool.

use std::fs;
use std::path::{Path, PathBuf};

use cairn::record::{Backup, Backups, Passphrase, Record, RecordError, SecondCopy};

use crate::fixture::{Fixture, activity, clock, day, minutes};

pub const WORDS: &str = "four words make it";

pub fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

/// A record with a file attached, whose backups go encrypted into a folder of their own.
pub fn filled() -> (Fixture, PathBuf) {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    fixture.add_evidence(minutes());
    let folder = fixture.path("stick");
    fs::create_dir(&folder).expect("a folder");
    let backups = fixture.record.backups();
    backups.set_folder(Some(&folder)).expect("chosen");
    backups.set_passphrase(&passphrase(WORDS)).expect("set");
    (fixture, backups.folder().expect("chosen"))
}

pub fn made(fixture: &Fixture) -> Backup {
    let report = fixture.record.backups().make().expect("a backup");
    assert!(matches!(
        report.second,
        SecondCopy::Made(_) | SecondCopy::NotDue
    ));
    report.backup
}

pub fn unlocked(backups: &Backups, backup: &Backup) -> Backups {
    let opened = backups.unlocked(&backup.path, &passphrase(WORDS));
    opened.expect("the passphrase is right")
}

/// Every file in a folder, by its end.
pub fn files(folder: &Path, ends: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<PathBuf> = paths
        .filter(|path| path.display().to_string().ends_with(ends))
        .collect();
    found.sort();
    found
}

/// Tells whether nothing unfinished is left over.
fn is_tidy(folder: &Path) -> bool {
    let is_hidden = |path: &PathBuf| {
        path.components()
            .next_back()
            .is_some_and(|name| name.as_os_str().to_string_lossy().starts_with('.'))
    };
    !files(folder, "").iter().any(is_hidden)
}

#[test]
fn nothing_in_the_folder_can_be_read_and_all_of_it_comes_back() {
    let (fixture, folder) = filled();
    let backup = made(&fixture);
    assert!(backup.is_encrypted());
    assert!(
        is_tidy(&fixture.dir()),
        "what was copied to be sealed is gone"
    );
    let all = files(&folder, "");
    assert_eq!(all.len(), 3, "a key, a backup and a second copy: {all:?}");
    for file in all {
        let bytes = fs::read(&file).expect("read");
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"), "{file:?}");
        for word in ["Ward audit", "thanked us", "SQLite", "Sam Sample"] {
            let is_there = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!is_there, "{word} in {file:?}");
        }
    }
    let (whole, again) = (fixture.everything(), fixture.path("again"));
    let (dir, copy) = (fixture.dir(), fixture.path("copy"));
    let _folder = fixture.close();
    fs::remove_dir_all(dir).expect("the disk is gone");
    let backups = Backups::of(&again, clock());
    let found = backups.find(&backup.path.display().to_string());
    let found = found.expect("found without opening it");
    let restored = unlocked(&backups, &found).restore_into(&found, &again);
    assert_eq!(restored.expect("restored").missing, 0);
    assert_eq!(crate::fixture::everything(&again), whole);
    let record = Record::open(&again, clock()).expect("it opens");
    for evidence in record.all_evidence().expect("a list") {
        if let cairn::domain::EvidenceContent::File(file) = evidence.details.content {
            record.save_attachment(&file, &copy).expect("it is whole");
            assert_eq!(fs::read(&copy).expect("read"), b"The group thanked us");
        }
    }
    assert!(is_tidy(&again));
}

#[test]
fn without_the_passphrase_or_with_a_wrong_one_nothing_happens() {
    let (mut fixture, _folder) = filled();
    let backup = made(&fixture);
    fixture.log(activity("Made since"));
    let before = fixture.everything();
    let backups = fixture.record.backups();
    let locked = |result: Result<(), RecordError>| {
        let refused = result.expect_err("refused");
        assert!(matches!(refused, RecordError::Locked(_)), "{refused:?}");
    };
    locked(backups.restore(&backup).map(drop));
    locked(backups.preview(&backup).map(drop));
    locked(
        backups
            .restore_into(&backup, &fixture.path("again"))
            .map(drop),
    );
    let wrong = backups.unlocked(&backup.path, &passphrase("Four words make it"));
    let refused = wrong.expect_err("refused");
    assert!(
        matches!(refused, RecordError::WrongPassphrase),
        "{refused:?}"
    );
    assert_eq!(fixture.everything(), before);
    assert!(is_tidy(&fixture.dir()));
}

#[test]
fn going_back_says_what_changes_and_can_be_undone() {
    let (mut fixture, _folder) = filled();
    let backup = made(&fixture);
    let before = fixture.entries();
    fixture.log(activity("Made since"));
    fs::remove_dir_all(fixture.dir().join("attachments")).expect("lost");
    let backups = unlocked(&fixture.record.backups(), &backup);
    let changes = backups.preview(&backup).expect("a preview");
    assert_eq!((changes.len(), changes[0].gone), (1, 1));
    let restored = backups.restore(&backup).expect("restored");
    assert_eq!(restored.missing, 0, "the attached file comes out of it too");
    assert_eq!(fixture.entries(), before);
    drop(fixture.record.undo().expect("undone"));
    assert_eq!(fixture.all().len(), 2);
}

#[test]
fn a_damaged_record_comes_back_from_an_encrypted_backup() {
    let (fixture, _folder) = filled();
    let backup = made(&fixture);
    let (before, dir) = (fixture.entries(), fixture.dir());
    let kept = fixture.close();
    fs::write(dir.join("cairn.db"), b"no database any more").expect("damaged");
    let backups = Backups::of(&dir, clock());
    let (offered, contents) = backups.newest_good().expect("a way back");
    assert_eq!((offered.path == backup.path, contents.total()), (true, 2));
    let restored = unlocked(&backups, &offered).restore(&offered);
    assert!(restored.expect("restored").aside.is_some());
    assert_eq!(crate::fixture::entries(&dir), before);
    drop(kept);
}

#[test]
fn what_is_in_it_is_known_without_the_passphrase_and_a_backup_is_made_only_when_something_changed()
{
    let (mut fixture, _folder) = filled();
    let backups = fixture.record.backups();
    let unasked = || backups.make_if_changed().expect("no trouble").is_some();
    assert!(unasked());
    assert!(!unasked());
    let newest = backups.find("latest").expect("there");
    let contents = backups.contents(&newest.path).expect("noted");
    assert_eq!(contents.in_words(), "1 activity, 1 piece of evidence");
    let read = unlocked(&backups, &newest).contents(&newest.path);
    assert_eq!(read.expect("it opens"), contents);
    fixture.log(activity("Journal club"));
    assert!(unasked());
}

#[test]
fn setting_changing_and_removing_the_passphrase_counts_at_once_and_loses_nothing() {
    let (fixture, _folder) = filled();
    let backups = fixture.record.backups();
    let unasked = || backups.make_if_changed().expect("no trouble");
    let first = unasked().expect("encrypted").backup;
    assert!(backups.standing().expect("a standing").has_passphrase);

    let other = passphrase("five words are better still");
    backups.set_passphrase(&other).expect("changed");
    let second = unasked().expect("encrypted otherwise").backup;
    let wrong = backups.unlocked(&second.path, &passphrase(WORDS));
    assert!(matches!(wrong, Err(RecordError::WrongPassphrase)));
    for (backup, words) in [(&first, &passphrase(WORDS)), (&second, &other)] {
        let opened = backups.unlocked(&backup.path, words).expect("its own");
        assert_eq!(opened.preview(backup).expect("it reads").len(), 0);
    }

    backups.remove_passphrase().expect("removed");
    let third = unasked().expect("plain").backup;
    assert!(!third.is_encrypted());
    assert!(!backups.standing().expect("a standing").has_passphrase);
    assert!(backups.unlocked(&first.path, &passphrase(WORDS)).is_ok());
}

#[test]
fn a_short_passphrase_is_refused_and_sets_nothing() {
    let fixture = Fixture::new();
    let backups = fixture.record.backups();
    let refused = backups.set_passphrase(&passphrase("seven.."));
    assert!(
        matches!(refused, Err(RecordError::Invalid(_))),
        "{refused:?}"
    );
    assert!(!backups.standing().expect("a standing").has_passphrase);
}

#[test]
fn what_lies_with_the_record_is_as_plain_as_the_record() {
    let (fixture, folder) = filled();
    let backups = fixture.record.backups();
    backups.set_folder(None).expect("chosen");
    let own = made(&fixture);
    assert!(!own.is_encrypted());
    assert!(files(&folder, ".db").is_empty());
    let to = backups.make_to(&fixture.path("other")).expect("a backup");
    assert!(to.backup.is_encrypted());
    assert!(unlocked(&backups, &to.backup).preview(&to.backup).is_ok());
}

#[test]
fn encrypted_ones_thin_out_by_the_same_rule() {
    let (mut fixture, folder) = filled();
    let dir = fixture.dir();
    for n in 0..20 {
        fixture.log(activity(&format!("Day {n}")));
        let today = day("2026-01-01") + chrono::Days::new(n);
        let backups = Backups::of(&dir, cairn::record::Clock::fixed(today));
        backups.make().expect("a backup");
    }
    let kept = fixture.record.backups().list().expect("a list");
    assert!((7..=12).contains(&kept.len()), "{} kept", kept.len());
    assert!(kept.iter().all(Backup::is_encrypted));
    assert_eq!(files(&folder, ".db"), [] as [PathBuf; 0]);
    assert!(
        unlocked(&fixture.record.backups(), &kept[0])
            .preview(&kept[0])
            .is_ok()
    );
}

#[test]
fn a_key_that_was_lost_from_the_folder_comes_back_and_without_any_nothing_is_sealed() {
    let (fixture, folder) = filled();
    let key = files(&folder, ".age").remove(0);
    fs::write(&key, "torn").expect("damaged");
    let backup = made(&fixture);
    assert!(fs::read(&key).expect("back").starts_with(b"age-encryption"));
    unlocked(&fixture.record.backups(), &backup);

    let kept = fixture
        .dir()
        .join("backups")
        .join(key.file_name().expect("a name"));
    fs::remove_file(&kept).expect("lost");
    let refused = fixture.record.backups().make().expect_err("refused");
    assert!(
        matches!(refused, RecordError::NoBackupKey(_)),
        "{refused:?}"
    );
    let own = files(&fixture.dir().join("backups"), ".db");
    assert_eq!(own.len(), 1, "one is kept with the record");
    // The folder still has it.
    assert!(
        fixture
            .record
            .backups()
            .unlocked(&backup.path, &passphrase(WORDS))
            .is_ok()
    );
    fs::remove_file(&key).expect("lost too");
    let gone = fixture
        .record
        .backups()
        .unlocked(&backup.path, &passphrase(WORDS));
    assert!(matches!(gone, Err(RecordError::NoKey(_))), "{gone:?}");
}

#[test]
fn a_damaged_lock_makes_no_plain_backup_outside_the_record() {
    let (fixture, folder) = filled();
    fs::write(fixture.dir().join("backups/recipient.txt"), "age1torn").expect("damaged");
    let refused = fixture.record.backups().make().expect_err("refused");
    assert!(
        matches!(refused, RecordError::NoBackupKey(_)),
        "{refused:?}"
    );
    assert!(files(&folder, ".db").is_empty());
    assert!(
        fixture
            .record
            .backups()
            .standing()
            .expect("a standing")
            .has_passphrase
    );
}

#[test]
fn a_flipped_byte_is_found_by_the_check_and_refused_when_going_back() {
    let (mut fixture, _folder) = filled();
    let backup = made(&fixture);
    assert_eq!(fixture.record.check().expect("a check"), []);
    let mut bytes = fs::read(&backup.path).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup.path, bytes).expect("flipped");
    let found = fixture.record.check().expect("a check");
    assert!(
        found[0].says.starts_with("The encrypted backup of "),
        "{found:?}"
    );
    let before = fixture.everything();
    let backups = unlocked(&fixture.record.backups(), &backup);
    let refused = backups.restore(&backup).expect_err("refused");
    assert!(
        matches!(refused, RecordError::BadBackup { .. }),
        "{refused:?}"
    );
    assert_eq!(fixture.everything(), before);
    let mended = fixture.record.repair().expect("mended");
    assert_eq!(mended.left, []);
}
