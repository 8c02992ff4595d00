//! Two openings of one record at once, as by window and terminal; and writers that are not Cairn.

use cairn::record::RecordError;

use crate::fixture::{Fixture, activity, database, rating};

#[test]
fn each_opening_sees_what_the_other_did() {
    let mut fixture = Fixture::new();
    let mut other = fixture.second();
    let before = other.data_version().expect("a number");
    let id = fixture.log(activity("Ward audit"));
    assert_ne!(other.data_version().expect("a number"), before);
    assert_eq!(
        other.get(id).expect("it is there").details.title,
        "Ward audit"
    );
    let _ = other.add(rating("klimf/6.1", 3)).expect("rated");
    assert_eq!(fixture.record.assessments().expect("a list").len(), 1);
}

#[test]
fn one_opening_undoes_what_the_other_did() {
    let mut fixture = Fixture::new();
    let mut other = fixture.second();
    fixture.log(activity("Ward audit"));
    assert_eq!(other.undo().expect("undone").output, "log “Ward audit”");
    assert!(fixture.all().is_empty());
    assert_eq!(
        fixture.record.redo().expect("redone").output,
        "log “Ward audit”"
    );
}

#[test]
fn a_profile_put_in_place_by_the_other_is_used() {
    let mut fixture = Fixture::new();
    let mut other = fixture.second();
    let mut profile = crate::fixture::setup().profile;
    profile.title = "Another role".into();
    let _ = other.use_profile(profile.clone()).expect("accepted");
    assert_eq!(*fixture.record.profile(), profile);
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(*other.profile(), crate::fixture::setup().profile);
}

#[test]
fn many_openings_writing_at_once_lose_nothing() {
    const EACH: usize = 10;
    let fixture = Fixture::new();
    let dir = fixture.dir();
    std::thread::scope(|scope| {
        for name in ["a", "b", "c", "d"] {
            let dir = &dir;
            scope.spawn(move || {
                let mut record =
                    cairn::record::Record::open(dir, crate::fixture::clock()).expect("opened");
                for n in 0..EACH {
                    let details = activity(&format!("{name} {n}"));
                    // On a slow disk one may wait too long for the others; it is told, and asks again.
                    loop {
                        match record.add(details.clone()) {
                            Ok(_) => break,
                            Err(RecordError::Busy) => {}
                            Err(err) => panic!("{err}"),
                        }
                    }
                }
            });
        }
    });
    let all = fixture.all();
    assert_eq!(all.len(), 4 * EACH);
    let mut ids: Vec<_> = all.iter().map(|activity| activity.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4 * EACH);
}

#[test]
fn a_record_that_another_program_keeps_locked_says_so() {
    let mut fixture = Fixture::new();
    let conn = database(&fixture.dir());
    conn.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let refused = fixture
        .record
        .add(activity("Ward audit"))
        .expect_err("locked");
    assert!(matches!(refused, RecordError::Busy), "{refused:?}");
    assert!(
        fixture
            .record
            .undoable()
            .expect("reading goes on")
            .is_none()
    );
    conn.execute_batch("ROLLBACK").expect("unlocked");
    fixture.log(activity("Ward audit"));
}

/// Windows lets no open record go.
#[cfg(windows)]
#[test]
fn an_open_record_stays_where_it_is() {
    let mut fixture = Fixture::new();
    let away = fixture.path("moved");
    std::fs::rename(fixture.dir().join("cairn.db"), &away).expect_err("it is open");
    std::fs::remove_file(fixture.dir().join("cairn.db")).expect_err("it is open");
    fixture.log(activity("Ward audit"));
}

#[cfg(not(windows))]
#[test]
fn a_record_whose_folder_is_gone_takes_no_more() {
    let mut fixture = Fixture::new();
    let away = fixture.path("moved");
    std::fs::rename(fixture.dir(), &away).expect("moved");
    let refused = fixture
        .record
        .add(activity("Ward audit"))
        .expect_err("gone");
    assert!(matches!(refused, RecordError::Gone(_)), "{refused:?}");
    fixture
        .record
        .save_draft("activity/new", "Ward audit")
        .expect_err("gone");
    std::fs::rename(&away, fixture.dir()).expect("moved back");
    fixture.log(activity("Ward audit"));
}

