//! Dates of birth, hospital numbers and names, and what only looks like them.

use cairn::domain::IdentifierKind::{DateOfBirth, HospitalNumber, PatientName};

use super::{finds, is_quiet};

#[test]
fn a_date_beside_words_of_birth_is_a_date_of_birth() {
    finds(
        DateOfBirth,
        &[
            ("DOB 12/03/1954", "12/03/1954", "••/••/1954"),
            ("DoB: 12/3/54", "12/3/54", "••/•/••"),
            ("d.o.b. 12.03.1954", "12.03.1954", "••.••.1954"),
            ("D.O.B: 1954-03-12", "1954-03-12", "1954-••-••"),
            (
                "date of birth: 12 March 1954",
                "12 March 1954",
                "•• ••••• 1954",
            ),
            (
                "Date of birth was given as 12th Mar 1954",
                "12th Mar 1954",
                "•••• ••• 1954",
            ),
            ("date-of-birth 12-Mar-54", "12-Mar-54", "••-•••-••"),
            ("her birth date, 12-03-1954", "12-03-1954", "••-••-1954"),
            ("birthdate 12 03 1954", "12 03 1954", "•• •• 1954"),
            ("DOB 12031954", "12031954", "••••••••"),
            ("DOB 120354", "120354", "••••••"),
            ("born 12/03/1954", "12/03/1954", "••/••/1954"),
            (
                "She was born on 12 March 1954.",
                "12 March 1954",
                "•• ••••• 1954",
            ),
            ("born on March 12, 1954", "March 12, 1954", "••••• ••, 1954"),
            (
                "born in Leeds on the 1st of May 1954",
                "1st of May 1954",
                "••• •• ••• 1954",
            ),
            ("a man aged 72 (12/03/1954)", "12/03/1954", "••/••/1954"),
            ("12/03/1954 (DOB)", "12/03/1954", "••/••/1954"),
            (
                "12/03/1954 was her date of birth",
                "12/03/1954",
                "••/••/1954",
            ),
            (
                "12/03/1954 is the patient’s d.o.b.",
                "12/03/1954",
                "••/••/1954",
            ),
        ],
    );
}

#[test]
fn other_dates_years_and_ages_are_quiet() {
    is_quiet(&[
        "Held on 12/03/2026",
        "12 March 2026",
        "2026-03-12",
        "The NHS was born on 5 July 1948",
        "Our library was born on 12 March 2019",
        "an idea born at the meeting of 12 March 2026",
        "born in 1954",
        "born in March 1954",
        "He is aged 54",
        "care for people aged 65 and over, 12/03/2026",
        "Workshop on ageing 12/03/2026",
        "DOB 31/02/1954",
        "DOB 12/03/1854",
        "date of birth is a field of the form",
        "We met to talk about dates of birth and consent on 12/03/2026",
        "place of birth 12/03/2026",
        "Date: 12/03/2026",
        "date 120326",
        "Birth of a service, 12 March 2026",
        "Did 1.5 hours on 12.03.2026 about DOB",
        "Which DOB? 12/03/2026 was the day of the course",
    ]);
}

#[test]
fn a_labelled_number_of_a_hospital_is_one() {
    finds(
        HospitalNumber,
        &[
            ("hospital no 1234567", "1234567", "•••••67"),
            ("Hospital number: K123456", "K123456", "•••••56"),
            ("Hosp. no. 123456", "123456", "••••56"),
            ("hospital ID 12-345678", "12-345678", "••-••••78"),
            ("MRN 12345678", "12345678", "••••••78"),
            ("MRN: A1234567", "A1234567", "••••••67"),
            ("the patient's MRN is 123 4567.", "123 4567", "••• ••67"),
            ("medical record number 0012345", "0012345", "•••••45"),
            ("case note number 123456/7", "123456/7", "•••••6/7"),
            ("casenote no 123456B", "123456B", "••••56•"),
            ("unit number 123456", "123456", "••••56"),
            ("Patient ID: 123456", "123456", "••••56"),
            ("patient number 1234567", "1234567", "•••••67"),
            ("RXR1234567", "RXR1234567", "••••••••67"),
            ("patient RXR 1234567", "RXR 1234567", "••• •••••67"),
            ("PAS number 123456", "123456", "••••56"),
        ],
    );
}

