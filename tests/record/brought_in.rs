//! Files that are brought in before their rows: watched, broken off, several at once.

use cairn::domain::Evidence;
use cairn::record::{NewContent, NewEvidence, Op, RecordError};

use crate::attachments::{attached, file, kept};
use crate::fixture::{Fixture, activity, note};

#[test]
fn others_write_while_a_long_file_is_brought_in() {
    let fixture = Fixture::new();
    let path = fixture.file("scan.bin", &vec![7; 300_000]);
    let files = fixture.record.attached_files();
    let (mut other, mut seen) = (fixture.second(), Vec::new());
    other
        .wait_at_most(std::time::Duration::ZERO)
        .expect("waits for nobody");
    let mut watching = |copied: &cairn::record::Copied| {
        seen.push((copied.name.clone(), copied.of));
        let written = other.add(activity("Meanwhile"));
        drop(written.expect("nobody holds the record"));
        std::ops::ControlFlow::Continue(())
    };
    let kept = files
        .bring_in(NewContent::File(path), &mut watching)
        .expect("brought in");
    assert!(seen.len() > 2, "{seen:?}");
    assert!(
        seen.iter()
            .all(|(name, of)| name == "scan.bin" && *of == 300_000)
    );
    assert!(matches!(kept, NewContent::Kept(_)));
    let mut record = fixture.second();
    let mut evidence = note("Scan");
    evidence.content = kept;
    let added = record.add_evidence(evidence).expect("a row").output;
    assert_eq!(kept_bytes(&fixture, &added), vec![7; 300_000]);
}

fn kept_bytes(fixture: &Fixture, evidence: &Evidence) -> Vec<u8> {
    std::fs::read(fixture.record.attachment_path(&file(evidence))).expect("the file")
}

#[test]
fn what_is_broken_off_or_not_wanted_in_the_end_leaves_nothing() {
    let fixture = Fixture::new();
    let pieces = || {
        let files = ["a.bin", "b.bin"].map(|name| fixture.file(name, name.as_bytes()));
        files.map(attached).to_vec()
    };
    let files = fixture.record.attached_files();
    let mut parts = 0;
    let cancelled = files.bring_all(pieces(), &mut |_| {
        parts += 1;
        if parts > 3 {
            std::ops::ControlFlow::Break(())
        } else {
            std::ops::ControlFlow::Continue(())
        }
    });
    assert!(
        matches!(cancelled, Err(RecordError::Cancelled)),
        "{cancelled:?}"
    );
    assert!(kept(&fixture).is_empty());
    let brought = files.bring_all(pieces(), &mut |_| std::ops::ControlFlow::Continue(()));
    let brought = brought.expect("brought in");
    assert!(!kept(&fixture).is_empty());
    drop(brought);
    assert!(kept(&fixture).is_empty());
}

#[test]
fn nothing_is_copied_of_several_when_one_of_them_cannot_be_kept() {
    let mut fixture = Fixture::new();
    let untitled = NewEvidence {
        title: " ".to_owned(),
        ..attached(fixture.file("b.txt", b"b"))
    };
    for bad in [untitled, attached(fixture.path("nowhere.txt"))] {
        let pieces = vec![attached(fixture.file("a.txt", b"a")), bad];
        let refused = fixture
            .record
            .add_several(Op::new("attach 2 files"), pieces);
        assert!(matches!(refused, Err(RecordError::Invalid(_))));
        assert!(fixture.record.all_evidence().expect("a list").is_empty());
        assert!(kept(&fixture).is_empty());
    }
    let pieces = vec![
        attached(fixture.file("a.txt", b"a")),
        attached(fixture.file("b.txt", b"b")),
    ];
    let added = fixture
        .record
        .add_several(Op::new("attach 2 files"), pieces);
    drop(added.expect("both"));
    assert_eq!(fixture.record.all_evidence().expect("a list").len(), 2);
    assert_eq!(
        fixture.record.undo().expect("undone").output,
        "attach 2 files"
    );
    assert!(fixture.record.all_evidence().expect("a list").is_empty());
}

#[test]
fn an_export_that_is_broken_off_leaves_no_file() {
    let mut fixture = Fixture::new();
    let path = fixture.file("scan.bin", &vec![7; 300_000]);
    fixture.add_evidence(attached(path));
    let to = fixture.path("out");
    std::fs::create_dir(&to).expect("a folder");
    let backups = fixture.record.backups();
    let mut told = Vec::new();
    let cancelled = backups.export_watched(&to.join("all.zip"), &mut |copied| {
        told.push(copied.clone());
        if copied.done > 100_000 {
            std::ops::ControlFlow::Break(())
        } else {
            std::ops::ControlFlow::Continue(())
        }
    });
    assert!(
        matches!(cancelled, Err(RecordError::Cancelled)),
        "{cancelled:?}"
    );
    assert!(told.iter().all(|copied| copied.of == 300_000), "{told:?}");
    assert_eq!(std::fs::read_dir(&to).expect("a folder").count(), 0);
}
