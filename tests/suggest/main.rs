//! What an entry is said to show: the words it is told by, what is never proposed, and how often that is right.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod backing;
mod checking;
mod development;
mod learning;
mod terminal;
mod without;

use cairn::profiles::shipped_by_key;
use cairn::suggest::{Aspect, Learnt, Lexicon, Suggester, Suggestion, Written};

/// Proposes for the Knowledge Manager profile.
fn suggester() -> Suggester {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let lexicon = Lexicon::shipped(&profile.key).expect("a lexicon");
    Suggester::new(&profile, Some(&lexicon))
}

fn titled(text: &str) -> Written<'_> {
    Written {
        texts: vec![("title", text)],
        kind: None,
    }
}

fn suggest(text: &str) -> Vec<Suggestion> {
    suggester().suggest(&titled(text), &Learnt::default())
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
fn a_form_of_one_word_is_not_taken_for_another() {
    let secondment = "pda/job-shadowing-and-special-assignments".to_owned();
    assert!(!shown("Mentoring circle: second meeting").contains(&secondment));
    assert!(shown("I was seconded to another trust").contains(&secondment));
    for (text, key, word) in [
        (
            "Found a room for the group",
            "behaviour/initiative",
            "Found",
        ),
        ("A meeting of the group", "klimf/5.4", "meeting"),
        ("The programme of the day", "klimf/13.2", "programme"),
        ("I asked them all", "klimf/3.8", "them"),
        ("I spent a day there", "klimf/12.8", "spent"),
        ("Opened the file again", "klimf/5.1", "file"),
    ] {
        let found = suggest(text);
        let it = found.iter().find(|one| one.key.to_string() == key);
        let quoted = it.is_some_and(|one| one.because.iter().any(|because| because.text == word));
        assert!(!quoted, "{text}: {it:?}");
    }
    for text in [
        "It is licensed",
        "Licensing content",
        "A licence",
        "US license",
    ] {
        let found = suggest(text);
        assert!(
            found.iter().any(|one| one
                .because
                .iter()
                .any(|because| because.term.starts_with("licen"))),
            "{text}"
        );
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
