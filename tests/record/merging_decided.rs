//! Conflicts between two computers, and what decides them: each field by itself, and a deletion none of them.

use cairn::domain::{ActivityId, Minutes};
use cairn::record::EntryId;

use crate::computers::Computers;
use crate::fixture::link;

/// Two computers that changed the hours and a text of one activity, and know of each other that they did.
fn at_odds() -> (Computers, ActivityId) {
    let (mut two, id) = Computers::with_activity();
    for (on, minutes, text) in [(0, 180, "aa"), (1, 240, "bb")] {
        two.edit(on, id, |it| {
            it.minutes = Minutes(minutes);
            it.description = text.into();
        });
    }
    two.back_and_forth();
    assert_eq!(kept(&two, id), [(180, "aa".into()), (240, "bb".into())]);
    (two, id)
}

/// What each of the two says, wherever the entry lies.
fn kept(two: &Computers, id: ActivityId) -> [(u32, String); 2] {
    [0, 1].map(|on| {
        let it = two.details(on, id);
        (it.minutes.0, it.description)
    })
}

#[test]
fn a_deletion_of_what_the_other_went_on_with_leaves_each_its_own_versions() {
    let (mut two, id) = at_odds();
    two.edit(1, id, |it| it.provider = "HEE".into());
    drop(two.records[0].delete(id).expect("deleted"));
    let imports = two.back_and_forth();
    assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
    assert_eq!(kept(&two, id), [(180, "aa".into()), (240, "bb".into())]);
    for on in [0, 1] {
        assert_eq!(two.details(on, id).provider, "HEE");
    }
    assert_eq!([two.minutes(0), two.minutes(1)], [180, 240], "both live");
}

#[test]
fn a_deletion_that_travels_takes_each_sides_own_version_to_the_bin() {
    let (mut two, id) = at_odds();
    drop(two.records[0].delete(id).expect("deleted"));
    two.back_and_forth();
    assert_eq!([two.minutes(0), two.minutes(1)], [0, 0]);
    drop(two.records[1].restore(id).expect("restored"));
    two.back_and_forth();
    assert_eq!([two.minutes(0), two.minutes(1)], [180, 240]);
}

#[test]
fn each_field_in_two_versions_is_decided_by_itself() {
    let (mut two, id) = at_odds();
    two.edit(0, id, |it| it.minutes = Minutes(210));
    let imports = two.back_and_forth();
    assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
    assert_eq!(kept(&two, id), [(210, "aa".into()), (210, "bb".into())]);
    two.edit(1, id, |it| it.description = "aa and bb".into());
    two.back_and_forth();
    let decided = (210, "aa and bb".to_owned());
    assert_eq!(kept(&two, id), [decided.clone(), decided]);
}

#[test]
fn what_was_decided_stands_against_a_deletion_on_the_other_side() {
    for decider in [0, 1] {
        let (mut two, id) = at_odds();
        two.edit(decider, id, |it| {
            it.minutes = Minutes(210);
            it.description = "decided".into();
        });
        drop(two.records[1 - decider].delete(id).expect("deleted"));
        let imports = two.back_and_forth();
        assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
        let decided = (210, "decided".to_owned());
        assert_eq!(kept(&two, id), [decided.clone(), decided]);
        assert_eq!([two.minutes(0), two.minutes(1)], [210, 210]);
    }
}

#[test]
fn the_others_version_taken_over_by_hand_decides() {
    let (mut two, id) = at_odds();
    two.edit(1, id, |it| it.minutes = Minutes(180));
    two.back_and_forth();
    two.edit(0, id, |it| it.minutes = Minutes(60));
    two.back_and_forth();
    assert_eq!(kept(&two, id), [(60, "aa".into()), (60, "bb".into())]);
}

#[test]
fn a_later_deletion_counts_wherever_an_earlier_one_was_outdone() {
    for later in [0, 1] {
        let (mut two, id) = Computers::with_activity();
        drop(two.records[0].delete(id).expect("deleted"));
        two.edit(1, id, |it| it.description = "edited".into());
        two.back_and_forth();
        drop(two.records[later].delete(id).expect("deleted"));
        two.back_and_forth();
        assert_eq!([two.minutes(0), two.minutes(1)], [0, 0]);
        drop(two.records[1 - later].restore(id).expect("restored"));
        two.back_and_forth();
        assert_eq!([two.minutes(0), two.minutes(1)], [120, 120]);
    }
}

