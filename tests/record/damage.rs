//! Databases with wrong bytes in them: an error or an answer, never a crash.

use std::path::Path;

use cairn::record::{ActivityFilter, EntryId, Record};
use proptest::prelude::*;

use crate::fixture::{
    Fixture, activity, clock, full_activity, full_objective, note, qualification, rating,
};

/// The bytes of a small record's database.
fn database() -> Vec<u8> {
    let mut fixture = Fixture::new();
    let id = fixture.log(full_activity());
    for n in 0..20 {
        fixture.log(activity(&format!("Activity {n}")));
    }
    let mut evidence = note("Minutes");
    evidence.activities = vec![id];
    fixture.add_evidence(evidence);
    let _ = fixture
        .record
        .add(qualification("Chartership"))
        .expect("accepted");
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    let mut objective = full_objective();
    objective.activities = vec![id];
    let _ = fixture.record.add(objective).expect("set");
    let _ = fixture.record.delete(id).expect("deleted");
    let dir = fixture.dir();
    drop(fixture.record);
    std::fs::read(dir.join("cairn.db")).expect("a database")
}

/// Opens a record and uses all of it, whatever comes of that.
fn use_all_of_it(dir: &Path) {
    let Ok(mut record) = Record::open(dir, clock()) else {
        return;
    };
    record.practitioner().ok();
    record.progress(record.today()).ok();
    record.bin().ok();
    record.tags().ok();
    record.agenda().ok();
    for found in record.objectives().unwrap_or_default() {
        record.history(EntryId::Objective(found.id)).ok();
        record.delete(found.id).ok();
    }
    record.orphaned_links().ok();
    for words in ["a", "activity", "thanked titleword"] {
        record.search(words, 9).ok();
    }
    for found in record
        .activities(&ActivityFilter::default())
        .unwrap_or_default()
    {
        record.get(found.id).ok();
        record.history(EntryId::Activity(found.id)).ok();
        record.delete(found.id).ok();
    }
    record.add(activity("Something new")).ok();
    // At most the changes that were made; more would be history going in circles.
    let undone = (0..100).take_while(|_| record.undo().is_ok()).count();
    assert!(undone < 100, "undo comes to an end");
    record.redo().ok();
}

#[derive(Clone, Debug)]
enum Damage {
    Bit(usize, u8),
    Zeroes(usize, usize),
    Cut(usize),
    Swap(usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<usize>(), 0_u8..8).prop_map(|(at, bit)| Damage::Bit(at, bit)),
        2 => (any::<usize>(), 1_usize..5000).prop_map(|(at, length)| Damage::Zeroes(at, length)),
        1 => any::<usize>().prop_map(Damage::Cut),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Damage::Swap(one, other)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    const PAGE: usize = 4096;
    let length = bytes.len();
    match *damage {
        _ if length < 2 * PAGE => {}
        Damage::Bit(at, bit) => bytes
            .iter_mut()
            .skip(at % length)
            .take(1)
            .for_each(|byte| *byte ^= 1 << bit),
        Damage::Zeroes(at, zeroes) => {
            bytes
                .iter_mut()
                .skip(at % length)
                .take(zeroes)
                .for_each(|byte| *byte = 0);
        }
        Damage::Cut(at) => bytes.truncate(at % length),
        Damage::Swap(one, other) => {
            let pages = length / PAGE;
            let (one, other) = (one % pages * PAGE, other % pages * PAGE);
            for i in 0..PAGE {
                bytes.swap(one + i, other + i);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_database_never_crashes_the_program(damages in prop::collection::vec(damage(), 1..4)) {
        static SOUND: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(database);
        let mut bytes = SOUND.clone();
        for damage in &damages {
            apply(&mut bytes, damage);
        }
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("cairn.db"), &bytes).expect("writable");
        use_all_of_it(folder.path());
        prop_assert!(folder.path().join("cairn.db").exists(), "a damaged database is never deleted");
    }
}
