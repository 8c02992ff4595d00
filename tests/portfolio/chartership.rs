//! A composed Chartership, as a person would hand it in.

use cairn::domain::portfolio::{
    Composed, CriterionKey, Part, Piece, PieceId, PortfolioDetails, RatingNote, SkillRatings, Stage,
};
use cairn::domain::profile::LevelNumber;
use cairn::domain::{
    ActivityKind, EvidenceContent, Membership, Period, Practitioner, QualificationDetails,
};
use cairn::kinds::shipped_by_key;
use cairn::portfolio::PortfolioContents;

use crate::fixture::{Desk, activity, day, evidence, file, key, web};

/// Contents of every sort of entry, chosen for a kind.
pub fn composed(kind: &str) -> PortfolioContents {
    let mut desk = Desk::new(Practitioner {
        post: "Clinical librarian".to_owned(),
        employer: "Riverside Hospitals".to_owned(),
        memberships: vec![Membership::of("CILIP")],
        ..Practitioner::new("Sam Sample")
    });
    let to = ["klimf/6.1#2: Set out the approach", "pda/mentoring"];
    let mut audit = activity("Ward audit", day(3, 1), 90, ActivityKind::Work, &to);
    "Two wards had the same gap".clone_into(&mut audit.reflection.so_what);
    let audit = desk.activity(audit);
    let talk = activity("A talk", day(5, 9), 60, ActivityKind::Webinar, &[]);
    desk.activity(talk);
    let report = file("Audit report (final).pdf", 11);
    let note = EvidenceContent::Note("The group thanked us.\nTwice.".to_owned());
    let links = ["klimf/6.1#2"];
    desk.evidence(evidence(
        "Audit report",
        day(3, 2),
        report,
        &links,
        &[audit],
    ));
    desk.evidence(evidence("Thanks", day(3, 9), note, &[], &[audit]));
    desk.evidence(evidence(
        "Guide",
        day(4, 1),
        web("https://example.org/guide?a=1&b=2"),
        &[],
        &[],
    ));
    desk.evidence(evidence("CV", day(4, 2), file("cv.docx", 2), &[], &[]));
    desk.qualification(QualificationDetails::new("PGDip"));
    desk.rating("klimf/6.1", 3, day(2, 2), "Led it without help");
    let mut contents = desk.contents();
    let period = Period::new(day(1, 1), day(12, 31)).expect("a period");
    let kind = shipped_by_key(kind).expect("a shipped kind").clone();
    let details = details(
        PortfolioDetails::new("My portfolio", kind, period),
        &contents,
    );
    contents.composed = Composed {
        stage: Stage::Draft,
        details,
        lost: Vec::new(),
    };
    contents
}

fn details(mut details: PortfolioDetails, contents: &PortfolioContents) -> PortfolioDetails {
    let keys: Vec<CriterionKey> = details
        .kind
        .assignable()
        .map(|known| known.key().clone())
        .collect();
    let first = keys.first().cloned();
    for activity in &contents.activities {
        let piece = Piece::new(PieceId::Activity(activity.id));
        details.pieces.push(piece.showing(first.clone()));
    }
    for evidence in contents
        .evidence
        .iter()
        .filter(|one| one.details.title != "CV")
    {
        let piece = Piece::new(PieceId::Evidence(evidence.id));
        details
            .pieces
            .push(piece.showing(keys.iter().take(2).cloned()));
    }
    for held in &contents.qualifications {
        details
            .pieces
            .push(Piece::new(PieceId::Qualification(held.id)));
    }
    if let Some(part) = details.kind.statement_parts().first() {
        let criterion = part.map(|criterion| criterion.key.clone());
        details.set_statement(
            criterion,
            "I found a gap [E1].\n\nThen I closed it [E1, E2; e77] – gladly [E9].",
        );
    }
    if details.kind.part("cv").is_some() {
        let cv = contents
            .evidence
            .iter()
            .filter(|one| one.details.title == "CV");
        details.parts.push(Part {
            part: "cv".to_owned(),
            text: "Each post taught me something [E2].".to_owned(),
            evidence: cv.map(|one| one.id).collect(),
        });
    }
    details.skills.push(SkillRatings {
        skill: key("klimf/6.1"),
        start: Some(RatingNote {
            level: LevelNumber(2),
            comment: "Helped once".to_owned(),
        }),
        end: None,
    });
    details
}
