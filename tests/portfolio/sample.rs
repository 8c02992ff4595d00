//! A made-up year of a made-up person: thirty activities, twelve pieces of evidence, ratings and qualifications.

use cairn::domain::{
    ActivityDetails, ActivityId, ActivityKind, ActivityStatus, EvidenceContent, Membership,
    ObjectiveDetails, ObjectiveStatus, Practitioner, QualificationDetails, QualificationStatus,
};
use cairn::portfolio::PortfolioContents;

use crate::fixture::{Desk, activity, date, day, evidence, file, key, links, web};
use crate::year::YEAR;

/// Sam Sample, a knowledge specialist.
pub fn sam() -> Practitioner {
    Practitioner {
        post: "Knowledge Specialist".to_owned(),
        employer: "Northfield Teaching Hospitals NHS Trust".to_owned(),
        memberships: ["CILIP, 0123456, ACLIP", "FEDIP,,Practitioner"]
            .map(|text| Membership::parse(text).expect("a membership"))
            .to_vec(),
        ..Practitioner::new("Sam Sample")
    }
}

/// A year's portfolio.
pub fn normal() -> PortfolioContents {
    let mut desk = Desk::new(sam());
    let ids: Vec<ActivityId> = YEAR
        .iter()
        .map(|entry| desk.activity(entry.details()))
        .collect();
    add_evidence(&mut desk, &ids);
    for (skill, level, month, comment) in RATINGS {
        desk.rating(skill, *level, day(*month, 12), comment);
    }
    for qualification in qualifications() {
        desk.qualification(qualification);
    }
    let session = activity(
        "Two sessions on the standard",
        date(2027, 1, 20),
        120,
        ActivityKind::Teaching,
        &["klimf/2.9#5"],
    );
    let planned = desk.activity(ActivityDetails {
        status: ActivityStatus::Planned,
        ..session
    });
    for objective in objectives(&ids, planned) {
        desk.objective(objective);
    }
    let mut contents = desk.contents();
    // The fifth piece is the certificate of the second qualification.
    let held = contents.qualifications[1].id;
    contents.evidence[4].details.qualifications.push(held);
    contents
}

/// The record of somebody who has just begun.
pub fn empty() -> PortfolioContents {
    Desk::new(Practitioner::new("Sam Sample")).contents()
}

const RATINGS: &[(&str, u8, u32, &str)] = &[
    (
        "klimf/6.1",
        4,
        10,
        "I lead the programme and report on it to the board.",
    ),
    (
        "klimf/6.5",
        4,
        9,
        "Three communities of practice run without me in the room.",
    ),
    ("klimf/6.4", 3, 5, ""),
    ("klimf/2.9", 2, 2, ""),
    (
        "klimf/2.9",
        3,
        11,
        "Moved up after the comparison of manual and assisted synthesis.",
    ),
    ("klimf/3.3", 4, 6, ""),
    ("klimf/3.8", 3, 11, ""),
    ("klimf/4.3", 4, 3, ""),
    ("klimf/5.5", 2, 4, ""),
    ("klimf/7.1", 4, 4, ""),
    ("klimf/7.4", 3, 6, ""),
    ("klimf/11.3", 3, 6, ""),
    ("klimf/12.1", 0, 1, "No staff of my own yet."),
    (
        "gkim/OR13",
        3,
        5,
        "Foundation course finished; the repository project is the proof.",
    ),
    ("gkim/OR10", 2, 5, ""),
    ("gkim/IT05", 2, 9, ""),
    ("gdad/applying-user-centred-insights", 2, 10, ""),
];

