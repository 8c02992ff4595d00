//! Check my data: every flipped bit is found, what can be proven is mended, and nothing is lost.

use std::fs;

use cairn::record::{EntryId, Finding, NewContent};
use rusqlite::Connection;

use crate::fixture::{Fixture, activity, database, full_objective, note, qualification, rating};

/// A record with one of each, a file attached, and some history.
fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    for n in 0..5 {
        let mut details = activity("Ward audit");
        details.description = format!("Edited {n}");
        let _ = fixture.record.edit(id, details).expect("edited");
    }
    let mut evidence = note("Minutes");
    evidence.activities = vec![id];
    evidence.content = NewContent::Bytes {
        name: "minutes.txt".into(),
        bytes: b"The group thanked us".to_vec(),
    };
    fixture.add_evidence(evidence);
    let mut objective = full_objective();
    objective.activities = vec![id];
    let _ = fixture.record.add(objective).expect("set");
    let _ = fixture
        .record
        .add(qualification("Chartership"))
        .expect("added");
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    let gone = fixture.log(activity("In the Bin"));
    let _ = fixture.record.delete(gone).expect("deleted");
    let _ = fixture.record.undo().expect("undone");
    let _ = fixture.record.redo().expect("redone");
    fixture
}

/// Changes something behind Cairn's back, as a failing disk does.
pub fn damage(conn: &Connection, sql: &str) {
    let mut triggers = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .expect("a query");
    let triggers: Vec<(String, String)> = triggers
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("texts");
    for (name, _) in &triggers {
        let drop = format!("DROP TRIGGER {name}");
        conn.execute_batch(&drop).expect("dropped");
    }
    assert!(conn.execute(sql, []).expect("changed") > 0, "{sql}");
    for (_, sql) in &triggers {
        conn.execute_batch(sql).expect("made again");
    }
}

fn says(findings: &[Finding]) -> Vec<&str> {
    let damage = findings.iter().filter(|finding| finding.is_damage);
    damage.map(|finding| finding.says.as_str()).collect()
}

#[test]
fn a_sound_record_has_nothing_to_be_found() {
    let mut fixture = filled();
    assert_eq!(fixture.record.check().expect("checked"), []);
    let mended = fixture.record.repair().expect("nothing to do");
    assert!(mended.found.is_empty() && mended.left.is_empty());
}

#[test]
fn every_record_of_an_earlier_form_is_sound() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema");
    for entry in fs::read_dir(fixtures).expect("a folder") {
        let path = entry.expect("an entry").path();
        let folder = tempfile::tempdir().expect("a folder");
        let old = database(folder.path());
        old.execute_batch(&fs::read_to_string(&path).expect("SQL"))
            .expect("sound SQL");
        old.close().expect("closed");
        let mut record =
            cairn::record::Record::open(folder.path(), crate::fixture::clock()).expect("opened");
        let found = record.check().expect("checked");
        assert_eq!(says(&found), [""; 0], "{}", path.display());
    }
}

#[test]
fn a_changed_entry_is_named_and_put_back_and_what_was_there_stays_in_history() {
    let mut fixture = filled();
    let before = fixture.entries();
    damage(
        &database(&fixture.dir()),
        "UPDATE activity SET so_what = 'It shoved a gap' WHERE title = 'Ward audit'",
    );
    let found = fixture.record.check().expect("checked");
    assert_eq!(
        says(&found),
        [
            "The activity “Ward audit” is not what was last saved",
            "The index of words differs from the entries"
        ]
    );
    let mended = fixture.record.repair().expect("mended");
    assert_eq!(says(&mended.left), [""; 0]);
    assert_eq!(fixture.entries(), before);
    let id = fixture.all()[0].id;
    let history = fixture.record.history(EntryId::Activity(id));
    let newest = &history.expect("a history")[0];
    assert!(
        newest
            .fields
            .iter()
            .any(|field| field.before.contains("shoved"))
    );
    fixture.check_search();
}

#[test]
fn whatever_is_damaged_in_one_place_is_found_and_mended() {
    for sql in [
        "UPDATE activity SET title = 'Ward audis' WHERE title = 'Ward audit'",
        "UPDATE activity SET title = CAST(x'57ff61' AS TEXT) WHERE title = 'Ward audit'",
        "UPDATE activity SET minutes = minutes + 64 WHERE title = 'Ward audit'",
        "UPDATE practitioner SET name = 'Sim Sample'",
        "UPDATE profile SET toml = replace(toml, 'Knowledge', 'Knowledgf')",
        "UPDATE evidence SET number = 65537",
        "DELETE FROM qualification",
        "UPDATE assessment SET level = 2",
        "UPDATE objective SET measure = measure || '!'",
        "UPDATE revision SET after = replace(after, 'Edited 2', 'Edited 6') WHERE after LIKE '%Edited 2%'",
        "UPDATE revision SET before = replace(before, 'Edited 2', 'Edited 6') WHERE before LIKE '%Edited 2%'",
        "UPDATE revision SET after = replace(after, 'Edited 4', 'Edited 6') WHERE after LIKE '%Edited 4%'",
        "UPDATE revision SET hash = substr(hash, 2) || 'x' WHERE id = (SELECT max(id) FROM revision WHERE table_name = 'evidence')",
        "UPDATE revision SET hash = 'b' WHERE after LIKE '%Edited 3%'",
        "DELETE FROM entry_link",
        "UPDATE evidence_activity SET activity = 'x'",
        "UPDATE bookkeeping SET evidence_number = 0",
        "UPDATE search_content SET c0 = 'Ward audis' WHERE c0 = 'Ward audit'",
    ] {
        let mut fixture = filled();
        let before = fixture.entries();
        damage(&database(&fixture.dir()), sql);
        let found = fixture.record.check().expect("checked");
        assert!(!says(&found).is_empty(), "not found: {sql}");
        let mended = fixture.record.repair().expect("mended");
        assert_eq!(says(&mended.left), [""; 0], "not mended: {sql}");
        assert_eq!(fixture.entries(), before, "{sql}");
        fixture.check_search();
        let _ = fixture.record.undo().expect("undo goes on");
    }
}

