//! Two computers that bring each other their records: nothing is lost, nothing is there twice, and each thing is said once.

use cairn::domain::{Minutes, QualificationDetails, QualificationStatus};
use cairn::record::{EntryId, Imported, Part};

use crate::computers::{Computers, log};
use crate::fixture::{day, full_objective, link, note};

const NEWS: &[(Part, u64)] = &[(Part::Activities, 1)];

/// Tells of each import whether it reported two versions.
fn in_two(imports: &[Imported]) -> Vec<bool> {
    imports.iter().map(|one| !one.both.is_empty()).collect()
}

#[test]
fn different_fields_of_one_entry_become_one_version_on_both() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| it.description = "here".into());
    two.edit(1, id, |it| it.location = "there".into());
    let imports = two.back_and_forth();
    assert_eq!(in_two(&imports), [false; 4]);
    assert_eq!(imports[0].updated, NEWS);
    assert!(
        !imports[2].has_changed() && !imports[3].has_changed(),
        "{imports:?}"
    );
    for on in [0, 1] {
        let it = two.details(on, id);
        assert_eq!((&*it.description, &*it.location), ("here", "there"));
        assert_eq!(two.minutes(on), 120);
        assert!(two.binned(on).is_empty());
    }
    two.check();
}

#[test]
fn lists_are_joined_item_by_item() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| {
        it.tags = vec!["audit".into()];
        it.links.push(link("klimf/6.1"));
    });
    two.edit(1, id, |it| {
        it.tags = vec!["ward".into()];
        it.links[0].reason = "I led it".into();
    });
    two.back_and_forth();
    for on in [0, 1] {
        let mut it = two.details(on, id);
        it.tags.sort();
        assert_eq!(it.tags, ["audit", "ward"]);
        assert_eq!(it.links.len(), 2);
        assert_eq!(it.links[0].reason, "I led it");
    }
    assert_eq!(two.details(0, id), two.details(1, id));
}

#[test]
fn a_reflection_joined_of_two_counts_as_one() {
    let (mut two, id) = Computers::alike(2, |record| {
        let id = log(record, "Ward audit");
        let mut it = record.get(id).expect("there").details;
        it.reflection.so_what.clear();
        drop(record.edit(id, it).expect("edited"));
        id
    });
    two.edit(0, id, |it| it.reflection.so_what = "A gap".into());
    two.edit(1, id, |it| it.location = "There".into());
    two.bring(0, 1);
    let reflected = two.asked(1, "SELECT reflected FROM activity");
    assert_eq!(reflected, 1.into());
}

#[test]
fn the_same_field_is_kept_here_and_the_other_version_lies_in_the_bin() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| it.description = "here".into());
    two.edit(1, id, |it| it.description = "there".into());
    let imports = two.back_and_forth();
    assert_eq!(
        in_two(&imports),
        [true, true, false, false],
        "each is told once"
    );
    assert!(
        !imports[2].has_changed() && !imports[3].has_changed(),
        "{imports:?}"
    );
    for (on, own) in [(0, "here"), (1, "there")] {
        assert_eq!(two.details(on, id).description, own);
        assert_eq!(two.minutes(on), 120);
        assert!(
            two.binned(on)
                .iter()
                .all(|title| title == "Ward audit (as imported)")
        );
    }
    two.check();
    let bin = two.bin(0);
    let texts: Vec<String> = bin
        .iter()
        .map(|entry| match entry {
            EntryId::Activity(id) => two.details(0, *id).description,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(texts.contains(&"there".to_owned()), "{texts:?}");
    drop(two.records[0].restore(bin[0]).expect("it can be restored"));
}

#[test]
fn an_entry_with_a_newer_field_and_one_in_two_versions_is_told_of_once_by_its_name() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| it.description = "here".into());
    two.edit(1, id, |it| {
        it.description = "there".into();
        it.location = "Leeds".into();
    });
    let imported = two.bring(1, 0);
    assert_eq!(two.details(0, id).location, "Leeds");
    assert_eq!(imported.summary(), "1 activity in two versions");
    assert_eq!(imported.versions, ["“Ward audit”: Description"]);
}