#[test]
fn an_item_taken_from_a_list_that_was_joined_stays_away() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| it.tags = vec!["audit".into()]);
    two.edit(1, id, |it| it.tags = vec!["ward".into()]);
    two.bring(1, 0);
    two.edit(0, id, |it| it.tags.retain(|tag| tag != "ward"));
    two.back_and_forth();
    for on in [0, 1] {
        assert_eq!(two.details(on, id).tags, ["audit"]);
    }
}

#[test]
fn a_list_with_one_item_in_two_versions_is_joined_but_for_that() {
    let (mut two, id) = Computers::with_activity();
    for (on, key, reason) in [(0, "klimf/6.1", "here"), (1, "klimf/7.1", "there")] {
        two.edit(on, id, |it| {
            it.links[0].reason = reason.into();
            it.links.push(link(key));
        });
    }
    two.back_and_forth();
    for (on, own) in [(0, "here"), (1, "there")] {
        let it = two.details(on, id);
        assert_eq!((it.links.len(), &*it.links[0].reason), (3, own));
    }
    two.edit(1, id, |it| it.links[0].reason = "both".into());
    let imports = two.back_and_forth();
    assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
    for on in [0, 1] {
        assert_eq!(two.details(on, id).links[0].reason, "both");
    }
}

#[test]
fn a_third_computer_that_knew_of_one_version_decides_nothing_about_the_other() {
    let (mut three, id) = Computers::alike(3, |record| crate::computers::log(record, "Ward audit"));
    three.edit(0, id, |it| it.minutes = Minutes(180));
    three.edit(1, id, |it| it.minutes = Minutes(240));
    three.bring(0, 2);
    three.bring(1, 0);
    three.edit(2, id, |it| it.minutes = Minutes(200));
    three.bring(2, 0);
    assert_eq!(three.minutes(0), 200, "it went on from what stood here");
    let imported = three.bring(0, 1);
    assert_eq!(three.minutes(1), 240, "nobody decided that: {imported:?}");
    assert!(!imported.both.is_empty(), "200 is new here");
}

#[test]
fn history_says_once_what_an_import_did() {
    let (mut two, id) = at_odds();
    two.edit(1, id, |it| it.location = "Leeds".into());
    two.bring(1, 0);
    let history = two.records[0].history(EntryId::Activity(id));
    let lines: Vec<String> = history
        .expect("a history")
        .into_iter()
        .map(|line| {
            let fields = line.fields.into_iter().map(|change| change.field);
            format!("{}: {}", line.op, fields.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let (newest, before) = (&lines[0], &lines[1]);
    assert_eq!(newest, "import a record: Location");
    assert_eq!(before, "edit “Ward audit”: Hours, Description");
}

#[test]
fn a_value_that_the_other_came_back_to_is_not_told_again() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| it.description = "here".into());
    for text in ["there", "elsewhere", "there"] {
        two.edit(1, id, |it| it.description = text.into());
    }
    assert!(!two.bring(1, 0).both.is_empty());
    let again = two.import(1, 0);
    assert!(again.both.is_empty() && !again.has_changed(), "{again:?}");
    assert_eq!(two.details(0, id).description, "here");
}

#[test]
fn what_the_other_came_back_to_lies_beside_also_where_history_knew_it_only_on_the_way() {
    let (mut two, id) = Computers::with_activity();
    two.edit(0, id, |it| it.description = "first".into());
    two.edit(0, id, |it| it.description = "second".into());
    two.edit(1, id, |it| it.description = "other".into());
    assert_eq!(two.bring(0, 1).both.len(), 1);
    let lies_beside = |two: &Computers, text: &str| {
        let sql = format!(
            "SELECT count(*) FROM activity WHERE deleted_at IS NOT NULL AND description = '{text}'"
        );
        two.asked(1, &sql) == rusqlite::types::Value::Integer(1)
    };
    assert!(lies_beside(&two, "second"));
    assert!(!lies_beside(&two, "first"), "it was on the way");
    two.edit(0, id, |it| it.description = "first".into());
    assert_eq!(two.bring(0, 1).both.len(), 1, "it stands again");
    assert!(lies_beside(&two, "first"));
    let again = two.bring(0, 1);
    assert!(!again.has_changed() && again.both.is_empty(), "{again:?}");
    assert_eq!(two.details(1, id).description, "other");
}
