//! What answers teach: the same words speak louder, or softer, by how often they were right.

use cairn::domain::RequirementKey;
use cairn::suggest::Learnt;

use super::{of, suggest, suggester, titled};

const TEXT: &str = "Mentoring a trainee";

fn mentoring() -> RequirementKey {
    RequirementKey::parse("pda/mentoring").expect("a key")
}

/// The score for mentoring after so many answers, about the requirement with these terms.
fn score(accepted: u32, refused: u32, terms: &[&str]) -> f64 {
    let mut learnt = Learnt::default();
    for n in 0..accepted + refused {
        learnt.take_in(&mentoring(), n < accepted, terms.iter().copied());
    }
    of(
        &suggester().suggest(&titled(TEXT), &learnt),
        "pda/mentoring",
    )
    .score
}

#[test]
fn a_score_grows_with_what_was_taken_and_shrinks_with_what_was_refused() {
    let before = of(&suggest(TEXT), "pda/mentoring").score;
    for (a, r) in [(0, 0), (1, 0), (0, 1), (3, 2), (40, 0), (0, 40)] {
        let (accepted, refused) = (f64::from(a), f64::from(r));
        let factor = 2.0 * (accepted + 4.0) / (accepted + refused + 8.0);
        let wanted = before * factor;
        let found = score(a, r, &[]);
        assert!(
            (found - wanted).abs() < 1e-9,
            "{a} taken, {r} refused: {found}, not {wanted}"
        );
    }
}

#[test]
fn a_term_counts_for_more_where_it_was_right_and_for_less_where_it_was_not() {
    let found = of(&suggest("I am a mentor."), "pda/mentoring");
    let term = found.because[0].term.clone();
    for (a, r) in [(2, 0), (0, 2), (5, 1)] {
        let (accepted, refused) = (f64::from(a), f64::from(r));
        let mut learnt = Learnt::default();
        for n in 0..a + r {
            learnt.take_in(&mentoring(), n < a, [term.as_str()]);
        }
        let again = suggester().suggest(&titled("I am a mentor."), &learnt);
        let again = of(&again, "pda/mentoring").score;
        let whole = 2.0 * (accepted + 4.0) / (accepted + refused + 8.0);
        let by_term = 2.0 * (accepted + 3.0) / (accepted + refused + 6.0);
        let wanted = found.score * whole * by_term;
        assert!((again - wanted).abs() < 1e-9, "{again}, not {wanted}");
    }
}

#[test]
fn what_was_refused_often_is_shown_no_more() {
    let mut learnt = Learnt::default();
    let found = of(&suggest(TEXT), "pda/mentoring");
    assert!(found.shown);
    for _ in 0..12 {
        let terms = found.because.iter().map(|because| because.term.as_str());
        learnt.take_in(&mentoring(), false, terms);
    }
    assert!(
        !of(
            &suggester().suggest(&titled(TEXT), &learnt),
            "pda/mentoring"
        )
        .shown
    );
}
