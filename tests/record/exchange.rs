//! Export, import and erase: everything out as it is, back in as it was, two records as one, and the end.

use std::fs;
use std::path::{Path, PathBuf};

use cairn::record::{Backups, EntryId, Imported, NewContent, Part, Record, RecordError};
use proptest::prelude::*;

use crate::fixture::{
    Fixture, activity, clock, everything, full_activity, full_objective, minutes, note, rating,
};

fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    let id = fixture.log(full_activity());
    let mut evidence = minutes();
    evidence.activities = vec![id];
    fixture.add_evidence(evidence);
    let _ = fixture.record.add(full_objective()).expect("set");
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    let gone = fixture.log(activity("=In the Bin"));
    let _ = fixture.record.delete(gone).expect("deleted");
    fixture
        .record
        .save_draft("activity/new", "Half a thou")
        .expect("kept");
    fixture
}

fn exported(fixture: &Fixture) -> PathBuf {
    let to = fixture.path("everything.zip");
    let exported = fixture.record.backups().export(&to).expect("exported");
    assert_eq!(exported.missing, 0);
    to
}

fn import(file: &Path, dir: &Path) -> Result<Imported, RecordError> {
    Backups::of(dir, clock()).import(file)
}

#[test]
fn an_export_becomes_the_same_record_where_there_is_none() {
    let fixture = filled();
    let file = exported(&fixture);
    let again = fixture.path("again");
    let imported = import(&file, &again).expect("imported");
    assert!(imported.is_whole && imported.missing == 0, "{imported:?}");
    assert_eq!(everything(&again), fixture.everything());
    let mut record = Record::open(&again, clock()).expect("it opens");
    assert_eq!(record.check().expect("checked"), []);
    assert_eq!(record.search("titleword", 9).expect("found").len(), 1);
    let _ = record.undo().expect("history came with it");
}

#[test]
fn an_empty_record_gives_its_place_to_an_import() {
    let fixture = filled();
    let file = exported(&fixture);
    let empty = Fixture::new();
    let dir = empty.dir();
    let folder = empty.close();
    assert!(import(&file, &dir).expect("imported").is_whole);
    assert_eq!(everything(&dir), fixture.everything());
    drop(folder);
}

#[test]
fn importing_what_is_there_changes_nothing() {
    let mut fixture = filled();
    let file = exported(&fixture);
    let before = fixture.entries();
    let imported = import(&file, &fixture.dir()).expect("imported");
    assert_eq!(imported, Imported::default());
    fixture.log(activity("Since"));
    let imported = import(&file, &fixture.dir()).expect("imported");
    assert_eq!(imported, Imported::default());
    assert_eq!(fixture.entries().len(), before.len() + 1);
}

#[test]
fn two_copies_of_a_record_become_one_and_lose_nothing() {
    let mut one = Fixture::new();
    let [both, here, there, deleted] =
        ["Both", "Here", "There", "Deleted there"].map(|title| one.log(activity(title)));
    let mut other = {
        let file = exported(&one);
        let dir = one.path("other");
        import(&file, &dir).expect("a copy");
        Record::open(&dir, clock()).expect("it opens")
    };
    let edited = |title: &str, text: &str| {
        let mut details = activity(title);
        details.description = text.to_owned();
        details
    };
    let _ = one
        .record
        .edit(both, edited("Both", "here"))
        .expect("edited");
    let _ = one
        .record
        .edit(here, edited("Here", "here"))
        .expect("edited");
    let mine = one.add_evidence(note("Mine"));
    let _ = other.edit(both, edited("Both", "there")).expect("edited");
    let _ = other.edit(there, edited("There", "there")).expect("edited");
    let _ = other.delete(deleted).expect("deleted");
    let theirs = other.add_evidence(note("Theirs")).expect("added").output;
    assert_eq!(mine.number, theirs.number, "both took the next number");
    let file = one.path("other.zip");
    other.backups().export(&file).expect("exported");

    let before = one.entries();
    let imported = import(&file, &one.dir()).expect("imported");
    assert_eq!(imported.added, [(Part::Evidence, 1)]);
    assert_eq!(imported.updated, [(Part::Activities, 2)]);
    assert_eq!(imported.both, [(Part::Activities, 1)]);
    let text =
        |id: cairn::domain::ActivityId| one.record.get(id).expect("there").details.description;
    assert_eq!(
        [text(both), text(here), text(there)],
        ["here", "here", "there"]
    );
    let all = one.all();
    let bin = one.record.bin().expect("a list");
    let beside = bin.iter().find(|found| found.title == "Both (as imported)");
    let Some(EntryId::Activity(beside)) = beside.map(|found| found.entry) else {
        panic!("the other version lies in the Bin: {bin:?}");
    };
    assert_eq!(text(beside), "there");
    let evidence = one.record.all_evidence().expect("a list");
    let named = |title: &str| evidence.iter().find(|found| found.details.title == title);
    assert_eq!(named("Mine").expect("there").number, mine.number);
    assert_ne!(named("Theirs").expect("there").number, mine.number);
    one.check_search();
    assert_eq!(one.record.check().expect("checked"), []);

    let again = import(&file, &one.dir()).expect("imported");
    assert_eq!(again, Imported::default());
    let evidence_again = one.record.all_evidence().expect("a list");
    let counts = (one.all().len(), evidence_again.len());
    assert_eq!(counts, (all.len(), evidence.len()), "it comes once");
    let undone = one.record.undo().expect("undone").output;
    assert_eq!(undone, "import a record");
    let left = one.entries();
    let differ = left.iter().zip(&before).filter(|(a, b)| a != b);
    assert_eq!(differ.collect::<Vec<_>>(), []);
    assert_eq!(left.len(), before.len());
}

