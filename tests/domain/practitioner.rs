//! What is kept of the person, and how their yearly target is read.

use cairn::domain::{Membership, Minutes, Practitioner, YearStart};

use crate::refusal::{refuses, refuses_all};

#[test]
fn a_name_is_enough() {
    let person = Practitioner::new("Ada");
    assert_eq!(
        (person.target, person.year_start),
        (Minutes(1200), YearStart::JANUARY)
    );
    assert_eq!(person.clone().checked(), Ok(person));
}

#[test]
fn a_blank_name_is_refused() {
    for name in ["", " \n"] {
        refuses_all(
            Practitioner::new(name).checked(),
            &[("name", "The name is empty")],
        );
    }
}

#[test]
fn a_target_of_more_hours_than_a_year_has_is_refused() {
    let aiming = |minutes| Practitioner {
        target: Minutes(minutes),
        ..Practitioner::new("Ada")
    };
    aiming(0).checked().expect("no target");
    aiming(366 * 1440).checked().expect("a whole year");
    refuses_all(
        aiming(366 * 1440 + 1).checked(),
        &[("target-hours", "8784 h 01 is more than a year can hold")],
    );
}

#[test]
fn every_problem_is_named_at_once() {
    let wrong = Practitioner {
        target: Minutes(u32::MAX),
        ..Practitioner::new(" ")
    };
    refuses_all(
        wrong.checked(),
        &[
            ("name", "The name is empty"),
            ("target-hours", "71582788 h 15 is more than a year can hold"),
        ],
    );
}

#[test]
fn outer_blanks_go() {
    let tidied = Practitioner {
        post: " Librarian ".to_owned(),
        employer: "\tTrust".to_owned(),
        memberships: vec![Membership::of(" CILIP\n"), Membership::default()],
        ..Practitioner::new(" Ada ")
    };
    let tidied = tidied.checked().expect("it can be kept");
    let texts = [tidied.name, tidied.post, tidied.employer];
    assert_eq!(texts, ["Ada", "Librarian", "Trust"]);
    assert_eq!(tidied.memberships, [Membership::of("CILIP")]);
}

#[test]
fn a_target_is_a_duration_or_blank_for_none() {
    for (text, minutes) in [("20", 1200), ("1h30", 90), ("0", 0), ("", 0), ("  ", 0)] {
        assert_eq!(
            Practitioner::parse_target(text),
            Ok(Minutes(minutes)),
            "{text}"
        );
    }
    refuses(
        Practitioner::parse_target("lots"),
        "target-hours",
        "“lots” is not a duration",
    );
    refuses(
        Practitioner::parse_target("-1"),
        "target-hours",
        "A duration cannot be negative",
    );
}
