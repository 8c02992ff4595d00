//! Copies of attached files that other programs were given to open.

use std::fs;
use std::path::{Path, PathBuf};

use cairn::domain::{EvidenceContent, FileContent};
use cairn::record::OpenedCopies;

use crate::fixture::{Fixture, minutes};

/// A record with an attached file, and a folder for what is temporary.
fn with_file() -> (Fixture, FileContent, PathBuf) {
    let mut fixture = Fixture::new();
    let evidence = fixture.add_evidence(minutes());
    let EvidenceContent::File(file) = evidence.details.content else {
        panic!("it is a file");
    };
    let temp = fixture.path("temp");
    fs::create_dir(&temp).expect("a folder");
    (fixture, file, temp)
}

fn open(fixture: &Fixture, copies: &OpenedCopies, file: &FileContent) -> PathBuf {
    let files = fixture.record.attached_files();
    let mut watching = |_: &_| std::ops::ControlFlow::Continue(());
    copies.copy(&files, file, &mut watching).expect("a copy")
}

fn homes(temp: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(temp).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .collect()
}

/// Leaves what a program holds as if it had crashed: the folder stays, and nobody holds its lock.
pub fn crash(copies: OpenedCopies, copy: &Path) {
    std::mem::forget(copies);
    let home = copy.ancestors().nth(2).expect("the home");
    fs::remove_file(home.join(".lock")).expect("a lock");
    fs::write(home.join(".lock"), "").expect("nobody's lock");
}

#[test]
fn they_lie_under_their_own_names_in_one_private_folder_and_go_with_the_program() {
    let (fixture, file, temp) = with_file();
    let copies = OpenedCopies::under(&temp, &fixture.dir());
    let (one, two) = (
        open(&fixture, &copies, &file),
        open(&fixture, &copies, &file),
    );
    assert_ne!(one, two, "what was done to one is not what is opened next");
    for copy in [&one, &two] {
        assert_eq!(copy.file_name().expect("a name"), file.name.as_str());
        assert_eq!(
            fs::read(copy).expect("a copy"),
            fs::read(fixture.record.attachment_path(&file)).expect("the file")
        );
    }
    assert_eq!(homes(&temp).len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let rights = fs::metadata(&homes(&temp)[0]).expect("a folder");
        assert_eq!(rights.permissions().mode() & 0o777, 0o700);
    }
    drop(copies);
    assert!(homes(&temp).is_empty());
}

#[test]
fn what_a_crashed_program_left_goes_at_the_next_start_and_what_one_works_with_stays() {
    let (fixture, file, temp) = with_file();
    let crashed = OpenedCopies::under(&temp, &fixture.dir());
    let copy = open(&fixture, &crashed, &file);
    crash(crashed, &copy);
    let running = OpenedCopies::under(&temp, &fixture.dir());
    let in_use = open(&fixture, &running, &file);
    for other in ["cairn-copies-of-somebody.txt", "cairn-other"] {
        fs::write(temp.join(other), "theirs").expect("a file");
    }
    fixture.record.backups().clear_opened_copies(&temp);
    assert!(!copy.exists());
    assert!(in_use.exists());
    assert_eq!(homes(&temp).len(), 3, "only ours goes: {:?}", homes(&temp));
}

#[cfg(unix)]
#[test]
fn a_link_under_such_a_name_leads_nowhere() {
    let (fixture, _, temp) = with_file();
    let mine = fixture.path("mine");
    fs::create_dir(&mine).expect("a folder");
    fs::write(mine.join("diary.txt"), "mine").expect("a file");
    std::os::unix::fs::symlink(&mine, temp.join("cairn-copies-0000-x")).expect("a link");
    fixture.record.backups().clear_opened_copies(&temp);
    assert!(mine.join("diary.txt").exists());
}
