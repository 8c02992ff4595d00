//! The record's own copy of its profile, and links that it lost.

use cairn::record::Part;

use crate::fixture::{Fixture, activity, key, link, qualification, rating, setup};

/// The shipped profile without mentoring and without one skill.
fn smaller() -> cairn::domain::profile::Profile {
    let mut profile = setup().profile;
    profile
        .requirements
        .retain(|requirement| !["pda/mentoring", "klimf/6.1"].contains(&requirement.key.as_str()));
    profile
}

#[test]
fn links_that_a_new_profile_lacks_are_kept_and_named() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    let applied = fixture.record.use_profile(smaller()).expect("accepted");
    assert!(applied.changes.has(Part::Profile));
    assert_eq!(applied.output, [key("klimf/6.1"), key("pda/mentoring")]);
    assert_eq!(
        fixture.record.orphaned_links().expect("links"),
        applied.output
    );
    assert_eq!(
        fixture.record.get(id).expect("it").details.links,
        [link("pda/mentoring")]
    );
    assert_eq!(*fixture.record.profile(), smaller());
}

#[test]
fn an_entry_keeps_a_lost_link_but_gets_no_new_one() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let _ = fixture.record.use_profile(smaller()).expect("accepted");
    let mut details = activity("Ward audit, again");
    let _ = fixture
        .record
        .edit(id, details.clone())
        .expect("the old link stays");
    details.links.push(link("klimf/6.1"));
    fixture
        .record
        .edit(id, details)
        .expect_err("a new one is refused");
}

#[test]
fn undo_brings_the_old_profile_back() {
    let mut fixture = Fixture::new();
    let _ = fixture.record.use_profile(smaller()).expect("accepted");
    let undone = fixture.record.undo().expect("undone");
    assert_eq!(undone.output, "use the profile “Knowledge Manager”");
    assert_eq!(*fixture.record.profile(), setup().profile);
    assert!(fixture.record.orphaned_links().expect("links").is_empty());
}

#[test]
fn a_qualification_keeps_a_component_that_the_profile_lost() {
    let mut fixture = Fixture::new();
    let mut details = qualification("Chartership");
    let component = setup()
        .profile
        .requirements_of("qualification")
        .next()
        .map(|found| found.key.clone());
    details.requirement.clone_from(&component);
    let id = fixture
        .record
        .add(details.clone())
        .expect("accepted")
        .output;
    let mut profile = setup().profile;
    profile
        .requirements
        .retain(|requirement| Some(&requirement.key) != component.as_ref());
    let lost = fixture
        .record
        .use_profile(profile)
        .expect("accepted")
        .output;
    assert_eq!(lost.len(), 1);
    details.notes = "Framed".into();
    let _ = fixture.record.edit(id, details).expect("accepted");
}
