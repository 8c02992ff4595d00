//! Attached files: named by their content, kept once, checked on the way out.

use std::path::PathBuf;

use cairn::domain::{Evidence, EvidenceContent, FileContent};
use cairn::record::{NewContent, NewEvidence, RecordError};

use crate::fixture::{Fixture, note};

/// SHA-256 of `hello`.
const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

pub fn attached(path: PathBuf) -> NewEvidence {
    let mut evidence = note("Scan");
    evidence.content = NewContent::File(path);
    evidence
}

pub fn file(evidence: &Evidence) -> FileContent {
    match &evidence.details.content {
        EvidenceContent::File(file) => file.clone(),
        other => panic!("{other:?} is no file"),
    }
}

/// The names of all files under the attachments.
pub fn kept(fixture: &Fixture) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![fixture.dir().join("attachments")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_file_is_kept_under_the_hash_of_its_content() {
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    let evidence = fixture.add_evidence(attached(path));
    let file = file(&evidence);
    assert_eq!(
        file,
        FileContent {
            name: "letter.txt".into(),
            sha256: HELLO.into(),
            bytes: 5
        }
    );
    let lies = fixture.record.attachment_path(&file);
    assert_eq!(
        lies,
        fixture.dir().join("attachments").join("2c").join(HELLO)
    );
    assert_eq!(std::fs::read(lies).expect("it is there"), b"hello");
    assert_eq!(fixture.record.get(evidence.id).expect("it"), evidence);
}

#[test]
fn the_same_content_is_kept_once() {
    let mut fixture = Fixture::new();
    let (one, two) = (
        fixture.file("one.txt", b"hello"),
        fixture.file("two.txt", b"hello"),
    );
    fixture.add_evidence(attached(one));
    let second = fixture.add_evidence(attached(two));
    assert_eq!(file(&second).name, "two.txt");
    assert_eq!(kept(&fixture).len(), 1);
}

#[test]
fn a_damaged_copy_is_mended_by_attaching_the_file_again() {
    let mut fixture = Fixture::new();
    let path = fixture.file("one.txt", b"hello");
    let evidence = fixture.add_evidence(attached(path.clone()));
    let lies = fixture.record.attachment_path(&file(&evidence));
    std::fs::write(&lies, b"jello").expect("writable");
    fixture.add_evidence(attached(path));
    assert_eq!(std::fs::read(lies).expect("it is there"), b"hello");
}

#[test]
fn bytes_are_attached_under_the_name_they_are_given() {
    let mut fixture = Fixture::new();
    let mut evidence = note("Picture");
    evidence.content = NewContent::Bytes {
        name: "pasted.png".into(),
        bytes: b"hello".to_vec(),
    };
    let evidence = fixture.add_evidence(evidence);
    assert_eq!(file(&evidence).name, "pasted.png");
    assert_eq!(kept(&fixture).len(), 1);
}

#[test]
fn a_missing_file_and_a_folder_are_refused_and_leave_nothing_behind() {
    let mut fixture = Fixture::new();
    for path in [fixture.path("nowhere.pdf"), fixture.dir()] {
        let refused = fixture
            .record
            .add_evidence(attached(path))
            .expect_err("refused");
        assert!(matches!(refused, RecordError::Invalid(_)), "{refused:?}");
        assert!(!refused.hint().is_empty());
    }
    assert_eq!(kept(&fixture), Vec::<PathBuf>::new());
    assert!(fixture.record.all_evidence().expect("a list").is_empty());
}

#[test]
fn what_is_empty_is_kept_and_told_of() {
    let mut fixture = Fixture::new();
    let empty = fixture.file("broken download.pdf", b"");
    let evidence = fixture.add_evidence(attached(empty));
    let told = file(&evidence).emptiness().expect("told");
    assert!(
        told.problem.contains("broken download.pdf is empty"),
        "{told:?}"
    );
    let findings = fixture.record.check().expect("a check");
    let found = findings
        .iter()
        .find(|found| found.says.contains("is empty"));
    let found = found.expect("it is found");
    assert!(
        found.says.starts_with("E1: ") && !found.is_damage,
        "{found:?}"
    );
    let whole = fixture.file("download.pdf", b"hello");
    let newer = NewContent::File(whole);
    drop(
        fixture
            .record
            .replace_file(evidence.id, newer)
            .expect("replaced"),
    );
    assert_eq!(fixture.record.check().expect("a check"), []);
}

#[cfg(unix)]
#[test]
fn only_files_are_attached_and_a_pipe_is_not_waited_for() {
    let mut fixture = Fixture::new();
    let pipe = fixture.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let (link, astray) = (fixture.path("link.txt"), fixture.path("astray.txt"));
    let whole = fixture.file("letter.txt", b"hello");
    std::os::unix::fs::symlink(&whole, &link).expect("a link");
    std::os::unix::fs::symlink(fixture.path("nowhere"), &astray).expect("a link");
    for path in [pipe, "/dev/zero".into(), "/dev/null".into(), astray] {
        let refused = fixture.record.add_evidence(attached(path.clone()));
        let refused = refused.expect_err("refused");
        assert!(matches!(refused, RecordError::Invalid(_)), "{refused:?}");
    }
    let linked = fixture.add_evidence(attached(link));
    assert_eq!(
        (file(&linked).name, file(&linked).bytes),
        ("link.txt".to_owned(), 5)
    );
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_kept_under_one_that_can_be_read() {
    use std::os::unix::ffi::OsStrExt as _;
    let mut fixture = Fixture::new();
    let path = fixture
        .path("x")
        .with_file_name(std::ffi::OsStr::from_bytes(b"caf\xE9.txt"));
    std::fs::write(&path, b"hello").expect("a file");
    let evidence = fixture.add_evidence(attached(path));
    assert_eq!(file(&evidence).name, "caf\u{e9}.txt");
}

#[test]
fn a_refused_link_copies_no_file() {
    let mut fixture = Fixture::new();
    let mut evidence = attached(fixture.file("letter.txt", b"hello"));
    evidence.links = vec![crate::fixture::link("pda/none")];
    fixture.record.add_evidence(evidence).expect_err("refused");
    assert_eq!(kept(&fixture), Vec::<PathBuf>::new());
}

#[test]
fn an_attachment_that_is_gone_is_called_damage() {
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    let evidence = fixture.add_evidence(attached(path));
    let file = file(&evidence);
    std::fs::remove_file(fixture.record.attachment_path(&file)).expect("removed");
    let refused = fixture
        .record
        .save_attachment(&file, &fixture.path("copy.txt"))
        .expect_err("gone");
    assert!(
        refused
            .to_string()
            .starts_with("The record is damaged: an attached file is gone"),
        "{refused}"
    );
}

#[test]
fn a_copy_is_saved_where_there_is_no_file() {
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    let evidence = fixture.add_evidence(attached(path));
    let (file, to) = (file(&evidence), fixture.path("copy.txt"));
    fixture.record.save_attachment(&file, &to).expect("saved");
    assert_eq!(std::fs::read(&to).expect("it is there"), b"hello");
    std::fs::write(&to, b"mine").expect("writable");
    let refused = fixture
        .record
        .save_attachment(&file, &to)
        .expect_err("there is a file");
    assert!(
        refused
            .to_string()
            .starts_with("There is a file of this name already: "),
        "{refused}"
    );
    assert_eq!(std::fs::read(&to).expect("it is there"), b"mine");
}

#[test]
fn a_damaged_attachment_is_not_passed_on() {
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    let evidence = fixture.add_evidence(attached(path));
    let file = file(&evidence);
    std::fs::write(fixture.record.attachment_path(&file), b"jello").expect("writable");
    let to = fixture.path("copy.txt");
    let refused = fixture
        .record
        .save_attachment(&file, &to)
        .expect_err("damaged");
    assert!(matches!(refused, RecordError::Damaged(_)), "{refused:?}");
    assert!(!to.exists());
}

#[test]
fn deleting_and_undoing_keep_the_file() {
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    let evidence = fixture.add_evidence(attached(path));
    let _ = fixture.record.delete(evidence.id).expect("deleted");
    let _ = fixture.record.undo().expect("undone");
    let _ = fixture.record.undo().expect("undone");
    let _ = fixture.record.redo().expect("redone");
    assert_eq!(kept(&fixture).len(), 1);
}

#[test]
fn the_content_of_a_file_cannot_be_changed_but_its_name_can() {
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    let evidence = fixture.add_evidence(attached(path));
    let mut details = evidence.details.clone();
    details.content = EvidenceContent::File(FileContent {
        sha256: "0".repeat(64),
        ..file(&evidence)
    });
    fixture
        .record
        .edit(evidence.id, details.clone())
        .expect_err("refused");
    details.content = EvidenceContent::File(FileContent {
        name: "thanks.txt".into(),
        ..file(&evidence)
    });
    let _ = fixture.record.edit(evidence.id, details).expect("accepted");
    let kept = fixture.record.get(evidence.id).expect("it");
    assert_eq!(file(&kept).name, "thanks.txt");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_a_record() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    fixture.add_evidence(attached(path));
    let mode = |path: &std::path::Path| {
        std::fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    let dir = fixture.dir();
    for folder in ["", "attachments", "attachments/2c", "backups"] {
        assert_eq!(mode(&dir.join(folder)), 0o700, "{folder}");
    }
    for file in [
        "cairn.db",
        "cairn.db-wal",
        "cairn.db-shm",
        &format!("attachments/2c/{HELLO}"),
    ] {
        assert_eq!(mode(&dir.join(file)), 0o600, "{file}");
    }
}

#[test]
fn another_thread_reads_attachments_and_is_told_of_damage() {
    let mut fixture = Fixture::new();
    let path = fixture.file("letter.txt", b"hello");
    let file = file(&fixture.add_evidence(attached(path)));
    let files = fixture.record.attached_files();
    let read = std::thread::scope(|scope| {
        let reader = scope.spawn(|| files.read(&file));
        reader.join().expect("no panic")
    });
    assert_eq!(read.expect("its bytes"), b"hello");
    let lies = fixture.record.attachment_path(&file);
    std::fs::write(&lies, b"jello").expect("writable");
    assert!(files.read(&file).is_err(), "it is not what was attached");
    std::fs::remove_file(&lies).expect("removed");
    assert!(files.read(&file).is_err(), "it is gone");
}