#[test]
fn a_conflict_resolved_by_hand_does_not_come_back() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| {
        it.description = "here".into();
        it.location = "Leeds".into();
    });
    two.edit(1, id, |it| {
        it.description = "there".into();
        it.provider = "HEE".into();
    });
    two.back_and_forth();
    two.edit(0, id, |it| it.description = "here and there".into());
    let imports = two.back_and_forth();
    assert_eq!(in_two(&imports), [false; 4], "{imports:?}");
    for on in [0, 1] {
        let it = two.details(on, id);
        assert_eq!(it.description, "here and there");
        assert_eq!((&*it.location, &*it.provider), ("Leeds", "HEE"));
        assert_eq!(two.minutes(on), 120);
    }
}

#[test]
fn what_changes_beside_a_known_conflict_comes_without_it() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| it.description = "here".into());
    two.edit(1, id, |it| it.description = "there".into());
    two.back_and_forth();
    two.edit(1, id, |it| it.location = "Leeds".into());
    let imported = two.bring(1, 0);
    assert_eq!((&*imported.updated, &*imported.both), (NEWS, &[][..]));
    let it = two.details(0, id);
    assert_eq!((&*it.description, &*it.location), ("here", "Leeds"));
    let imported = two.bring(0, 1);
    assert_eq!(two.details(1, id).description, "there", "not followed yet");
    assert!(imported.both.is_empty(), "{imported:?}");
}

#[test]
fn an_edit_beats_a_deletion_and_a_deletion_of_what_was_left_alone_travels() {
    for deleter in [0, 1] {
        let (mut two, id) = Computers::with_activity();
        drop(two.records[deleter].delete(id).expect("deleted"));
        two.edit(1 - deleter, id, |it| it.description = "edited".into());
        let imports = two.back_and_forth();
        assert_eq!(in_two(&imports), [false; 4]);
        for on in [0, 1] {
            assert_eq!(two.details(on, id).description, "edited");
            assert_eq!(two.minutes(on), 120);
        }
        drop(two.records[deleter].delete(id).expect("deleted"));
        two.back_and_forth();
        assert_eq!([two.minutes(0), two.minutes(1)], [0, 0]);
    }
}

#[test]
fn what_was_set_back_restored_or_undone_travels() {
    let (mut two, id) = Computers::with_activity();
    two.edit(1, id, |it| it.minutes = Minutes(60));
    two.bring(1, 0);
    two.edit(1, id, |it| it.minutes = Minutes(120));
    two.bring(1, 0);
    assert_eq!(two.minutes(0), 120, "set back");
    two.edit(0, id, |it| it.minutes = Minutes(30));
    two.bring(0, 1);
    drop(two.records[0].undo().expect("undone"));
    two.back_and_forth();
    assert_eq!([two.minutes(0), two.minutes(1)], [120, 120], "undone");
    drop(two.records[1].delete(id).expect("deleted"));
    two.back_and_forth();
    drop(two.records[0].restore(id).expect("restored"));
    two.back_and_forth();
    assert_eq!([two.minutes(0), two.minutes(1)], [120, 120], "restored");
}

#[test]
fn an_entry_whose_making_was_undone_goes_on_the_other_computer_too() {
    let (mut two, _) = Computers::with_activity();
    log(&mut two.records[0], "By mistake");
    two.bring(0, 1);
    drop(two.records[0].undo().expect("undone"));
    two.back_and_forth();
    assert_eq!([two.minutes(0), two.minutes(1)], [120, 120]);
    drop(two.records[0].redo().expect("done again"));
    two.back_and_forth();
    assert_eq!([two.minutes(0), two.minutes(1)], [240, 240]);
}

