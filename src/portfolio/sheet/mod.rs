//! What the templates read: every text, figure and reference of a portfolio, worked out so that it only has to be set.
//!
//! The names of these fields are the templates' vocabulary (`assets/portfolio/`); they hold no markup.

mod activities;
mod activity_table;
mod attachments;
mod citing;
mod cover;
mod cpd_by_group;
mod evidence;
mod glance;
mod matrix;
pub(super) mod outline;
mod places;
mod plan;
mod qualifications;
mod ratings;
mod skills;
mod standing;
mod statement;
mod supporting;
mod words;

use super::PortfolioContents;
use super::enclosures::{Enclosures, Page};
use super::manuscript::{Manuscript, Section, Start};
use crate::domain::portfolio::PrintSection;
use cover::Cover;
use glance::Glance;
use places::Places;
use qualifications::QualificationPart;
use typst::foundations::Bytes;

/// Works out a portfolio: what its kind prints, in that order.
pub(super) fn manuscript(
    contents: &PortfolioContents,
    enclosures: Enclosures<'_>,
) -> Result<Manuscript, serde_json::Error> {
    let places = Places::new(contents);
    let front = vec![
        Section::new("cover", Start::Page, &Cover::new(contents))?,
        Section::new("contents", Start::Page, &())?,
    ];
    let mut body = Vec::new();
    for section in printed(contents, &enclosures) {
        let made = sections(section, contents, &places, &enclosures)?;
        if looks_back(section) {
            body.extend(made.into_iter().map(Section::looking_back));
        } else {
            body.extend(made);
        }
    }
    if let Some(first) = body.first_mut() {
        // Whatever comes first, the contents have a page of their own.
        first.start = Start::Page;
    }
    Ok(Manuscript {
        about: cover::about(contents),
        identity: identity(contents),
        printed_on: contents.printed_on,
        front,
        body,
        embeds: enclosures.embeds(),
        files: enclosures.files,
    })
}

/// Makes a document of one enclosed page, to try whether it can be set.
pub(super) fn trial(
    contents: &PortfolioContents,
    page: &Page,
    bytes: &Bytes,
    embeds: bool,
) -> Result<Manuscript, serde_json::Error> {
    Ok(Manuscript {
        about: cover::about(contents),
        identity: String::new(),
        printed_on: contents.printed_on,
        front: Vec::new(),
        body: vec![attachments::trial(page.format)?],
        files: vec![bytes.clone()],
        embeds,
    })
}

/// Returns what is printed, in order, each once. What the person chose to enclose is printed even if the kind forgets it.
fn printed(contents: &PortfolioContents, enclosures: &Enclosures<'_>) -> Vec<PrintSection> {
    let mut sections = Vec::new();
    let forgotten = (!enclosures.enclosed.is_empty()).then_some(PrintSection::Attachments);
    for section in contents
        .composed
        .details
        .kind
        .prints
        .iter()
        .copied()
        .chain(forgotten)
    {
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    sections
}

/// Tells what prints on which pages other things stand that are mostly printed before it.
const fn looks_back(section: PrintSection) -> bool {
    match section {
        PrintSection::Glance
        | PrintSection::Standing
        | PrintSection::Statement
        | PrintSection::Matrix
        | PrintSection::ActivityTable
        | PrintSection::Activities
        | PrintSection::Ratings
        | PrintSection::Parts => false,
        PrintSection::CpdByGroup
        | PrintSection::Skills
        | PrintSection::Qualifications
        | PrintSection::Behaviours
        | PrintSection::Plan
        | PrintSection::Evidence
        | PrintSection::Attachments => true,
    }
}

fn sections(
    section: PrintSection,
    contents: &PortfolioContents,
    places: &Places<'_>,
    enclosures: &Enclosures<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    match section {
        PrintSection::Glance => Ok(vec![Section::new(
            "glance",
            Start::Page,
            &Glance::new(contents),
        )?]),
        PrintSection::Standing => standing::sections(contents),
        PrintSection::Statement => statement::sections(contents, places),
        PrintSection::Matrix => matrix::sections(contents, places),
        PrintSection::ActivityTable => activity_table::sections(contents, places),
        PrintSection::Activities => activities::sections(contents, places),
        PrintSection::CpdByGroup => cpd_by_group::sections(contents, places),
        PrintSection::Ratings => ratings::sections(contents, places),
        PrintSection::Skills => skills::sections(contents, places),
        PrintSection::Qualifications => Ok(vec![Section::new(
            "qualifications",
            Start::Below,
            &QualificationPart::new(contents, places),
        )?]),
        PrintSection::Behaviours => skills::behaviours(contents, places),
        PrintSection::Plan => plan::sections(contents, places),
        PrintSection::Parts => supporting::sections(contents, places),
        PrintSection::Evidence => evidence::sections(contents, places, enclosures),
        PrintSection::Attachments => attachments::sections(enclosures, places),
    }
}

/// Names this document, so that a later print can be recognised as one of the same.
fn identity(contents: &PortfolioContents) -> String {
    format!(
        "cairn portfolio {} {} {} {}",
        contents.composed.details.kind.key,
        contents.practitioner.name,
        contents.period().from(),
        contents.period().to()
    )
}
