//! A newer version of an attached file takes its place; the earlier ones stay in the record.

use cairn::domain::{EvidenceContent, EvidenceId, FileContent};
use cairn::record::{EntryId, NewContent, RecordError};

use crate::fixture::{Fixture, note};

fn bytes(name: &str, bytes: &[u8]) -> NewContent {
    NewContent::Bytes {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

/// Adds a letter, and returns which evidence it is.
fn letter(fixture: &mut Fixture) -> EvidenceId {
    let mut evidence = note("Letter");
    evidence.content = bytes("letter.txt", b"first");
    fixture.add_evidence(evidence).id
}

fn replace(fixture: &mut Fixture, id: EvidenceId, name: &str, content: &[u8]) {
    let replaced = fixture.record.replace_file(id, bytes(name, content));
    assert!(!replaced.expect("replaced").changes.is_empty());
}

fn present(fixture: &Fixture, id: EvidenceId) -> FileContent {
    match fixture.record.get(id).expect("it").details.content {
        EvidenceContent::File(file) => file,
        other => panic!("{other:?} is no file"),
    }
}

fn earlier(fixture: &Fixture, id: EvidenceId) -> Vec<String> {
    let earlier = fixture.record.earlier_files(id).expect("the versions");
    earlier.into_iter().map(|one| one.file.name).collect()
}

#[test]
fn earlier_versions_are_listed_and_can_be_copied_out() {
    let mut fixture = Fixture::new();
    let id = letter(&mut fixture);
    assert_eq!(earlier(&fixture, id), [""; 0]);
    replace(&mut fixture, id, "letter-2.txt", b"second");
    replace(&mut fixture, id, "letter-3.txt", b"third");
    assert_eq!(present(&fixture, id).name, "letter-3.txt");
    assert_eq!(earlier(&fixture, id), ["letter-2.txt", "letter.txt"]);
    let first = fixture.record.earlier_file(id, 2).expect("the first");
    let copy = fixture.dir().with_file_name("copy.txt");
    fixture
        .record
        .save_attachment(&first.file, &copy)
        .expect("a copy");
    assert_eq!(std::fs::read(copy).expect("the copy"), b"first");
    let missing = fixture.record.earlier_file(id, 3).expect_err("no such");
    assert!(matches!(missing, RecordError::NotFound { .. }));
}

#[test]
fn a_replacement_keeps_reference_and_links_and_is_undone_in_one_step() {
    let mut fixture = Fixture::new();
    let id = letter(&mut fixture);
    let before = fixture.record.get(id).expect("it");
    replace(&mut fixture, id, "letter.txt", b"second, longer");
    let after = fixture.record.get(id).expect("it");
    assert_eq!(
        (after.number, &after.details.title),
        (before.number, &before.details.title)
    );
    let history = fixture.record.history(EntryId::Evidence(id)).expect("it");
    let change = history.first().expect("a change");
    assert_eq!(change.op, "replace the file of E1");
    let shown = change.fields.first().expect("a field");
    assert_eq!(
        (
            shown.field.as_str(),
            shown.before.as_str(),
            shown.after.as_str()
        ),
        ("File", "letter.txt, 5 bytes", "letter.txt, 14 bytes")
    );
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(fixture.record.get(id).expect("it"), before);
    let kept: Vec<u64> = fixture
        .record
        .earlier_files(id)
        .expect("the versions")
        .iter()
        .map(|one| one.file.bytes)
        .collect();
    assert_eq!(kept, [14], "what was undone is not lost either");
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut fixture = Fixture::new();
    let id = letter(&mut fixture);
    let again = fixture
        .record
        .replace_file(id, bytes("letter.txt", b"first"));
    assert!(again.expect("accepted").changes.is_empty());
    assert_eq!(earlier(&fixture, id), [""; 0]);
}

#[test]
fn only_a_file_outside_the_bin_is_replaced_and_only_by_a_file() {
    let mut fixture = Fixture::new();
    let words = fixture.add_evidence(note("Words")).id;
    let refused = fixture.record.replace_file(words, bytes("a.txt", b"a"));
    assert_eq!(
        refused.expect_err("refused").to_string(),
        "E1 is a note, which has no file to replace"
    );
    let id = letter(&mut fixture);
    let refused = fixture
        .record
        .replace_file(id, NewContent::Note("words".to_owned()));
    refused.expect_err("refused");
    let _ = fixture.record.delete(id).expect("deleted");
    let refused = fixture.record.replace_file(id, bytes("b.txt", b"b"));
    assert!(matches!(
        refused.expect_err("refused"),
        RecordError::InBin { .. }
    ));
    assert_eq!(present(&fixture, id).name, "letter.txt");
}
