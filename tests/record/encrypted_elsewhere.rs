//! Encrypted backups opened by others: by an import, and by the age tool.

use std::fs;
use std::process::{Command, Stdio};

use cairn::record::{Backups, Record, RecordError};

use crate::encrypted::{WORDS, files, filled, made, unlocked};
use crate::fixture::clock;

#[test]
fn a_second_copy_is_imported_with_the_passphrase() {
    let (fixture, folder) = filled();
    made(&fixture);
    let whole = fixture.everything();
    let copy = fixture
        .record
        .backups()
        .second_copies()
        .expect("a list")
        .remove(0);
    assert!(copy.is_encrypted() && copy.path.starts_with(&folder));
    let again = fixture.path("again");
    let backups = Backups::of(&again, clock());
    let refused = backups.import(&copy.path);
    assert!(
        matches!(refused, Err(RecordError::Locked(_))),
        "{refused:?}"
    );
    let imported = unlocked(&backups, &copy).import(&copy.path);
    assert_eq!(imported.expect("imported").missing, 0);
    assert_eq!(crate::fixture::everything(&again), whole);
}

#[test]
#[expect(clippy::print_stdout, reason = "what was skipped is said")]
fn the_age_tool_opens_it() {
    let there = ["age", "script", "python3"].iter().all(|tool| {
        let found = Command::new("which")
            .arg(tool)
            .stdout(Stdio::null())
            .status();
        found.is_ok_and(|status| status.success())
    });
    if !there {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI has age, script and python3"
        );
        println!("skipped: this needs age, script and python3");
        return;
    }
    let (fixture, folder) = filled();
    let backup = made(&fixture);
    let key = files(&folder, ".age")
        .into_iter()
        .find(|file| file.display().to_string().contains("cairn-key-"));
    // As docs/backups.md says; the tool reads passphrases from a terminal alone, which `script` is.
    let line = format!(
        "age -d -i {} {} > backup.zip && python3 -m zipfile -e backup.zip record",
        key.expect("a key").display(),
        backup.path.display()
    );
    let again = fixture.path("unpacked");
    fs::create_dir(&again).expect("a folder");
    let mut tool = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(&again)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut typed = tool.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut typed, format!("{WORDS}\n").as_bytes()).expect("typed");
    assert!(tool.wait().expect("it ends").success());
    drop(typed);
    // What comes out is a record.
    assert_eq!(
        crate::fixture::everything(&again.join("record")),
        fixture.everything()
    );
    let mut record = Record::open(&again.join("record"), clock()).expect("it opens");
    assert_eq!(record.check().expect("a check"), []);
}
