//! Backups: whole, verified, thinned out by age, and a way back that can be undone.

use std::fs;

use cairn::record::{Backup, Backups, Clock, RecordError};
use proptest::prelude::*;

use crate::fixture::{Fixture, activity, clock, day, minutes, note, rating};

/// A record with one of each, a file attached.
pub fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    fixture.add_evidence(minutes());
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    fixture
}

pub fn made(fixture: &Fixture) -> Backup {
    fixture.record.backups().make().expect("a backup").backup
}

#[test]
fn a_backup_holds_the_whole_record_with_its_files() {
    let fixture = filled();
    let backup = made(&fixture);
    let whole = fixture.everything();
    let again = fixture.path("again");
    let restored = fixture.record.backups().restore_into(&backup, &again);
    assert_eq!(restored.expect("restored").missing, 0);
    let again = cairn::record::Record::open(&again, clock()).expect("it opens");
    assert_eq!(crate::fixture::everything(again.dir()), whole);
    for evidence in again.all_evidence().expect("a list") {
        let cairn::domain::EvidenceContent::File(file) = evidence.details.content else {
            continue;
        };
        let copy = fixture.path("copy");
        again.save_attachment(&file, &copy).expect("it is whole");
        assert_eq!(fs::read(copy).expect("read"), b"The group thanked us");
    }
}

#[test]
fn a_backup_says_what_is_in_it() {
    let mut fixture = filled();
    let id = fixture.log(activity("Deleted"));
    let _ = fixture.record.delete(id).expect("deleted");
    let backup = made(&fixture);
    let contents = fixture.record.backups().contents(&backup.path);
    let contents = contents.expect("it reads");
    assert_eq!(contents.person, "Sam Sample");
    assert_eq!(
        contents.in_words(),
        "1 activity, 1 piece of evidence, 1 self-rating"
    );
    assert_eq!(contents.total(), 3);
}

#[test]
fn a_backup_is_made_only_when_something_changed() {
    let mut fixture = filled();
    let backups = fixture.record.backups();
    let unasked = || backups.make_if_changed().expect("no trouble").is_some();
    assert!(unasked());
    assert!(!unasked());
    fixture.log(activity("Journal club"));
    assert!(unasked());
    fixture
        .record
        .save_draft("activity/new", "Half a thou")
        .expect("kept");
    assert!(unasked(), "what is being typed counts");
    assert!(!unasked());
    assert_eq!(backups.list().expect("a list").len(), 3);
}

#[test]
fn the_terminal_makes_none_within_the_hour() {
    let mut fixture = filled();
    let backups = fixture.record.backups();
    assert!(backups.make_if_due().expect("no trouble").is_some());
    fixture.log(activity("Journal club"));
    assert!(backups.make_if_due().expect("no trouble").is_none());
}

#[test]
fn old_backups_thin_out_and_the_newest_is_always_there() {
    let mut fixture = filled();
    let dir = fixture.dir();
    for n in 0..40 {
        fixture.log(activity(&format!("Day {n}")));
        let today = day("2026-01-01") + chrono::Days::new(n);
        let backups = Backups::of(&dir, Clock::fixed(today));
        backups.make().expect("a backup");
    }
    let kept = fixture.record.backups().list().expect("a list");
    assert!((9..=13).contains(&kept.len()), "{} kept", kept.len());
    let contents = fixture.record.backups().contents(&kept[0].path);
    assert_eq!(contents.expect("it reads").total(), 43);
}

#[test]
fn going_back_says_what_changes_and_then_does_it_and_can_be_undone() {
    let mut fixture = filled();
    let stays = fixture.log(activity("Stays"));
    let goes = fixture.log(activity("Comes back"));
    let before = fixture.entries();
    let backup = made(&fixture);

    let _ = fixture.record.undo().expect("undone");
    let mut edited = activity("Edited");
    edited.description = "since".into();
    let _ = fixture.record.edit(stays, edited).expect("edited");
    let made_since = fixture.log(activity("Made since"));
    let after = fixture.entries();

    let changes = fixture.record.restore_preview(&backup.path);
    let changes = changes.expect("a preview");
    assert_eq!(changes.len(), 1, "{changes:?}");
    let counts = (changes[0].back, changes[0].changed, changes[0].gone);
    assert_eq!(counts, (1, 1, 1));
    assert_eq!(fixture.entries(), after, "a preview changes nothing");

    let _ = fixture.record.restore_backup(&backup).expect("restored");
    assert_eq!(fixture.entries(), before);
    assert!(fixture.record.get(goes).is_ok());
    assert!(fixture.record.get(made_since).is_err());
    fixture.check_search();

    let undone = fixture.record.undo().expect("undone").output;
    assert_eq!(undone, "restore the backup of 4 November 2026");
    assert_eq!(fixture.entries(), after);
    fixture.check_search();
}