#[test]
fn numbers_that_no_hospital_knows_a_patient_by_are_quiet() {
    is_quiet(&[
        "hospital no 4",
        "3 hospitals, number 12 in the list",
        "The number of patients was 123456",
        "patient numbers grew by 12000",
        "patient number 12 of 20",
        "unit number 7",
        "unit number 12345, Mill Lane",
        "The hospital has 123456 books",
        "A hospital library of 1234567 records",
        "hospital number: see the label",
        "RCT 1234567",
        "RCT1234567",
        "REQ0012345",
        "REF1234567",
        "RFC 2616",
        "ISRCTN12345678",
        "Rxr1234567",
        "room RX1 123456",
        "record number 1234567 in the catalogue",
        "MRN 2026",
        "Hospital: 1234567",
        "MRN. Then 1234567 books",
    ]);
}

#[test]
fn a_patient_by_name_is_one() {
    finds(
        PatientName,
        &[
            (
                "a patient named Jane Smith asked",
                "Jane Smith",
                "J••• S•••",
            ),
            ("The patient called Jane.", "Jane", "J•••"),
            (
                "a patient who was called Siân O’Brien",
                "Siân O’Brien",
                "S••• O•••",
            ),
            (
                "patient, named Ann-Marie McDonald,",
                "Ann-Marie McDonald",
                "A•••-M••• M•••",
            ),
            ("a service user called Élodie", "Élodie", "É•••"),
            ("patient Mrs Smith", "Mrs Smith", "Mrs S•••"),
            (
                "the patient, Mr. John Smith, asked",
                "Mr. John Smith",
                "Mr. J••• S•••",
            ),
            ("Patient: Ms SMITH", "Ms SMITH", "Ms S•••"),
            ("patient Mr J Smith", "Mr J Smith", "Mr J••• S•••"),
            (
                "Mr J. R. Smith, aged 54",
                "Mr J. R. Smith",
                "Mr J•••. R•••. S•••",
            ),
            ("I helped patient Jane Smith", "Jane Smith", "J••• S•••"),
            ("Mr Smith, a 54-year-old", "Mr Smith", "Mr S•••"),
            ("Mrs Smith, aged 54, came", "Mrs Smith", "Mrs S•••"),
            ("Miss Smith (54 years old)", "Miss Smith", "Miss S•••"),
            ("Mr Smith is 54 years old", "Mr Smith", "Mr S•••"),
            ("a 54-year-old Mr Smith", "Mr Smith", "Mr S•••"),
            ("Patient name: Jane Smith", "Jane Smith", "J••• S•••"),
            ("the patient's name is Jane", "Jane", "J•••"),
            (
                "the patient’s name was Jane Smith",
                "Jane Smith",
                "J••• S•••",
            ),
        ],
    );
}

#[test]
fn people_and_things_that_are_no_patients_are_quiet() {
    is_quiet(&[
        "Mr Smith gave the lecture",
        "Mrs Smith, head of the library",
        "Mrs Smith, 12 March 2026",
        "Dr Smith spoke about a 54-year-old",
        "the patient called the helpline",
        "the patient called NHS 111",
        "The patient called on Monday",
        "The patient called Monday",
        "the patient called Dr Smith",
        "patients called Expert Patients",
        "an app for patients called MyChart",
        "a patient portal called Patients Know Best",
        "Patient Safety Team",
        "our patient Safety Team",
        "patient Safety",
        "The Patient Jane Smith Trust",
        "Patient Information Forum",
        "patient’s advocate Mrs Smith",
        "patient and public involvement: Mrs Smith",
        "a project named Jane",
        "the patient named in the report",
        "patient name: withheld",
        "Patient name: Unknown",
        "name of the journal: Patient",
        "a 54-year-old patient",
        "the patient. Mrs Smith wrote",
        "Mrs Smith’s 54-year-old service",
        "patience called Mrs Smith",
    ]);
}
