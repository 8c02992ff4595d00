//! What an entry is said to show: the words it is told by, what is never proposed, and how often that is right.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod backing;
mod development;
mod terminal;

use cairn::domain::ActivityKind;
use cairn::profiles::shipped_by_key;
use cairn::suggest::{Aspect, Lexicon, Suggester, Suggestion, Written};

/// Proposes for the Knowledge Manager profile.
fn suggester() -> Suggester {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let lexicon = Lexicon::shipped(&profile).expect("a lexicon");
    Suggester::new(&profile, &lexicon)
}

fn suggest(text: &str) -> Vec<Suggestion> {
    let texts = [("title", text)];
    suggester().suggest(Written {
        texts: &texts,
        kind: None,
    })
}

fn shown(text: &str) -> Vec<String> {
    let found = suggest(text).into_iter().filter(|one| one.shown);
    found.map(|one| one.key.to_string()).collect()
}

fn of(found: &[Suggestion], key: &str) -> Suggestion {
    let found = found.iter().find(|one| one.key.to_string() == key);
    found.unwrap_or_else(|| panic!("{key}")).clone()
}

#[test]
fn the_lexicon_that_comes_with_cairn_is_sound() {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let lexicon = Lexicon::shipped(&profile).expect("a lexicon");
    let found = lexicon.check(&profile);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_lexicon_says_what_can_never_help() {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let text = "[\"pda/mentoring\"]\nstrong = [\"mentor\", \"mentor\", \"..\"]\nkinds = [\"dance\"]\n[\"pda/dancing\"]\nweak = [\"tango\"]\n";
    let found = Lexicon::read(text).expect("a lexicon").check(&profile);
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(Lexicon::read("[\"pda/mentoring\"]\nstrong = 7\n").is_err());
}

#[test]
fn a_webinar_on_ai_in_searching_offers_what_it_is_about_with_its_words() {
    let found = suggest("AI in evidence searching");
    let ai = of(
        &found,
        "pda/gaining-knowledge-of-it-concepts-and-techniques",
    );
    assert!(ai.shown, "{ai:?}");
    assert_eq!(
        (&*ai.because[0].text, ai.because[0].start, ai.because[0].end),
        ("AI", 0, 2)
    );
    assert!(
        found
            .iter()
            .any(|one| one.sort == Aspect::Skill && one.shown),
        "{found:#?}"
    );
}

#[test]
fn what_is_quoted_stands_where_it_is_said_to_stand() {
    let text = "Größere Runde. I was mentoring a new colleague – twice – and drew up the business case for the supplier.";
    for one in suggest(text) {
        for because in &one.because {
            let quoted: String = text
                .chars()
                .skip(because.start)
                .take(because.end - because.start)
                .collect();
            assert_eq!(quoted, because.text);
        }
        if let Some(because) = one.because.first() {
            assert!(one.reason.contains(&because.text), "{one:?}");
        }
    }
}

#[test]
fn words_are_known_in_all_their_forms_and_no_others() {
    for text in [
        "mentoring",
        "I mentored two",
        "she mentors",
        "a mentor's view",
    ] {
        assert!(shown(text).contains(&"pda/mentoring".to_owned()), "{text}");
    }
    for text in ["cement", "commentary", "a momentous day"] {
        assert!(!shown(text).contains(&"pda/mentoring".to_owned()), "{text}");
    }
}

#[test]
fn a_strong_word_in_another_sense_is_only_a_hint() {
    assert!(!shown("Met with my mentor.").contains(&"pda/mentoring".to_owned()));
}

#[test]
fn a_term_does_not_reach_over_the_end_of_a_sentence() {
    let together = suggest("I covered for the manager.");
    let apart = suggest("I covered for a day. The manager came.");
    let score = |found: &[Suggestion]| {
        found
            .iter()
            .find(|one| one.key.to_string() == "pda/deputising")
            .map_or(0.0, |one| one.score)
    };
    assert!(
        score(&together) > score(&apart),
        "{} {}",
        score(&together),
        score(&apart)
    );
}

#[test]
fn nothing_is_shown_for_a_text_that_says_nothing() {
    for text in [
        "",
        " ",
        "Lunch",
        "The bus was late again.",
        "日本語",
        "12345 !!",
    ] {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn at_most_three_of_a_sort_are_shown_each_for_a_reason_near_the_best() {
    let long = "Mentoring, negotiation, leadership, a conference, CILIP committee, copyright, cataloguing, searching, \
                budget, training, ethics, a research project, python, strategy day, reflective practice.";
    let found = suggest(long);
    for sort in Aspect::ALL {
        let shown: Vec<&Suggestion> = found
            .iter()
            .filter(|one| one.sort == sort && one.shown)
            .collect();
        assert!(shown.len() <= 3);
        assert!(
            shown
                .iter()
                .all(|one| one.score >= 3.0 && !one.because.is_empty())
        );
    }
}

#[test]
fn a_role_without_a_lexicon_shows_nothing_by_its_own_words_and_ranks_by_them() {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let suggester = Suggester::new(&profile, &Lexicon::of(&profile));
    let texts = [("title", "Mentoring a trainee")];
    let found = suggester.suggest(Written {
        texts: &texts,
        kind: Some(ActivityKind::Mentoring),
    });
    assert!(found.iter().all(|one| !one.shown));
    assert_eq!(found[0].key.to_string(), "pda/mentoring");
}