#[test]
fn the_present_state_is_put_aside_before_going_back() {
    let mut fixture = filled();
    let backup = made(&fixture);
    fixture.log(activity("Made since"));
    let present = fixture.entries();
    let _ = fixture.record.restore_backup(&backup).expect("restored");
    let aside = fixture.record.backups().list().expect("a list");
    assert_eq!(aside.len(), 2);
    let _ = fixture.record.restore_backup(&aside[0]).expect("and back");
    assert_eq!(fixture.entries(), present);
}

#[test]
fn going_back_never_gives_an_evidence_number_twice() {
    let mut fixture = filled();
    let backup = made(&fixture);
    let later = fixture.add_evidence(note("Later")).number;
    let _ = fixture.record.restore_backup(&backup).expect("restored");
    assert!(fixture.add_evidence(note("After")).number > later);
}

#[test]
fn another_opening_sees_that_the_record_went_back() {
    let mut fixture = filled();
    let backup = made(&fixture);
    let mut other = fixture.second();
    fixture.log(activity("Made since"));
    let before = other.data_version().expect("a number");
    let _ = fixture.record.restore_backup(&backup).expect("restored");
    assert_ne!(other.data_version().expect("a number"), before);
    let _ = other.add(activity("Later")).expect("writes on");
    assert_eq!(fixture.all().len(), 2);
}

#[test]
fn a_lost_file_comes_back_from_the_backup() {
    let mut fixture = filled();
    let backup = made(&fixture);
    fs::remove_dir_all(fixture.dir().join("attachments")).expect("lost");
    let restored = fixture.record.restore_backup(&backup).expect("restored");
    assert_eq!(restored.output.missing, 0);
    let report = fixture.record.backups().make().expect("a backup");
    assert_eq!(report.missing, 0);
}

#[test]
fn a_backup_in_a_folder_of_ones_own_is_whole_there() {
    let fixture = filled();
    let folder = fixture.path("stick");
    fs::create_dir(&folder).expect("a folder");
    let backups = fixture.record.backups();
    backups.set_folder(Some(&folder)).expect("chosen");
    let backup = made(&fixture);
    assert!(backup.path.starts_with(backups.folder().expect("chosen")));
    assert!(folder.join("attachments").is_dir());
    let (dir, again) = (fixture.dir(), fixture.path("again"));
    let _folder = fixture.close();
    fs::remove_dir_all(dir).expect("the disk is gone");
    let backups = Backups::of(&again, clock());
    let found = backups.find(&backup.path.display().to_string());
    let restored = backups.restore_into(&found.expect("found"), &again);
    assert_eq!(restored.expect("restored").missing, 0);
}

#[test]
fn two_records_share_a_folder_and_see_their_own_backups() {
    let (one, mut two) = (filled(), filled());
    let folder = one.path("shared");
    fs::create_dir(&folder).expect("a folder");
    for record in [&one.record, &two.record] {
        record.backups().set_folder(Some(&folder)).expect("chosen");
    }
    two.log(activity("Another"));
    made(&one);
    made(&two);
    // Two backups, two second copies, and the files of both.
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 5);
    let contents = |fixture: &Fixture| {
        let backups = fixture.record.backups();
        let found = backups.list().expect("a list");
        assert_eq!(found.len(), 1);
        backups.contents(&found[0].path).expect("it reads").total()
    };
    assert_eq!((contents(&one), contents(&two)), (3, 4));
}

#[test]
fn a_folder_that_is_not_there_is_said_and_the_records_own_is_used() {
    let fixture = filled();
    let folder = fixture.path("stick");
    fs::create_dir(&folder).expect("a folder");
    let backups = fixture.record.backups();
    backups.set_folder(Some(&folder)).expect("chosen");
    fs::remove_dir(&folder).expect("pulled out");
    let refused = backups.make().expect_err("said");
    assert!(
        matches!(refused, RecordError::NoBackupFolder(_)),
        "{refused:?}"
    );
    assert!(!folder.exists(), "a disk that is not there is not made up");
    assert_eq!(backups.list().expect("a list").len(), 1);
    backups.set_folder(None).expect("chosen");
    backups.make().expect("a backup");
}

