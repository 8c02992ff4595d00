//! The texts of an entry, looked through field by field.

use super::{LikelyIdentifier, likely_identifiers};
use crate::domain::portfolio::PortfolioDetails;
use crate::domain::{
    ActivityDetails, AssessmentDetails, EvidenceContent, EvidenceDetails, ObjectiveDetails,
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

// What each sort of entry says of people, beside the reasons of its links.

impl ActivityDetails {
    pub(in crate::domain) fn texts(&self) -> Vec<(&'static str, &str)> {
        let mut texts = vec![
            ("Title", self.title.as_str()),
            ("Provider", &self.provider),
            ("Place", &self.location),
            ("Description", &self.description),
            ("What?", &self.reflection.what),
            ("So what?", &self.reflection.so_what),
            ("Now what?", &self.reflection.now_what),
        ];
        texts.extend(self.tags.iter().map(|tag| ("Tags", tag.as_str())));
        texts
    }
}

impl EvidenceDetails {
    /// A file is known by its name alone.
    pub(in crate::domain) fn texts(&self) -> Vec<(&'static str, &str)> {
        let content = match &self.content {
            EvidenceContent::Note(text) => Some(("Note text", text.as_str())),
            EvidenceContent::File(file) => Some(("Name of the file", file.name.as_str())),
            EvidenceContent::Web(_) => None,
        };
        let title = ("Title", self.title.as_str());
        [title].into_iter().chain(content).collect()
    }
}

impl QualificationDetails {
    pub(in crate::domain) fn texts(&self) -> Vec<(&'static str, &str)> {
        vec![("Title", &self.title), ("Notes", &self.notes)]
    }
}

impl ObjectiveDetails {
    pub(in crate::domain) fn texts(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("Outcome you want", &self.title),
            ("Measure of success", &self.measure),
            ("How, and with what", &self.approach),
            ("What came of it", &self.outcome),
        ]
    }
}

impl AssessmentDetails {
    pub(in crate::domain) fn texts(&self) -> Vec<(&'static str, &str)> {
        vec![("Comment on the rating", &self.comment)]
    }
}

impl PortfolioDetails {
    pub(in crate::domain) fn texts(&self) -> Vec<(&'static str, &str)> {
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
        texts.chain(notes).chain(comments).collect()
    }
}
