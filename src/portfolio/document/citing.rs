//! Texts in which a person cites evidence.

use super::span::Place;
use crate::domain::EvidenceNumber;
use crate::domain::portfolio::{PrintSection, citations};
use crate::portfolio::contents::PortfolioContents;
use crate::portfolio::writing::place_of;

/// A text of this document that can cite evidence.
pub(super) struct CitingText<'a> {
    /// The label of the place where it stands.
    pub(super) label: String,
    /// What it is called, as the evidence index names it.
    pub(super) name: &'a str,
    /// The key of the criterion that it answers.
    pub(super) criterion: Option<&'a str>,
    pub(super) text: &'a str,
}

/// The name of a statement that is one text.
pub(super) const WHOLE: &str = "Statement";

/// Returns the texts of a document that can cite evidence, in the order in which they stand.
pub(super) fn texts(contents: &PortfolioContents) -> Vec<CitingText<'_>> {
    let sections = contents.composed.details.kind.prints.iter();
    let mut texts: Vec<CitingText<'_>> = Vec::new();
    for section in sections {
        let found = match section {
            PrintSection::Statement => statements(contents),
            PrintSection::Parts => parts(contents),
            PrintSection::Glance
            | PrintSection::Wall
            | PrintSection::Standing
            | PrintSection::Matrix
            | PrintSection::ActivityTable
            | PrintSection::Activities
            | PrintSection::CpdByGroup
            | PrintSection::Ratings
            | PrintSection::Skills
            | PrintSection::Qualifications
            | PrintSection::Behaviours
            | PrintSection::Plan
            | PrintSection::Evidence
            | PrintSection::Attachments => continue,
        };
        texts.extend(found);
    }
    texts
}

fn statements(contents: &PortfolioContents) -> Vec<CitingText<'_>> {
    let details = &contents.composed.details;
    let parts = details.kind.statement_parts().into_iter().zip(0..);
    parts
        .map(|(criterion, n)| CitingText {
            label: place_of(n),
            name: criterion.map_or(WHOLE, |criterion| &criterion.title),
            criterion: criterion.map(|criterion| criterion.key.as_str()),
            text: details.statement(criterion.map(|criterion| &criterion.key)),
        })
        .collect()
}

fn parts(contents: &PortfolioContents) -> Vec<CitingText<'_>> {
    let details = &contents.composed.details;
    let parts = details.kind.parts.iter().zip(1..);
    parts
        .map(|(rule, n)| CitingText {
            label: format!("p{n}"),
            name: &rule.title,
            criterion: None,
            text: details.part(&rule.key).map_or("", |part| &part.text),
        })
        .collect()
}

impl CitingText<'_> {
    /// Tells whether it cites a piece.
    pub(super) fn cites(&self, number: EvidenceNumber) -> bool {
        let cited = citations(self.text);
        cited.iter().any(|citation| citation.number == number)
    }

    /// Returns the label of the first citation of a piece.
    pub(super) fn label_of(&self, number: EvidenceNumber) -> Place {
        format!("{}-e{}", self.label, number.0)
    }
}
