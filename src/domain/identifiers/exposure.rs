//! The texts of an entry, looked through field by field.

use super::{LikelyIdentifier, likely_identifiers};
use crate::domain::portfolio::PortfolioDetails;
use crate::domain::{
    ActivityDetails, AssessmentDetails, EvidenceContent, EvidenceDetails, Link, ObjectiveDetails,
    QualificationDetails,
};

/// What in one field of an entry could identify a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// The field, as its form calls it.
    pub field: &'static str,
    /// What stands there.
    pub identifier: LikelyIdentifier,
}

impl Exposure {
    /// Looks through texts, each with the name of its field.
    pub fn among<'a>(texts: impl IntoIterator<Item = (&'static str, &'a str)>) -> Vec<Self> {
        let looked = texts.into_iter().flat_map(|(field, text)| {
            let found = likely_identifiers(text).into_iter();
            found.map(move |identifier| Self { field, identifier })
        });
        looked.collect()
    }
}

fn reasons(links: &[Link]) -> impl Iterator<Item = (&'static str, &str)> {
    links
        .iter()
        .map(|link| ("Reason for a link", link.reason.as_str()))
}

impl ActivityDetails {
    /// Finds what in its texts could identify a patient.
    #[must_use]
    pub fn exposures(&self) -> Vec<Exposure> {
        let texts: [(&str, &str); 7] = [
            ("Title", &self.title),
            ("Provider", &self.provider),
            ("Place", &self.location),
            ("Description", &self.description),
            ("What?", &self.reflection.what),
            ("So what?", &self.reflection.so_what),
            ("Now what?", &self.reflection.now_what),
        ];
        let tags = self.tags.iter().map(|tag| ("Tags", tag.as_str()));
        Exposure::among(texts.into_iter().chain(tags).chain(reasons(&self.links)))
    }
}

impl EvidenceDetails {
    /// Finds what in its texts could identify a patient; a file is known by its name alone.
    #[must_use]
    pub fn exposures(&self) -> Vec<Exposure> {
        let content = match &self.content {
            EvidenceContent::Note(text) => Some(("Note text", text.as_str())),
            EvidenceContent::File(file) => Some(("Name of the file", file.name.as_str())),
            EvidenceContent::Web(_) => None,
        };
        let texts = [("Title", self.title.as_str())].into_iter().chain(content);
        Exposure::among(texts.chain(reasons(&self.links)))
    }
}

impl QualificationDetails {
    /// Finds what in its texts could identify a patient.
    #[must_use]
    pub fn exposures(&self) -> Vec<Exposure> {
        let texts: [(&str, &str); 2] = [("Title", &self.title), ("Notes", &self.notes)];
        Exposure::among(texts)
    }
}

impl ObjectiveDetails {
    /// Finds what in its texts could identify a patient.
    #[must_use]
    pub fn exposures(&self) -> Vec<Exposure> {
        let texts: [(&str, &str); 4] = [
            ("Outcome you want", &self.title),
            ("Measure of success", &self.measure),
            ("How, and with what", &self.approach),
            ("What came of it", &self.outcome),
        ];
        Exposure::among(texts.into_iter().chain(reasons(&self.links)))
    }
}

impl AssessmentDetails {
    /// Finds what in its comment could identify a patient.
    #[must_use]
    pub fn exposures(&self) -> Vec<Exposure> {
        Exposure::among([("Comment on the rating", self.comment.as_str())])
    }
}

impl PortfolioDetails {
    /// Finds what in the texts that were written for it could identify a patient.
    #[must_use]
    pub fn exposures(&self) -> Vec<Exposure> {
        let title = [("Title", self.title.as_str())];
        let statements = self.statements.iter();
        let statements = statements.map(|statement| ("Statement", statement.text.as_str()));
        let parts = self.parts.iter();
        let parts = parts.map(|part| ("Other parts", part.text.as_str()));
        let pieces = self.pieces.iter();
        let notes = pieces.map(|piece| ("Note on a choice", piece.note.as_str()));
        let skills = self.skills.iter();
        let ratings = skills.flat_map(|skill| skill.start.iter().chain(&skill.end));
        let comments = ratings.map(|rating| ("Comment on a rating", rating.comment.as_str()));
        let texts = title.into_iter().chain(statements).chain(parts);
        Exposure::among(texts.chain(notes).chain(comments))
    }
}