/// What a sample piece of evidence holds.
enum Content {
    Note(&'static str),
    File(&'static str, u64),
    Web(&'static str),
}

/// Title, day, content, what it shows, and the activities of the year that it belongs to, counted from 0.
type Piece = (
    &'static str,
    (i32, u32, u32),
    Content,
    &'static [&'static str],
    &'static [usize],
);

#[rustfmt::skip]
const EVIDENCE: &[Piece] = &[
    ("Objectives for 2026, signed", (2026, 1, 20), Content::File("objectives-2026.pdf", 184_200), &["behaviour/goal-orientation"], &[0]),
    ("Notes of two after action reviews", (2026, 2, 27), Content::File("aar-notes.docx", 48_700), &["klimf/6.4#1: both run and written up by me", "klimf/6.4#3"], &[3]),
    ("Feedback from the appraisal session", (2026, 3, 20), Content::Note("Fourteen forms, average 4.6 of 5.\nMost useful: “one question at a time”. Least useful: “the room”."), &["klimf/7.1#2", "klimf/10.1"], &[8]),
    ("Scope of the repository project, one page", (2026, 4, 20), Content::File("repository-scope-v3.pdf", 96_400), &["gkim/OR13#1", "gkim/OR13#4"], &[10, 11]),
    ("Certificate: project management foundation", (2026, 4, 30), Content::File("nhs-elect-certificate.pdf", 412_000), &["pda/management-development"], &[10, 11]),
    ("Audit report: evidence searches January to March", (2026, 5, 15), Content::File("search-audit-q1.pdf", 1_420_300), &["klimf/3.3#1", "klimf/3.3#4: the standard and its template are mine", "klimf/9.1#2", "behaviour/analytical-thinking"], &[14]),
    ("Slides: what we learnt from forty searches", (2026, 6, 24), Content::Web("https://example.org/networks/north/2026/lightning-talks/forty-searches"), &["klimf/9.7#2"], &[19]),
    ("Thanks from the education board", (2026, 5, 28), Content::Note("“Clear, and honest about what we do not know yet.” Chair, by e-mail, with leave to quote."), &["behaviour/verbal-expression", "klimf/11.4#2"], &[16]),
    ("Terms of reference of three communities", (2026, 9, 18), Content::File("communities-terms.docx", 61_900), &["klimf/6.5#4", "klimf/6.5#5", "klimf/6.1#3"], &[24]),
    ("Mentoring agreement and closing letter", (2026, 10, 2), Content::File("mentoring.pdf", 73_000), &["pda/mentoring"], &[5, 12, 25]),
    ("Working standard: language models in synthesis", (2026, 11, 20), Content::File("llm-standard-draft.pdf", 120_800), &["klimf/2.9#5", "klimf/3.8#2"], &[28, 15]),
    ("Certificate of registration", (2025, 6, 1), Content::File("register.pdf", 640), &["qualification/cilip-chartered-member-mclip-or-fellow-fclip"], &[]),
];

fn add_evidence(desk: &mut Desk, ids: &[ActivityId]) {
    for (title, (year, month, day), content, shows, belongs) in EVIDENCE {
        let content = match content {
            Content::Note(text) => EvidenceContent::Note((*text).to_owned()),
            Content::File(name, bytes) => file(name, *bytes),
            Content::Web(url) => web(url),
        };
        let belongs: Vec<ActivityId> = belongs.iter().map(|n| ids[*n]).collect();
        desk.evidence(evidence(
            title,
            date(*year, *month, *day),
            content,
            shows,
            &belongs,
        ));
    }
}

fn objectives(ids: &[ActivityId], planned: ActivityId) -> Vec<ObjectiveDetails> {
    let earlier = ActivityId::from_uuid(uuid::Uuid::from_u128(u128::MAX));
    vec![
        ObjectiveDetails {
            status: ObjectiveStatus::InProgress,
            due: Some(date(2027, 3, 31)),
            review: Some(date(2027, 1, 15)),
            measure: "Every synthesis of the spring names who checked it and how.".to_owned(),
            approach: "The working standard, two sessions with the team, and an afternoon each month to check.".to_owned(),
            links: links(&["klimf/2.9#5: the standard is still a draft", "klimf/3.8#2"]),
            activities: vec![ids[28], planned, earlier],
            ..ObjectiveDetails::new("A standard for language models that the whole team works by")
        },
        ObjectiveDetails {
            due: Some(date(2027, 6, 30)),
            links: links(&["pda/research-assignments"]),
            ..ObjectiveDetails::new("Take part in a study outside my own field")
        },
        ObjectiveDetails {
            status: ObjectiveStatus::Achieved,
            achieved: Some(day(10, 2)),
            due: Some(day(12, 31)),
            measure: "Six meetings held, and a plan of her own at the end.".to_owned(),
            outcome: "She wrote her second plan alone, and applied for the post she wanted. I ask more and say less.".to_owned(),
            links: links(&["pda/mentoring", "klimf/12.7"]),
            activities: vec![ids[5], ids[12], ids[25]],
            ..ObjectiveDetails::new("Mentor somebody through a whole year")
        },
    ]
}

fn qualifications() -> Vec<QualificationDetails> {
    vec![
        QualificationDetails {
            awarding_body: "CILIP".to_owned(),
            status: QualificationStatus::InProgress,
            started: Some(date(2025, 6, 1)),
            requirement: Some(key(
                "qualification/cilip-chartered-member-mclip-or-fellow-fclip",
            )),
            ..QualificationDetails::new("Chartership (MCLIP)")
        },
        QualificationDetails {
            awarding_body: "NHS Elect".to_owned(),
            awarded: Some(day(4, 30)),
            expires: Some(day(10, 31)),
            notes: "Renewed by a half-day course.".to_owned(),
            ..QualificationDetails::new("Project management foundation")
        },
        QualificationDetails {
            awarding_body: "University of Northfield".to_owned(),
            awarded: Some(date(2018, 11, 30)),
            reference: "LIS-2018-0412".to_owned(),
            requirement: Some(key(
                "qualification/graduate-or-post-graduate-level-qualification-in-library-and-information-studies-or-equivalent",
            )),
            ..QualificationDetails::new("MA Library and Information Management")
        },
    ]
}
