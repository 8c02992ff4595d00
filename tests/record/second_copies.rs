//! The weekly second copy, in another form, and what is read again of copies that were made.

use std::fs;

use cairn::record::{Backups, Clock, SecondCopy};

use crate::fixture::{Fixture, activity, clock, database, day, minutes};

fn on(fixture: &Fixture, today: &str) -> Backups {
    Backups::of(&fixture.dir(), Clock::fixed(day(today)))
}

#[test]
fn one_is_written_a_week_and_four_are_kept() {
    let mut fixture = Fixture::new();
    for n in 0..60 {
        fixture.log(activity(&format!("Day {n}")));
        let today = day("2026-01-01") + chrono::Days::new(n);
        let backups = Backups::of(&fixture.dir(), Clock::fixed(today));
        let report = backups.make().expect("a backup");
        let is_made = matches!(report.second, SecondCopy::Made(_));
        assert_eq!(is_made, n % 7 == 0, "day {n}: {:?}", report.second);
    }
    let kept = fixture.record.backups().second_copies().expect("a list");
    assert_eq!(kept.len(), 4);
    let standing = fixture.record.backups().standing().expect("a standing");
    assert_eq!(standing.second, Some(kept[0].at));
}

#[test]
fn it_is_an_export_like_any_other() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    fixture.record.backups().make().expect("a backup");
    let copy = fixture
        .record
        .backups()
        .second_copies()
        .expect("a list")
        .remove(0);
    let again = fixture.path("again");
    let imported = Backups::of(&again, clock()).import(&copy.path);
    assert!(imported.expect("imported").is_whole);
    assert_eq!(crate::fixture::everything(&again), fixture.everything());
}

#[test]
fn one_that_failed_is_told_and_made_up_for_though_nothing_changed() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let backups = fixture.record.backups();
    // Bytes that are no text: a database can hold them, an export cannot.
    let conn = database(&fixture.dir());
    conn.execute_batch("INSERT INTO setting VALUES ('odd', CAST(x'ff' AS TEXT))")
        .expect("inserted");
    let report = backups.make().expect("the backup itself is made");
    assert!(matches!(report.second, SecondCopy::Failed(_)), "{report:?}");
    assert!(backups.second_copies().expect("a list").is_empty());
    conn.execute_batch("DELETE FROM setting WHERE key = 'odd'")
        .expect("deleted");
    let report = backups.make_if_changed().expect("no trouble");
    let report = report.expect("a copy");
    assert!(matches!(report.second, SecondCopy::Made(_)), "{report:?}");
    assert_eq!(backups.list().expect("a list").len(), 1);
    assert!(backups.make_if_changed().expect("no trouble").is_none());
}

#[test]
fn a_clock_that_was_put_back_does_not_put_it_off() {
    let mut fixture = Fixture::new();
    on(&fixture, "2036-01-01").make().expect("a backup");
    fixture.log(activity("Ward audit"));
    let report = on(&fixture, "2026-11-04").make().expect("a backup");
    assert!(
        matches!(report.second, SecondCopy::Made(_)),
        "{:?}",
        report.second
    );
}

#[test]
fn a_damaged_copy_of_an_attached_file_is_found_by_its_hash_and_mended() {
    let mut fixture = Fixture::new();
    fixture.add_evidence(minutes());
    let folder = fixture.path("stick");
    fs::create_dir(&folder).expect("a folder");
    let backups = fixture.record.backups();
    backups.set_folder(Some(&folder)).expect("chosen");
    backups.make().expect("a backup");
    assert_eq!(fixture.record.check().expect("a check"), []);

    let shelf = fs::read_dir(folder.join("attachments"))
        .expect("shelves")
        .next();
    let shelf = shelf.expect("one").expect("an entry").path();
    let copy = fs::read_dir(shelf).expect("files").next();
    let copy = copy.expect("one").expect("an entry").path();
    // Another file of the same length, as a stick that fails leaves it.
    fs::remove_file(&copy).expect("gone");
    fs::write(&copy, b"The group blamed us!").expect("damaged");
    let found = fixture.record.check().expect("a check");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]
            .says
            .starts_with("The copy of the attached file “minutes.txt” in "),
        "{found:?}"
    );
    let mended = fixture.record.repair().expect("mended");
    assert_eq!(mended.left, []);
    assert_eq!(fs::read(&copy).expect("read"), b"The group thanked us");
}