#[test]
fn what_is_no_export_or_damaged_is_refused_and_changes_nothing() {
    let fixture = filled();
    let file = exported(&fixture);
    let whole = fs::read(&file).expect("a file");
    let before = fixture.everything();
    let mut refusals = 0;
    for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x15;
        fs::write(&file, &bytes).expect("written");
        let again = fixture.path(&format!("again-{at}"));
        match import(&file, &again) {
            Ok(_) => assert_eq!(everything(&again), before, "byte {at}"),
            Err(err) => {
                assert!(
                    matches!(err, RecordError::NoExport { .. }),
                    "byte {at}: {err:?}"
                );
                assert!(!Record::exists(&again));
                refusals += 1;
            }
        }
    }
    assert!(refusals > 20, "{refusals}");
    for content in [&b""[..], b"PK", b"Dear diary", &whole[..whole.len() / 2]] {
        fs::write(&file, content).expect("written");
        let refused = import(&file, &fixture.dir()).expect_err("refused");
        assert!(
            matches!(refused, RecordError::NoExport { .. }),
            "{refused:?}"
        );
    }
    assert_eq!(fixture.everything(), before);
}

#[test]
fn an_export_that_fails_leaves_the_file_that_was_there() {
    let fixture = filled();
    let file = exported(&fixture);
    let before = fs::read(&file).expect("a file");
    let (dir, backups) = (fixture.dir(), fixture.record.backups());
    let _folder = fixture.close();
    fs::remove_dir_all(dir).expect("gone");
    backups.export(&file).expect_err("refused");
    assert_eq!(fs::read(&file).expect("a file"), before);
}

#[test]
fn erasing_wants_the_owners_name_and_leaves_what_is_not_ours() {
    let fixture = filled();
    let dir = fixture.dir();
    let backups = fixture.record.backups();
    backups.make().expect("a backup");
    fs::write(dir.join("mine.txt"), "not Cairn's").expect("written");
    let would = backups.belongings().expect("a list");
    assert_eq!(would.person, "Sam Sample");
    assert!(would.entries.contains("1 piece of evidence"), "{would:?}");
    let refused = backups.erase("Sam").expect_err("refused");
    assert!(matches!(refused, RecordError::NotTheName(_)), "{refused:?}");
    assert!(Record::exists(&dir));
    let _folder = fixture.close();
    backups.erase("Sam Sample").expect("erased");
    let left: Vec<_> = fs::read_dir(&dir)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(left, ["mine.txt"]);
}

#[derive(Clone, Debug)]
enum Step {
    Log(String),
    Edit(u8, String),
    Delete(u8),
    Attach(Vec<u8>),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let text = "[ -~àé“”\u{1F600}\n]{1,30}";
    prop_oneof![
        3 => text.prop_map(Step::Log),
        2 => (any::<u8>(), text).prop_map(|(n, text)| Step::Edit(n, text)),
        1 => any::<u8>().prop_map(Step::Delete),
        1 => prop::collection::vec(any::<u8>(), 1..2000).prop_map(Step::Attach),
        1 => Just(Step::Undo),
    ]
}

fn take(fixture: &mut Fixture, step: &Step) {
    let all = fixture.all();
    let chosen = |n: u8| {
        all.get(usize::from(n) % all.len().max(1))
            .map(|found| found.id)
    };
    match step {
        Step::Log(title) => {
            fixture.record.add(activity(title)).map(drop).ok();
        }
        Step::Edit(n, text) => {
            let mut details = activity("Edited");
            details.description.clone_from(text);
            if let Some(id) = chosen(*n) {
                fixture.record.edit(id, details).map(drop).ok();
            }
        }
        Step::Delete(n) => {
            if let Some(id) = chosen(*n) {
                fixture.record.delete(id).map(drop).ok();
            }
        }
        Step::Attach(bytes) => {
            let mut evidence = note("A file");
            evidence.content = NewContent::Bytes {
                name: "a".into(),
                bytes: bytes.clone(),
            };
            fixture.add_evidence(evidence);
        }
        Step::Undo => {
            fixture.record.undo().map(drop).ok();
        }
    }
}

/// How many random records go out and in; `CAIRN_CASES` asks for more.
fn cases(usual: u32) -> u32 {
    let asked = std::env::var("CAIRN_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(10), ..ProptestConfig::default() })]

    #[test]
    fn any_record_comes_back_from_its_export_as_it_was(steps in prop::collection::vec(step(), 0..14)) {
        let mut fixture = Fixture::new();
        for step in &steps {
            take(&mut fixture, step);
        }
        let file = exported(&fixture);
        let again = fixture.path("again");
        prop_assert_eq!(import(&file, &again).expect("imported").missing, 0);
        prop_assert_eq!(everything(&again), fixture.everything());
    }
}
