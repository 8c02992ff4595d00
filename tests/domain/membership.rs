//! Professional bodies: how they are read, tidied and written.

use cairn::domain::{Membership, Practitioner};

use crate::refusal::{refuses, refuses_all};

fn membership(body: &str, number: &str, grade: &str) -> Membership {
    Membership {
        body: body.to_owned(),
        number: number.to_owned(),
        grade: grade.to_owned(),
    }
}

#[test]
fn a_membership_is_read_as_people_list_it() {
    for (text, read) in [
        ("CILIP", membership("CILIP", "", "")),
        (" BCS , 990 1234 ", membership("BCS", "990 1234", "")),
        (
            "FEDIP,,Practitioner",
            membership("FEDIP", "", "Practitioner"),
        ),
        (
            "CILIP, 0123, MCLIP, FCLIP",
            membership("CILIP", "0123", "MCLIP, FCLIP"),
        ),
    ] {
        assert_eq!(Membership::parse(text), Ok(read), "{text}");
    }
    for blank in ["", " ", ", 0123"] {
        refuses(
            Membership::parse(blank),
            "body",
            "A membership needs the name of its body",
        );
    }
}

#[test]
fn a_membership_is_written_without_what_is_not_there() {
    for (membership, written) in [
        (
            membership("CILIP", "0123456", "MCLIP"),
            "CILIP, 0123456, MCLIP",
        ),
        (
            membership("FEDIP", "", "Practitioner"),
            "FEDIP, Practitioner",
        ),
        (membership("BCS", "", ""), "BCS"),
    ] {
        assert_eq!(membership.to_string(), written);
    }
}

#[test]
fn one_of_no_body_and_one_that_is_listed_twice_are_refused_at_once() {
    let person = Practitioner {
        memberships: vec![
            membership("CILIP", "1", ""),
            membership(" ", "2", ""),
            membership("cilip", "3", ""),
        ],
        ..Practitioner::new("Ada")
    };
    refuses_all(
        person.checked(),
        &[
            ("body", "A membership needs the name of its body"),
            ("body", "“cilip” is listed twice"),
        ],
    );
}
