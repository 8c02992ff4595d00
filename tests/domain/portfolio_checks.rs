//! What is checked before a portfolio is handed in.
use cairn::domain::portfolio::{
    Check, CriterionKey, Finding, Mend, Part, PieceId, RatingNote, SkillRatings, Weight,
};
use cairn::domain::profile::LevelNumber;
use cairn::domain::{
    ActivityId, EvidenceContent, FileContent, Qualification, QualificationDetails, QualificationId,
    RequirementKey,
};
use uuid::Uuid;

use crate::desk::{Desk, day, words};

#[test]
fn a_statement_of_one_word_too_many_is_one_over() {
    let mut desk = Desk::new("chartership");
    for (criterion, count) in [("1", 500), ("2", 300), ("3", 200)] {
        desk.state(criterion, words(count));
    }
    assert_eq!(desk.details.words(), 1_000);
    assert!(
        desk.says(Check::Words).is_empty(),
        "the limit itself is kept"
    );
    desk.state("3", words(201));
    assert_eq!(
        desk.says(Check::Words),
        ["The statement has 1,001 words, 1 over the limit of 1,000"]
    );
}

#[test]
fn each_part_of_a_required_statement_has_to_be_written() {
    let mut desk = Desk::new("chartership");
    desk.state("1", "I found a gap.");
    desk.state("2", "  \n");
    assert_eq!(
        desk.says(Check::StatementWritten),
        [
            "The statement says nothing on “Organisational context” yet",
            "The statement says nothing on “Wider professional context” yet"
        ]
    );
    assert!(
        Desk::new("revalidation")
            .says(Check::StatementWritten)
            .is_empty(),
        "it may be left out there"
    );
}

#[test]
fn a_criterion_is_named_by_its_title_alone_where_its_key_says_the_same() {
    let desk = Desk::new("fedip-practitioner");
    let found = desk.says(Check::CriterionShown);
    assert_eq!(found[0], "Nothing shows “Autonomy”", "{found:?}");
}

#[test]
fn an_element_that_nothing_is_assigned_to_is_found() {
    let mut desk = Desk::new("chartership");
    desk.evidence(
        1,
        &[
            "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.2",
        ],
    );
    assert_eq!(
        desk.says(Check::CriterionShown),
        ["Nothing shows 3.1, “Widen what you know of the profession”"]
    );
}

#[test]
fn evidence_and_citations_have_to_meet() {
    let mut desk = Desk::new("chartership");
    desk.evidence(3, &["1.1"]);
    desk.evidence(4, &["1.2"]);
    assert!(
        desk.says(Check::Cited).is_empty(),
        "before anything is written there is nothing to say"
    );
    desk.state("1", "I found a gap [E3], and later [E9].");
    assert_eq!(
        desk.says(Check::Cited),
        ["E4 “Piece 4” is never cited in the statement"]
    );
    assert_eq!(
        desk.says(Check::CitationIncluded),
        ["The statement cites E9, which is not included"]
    );
}

#[test]
fn the_number_of_pieces_is_advised_not_ruled() {
    let mut desk = Desk::new("chartership");
    for number in 1..=11 {
        desk.evidence(number, &[]);
    }
    let says = "11 pieces of evidence are fewer than the 12 to 15 that assessors advise";
    assert_eq!(desk.says(Check::Pieces), [says]);
    desk.evidence(12, &[]);
    assert!(desk.says(Check::Pieces).is_empty());
    for number in 13..=16 {
        desk.evidence(number, &[]);
    }
    let says = "16 pieces of evidence are more than the 12 to 15 that assessors advise";
    assert_eq!(desk.says(Check::Pieces), [says]);
    let findings = desk.findings_with(&[]);
    let weight = findings
        .iter()
        .find(|finding| finding.check == Check::Pieces)
        .map(|finding| finding.weight);
    assert_eq!(weight, Some(Weight::Advice));
    let first_advice = findings
        .iter()
        .position(|finding| finding.weight == Weight::Advice);
    let last_rule = findings
        .iter()
        .rposition(|finding| finding.weight == Weight::Rule);
    assert!(last_rule < first_advice, "rules come first");
}

#[test]
fn hours_are_those_of_the_chosen_activities() {
    let mut desk = Desk::new("revalidation");
    for month in 1..=9 {
        desk.activity("Webinar", &format!("2026-{month:02}-10"));
    }
    assert_eq!(
        desk.says(Check::Hours),
        ["The chosen activities come to 18 h of the 20 h that are asked for in 12 months"]
    );
    desk.activity("Webinar", "2026-10-10");
    assert!(desk.says(Check::Hours).is_empty());
}

#[test]
fn three_months_without_an_activity_are_a_gap() {
    let mut desk = Desk::new("revalidation");
    assert!(desk.says(Check::Gap).is_empty(), "nothing is chosen at all");
    desk.activity("Course", "2026-03-31");
    desk.activity("Audit", "2026-07-01");
    desk.activity("Talk", "2026-09-30");
    assert_eq!(
        desk.says(Check::Gap),
        ["Nothing is chosen between 31 March 2026 and 1 July 2026"],
        "two months at the start and nearly two at the end are none; nor is what is still to come"
    );
    desk.activities.first_mut().expect("the course").details.end = Some(day("2026-04-02"));
    assert!(
        desk.says(Check::Gap).is_empty(),
        "a course lasts to its end"
    );
}

