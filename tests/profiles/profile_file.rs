//! What a profile file must hold, and how its mistakes are named.

use cairn::profiles::{ProfileError, read, write};

const SOUND: &str = r#"key = "librarian"
title = "Librarian"
responsible-body = "CILIP"
source = "Made up"
summary = ["Looks things up."]

[[section]]
key = "pda"
title = "Development"
kind = "pda"

[[section.requirement]]
key = "pda/mentoring"
title = "Mentoring"
group = "Broadening"

[[section]]
key = "klimf"
title = "Framework"
kind = "skill"
levels = [{ number = 1, name = "Follow", inferred = true }, { number = 2, name = "Assist" }]

[[section.requirement]]
key = "klimf/6.1"
code = "6.1"
title = { source = "Knowlege", corrected = "Knowledge" }
level = 2
statements = ["I can do it.", { source = "I can ensue it.", corrected = "I can ensure it." }]
"#;

/// Replaces `old` in the sound file and expects exactly this problem.
#[track_caller]
fn refused(old: &str, new: &str, expected: &str) {
    assert!(SOUND.contains(old), "the sound file holds {old}");
    match read(&SOUND.replacen(old, new, 1)) {
        Err(ProfileError::Problems(problems)) => {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert_eq!(problems, [expected]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sound_file_reads_and_writes_back() {
    let profile = read(SOUND).expect("a sound file");
    assert_eq!(read(&write(&profile)), Ok(profile));
}

#[test]
fn broken_toml_is_named_by_line() {
    let err = read("key = \"a\"\ntitle = [").expect_err("broken");
    assert!(err.to_string().contains("line 2"), "{err}");
}

#[test]
fn unknown_and_missing_fields_are_named() {
    let err = read(&SOUND.replace("group =", "grup =")).expect_err("misspelt");
    assert!(
        err.to_string().contains("line 15") && err.to_string().contains("grup"),
        "{err}"
    );
    refused("group = \"Broadening\"\n", "", "line 13, group: is missing");
    refused("level = 2\n", "", "line 24, level: is missing");
}

#[test]
fn keys_must_be_keys_of_their_section_and_unique() {
    refused(
        "\"pda/mentoring\"",
        "\"mentoring\"",
        "line 13, key: “mentoring” is no key; it looks like pda/some-name",
    );
    refused(
        "\"pda/mentoring\"",
        "\"klimf/mentoring\"",
        "line 13, key: klimf/mentoring stands in the section pda; begin it with pda/",
    );
    let twice = "[[section.requirement]]\nkey = \"klimf/6.1\"\ntitle = \"Again\"\nlevel = 1\n";
    refused(
        "[[section.requirement]]\nkey = \"klimf/6.1\"",
        &format!("{twice}\n[[section.requirement]]\nkey = \"klimf/6.1\""),
        "line 29, key: klimf/6.1 is there twice; keep one",
    );
}

#[test]
fn levels_must_be_on_the_scale_of_their_section() {
    refused(
        "level = 2",
        "level = 5",
        "line 27, level: 5 is no level of its section, which has 1, 2",
    );
    refused(
        "level = 2",
        "level = 0",
        "line 27, level: 0 is no level of its section, which has 1, 2",
    );
    refused(
        "number = 1, name = \"Follow\"",
        "number = 0, name = \"Follow\"",
        "line 21, levels: number levels upwards from 1 and name each",
    );
}

#[test]
fn titles_and_statements_need_words() {
    refused(
        "\"Mentoring\"",
        "\" \"",
        "line 14, title: is empty; every one needs words",
    );
    refused(
        "\"I can do it.\"",
        "\"\"",
        "line 28, statements: a statement is empty; take it out or write it",
    );
}

#[test]
fn fields_of_another_kind_are_refused() {
    refused(
        "group = \"Broadening\"",
        "group = \"Broadening\"\nlevel = 1",
        "line 16, level: does not belong on this kind of requirement",
    );
}

#[test]
fn every_mistake_is_named_at_once() {
    let text = SOUND
        .replace("level = 2", "level = 7")
        .replace("\"Mentoring\"", "\"\"");
    match read(&text) {
        Err(ProfileError::Problems(problems)) => {
            assert_eq!(
                problems
                    .iter()
                    .map(|problem| problem.line)
                    .collect::<Vec<_>>(),
                [14, 27]
            );
        }
        other => panic!("{other:?}"),
    }
}
