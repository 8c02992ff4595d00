//! Evidence against criteria and citations.

use super::{Check, Composition, Finding, Mend, Surroundings};
use crate::domain::portfolio::PieceId;
use crate::domain::{EvidenceContent, grouped};

pub(super) fn check(
    composition: Composition<'_>,
    around: Surroundings<'_>,
    findings: &mut Vec<Finding>,
) {
    criteria(composition, findings);
    citations(composition, findings);
    number(composition, findings);
    for piece in composition.evidence {
        let EvidenceContent::File(file) = &piece.details.content else {
            continue;
        };
        let named = format!("{}: the file “{}”", piece.number, file.name);
        let mend = Mend::Entry(PieceId::Evidence(piece.id));
        if around.dead.contains(&piece.id) {
            let says = format!("{named} is missing or damaged");
            findings.push(Finding::rule(Check::Attachment, says, mend));
        } else if file.is_program() {
            let says = format!(
                "{named} may be a program, which mail and submission systems refuse. Attach a PDF or a picture of what it shows instead"
            );
            findings.push(Finding::advice(Check::Attachment, says, mend));
        }
    }
}

fn criteria(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    let details = composition.details;
    for assignable in details.kind.assignable() {
        let key = assignable.key();
        let shown = details
            .pieces
            .iter()
            .any(|piece| piece.criteria.contains(key));
        if !shown {
            let known = if key.is_short() {
                format!("{key}, ")
            } else {
                String::new()
            };
            let says = format!("Nothing shows {known}“{}”", assignable.title());
            let mend = Mend::Matrix(key.clone());
            findings.push(Finding::rule(Check::CriterionShown, says, mend));
        }
    }
}

fn citations(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    let details = composition.details;
    if details.kind.statement.is_none() || details.words() == 0 {
        return;
    }
    let cited = composition.cited();
    for piece in composition.shown() {
        if !cited.contains(&piece.number) {
            let says = format!(
                "{} “{}” is never cited in the statement",
                piece.number, piece.details.title
            );
            let mend = Mend::Statement(None);
            findings.push(Finding::advice(Check::Cited, says, mend));
        }
    }
    for number in cited {
        let included = composition.shown().any(|piece| piece.number == number);
        if !included {
            let says = format!("The statement cites {number}, which is not included");
            findings.push(Finding::rule(Check::CitationIncluded, says, Mend::Choice));
        }
    }
}

fn number(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    let Some(advice) = composition.details.kind.evidence else {
        return;
    };
    let pieces = composition.shown().count();
    let (fewest, most) = (advice.at_least, advice.at_most);
    let compared = if pieces < fewest as usize {
        "fewer"
    } else if pieces > most as usize {
        "more"
    } else {
        return;
    };
    let says = format!(
        "{} pieces of evidence are {compared} than the {fewest} to {most} that assessors advise",
        grouped(pieces)
    );
    findings.push(Finding::advice(Check::Pieces, says, Mend::Choice));
}