#[test]
fn unreflected_activities_expired_qualifications_and_lost_choices_are_found() {
    let mut desk = Desk::new("chartership");
    desk.activity("Webinar", "2026-03-01")
        .reflection
        .so_what
        .clear();
    let mut details = QualificationDetails::new("First aid");
    details.awarded = Some(day("2023-05-01"));
    details.expires = Some(day("2026-05-01"));
    desk.qualifications.push(Qualification {
        id: QualificationId::from_uuid(Uuid::from_u128(99)),
        details,
        deleted: false,
    });
    let gone = PieceId::Activity(ActivityId::from_uuid(Uuid::from_u128(77)));
    desk.lost.push(gone);
    assert_eq!(desk.says(Check::Reflected), ["“Webinar” has no reflection"]);
    assert_eq!(
        desk.says(Check::Expired),
        ["“First aid” expired on 1 May 2026"]
    );
    assert_eq!(
        desk.says(Check::Chosen),
        ["A chosen activity is no longer in your record"]
    );
    let findings = desk.findings_with(&[]);
    assert!(
        findings
            .iter()
            .any(|finding| finding.mend == Mend::Entry(gone)),
        "it leads there"
    );
}

#[test]
fn required_parts_have_to_be_there_as_often_as_they_are_asked_for() {
    let mut desk = Desk::new("fellowship");
    assert_eq!(
        desk.says(Check::Part),
        [
            "Annotated CV is missing",
            "Organisational objectives is missing",
            "Letters of support: 0 of 2 are attached"
        ]
    );
    let letter = desk.evidence(1, &[]);
    desk.details.parts = vec![
        Part {
            part: "cv".to_owned(),
            text: "Each post and what it taught me".to_owned(),
            evidence: Vec::new(),
        },
        Part {
            part: "letters-of-support".to_owned(),
            text: String::new(),
            evidence: vec![letter],
        },
    ];
    assert_eq!(
        desk.says(Check::Part),
        [
            "Organisational objectives is missing",
            "Letters of support: 1 of 2 are attached"
        ]
    );
}

#[test]
fn a_skill_wants_a_rating_at_the_start_and_one_at_the_end() {
    let mut desk = Desk::new("chartership");
    assert_eq!(desk.says(Check::Rated), ["No skill is assessed yet"]);
    let note = |level| {
        Some(RatingNote {
            level: LevelNumber(level),
            comment: String::new(),
        })
    };
    desk.details.skills = vec![
        SkillRatings {
            skill: RequirementKey::parse("klimf/6.1").expect("a key"),
            start: note(2),
            end: None,
        },
        SkillRatings {
            skill: RequirementKey::parse("klimf/2.9").expect("a key"),
            start: note(2),
            end: note(4),
        },
    ];
    let says = desk.says(Check::Rated);
    assert!(
        matches!(says.as_slice(), [one] if one.starts_with("6.1 ") && one.ends_with(" lacks a rating at the end")),
        "{says:?}"
    );
}

#[test]
fn an_attachment_that_is_gone_is_named() {
    let mut desk = Desk::new("chartership");
    let id = desk.evidence(5, &["1.1"]);
    desk.evidence.last_mut().expect("it").details.content = EvidenceContent::File(FileContent {
        name: "audit.pdf".to_owned(),
        sha256: "0".repeat(64),
        bytes: 10,
    });
    let findings = desk.findings_with(&[id]);
    let found = findings.iter().find(|one| one.check == Check::Attachment);
    let found = found.expect("a finding");
    assert_eq!(found.says, "E5: the file “audit.pdf” is missing or damaged");
    assert_eq!(found.mend, Mend::Entry(PieceId::Evidence(id)));
}

#[test]
fn an_attachment_that_may_be_a_program_is_advised_on() {
    let mut desk = Desk::new("chartership");
    for name in ["setup.EXE", "search.lnk", "tidy.ps1", "audit.pdf"] {
        desk.evidence(5, &["1.1"]);
        desk.evidence.last_mut().expect("it").details.content =
            EvidenceContent::File(FileContent {
                name: name.to_owned(),
                sha256: "0".repeat(64),
                bytes: 10,
            });
    }
    let says = ["setup.EXE", "search.lnk", "tidy.ps1"].map(|name| {
        format!("E5: the file “{name}” may be a program, which mail and submission systems refuse. Attach a PDF or a picture of what it shows instead")
    });
    assert_eq!(desk.says(Check::Attachment), says);
}

#[test]
fn a_likely_patient_identifier_is_advised_on_wherever_it_is_written() {
    let mut desk = Desk::new("chartership");
    let number = "For NHS no 943 476 5919";
    desk.activity("Search", "2026-03-01").description = number.to_owned();
    desk.state("1", number);
    desk.activity("Reading", "2026-04-01").description = "ISBN 9434765919".to_owned();
    let looks =
        "This looks like an NHS number (943 ••• •••9). Leave out what could identify a patient";
    assert_eq!(
        desk.says(Check::Identifier),
        [
            format!("Statement: {looks}"),
            format!("“Search”, Description: {looks}")
        ]
    );
    let findings = desk.findings_with(&[]).into_iter();
    let found: Vec<Finding> = findings
        .filter(|finding| finding.check == Check::Identifier)
        .collect();
    assert!(found.iter().all(|finding| finding.weight == Weight::Advice));
    let mended: Vec<&Mend> = found.iter().map(|finding| &finding.mend).collect();
    let statement = Mend::Statement(Some(CriterionKey::new("1")));
    let entry = Mend::Entry(PieceId::Activity(desk.activities[0].id));
    assert_eq!(mended, [&statement, &entry]);
}
