//! `cairn suggest`, by the real program.

use std::process::Command;

use serde_json::Value;

fn run(args: &[&str]) -> (i32, String, String) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cairn"));
    command
        .env_clear()
        .env("HOME", home.path())
        .env("CAIRN_RECORD", home.path().join("record"));
    let output = command.args(args).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code().unwrap_or(-1),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn it_answers_without_a_record_and_says_which_words_speak_for_what() {
    let (code, out, err) = run(&[
        "--json",
        "suggest",
        "--title",
        "AI in evidence searching",
        "--kind",
        "webinar",
        "--all",
    ]);
    assert_eq!(code, 0, "{err}");
    let answer: Value = serde_json::from_str(&out).expect("JSON");
    let found = answer["suggestions"].as_array().expect("a list");
    let it = found
        .iter()
        .find(|one| one["key"] == "pda/gaining-knowledge-of-it-concepts-and-techniques")
        .expect("found");
    assert_eq!((&it["sort"], &it["shown"]), (&"pda".into(), &true.into()));
    assert_eq!(it["because"][0]["text"], "AI");
    assert!(found.iter().any(|one| one["sort"] == "skill"));
    let (_, plain, _) = run(&["suggest", "--title", "AI in evidence searching"]);
    assert!(plain.contains("you wrote “AI”"), "{plain}");
}

#[test]
fn it_wants_a_title_or_an_entry_and_a_kind_that_there_is() {
    assert_eq!(run(&["suggest"]).0, 2);
    assert_eq!(run(&["suggest", "--title", "a", "--evidence", "E1"]).0, 2);
    let (code, _, err) = run(&["suggest", "--title", "a", "--kind", "dance"]);
    assert_eq!(code, 1);
    assert!(err.contains("There is no kind called “dance”"), "{err}");
}
