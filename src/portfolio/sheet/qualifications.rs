//! Qualifications: what the person has, and what the role asks for.

use serde::Serialize;

use super::places::{Places, Reference, Shown};
use super::words::{joined, paragraphs};
use crate::domain::profile::{Requirement, RequirementKind};
use crate::domain::progress::Reason;
use crate::domain::{Qualification, long_date};
use crate::portfolio::PortfolioContents;

/// Both tables of the part.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct QualificationPart {
    held: Vec<QualificationRow>,
    asked: Vec<ComponentRow>,
}

/// One qualification of the person.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct QualificationRow {
    title: String,
    /// Awarding body and number.
    from: String,
    notes: Vec<String>,
    status: &'static str,
    lapsed: bool,
    dates: Vec<String>,
    answers: Option<Reference>,
    /// The evidence that certifies it, by number.
    certificates: Vec<Reference>,
}

/// One component that the role asks for.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ComponentRow {
    label: Option<String>,
    name: String,
    awarding_body: String,
    status: &'static str,
    met: bool,
    /// The qualifications that answer it, with how they stand.
    answered: Vec<String>,
    shown: Shown,
}

impl QualificationPart {
    pub(super) fn new(contents: &PortfolioContents, places: &Places<'_>) -> Self {
        let held = contents.qualifications.iter();
        let asked = contents.profile.requirements.iter();
        Self {
            held: held.map(|held| row(held, contents, places)).collect(),
            asked: asked.filter_map(|asked| component(asked, places)).collect(),
        }
    }
}

fn row(
    held: &Qualification,
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> QualificationRow {
    let details = &held.details;
    let certificates = contents.evidence.iter();
    let certificates = certificates.filter(|evidence| evidence.certifies(held.id));
    let lapsed = details.has_expired(contents.progress.as_of);
    let dates = [
        ("Started", details.started),
        ("Awarded", details.awarded),
        (
            if lapsed { "Expired" } else { "Valid until" },
            details.expires,
        ),
    ];
    let answers = details.requirement.as_ref().map(|key| Reference {
        text: contents
            .profile
            .requirement(key)
            .map_or_else(|| key.to_string(), Requirement::name),
        to: places.requirement(key),
    });
    QualificationRow {
        title: details.title.clone(),
        from: joined(&[&details.awarding_body, &details.reference], ", "),
        notes: paragraphs(&details.notes),
        status: if lapsed {
            "Expired"
        } else {
            details.status.label()
        },
        lapsed,
        dates: dates
            .into_iter()
            .filter_map(|(word, date)| Some(format!("{word} {}", long_date(date?))))
            .collect(),
        answers,
        certificates: certificates
            .map(|evidence| Reference {
                text: evidence.number.to_string(),
                to: places.evidence(evidence.id),
            })
            .collect(),
    }
}

fn component(asked: &Requirement, places: &Places<'_>) -> Option<ComponentRow> {
    let RequirementKind::Qualification { awarding_body } = &asked.kind else {
        return None;
    };
    let judged = places.progress(&asked.key)?;
    let answered = judged.reasons.iter().filter_map(|reason| match reason {
        Reason::Qualification { .. } => Some(reason.to_string()),
        Reason::Shown { .. }
        | Reason::NotReflected { .. }
        | Reason::Underway { .. }
        | Reason::Rated(_) => None,
    });
    Some(ComponentRow {
        label: places.requirement(&asked.key),
        name: asked.title.shown().to_owned(),
        awarding_body: awarding_body.clone(),
        status: judged.status.label(),
        met: judged.status.is_met(),
        answered: answered.collect(),
        shown: places.shown(judged),
    })
}
