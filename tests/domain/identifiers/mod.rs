//! What is taken for something that identifies a patient, and what is not. All numbers and names are made up.

mod laws;
mod numbers;
mod people;

use cairn::domain::IdentifierKind::{DateOfBirth, HospitalNumber, NhsNumber, PatientName};
use cairn::domain::{IdentifierKind, likely_identifiers};

/// Checks that each text holds one identifier, and where and how it is masked.
#[track_caller]
fn finds(kind: IdentifierKind, cases: &[(&str, &str, &str)]) {
    for (text, place, masked) in cases {
        let found = likely_identifiers(text);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.kind, &text[one.range.clone()], one.masked.as_str()))
            .collect();
        assert_eq!(told, [(kind, *place, *masked)], "{text}");
    }
}

#[track_caller]
fn is_quiet(texts: &[&str]) {
    for text in texts {
        assert_eq!(likely_identifiers(text), [], "{text}");
    }
}

#[test]
fn several_are_found_in_the_order_of_the_text() {
    let text = "Patient Mrs Smith, DOB 12/03/1954, hospital no K123456, NHS no 943 476 5919 and 450 557 7104; \
                see ISBN 0306406152";
    let kinds: Vec<_> = likely_identifiers(text)
        .iter()
        .map(|one| one.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            PatientName,
            DateOfBirth,
            HospitalNumber,
            NhsNumber,
            NhsNumber
        ]
    );
}

#[test]
fn a_place_that_looks_like_two_is_told_once_as_the_surer() {
    finds(
        NhsNumber,
        &[(
            "Patient number 943 476 5919",
            "943 476 5919",
            "943 ••• •••9",
        )],
    );
}

#[test]
fn a_sentence_says_what_it_looks_like_and_what_to_do() {
    let says = |text| likely_identifiers(text)[0].sentence();
    assert_eq!(
        says("943 476 5919"),
        "This looks like an NHS number (943 ••• •••9). Leave out what could identify a patient"
    );
    assert_eq!(
        says("CHI 0101011237"),
        "This looks like a CHI number (•••••• ••37). Leave out what could identify a patient"
    );
    assert_eq!(
        says("DOB 12/03/1954"),
        "This looks like a date of birth (••/••/1954). Leave it out: a rough age says enough"
    );
    assert_eq!(
        says("MRN 1234567"),
        "This looks like a hospital number (•••••67). Leave out what could identify a patient"
    );
    assert_eq!(
        says("a patient named Jane"),
        "This looks like a patient’s name (J•••). Leave it out: “a patient” says enough"
    );
}