#[test]
fn a_write_past_cairn_fails() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let before = fixture.everything();
    let conn = database(&fixture.dir());
    for sql in [
        "UPDATE activity SET title = 'Other'",
        "DELETE FROM activity",
        "INSERT INTO profile (id, toml) VALUES ('profile', '')",
        "UPDATE revision SET after = '{}'",
        "DELETE FROM revision",
    ] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(fixture.everything(), before);
}

#[test]
fn the_triggers_refuse_a_write_outside_a_transaction_even_with_cairns_functions() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let conn = database(&fixture.dir());
    let flags = rusqlite::functions::FunctionFlags::SQLITE_INNOCUOUS;
    for name in ["sha256", "fold"] {
        conn.create_scalar_function(name, 1, flags, |_| Ok("x".to_owned()))
            .expect("a function");
    }
    let refused = conn
        .execute("UPDATE activity SET title = 'Other'", [])
        .expect_err("refused");
    assert!(
        refused
            .to_string()
            .contains("written outside a transaction of Cairn"),
        "{refused}"
    );
}

/// Windows replaces no open database, so an import goes into it instead.
#[cfg(windows)]
#[test]
fn an_import_goes_into_an_open_record_in_which_nothing_was_entered() {
    let mut fixture = Fixture::new();
    let mut other = Fixture::new();
    other.log(activity("Imported"));
    let full = fixture.path("all.zip");
    other.record.backups().export(&full).expect("exported");
    let imported = fixture.record.backups().import(&full).expect("imported");
    assert!(!imported.is_whole);
    fixture.log(activity("Ward audit"));
    assert_eq!(fixture.all().len(), 2);
    let waits = std::fs::read_dir(fixture.dir()).expect("a folder");
    let waits = waits.filter(|entry| {
        let name = entry.as_ref().expect("an entry").file_name();
        name.to_string_lossy().starts_with("cairn-restored-")
    });
    assert_eq!(waits.count(), 0, "nothing waits to take its place later");
}

#[cfg(not(windows))]
#[test]
fn a_record_whose_database_was_replaced_takes_no_more_into_the_old_one() {
    let mut fixture = Fixture::new();
    let full = {
        let mut other = Fixture::new();
        other.log(activity("Imported"));
        let to = fixture.path("all.zip");
        other.record.backups().export(&to).expect("exported");
        to
    };
    let imported = fixture.record.backups().import(&full).expect("imported");
    assert!(imported.is_whole);
    let refused = fixture
        .record
        .add(activity("Ward audit"))
        .expect_err("replaced");
    assert!(matches!(refused, RecordError::Replaced(_)), "{refused:?}");
    let mut again = fixture.second();
    let _ = again.add(activity("Ward audit")).expect("logged");
}

/// Returns how many locks this process holds on the database, as the system lists them.
#[cfg(target_os = "linux")]
fn locks(dir: &std::path::Path) -> usize {
    use std::os::unix::fs::MetadataExt as _;
    let inode = std::fs::metadata(dir.join("cairn.db"))
        .expect("the database")
        .ino();
    let (of, by) = (format!(":{inode}"), std::process::id().to_string());
    let listed = std::fs::read_to_string("/proc/locks").expect("the locks");
    let lines = listed
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines
        .filter(|line| line.contains(&by.as_str()) && line.iter().any(|part| part.ends_with(&of)))
        .count()
}

#[cfg(target_os = "linux")]
#[test]
fn looking_at_the_file_lets_go_of_no_lock() {
    let mut fixture = Fixture::new();
    fixture.log(activity("Ward audit"));
    let held = locks(&fixture.dir());
    assert!(held > 0, "SQLite tells others that the database is open");
    drop(fixture.second());
    fixture.record.backups().make().expect("a backup");
    drop(fixture.record.backups().list().expect("the backups"));
    drop(
        fixture
            .record
            .restore_preview(&fixture.record.backups().list().expect("one")[0].path),
    );
    assert!(locks(&fixture.dir()) >= held);
}
