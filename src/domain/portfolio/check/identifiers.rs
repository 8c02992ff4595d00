//! Texts that could identify a patient. It is advice, whatever the kind: nobody is kept from printing.

use super::{Check, Composition, Finding, Mend};
use crate::domain::portfolio::{PieceId, RatingNote};
use crate::domain::{Details as _, Exposure};

pub(super) fn check(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    written(composition, findings);
    for activity in composition.activities {
        let name = format!("“{}”", activity.details.title);
        let mend = Mend::Entry(PieceId::Activity(activity.id));
        tell(&name, &activity.details.exposures(), &mend, findings);
    }
    for piece in composition.evidence {
        let name = format!("{} “{}”", piece.number, piece.details.title);
        let mend = Mend::Entry(PieceId::Evidence(piece.id));
        tell(&name, &piece.details.exposures(), &mend, findings);
    }
    for held in composition.qualifications {
        let name = format!("“{}”", held.details.title);
        let mend = Mend::Entry(PieceId::Qualification(held.id));
        tell(&name, &held.details.exposures(), &mend, findings);
    }
}

/// Looks through what was written for the portfolio itself.
fn written(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    let details = composition.details;
    let mut look = |name, text: &str, mend: &Mend| {
        tell("", &Exposure::among([(name, text)]), mend, findings);
    };
    for statement in &details.statements {
        let mend = Mend::Statement(statement.criterion.clone());
        look("Statement", &statement.text, &mend);
    }
    for part in &details.parts {
        look("Other parts", &part.text, &Mend::Part(part.part.clone()));
    }
    for piece in &details.pieces {
        look("Note on a choice", &piece.note, &Mend::Entry(piece.item));
    }
    for skill in &details.skills {
        let mend = Mend::Skill(skill.skill.clone());
        for RatingNote { level: _, comment } in skill.start.iter().chain(&skill.end) {
            look("Comment on a rating", comment, &mend);
        }
    }
}

fn tell(name: &str, exposures: &[Exposure], mend: &Mend, findings: &mut Vec<Finding>) {
    let gap = if name.is_empty() { "" } else { ", " };
    for Exposure { field, identifier } in exposures {
        let says = format!("{name}{gap}{field}: {}", identifier.sentence());
        findings.push(Finding::advice(Check::Identifier, says, mend.clone()));
    }
}
