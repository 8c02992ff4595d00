//! A role without a lexicon, and the statements of a skill.

use cairn::domain::ActivityKind;
use cairn::profiles::shipped_by_key;
use cairn::suggest::{Learnt, Suggester, Written};

use super::{suggester, titled};

#[test]
fn a_role_without_a_lexicon_shows_nothing_by_its_own_words_and_ranks_by_them() {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let suggester = Suggester::new(&profile, None);
    assert!(!suggester.has_lexicon());
    let written = Written {
        texts: vec![("title", "Mentoring a trainee")],
        kind: Some(ActivityKind::Mentoring),
    };
    let found = suggester.suggest(&written, &Learnt::default());
    assert!(found.iter().all(|one| !one.shown));
    assert_eq!(found[0].key.to_string(), "pda/mentoring");
    assert_eq!(found[0].because[0].text, "Mentoring");
}

#[test]
fn a_role_without_a_lexicon_also_goes_by_what_its_details_and_statements_say() {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let suggester = Suggester::new(&profile, None);
    for requirement in profile
        .requirements
        .iter()
        .filter(|one| one.skill().is_some())
    {
        for (_, text) in requirement.statements() {
            let found = suggester.suggest(&titled(text.shown()), &Learnt::default());
            let place = found.iter().find(|one| one.key == requirement.key);
            assert!(
                place.is_some_and(|one| !one.because.is_empty()),
                "{}",
                text.shown()
            );
        }
    }
}

#[test]
fn the_statements_of_a_skill_come_in_the_order_in_which_they_fit_the_entry() {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let suggester = suggester();
    for requirement in profile
        .requirements
        .iter()
        .filter(|one| one.skill().is_some())
    {
        for (key, text) in requirement.statements() {
            let ranked = suggester.statements(requirement, &titled(text.shown()));
            assert_eq!(ranked.len(), requirement.statements().count());
            assert_eq!(ranked.first(), Some(&key), "{}", text.shown());
        }
        let ranked = suggester.statements(requirement, &titled("Lunch"));
        let own: Vec<_> = requirement.statements().map(|(key, _)| key).collect();
        assert_eq!(
            ranked, own,
            "nothing fits, so they stand in their own order"
        );
    }
}
