//! NHS and CHI numbers, and all the other numbers that a librarian writes down.

use cairn::domain::IdentifierKind::{ChiNumber, NhsNumber};

use super::{finds, is_quiet};

#[test]
fn an_nhs_number_in_three_groups_needs_no_context() {
    let masked = "943 ••• •••9";
    finds(
        NhsNumber,
        &[
            ("943 476 5919", "943 476 5919", masked),
            ("943-476-5919", "943-476-5919", masked),
            ("943\u{a0}476\u{a0}5919", "943\u{a0}476\u{a0}5919", masked),
            (
                "943\u{2011}476\u{2011}5919",
                "943\u{2011}476\u{2011}5919",
                masked,
            ),
            ("Searched for (943 476 5919).", "943 476 5919", masked),
            (
                "On ward 7: 450 557 7104, seen",
                "450 557 7104",
                "450 ••• •••4",
            ),
            ("320 000 0015", "320 000 0015", "320 ••• •••5"),
            (
                "655 123 4569 was asked about",
                "655 123 4569",
                "655 ••• •••9",
            ),
        ],
    );
}

#[test]
fn a_bare_nhs_number_needs_words_that_speak_for_it() {
    let (place, masked) = ("9434765919", "943 ••• •••9");
    finds(
        NhsNumber,
        &[
            ("NHS number 9434765919", place, masked),
            ("NHS No. 9434765919", place, masked),
            ("nhs no:9434765919", place, masked),
            ("NHS: 9434765919", place, masked),
            ("NHS-9434765919", place, masked),
            ("NHS number of the patient is 9434765919.", place, masked),
            ("the patient (9434765919) came back", place, masked),
            ("patient no 9434765919", place, masked),
            ("The patient’s record, 9434765919", place, masked),
            ("9434765919 is the patient's number", place, masked),
            ("9434765919 (NHS number)", place, masked),
            ("Pt 9434765919 asked", place, masked),
            ("PMID 12345678: patient 9434765919", place, masked),
            ("NHS number\n9434765919", place, masked),
            ("NHS number 999 000 0018", "999 000 0018", "999 ••• •••8"),
            ("I ordered a book for NHS number 9434765919", place, masked),
        ],
    );
}

#[test]
fn a_chi_number_begins_with_a_day_and_needs_words_that_speak_for_it() {
    finds(
        ChiNumber,
        &[
            ("CHI 0101011237", "0101011237", "•••••• ••37"),
            ("CHI number: 120354 1236", "120354 1236", "•••••• ••36"),
            ("chi no. 120-354-1236", "120-354-1236", "•••••• ••36"),
            ("the patient, 1203541236, was", "1203541236", "•••••• ••36"),
            ("Patient 120354 1236", "120354 1236", "•••••• ••36"),
            ("CHI 2902001231", "2902001231", "•••••• ••31"),
        ],
    );
}

#[test]
fn a_chi_number_of_2026_may_end_in_a_check_digit_of_modulus_10() {
    finds(
        ChiNumber,
        &[("CHI 1203541238", "1203541238", "•••••• ••38")],
    );
    is_quiet(&["the patient, 1203541238", "CHI 1203541237"]);
}

#[test]
fn ten_digits_that_fail_the_check_are_no_patients_number() {
    is_quiet(&[
        "NHS number 943 476 5918",
        "NHS number 123 456 7890",
        "NHS number 943 476 591",
        "NHS number 94347659190",
        "CHI 3201011237",
        "CHI 2902991231",
        "943 4765 919",
        "943 476-5919",
        "943  476  5919",
    ]);
}

#[test]
fn numbers_that_stand_for_any_are_left_alone() {
    is_quiet(&[
        "NHS number 000 000 0000",
        "NHS number 444 444 4444",
        "NHS number 9999999999",
    ]);
}

#[test]
fn isbns_are_no_patients_numbers() {
    is_quiet(&[
        "0306406152",
        "9434765919",
        "ISBN 0306406152",
        "ISBN: 9434765919",
        "ISBN-10: 9876544322",
        "ISBN of the patient handbook: 9434765919",
        "Read “The patient's voice” (ISBN 9434765919) in the NHS library",
        "The NHS handbook, ISBN 0306406152 or 9434765919",
        "NHS library copy, ISBN 943 476 5919",
        "Patient leaflet 9434765919 (ISBN)",
        "ISBN 978-0-306-40615-7",
        "ISBN 0-306-40615-2 for patients",
        "978 943 476 5919",
        "9789434765919 in the NHS catalogue",
        "isbns 0140449116, 0306406152",
    ]);
}

#[test]
fn identifiers_of_writings_and_writers_are_no_patients_numbers() {
    is_quiet(&[
        "doi:10.1136/9434765919",
        "https://doi.org/10.1136/943-476-5919",
        "Patient study, doi 10.9434765919/abc",
        "PMID 31234567 on patient safety",
        "PMID: 9434765919, patient safety",
        "PMC9434765919 for patients",
        "ORCID 0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "ISSN 1471-2105, NHS subscription",
        "OCLC 9434765919, the NHS union list",
        "NCT0943476591 NHS trial",
        "https://www.nhs.uk/patient/9434765919",
        "www.nhs.uk/patient?id=9434765919",
        "library.nhs.uk/patient/943-476-5919",
        "patient.9434765919@nhs.net",
    ]);
}

#[test]
fn telephone_numbers_are_no_patients_numbers() {
    is_quiet(&[
        "NHS helpline 0131 496 0000",
        "Patient line: 020 7946 0018",
        "tel 943 476 5919",
        "Phone the NHS library on 943 476 5919",
        "+44 943 476 5919",
        "+44 (0) 943 476 5919 for patients",
        "+44 7700 900123",
        "07700 900123 (patient line)",
        "+1 212-555-0123",
        "0161 496 0000 is the hospital's number",
        "Hospital number: 0161 496 0000",
        "hospital no 01614960000",
        "mobile 9434765919 NHS",
    ]);
}

#[test]
fn amounts_orders_and_figures_are_no_patients_numbers() {
    is_quiet(&[
        "£9434765919 for NHS libraries",
        "NHS order no 9434765919",
        "Patient leaflets, invoice 9434765919",
        "REQ-9434765919 from the patient team",
        "REQ9434765919 from the patient team",
        "943 476 5919 12 13 in the table",
        "1 943 476 5919",
        "9434765919.5 patients",
        "501 234 5673",
        "800 123 4567",
        "12,345 patients in 2026, 1.5 hours, 37.5 hours a week, £1,234,567",
        "0.9434765919 per NHS patient",
        "on 120326 1430 the NHS met",
        "SW1A 1AA, LS1 3EX, postcode of the NHS trust",
        "1900 to 2026 in the NHS",
    ]);
}