#[test]
fn an_import_that_was_undone_comes_again() {
    let (mut two, id) = Computers::with_activity();
    log(&mut two.records[1], "New");
    two.edit(0, id, |it| it.description = "here".into());
    two.edit(1, id, |it| {
        it.description = "there".into();
        it.location = "Leeds".into();
    });
    let first = two.bring(1, 0);
    drop(two.records[0].undo().expect("undone"));
    assert_eq!((two.minutes(0), two.binned(0).len()), (120, 0));
    let kept = two.bring(0, 1);
    assert!(two.details(1, id).location == "Leeds", "{kept:?}");
    let again = two.import(1, 0);
    assert!(again.txn > first.txn, "a change of its own");
    let first = Imported {
        txn: again.txn,
        ..first
    };
    assert_eq!(again, first);
    assert_eq!((two.minutes(0), two.binned(0).len()), (240, 1));
}

#[test]
fn three_computers_that_pass_on_what_they_have_come_to_the_same() {
    let (mut three, id) = Computers::alike(3, |record| log(record, "Ward audit"));
    three.edit(0, id, |it| it.description = "first".into());
    three.edit(1, id, |it| it.location = "second".into());
    three.edit(2, id, |it| it.provider = "third".into());
    for _ in 0..2 {
        for (from, to) in [(0, 1), (1, 2), (2, 0)] {
            let imported = three.bring(from, to);
            assert!(imported.both.is_empty(), "{imported:?}");
        }
    }
    for on in [0, 1, 2] {
        let it = three.details(on, id);
        let said = [&*it.description, &*it.location, &*it.provider];
        assert_eq!(said, ["first", "second", "third"]);
        assert_eq!(three.minutes(on), 120);
    }
    three.check();
}

#[test]
fn every_sort_of_entry_keeps_one_version_and_bins_the_other() {
    let (mut two, (qualification, objective, evidence)) = Computers::alike(2, |record| {
        let mut details = QualificationDetails::new("MSc");
        details.status = QualificationStatus::Planned;
        (
            record.add(details).expect("added").output,
            record.add(full_objective()).expect("set").output,
            record
                .add_evidence(note("Thanks"))
                .expect("added")
                .output
                .id,
        )
    });
    for (on, text) in [(0, "here"), (1, "there")] {
        let record = &mut two.records[on];
        let mut details = record.get(qualification).expect("there").details;
        details.notes = text.into();
        drop(record.edit(qualification, details).expect("edited"));
        let mut details = record.get(objective).expect("there").details;
        details.measure = text.into();
        drop(record.edit(objective, details).expect("edited"));
        let mut details = record.get(evidence).expect("there").details;
        details.title = text.into();
        details.date = day("2026-10-30");
        drop(record.edit(evidence, details).expect("edited"));
    }
    let imports = two.back_and_forth();
    assert_eq!(
        imports[0].both.iter().map(|(_, count)| count).sum::<u64>(),
        3
    );
    assert!(!imports[2].has_changed() && !imports[3].has_changed());
    for (on, own) in [(0, "here"), (1, "there")] {
        let record = &two.records[on];
        assert_eq!(record.qualifications().expect("a list").len(), 1);
        assert_eq!(record.objectives().expect("a list").len(), 1);
        let live = record.all_evidence().expect("a list");
        assert_eq!(live.len(), 1);
        assert_eq!(live[0].details.title, own);
    }
    two.check();
}

#[test]
fn a_title_that_is_as_long_as_may_be_stays_so_in_the_bin() {
    let (mut two, id) = Computers::with_activity();
    for (on, letter) in [(0, "a"), (1, "b")] {
        two.edit(on, id, |it| it.title = letter.repeat(300));
    }
    two.bring(1, 0);
    let title = two.binned(0).remove(0);
    assert!(title.chars().count() == 300 && title.ends_with(" (as imported)"));
}
