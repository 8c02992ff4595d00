//! The few requirements that a person chose to work on.

use cairn::domain::{Focus, RequirementKey};
use cairn::profiles::shipped_by_key;

fn key(text: &str) -> RequirementKey {
    RequirementKey::parse(text).expect("a key")
}

fn focus(keys: impl IntoIterator<Item = String>) -> Focus {
    keys.into_iter().map(|text| key(&text)).collect()
}

#[test]
fn focus_keeps_the_order_of_choosing_and_nothing_twice() {
    let mut focus = focus(["klimf/6.1", "gkim/OR10", "klimf/6.1"].map(str::to_owned));
    assert_eq!(focus.keys(), [key("klimf/6.1"), key("gkim/OR10")]);
    focus.remove(&key("klimf/6.1"));
    focus.add(key("klimf/6.1"));
    assert_eq!(focus.keys(), [key("gkim/OR10"), key("klimf/6.1")]);
    assert!(focus.has(&key("gkim/OR10")) && !focus.has(&key("klimf/6.2")));
}

#[test]
fn ten_to_twelve_are_advised() {
    let of = |number: usize| focus((0..number).map(|n| format!("craft/{n}"))).advice();
    assert_eq!(
        of(0).as_deref(),
        Some("Choose the 10–12 skills you mean to work on")
    );
    assert_eq!(of(9).as_deref(), Some("9 in focus; 10–12 is usual"));
    assert_eq!(of(13).as_deref(), Some("13 in focus; 10–12 is usual"));
    assert!((10..=12).all(|number| of(number).is_none()));
}

#[test]
fn what_the_profile_lacks_is_told_and_stays() {
    let profile = shipped_by_key("knowledge-manager").expect("the shipped profile");
    let focus = focus(["craft/1.1", "klimf/6.1"].map(str::to_owned));
    assert_eq!(focus.orphaned(&profile), [key("craft/1.1")]);
    assert!(focus.has(&key("craft/1.1")));
}
