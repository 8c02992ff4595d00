//! What the person chose to work on, in the record.

use cairn::domain::{Practitioner, RequirementKey};
use cairn::profiles::shipped_by_key;
use cairn::record::{Part, RecordError};

use crate::fixture::Fixture;

fn key(text: &str) -> RequirementKey {
    RequirementKey::parse(text).expect("a key")
}

fn focused(fixture: &Fixture) -> Vec<String> {
    let focus = fixture.record.focus().expect("the focus");
    focus.keys().iter().map(ToString::to_string).collect()
}

#[test]
fn focus_is_kept_in_the_order_of_choosing_and_undone_one_by_one() {
    let mut fixture = Fixture::new();
    let chosen = fixture
        .record
        .focus_on(&[key("klimf/6.1"), key("gkim/OR10")])
        .expect("requirements");
    assert!(chosen.changes.has(Part::Practitioner));
    let out = fixture.record.unfocus(&[key("klimf/6.1")]).expect("out");
    assert!(!out.changes.is_empty());
    assert_eq!(focused(&fixture), ["gkim/OR10"]);
    let undone = fixture.record.undo().expect("undone").output;
    assert_eq!(undone, "no longer focus on 6.1 Knowledge management");
    let mut fixture = fixture.reopen();
    assert_eq!(focused(&fixture), ["klimf/6.1", "gkim/OR10"]);
    drop(fixture.record.undo().expect("undone"));
    assert!(focused(&fixture).is_empty());
    drop(fixture.record.redo().expect("redone"));
    assert_eq!(focused(&fixture), ["klimf/6.1", "gkim/OR10"]);
}

#[test]
fn what_is_in_focus_already_changes_nothing() {
    let mut fixture = Fixture::new();
    drop(
        fixture
            .record
            .focus_on(&[key("klimf/6.1")])
            .expect("chosen"),
    );
    let again = fixture
        .record
        .focus_on(&[key("klimf/6.1")])
        .expect("chosen");
    assert!(again.changes.is_empty());
    let other = fixture.record.unfocus(&[key("klimf/6.4")]).expect("out");
    assert!(other.changes.is_empty());
}

#[test]
fn what_the_profile_lacks_is_refused_with_nothing_changed() {
    let mut fixture = Fixture::new();
    let refused = fixture
        .record
        .focus_on(&[key("klimf/6.1"), key("craft/1.1")])
        .expect_err("no such requirement");
    assert!(matches!(refused, RecordError::Invalid(_)), "{refused}");
    assert!(focused(&fixture).is_empty());
}

#[test]
fn changing_ones_details_leaves_the_focus() {
    let mut fixture = Fixture::new();
    drop(
        fixture
            .record
            .focus_on(&[key("klimf/6.1")])
            .expect("chosen"),
    );
    let renamed = Practitioner::new("Sam Other");
    drop(fixture.record.set_practitioner(renamed).expect("renamed"));
    assert_eq!(focused(&fixture), ["klimf/6.1"]);
}

#[test]
fn a_profile_without_it_keeps_the_focus_and_names_it() {
    let mut fixture = Fixture::new();
    drop(
        fixture
            .record
            .focus_on(&[key("klimf/6.1"), key("gkim/OR10")])
            .expect("chosen"),
    );
    let mut other = shipped_by_key("knowledge-manager").expect("the shipped profile");
    other
        .requirements
        .retain(|asked| asked.key.section() != "klimf");
    other.sections.retain(|section| section.key != "klimf");
    let orphaned = fixture.record.use_profile(other).expect("in use").output;
    let orphaned: Vec<String> = orphaned.iter().map(ToString::to_string).collect();
    assert_eq!(orphaned, ["klimf/6.1"]);
    assert_eq!(focused(&fixture), ["klimf/6.1", "gkim/OR10"]);
    drop(
        fixture
            .record
            .unfocus(&[key("klimf/6.1")])
            .expect("out all the same"),
    );
    assert_eq!(focused(&fixture), ["gkim/OR10"]);
}
