//! Finding what a person means, in a role small enough to count on the fingers.

use cairn::domain::profile::{Lookup, Profile, Text};
use cairn::domain::{LinkKey, RequirementKey};

use crate::mini::{self, KEYS};

fn keys(found: &[LinkKey]) -> Vec<String> {
    found.iter().map(ToString::to_string).collect()
}

/// Returns the role with one of its titles changed.
fn titled(key: &str, title: Text) -> Profile {
    let mut profile = mini::profile();
    let mut requirements = profile.requirements.iter_mut();
    let found = requirements.find(|requirement| requirement.key.as_str() == key);
    found.expect("a requirement").title = title;
    profile
}

#[track_caller]
fn finds(profile: &Profile, typed: &str, key: &str) {
    let key = key.parse().expect("the key of a link");
    assert_eq!(profile.look_up(typed), Lookup::Found(key), "{typed}");
}

#[test]
fn everything_is_found_by_its_key_and_by_its_name() {
    let profile = mini::profile();
    for key in KEYS {
        finds(&profile, key, key);
        finds(&profile, &key.to_uppercase(), key);
        let key = RequirementKey::parse(key).expect("a key");
        let requirement = profile.requirement(&key).expect("a requirement");
        finds(&profile, &requirement.name(), key.as_str());
        for (statement, _) in requirement.statements() {
            finds(&profile, &statement.to_string(), &statement.to_string());
        }
    }
}

#[test]
fn skills_are_found_by_code_and_by_title() {
    let profile = mini::profile();
    for typed in ["1.1", " 1.1 ", "searching", "1.1 Searching"] {
        finds(&profile, typed, "craft/1.1");
    }
    for typed in ["1.1#2", "Searching # 2", "craft/1.1#2"] {
        finds(&profile, typed, "craft/1.1#2");
    }
}

#[test]
fn a_corrected_title_is_found_with_and_without_its_slip() {
    let profile = titled(
        "craft/1.2",
        Text {
            source: "Teeching".to_owned(),
            corrected: Some("Teaching".to_owned()),
        },
    );
    finds(&profile, "Teaching", "craft/1.2");
    finds(&profile, "Teeching", "craft/1.2");
}

#[test]
fn a_statement_that_is_not_there_is_unknown() {
    let profile = mini::profile();
    for typed in ["1.1#0", "1.1#3", "1.1#x", "1.1#", "1.2#1", "pda/audit#1"] {
        assert!(
            matches!(profile.look_up(typed), Lookup::Unknown(_)),
            "{typed}"
        );
    }
}

#[test]
fn an_unknown_name_comes_with_the_nearest_best_first() {
    let near = |typed: &str| match mini::profile().look_up(typed) {
        Lookup::Unknown(near) => keys(&near),
        other => vec![format!("{other:?}")],
    };
    assert_eq!(near("Mentorin"), ["pda/mentoring"]);
    assert_eq!(near("audti"), ["pda/audit"]);
    assert_eq!(near("masters"), ["qualification/masters"]);
    assert_eq!(near("craft/1.3").len(), 2);
    let nothing: [&str; 0] = [];
    assert_eq!(near("zzzzqqq"), nothing);
    assert_eq!(near(""), nothing);
}

#[test]
fn no_more_than_five_are_offered() {
    let mut profile = mini::profile();
    for (requirement, n) in profile.requirements.iter_mut().zip(1..) {
        requirement.title = Text::new(format!("Looking after collection {n}"));
    }
    match profile.look_up("Looking after collection") {
        Lookup::Unknown(near) => assert_eq!(keys(&near), KEYS[..5]),
        other => assert_eq!(other, Lookup::Unknown(Vec::new())),
    }
}

#[test]
fn a_name_of_several_is_ambiguous_and_their_keys_are_not() {
    let profile = titled("pda/audit", Text::new("Mentoring"));
    match profile.look_up("mentoring") {
        Lookup::Ambiguous(found) => assert_eq!(keys(&found), ["pda/mentoring", "pda/audit"]),
        other => assert_eq!(other, Lookup::Ambiguous(Vec::new())),
    }
    finds(&profile, "pda/audit", "pda/audit");
}

#[test]
fn a_statement_says_which_of_two_is_meant_when_one_alone_has_it() {
    let profile = titled("craft/1.2", Text::new("Searching"));
    assert!(matches!(profile.look_up("Searching"), Lookup::Ambiguous(_)));
    finds(&profile, "Searching#1", "craft/1.1#1");
}

#[test]
fn refusals_say_what_to_type_instead() {
    let profile = titled("pda/audit", Text::new("Mentoring"));
    let refusal = |typed: &str| {
        let err = profile.resolve(typed).expect_err("it is refused");
        assert_eq!(err.field, "link");
        [err.problem, err.hint]
    };
    assert_eq!(
        refusal(" Mentoring "),
        [
            "“Mentoring” may mean several requirements",
            "Say which by its key: pda/mentoring (Mentoring), pda/audit (Mentoring)",
        ]
    );
    assert_eq!(
        refusal("Curiosit"),
        [
            "The profile has no requirement “Curiosit”",
            "Did you mean behaviour/curiosity (Curiosity)?",
        ]
    );
    assert_eq!(
        refusal("zzzzqqq"),
        [
            "The profile has no requirement “zzzzqqq”",
            "The role profile lists them all",
        ]
    );
}
