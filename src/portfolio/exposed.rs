//! What in a portfolio could identify a patient, to be looked at before it leaves the record.

use super::contents::PortfolioContents;
use crate::domain::{
    ActivityId, Details as _, EvidenceId, EvidenceNumber, Exposure, ObjectiveId, PortfolioId,
    QualificationId, RequirementKey,
};

/// Where a text stands that a portfolio prints.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ExposedEntry {
    /// An activity.
    Activity(ActivityId),
    /// A piece of evidence.
    Evidence(EvidenceId, EvidenceNumber),
    /// A qualification.
    Qualification(QualificationId),
    /// An objective.
    Objective(ObjectiveId),
    /// A rating of a skill.
    Rating(RequirementKey),
    /// What was written for a portfolio.
    Portfolio(PortfolioId),
}

/// An entry whose texts could identify a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposed {
    /// Which entry.
    pub entry: ExposedEntry,
    /// What it is called.
    pub title: String,
    /// What stands in which of its fields; never empty.
    pub exposures: Vec<Exposure>,
}

/// Finds the entries of a portfolio whose texts could identify a patient, in the order in which they are printed.
///
/// What lies in attached files is not looked into.
#[must_use]
pub fn exposed(contents: &PortfolioContents) -> Vec<Exposed> {
    let found = |entry, title: &str, exposures| Exposed {
        entry,
        title: title.to_owned(),
        exposures,
    };
    let activities = contents.activities.iter().map(|activity| {
        let (entry, details) = (ExposedEntry::Activity(activity.id), &activity.details);
        found(entry, &details.title, details.exposures())
    });
    // Of what is still to come, only the title is printed.
    let ahead = contents.ahead.iter().map(|activity| {
        let (entry, title) = (ExposedEntry::Activity(activity.id), &activity.details.title);
        found(entry, title, Exposure::among([("Title", title.as_str())]))
    });
    let ratings = contents.progress.requirements.iter().filter_map(|judged| {
        let rating = judged.skill.as_ref()?.rating.as_ref()?;
        let looked = Exposure::among([("Comment on the rating", rating.comment.as_str())]);
        let entry = ExposedEntry::Rating(judged.key.clone());
        Some(found(entry, &judged.name, looked))
    });
    let qualifications = contents.qualifications.iter().map(|held| {
        let (entry, details) = (ExposedEntry::Qualification(held.id), &held.details);
        found(entry, &details.title, details.exposures())
    });
    let objectives = contents.objectives.iter().map(|objective| {
        let (entry, details) = (ExposedEntry::Objective(objective.id), &objective.details);
        found(entry, &details.title, details.exposures())
    });
    let evidence = contents.evidence.iter().map(|piece| {
        let (entry, details) = (
            ExposedEntry::Evidence(piece.id, piece.number),
            &piece.details,
        );
        found(entry, &details.title, details.exposures())
    });
    activities
        .chain(ratings)
        .chain(qualifications)
        .chain(objectives)
        .chain(ahead)
        .chain(evidence)
        .filter(|found| !found.exposures.is_empty())
        .collect()
}
