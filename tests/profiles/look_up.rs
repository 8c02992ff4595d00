//! What a typed key or name stands for.

use cairn::domain::profile::{Lookup, Profile};
use cairn::profiles::shipped_by_key;

fn profile() -> Profile {
    shipped_by_key("knowledge-manager").expect("the shipped profile")
}

#[track_caller]
fn finds(typed: &str, key: &str) {
    let found = profile().resolve(typed).map(|key| key.to_string());
    assert_eq!(found.as_deref(), Ok(key), "for {typed}");
}

#[test]
fn keys_are_found() {
    finds("pda/mentoring", "pda/mentoring");
    finds("klimf/6.1", "klimf/6.1");
    finds("klimf/6.1#2", "klimf/6.1#2");
    finds("gkim/or10#1", "gkim/OR10#1");
}

#[test]
fn codes_are_found() {
    finds("6.1", "klimf/6.1");
    finds("5.10", "klimf/5.10");
    finds("OR10", "gkim/OR10");
    finds("6.1#3", "klimf/6.1#3");
}

#[test]
fn names_are_found_in_any_case() {
    finds("Mentoring", "pda/mentoring");
    finds(" knowledge MANAGEMENT ", "klimf/6.1");
    finds("6.1 Knowledge management", "klimf/6.1");
    finds("Knowledge management#2", "klimf/6.1#2");
}

#[test]
fn a_statement_that_is_not_there_is_not_found() {
    assert!(matches!(
        profile().look_up("klimf/6.1#9"),
        Lookup::Unknown(_)
    ));
    assert!(matches!(
        profile().look_up("klimf/6.1#0"),
        Lookup::Unknown(_)
    ));
    assert!(matches!(
        profile().look_up("pda/mentoring#1"),
        Lookup::Unknown(_)
    ));
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest() {
    let err = profile().resolve("Mentorin").expect_err("no such name");
    assert_eq!(err.problem, "The profile has no requirement “Mentorin”");
    assert!(
        err.hint
            .starts_with("Did you mean pda/mentoring (Mentoring)"),
        "{}",
        err.hint
    );
}

#[test]
fn a_name_like_no_other_is_refused_with_where_to_look() {
    let err = profile().resolve("zzzzqqq").expect_err("no such name");
    assert!(err.hint.contains("role profile lists"), "{}", err.hint);
}

#[test]
fn an_ambiguous_name_is_refused_with_the_choices() {
    let mut profile = profile();
    let title = profile.requirements[0].title.clone();
    profile.requirements[1].title = title;
    let err = profile.resolve("Ambiguity").expect_err("two of that name");
    assert!(err.hint.contains("behaviour/ambiguity"), "{}", err.hint);
    assert!(
        err.hint.contains("behaviour/analytical-thinking"),
        "{}",
        err.hint
    );
}