#[test]
fn what_only_a_backup_can_prove_is_mended_by_it() {
    let mut fixture = filled();
    let before = fixture.entries();
    fixture.record.backups().make().expect("a backup");
    let conn = database(&fixture.dir());
    damage(
        &conn,
        "UPDATE activity SET title = 'Ward audis' WHERE title = 'Ward audit'",
    );
    damage(
        &conn,
        "UPDATE revision SET after = replace(after, 'Ward', 'Warf') WHERE after LIKE '%Edited 4%'",
    );
    let found = fixture.record.check().expect("checked");
    assert!(
        says(&found)[0].ends_with("and its history are both damaged"),
        "{found:?}"
    );
    let mended = fixture.record.repair().expect("mended");
    assert_eq!(says(&mended.left), [""; 0]);
    assert_eq!(fixture.entries(), before);
}

#[test]
fn what_nothing_proves_is_kept_and_said_again() {
    let mut fixture = filled();
    let conn = database(&fixture.dir());
    damage(
        &conn,
        "UPDATE activity SET title = 'Ward audis' WHERE title = 'Ward audit'",
    );
    damage(
        &conn,
        "UPDATE revision SET after = replace(after, 'Ward', 'Warf') WHERE after LIKE '%Edited 4%'",
    );
    let before = fixture.entries();
    let mended = fixture.record.repair().expect("no more than that");
    assert_eq!(says(&mended.left).len(), 1, "{:?}", mended.left);
    assert_eq!(fixture.entries(), before);
}

#[test]
fn attached_files_are_checked_and_brought_back_from_a_backup() {
    let mut fixture = filled();
    // Copied, not linked: as on another disk.
    let folder = fixture.path("stick");
    fs::create_dir(&folder).expect("a folder");
    let backups = fixture.record.backups();
    backups.set_folder(Some(&folder)).expect("chosen");
    backups.make().expect("a backup");
    let shelf = fs::read_dir(fixture.dir().join("attachments")).expect("a folder");
    let shelf = shelf.map(|entry| entry.expect("an entry").path()).next();
    let file = fs::read_dir(shelf.expect("a shelf"))
        .expect("a folder")
        .next();
    let file = file.expect("a file").expect("an entry").path();

    fs::remove_file(&file).expect("removed");
    let found = fixture.record.check().expect("checked");
    assert_eq!(says(&found), ["The attached file “minutes.txt” is gone"]);
    assert_eq!(
        says(&fixture.record.repair().expect("mended").left),
        [""; 0]
    );

    fs::remove_file(&file).expect("removed");
    fs::write(&file, b"The group thanked ua").expect("damaged");
    let found = fixture.record.check().expect("checked");
    assert_eq!(says(&found), ["The attached file “minutes.txt” is damaged"]);
    assert_eq!(
        says(&fixture.record.repair().expect("mended").left),
        [""; 0]
    );
    assert_eq!(fs::read(&file).expect("whole"), b"The group thanked us");
}

#[test]
fn links_that_the_profile_lacks_are_no_damage() {
    let mut fixture = filled();
    let mut profile = crate::fixture::setup().profile;
    profile
        .requirements
        .retain(|found| found.key.as_str() != "pda/mentoring");
    let _ = fixture.record.use_profile(profile).expect("used");
    let found = fixture.record.check().expect("checked");
    assert_eq!(says(&found), [""; 0]);
    assert!(found[0].says.contains("pda/mentoring"), "{found:?}");
}

#[test]
fn a_clock_that_was_wrong_is_no_damage() {
    let fixture = filled();
    let clock = cairn::record::Clock::fixed(crate::fixture::day("2025-01-01"));
    let found = cairn::record::Backups::of(&fixture.dir(), clock).check();
    let found = found.expect("checked");
    assert_eq!(says(&found), [""; 0]);
    assert_eq!(
        found[0].says,
        "The last change was made on 4 November 2026, which is yet to come"
    );
}

#[test]
fn the_record_is_looked_through_once_a_week() {
    let fixture = filled();
    let on = |today: &str| {
        let clock = cairn::record::Clock::fixed(crate::fixture::day(today));
        let backups = cairn::record::Backups::of(&fixture.dir(), clock);
        backups.check_if_due().expect("checked").is_some()
    };
    assert!(on("2026-11-04"));
    assert!(!on("2026-11-10"));
    assert!(on("2026-11-12"));
    assert!(!on("2026-11-12"));
    assert!(on("2026-09-01"), "a clock put back puts nothing off");
}

#[test]
fn what_another_window_wrote_meanwhile_is_no_damage() {
    let mut fixture = Fixture::new();
    let mut other = fixture.second();
    for n in 0..40 {
        let record = if n % 3 == 0 {
            &mut fixture.record
        } else {
            &mut other
        };
        let added = record.add(activity(&format!("Ward audit {n}")));
        drop(added.expect("added"));
        assert_eq!(fixture.record.check().expect("a check"), [], "after {n}");
        assert_eq!(other.check().expect("a check"), [], "after {n}");
    }
}
