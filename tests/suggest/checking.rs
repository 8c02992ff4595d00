//! What is said of a lexicon that somebody wrote.

use cairn::profiles::shipped_by_key;
use cairn::suggest::{Lexicon, check, is_lexicon};

const SHIPPED: &str = include_str!("../../data/suggest/knowledge-manager.toml");

/// Returns line, field and problem of every mistake.
fn mistakes(text: &str) -> Vec<String> {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let found = check(text, &profile);
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn the_lexicon_that_comes_with_cairn_has_no_mistakes() {
    assert_eq!(mistakes(SHIPPED), Vec::<String>::new());
    assert!(is_lexicon(SHIPPED));
    assert!(!is_lexicon(include_str!(
        "../../data/profiles/knowledge-manager.toml"
    )));
}

#[test]
fn each_mistake_of_a_lexicon_is_told_with_its_line_and_what_it_is() {
    let cases = [
        (
            "[\"pda/dancing\"]\nweak = [\"tango\"]",
            "line 1, pda/dancing: the role asks for nothing of that key",
        ),
        ("[\"Not a key\"]\nweak = [\"tango\"]", "line 1"),
        (
            "[\"pda/mentoring\"]\nstrong = [\n  \"mentor\",\n  \"mentor\",\n]",
            "line 4, pda/mentoring: “mentor” is there twice",
        ),
        (
            "[\"pda/mentoring\"]\nstrong = [\"mentor\"]\nweak = [\"mentor\"]",
            "line 3, pda/mentoring: “mentor” is there twice",
        ),
        (
            "[\"pda/mentoring\"]\nstrong = [\"mentor\", \"mentoring\"]",
            "line 2, pda/mentoring: “mentoring” finds the same words as “mentor”",
        ),
        (
            "[\"pda/mentoring\"]\nstrong = [\"..\"]",
            "line 2, pda/mentoring: “..” can never match: there is no word in it",
        ),
        (
            "[\"pda/mentoring\"]\nweak = [\"\"]",
            "line 2, pda/mentoring: “” can never match: there is no word in it",
        ),
        (
            "[\"pda/mentoring\"]\nweak = [\"a pupil. A master\"]",
            "can never match: a sentence ends within it",
        ),
        (
            "[\"pda/mentoring\"]\nstrong = [\"mentor\"]\nnot = [\"own leave\"]",
            "line 3, pda/mentoring: “own leave” has none of the strong words in it",
        ),
        (
            "[\"pda/mentoring\"]\nkinds = [\"dance\"]",
            "line 2, pda/mentoring: There is no kind called “dance”",
        ),
        (
            "[\"pda/mentoring\"]\nstrogn = [\"mentor\"]",
            "line 2, strogn: “strogn” is no field",
        ),
        ("[\"pda/mentoring\"]\nstrong = 7", "line 2, strong: "),
        (
            "[\"pda/mentoring\"]\nweak = [\"a\"]\n[\"pda/mentoring\"]\nweak = [\"b\"]",
            "line 3",
        ),
        ("[", "line 1"),
    ];
    for (text, says) in cases {
        let found = mistakes(text);
        assert!(
            found.iter().any(|one| one.contains(says)),
            "{text}: {found:#?}"
        );
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
    }
}

#[test]
fn gaps_exact_words_and_notes_are_no_mistakes() {
    let text = "[\"pda/mentoring\"]\nstrong = [\"mentor .. trainee\", \"=r\", \"mentor's\"]\nnot = [\"my mentor's\"]\nnote = \"free\"\n";
    assert_eq!(mistakes(text), Vec::<String>::new());
    assert!(Lexicon::read(text).is_ok());
}
