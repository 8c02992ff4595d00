//! Texts in which a person cites evidence, and the way from each citation to the piece and back.

use serde::Serialize;

use super::places::{Places, Reference};
use crate::domain::EvidenceNumber;
use crate::domain::portfolio::{PrintSection, citations};
use crate::portfolio::PortfolioContents;

/// A text of this print that can cite evidence.
pub(super) struct CitingText<'a> {
    /// The label of the place where it stands.
    pub(super) label: String,
    /// What it is called, as the evidence index names it.
    name: &'a str,
    /// The key of the criterion that it answers.
    pub(super) criterion: Option<&'a str>,
    pub(super) text: &'a str,
}

/// A text with its citations found, paragraph by paragraph.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CitedText {
    paragraphs: Vec<Vec<Run>>,
    /// Whether it cites evidence that is not in this print.
    lacking: bool,
}

/// A run of characters: plain text, or one citation.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Run {
    text: String,
    /// The label of the piece that is cited.
    to: Option<String>,
    /// The label by which the piece leads back here.
    label: Option<String>,
    /// Whether it cites a piece that is not in this print.
    lacking: bool,
}

/// The name of a statement that is one text.
pub(super) const WHOLE: &str = "Statement";

/// Returns the texts of a print that can cite evidence, in the order in which they stand.
pub(super) fn texts(contents: &PortfolioContents) -> Vec<CitingText<'_>> {
    let sections = contents.composed.details.kind.prints.iter();
    let mut texts: Vec<CitingText<'_>> = Vec::new();
    for section in sections {
        let found = match section {
            PrintSection::Statement => statements(contents),
            PrintSection::Parts => parts(contents),
            PrintSection::Glance
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
    let parts = details.kind.statement_parts().into_iter().zip(1..);
    parts
        .map(|(criterion, n)| CitingText {
            label: format!("s{n}"),
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
    fn cites(&self, number: EvidenceNumber) -> bool {
        let cited = citations(self.text);
        cited.iter().any(|citation| citation.number == number)
    }

    /// Returns the label of the first citation of a piece.
    fn label_of(&self, number: EvidenceNumber) -> String {
        format!("{}-e{}", self.label, number.0)
    }

    /// Finds the citations and where each leads.
    pub(super) fn read(&self, places: &Places<'_>) -> CitedText {
        let mut seen = Vec::new();
        let lines = self.text.lines().map(str::trim);
        let paragraphs: Vec<Vec<Run>> = lines
            .filter(|line| !line.is_empty())
            .map(|line| self.runs(line, places, &mut seen))
            .collect();
        let lacking = paragraphs.iter().flatten().any(|run| run.lacking);
        CitedText {
            paragraphs,
            lacking,
        }
    }

    fn runs(&self, line: &str, places: &Places<'_>, seen: &mut Vec<EvidenceNumber>) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        for citation in citations(line) {
            runs.extend(plain(line, at..citation.range.start));
            at = citation.range.end;
            let number = citation.number;
            let piece = places.numbered(number);
            let to = piece.and_then(|id| places.evidence(id));
            let first = to.is_some() && !seen.contains(&number);
            seen.push(number);
            runs.push(Run {
                text: line.get(citation.range).unwrap_or_default().to_owned(),
                label: first.then(|| self.label_of(number)),
                to,
                lacking: piece.is_none(),
            });
        }
        runs.extend(plain(line, at..line.len()));
        runs
    }
}

fn plain(line: &str, range: std::ops::Range<usize>) -> Option<Run> {
    let text = line.get(range).filter(|text| !text.is_empty())?;
    Some(Run {
        text: text.to_owned(),
        to: None,
        label: None,
        lacking: false,
    })
}

/// Returns where the texts of a print cite a piece, each text once.
pub(super) fn cited_in(number: EvidenceNumber, places: &Places<'_>) -> Vec<Reference> {
    let texts = places.citing().iter();
    texts
        .filter(|text| text.cites(number))
        .map(|text| Reference {
            text: text.name.to_owned(),
            to: Some(text.label_of(number)),
        })
        .collect()
}

/// Returns the criteria on which the statement cites a piece, by their keys.
pub(super) fn criteria_citing(number: EvidenceNumber, places: &Places<'_>) -> Vec<Reference> {
    let texts = places.citing().iter();
    texts
        .filter(|text| text.cites(number))
        .filter_map(|text| {
            Some(Reference {
                text: text.criterion?.to_owned(),
                to: Some(text.label_of(number)),
            })
        })
        .collect()
}