#[test]
fn how_old_the_last_backup_is_can_be_told_without_opening_it() {
    let fixture = filled();
    let standing = |today: &str| {
        let clock = Clock::fixed(day(today));
        let backups = Backups::of(&fixture.dir(), clock);
        backups.standing().expect("a standing")
    };
    assert!(standing("2026-11-04").is_old, "there is none");
    made(&fixture);
    assert!(!standing("2026-11-10").is_old);
    assert!(standing("2026-11-12").is_old);
    assert!(!standing("2026-11-12").is_chosen);
}

#[test]
fn a_backup_that_a_clock_set_ahead_is_never_the_latest() {
    let mut fixture = filled();
    let backups = fixture.record.backups();
    let ahead = Backups::of(&fixture.dir(), Clock::fixed(day("2099-01-01")));
    let wrong = ahead.make().expect("a backup").backup;
    assert!(backups.standing().expect("names").is_old, "nobody knows");
    fixture.log(activity("Since"));
    let made = backups.make_if_due().expect("made").expect("one is due");
    let latest = backups.find("latest").expect("a backup");
    assert_eq!(latest.path, made.backup.path);
    assert!(!backups.standing().expect("names").is_old);
    let (good, _) = backups.newest_good().expect("a backup");
    assert_eq!(good.path, latest.path);
    assert!(backups.make_if_changed().expect("names").is_none());
    let listed = backups.list().expect("names");
    assert_eq!(listed.last().map(|last| &last.path), Some(&wrong.path));
}

#[test]
fn a_name_that_several_backups_begin_with_is_not_guessed() {
    let fixture = filled();
    let (first, second) = (made(&fixture), made(&fixture));
    assert_eq!(first.name(), second.name(), "made within a second");
    let backups = fixture.record.backups();
    let refused = backups.find(&first.name()).expect_err("refused");
    let hint = refused.hint();
    assert!(hint.contains(&first.name()), "{hint}");
    let whole = hint.split(' ').find(|word| word.starts_with(&first.name()));
    let newest = backups.find(whole.expect("a name")).expect("one");
    assert_eq!(newest.path, second.path);
}

/// Windows has no such names.
#[cfg(not(windows))]
#[test]
fn a_folder_for_backups_keeps_the_blanks_of_its_name() {
    let fixture = filled();
    let folder = fixture.path("stick ");
    fs::create_dir(&folder).expect("a folder");
    let backups = fixture.record.backups();
    backups.set_folder(Some(&folder)).expect("chosen");
    assert_eq!(made(&fixture).path.parent(), Some(folder.as_path()));
}

/// One step of a record's life.
#[derive(Clone, Debug)]
enum Step {
    Log(u8),
    Edit(u8),
    Delete(u8),
    Note,
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => any::<u8>().prop_map(Step::Log),
        2 => any::<u8>().prop_map(Step::Edit),
        1 => any::<u8>().prop_map(Step::Delete),
        1 => Just(Step::Note),
        1 => Just(Step::Undo),
    ]
}

fn take(fixture: &mut Fixture, step: &Step) {
    let all = fixture.all();
    let chosen = |n: u8| {
        all.get(usize::from(n) % all.len().max(1))
            .map(|found| found.id)
    };
    match *step {
        Step::Log(n) => {
            fixture.log(activity(&format!("Number {n}")));
        }
        Step::Edit(n) => {
            if let Some(id) = chosen(n) {
                let edited = fixture.record.edit(id, activity(&format!("Edited {n}")));
                let _ = edited.expect("edited");
            }
        }
        Step::Delete(n) => {
            if let Some(id) = chosen(n) {
                let _ = fixture.record.delete(id).expect("deleted");
            }
        }
        Step::Note => {
            fixture.add_evidence(note("Minutes"));
        }
        Step::Undo => {
            fixture.record.undo().ok();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn going_back_leads_to_the_very_entries_and_undoing_it_to_those_before(
        first in prop::collection::vec(step(), 1..8),
        second in prop::collection::vec(step(), 0..8),
    ) {
        let mut fixture = Fixture::new();
        for step in &first {
            take(&mut fixture, step);
        }
        let (then, backup) = (fixture.entries(), made(&fixture));
        for step in &second {
            take(&mut fixture, step);
        }
        let now = fixture.entries();
        let changes = fixture.record.restore_preview(&backup.path).expect("a preview");
        prop_assert_eq!(changes.is_empty(), then == now);
        let _ = fixture.record.restore_backup(&backup).expect("restored");
        prop_assert_eq!(&fixture.entries(), &then);
        if then != now {
            let _ = fixture.record.undo().expect("undone");
            prop_assert_eq!(fixture.entries(), now);
        }
        fixture.check_search();
    }
}
