//! What the templates read: every text, figure and reference of a portfolio, worked out so that it only has to be set.
//!
//! The names of these fields are the templates' vocabulary (`assets/portfolio/`); they hold no markup.

mod activities;
mod cover;
mod evidence;
mod glance;
pub(super) mod outline;
mod places;
mod plan;
mod qualifications;
mod skills;
mod words;

use super::PortfolioContents;
use super::manuscript::{Manuscript, Section, Start};
use cover::Cover;
use glance::Glance;
use places::Places;
use qualifications::QualificationPart;

/// Works out the summary of a portfolio.
pub(super) fn summary(contents: &PortfolioContents) -> Result<Manuscript, serde_json::Error> {
    let places = Places::new(contents);
    let front = vec![
        Section::new("cover", Start::Page, &Cover::new(contents))?,
        Section::new("contents", Start::Page, &())?,
    ];
    let glance = Section::new("glance", Start::Page, &Glance::new(contents))?;
    let qualifications = QualificationPart::new(contents, &places);
    let qualifications = Section::new("qualifications", Start::Below, &qualifications)?;
    let mut body = vec![glance];
    body.extend(activities::sections(contents, &places)?);
    body.extend(skills::sections(contents, &places)?);
    body.push(qualifications);
    body.extend(skills::behaviours(contents, &places)?);
    body.extend(plan::sections(contents, &places)?);
    body.extend(evidence::sections(contents, &places)?);
    Ok(Manuscript {
        about: cover::about(contents),
        identity: identity(contents),
        printed_on: contents.printed_on,
        front,
        body,
    })
}

/// Names this document, so that a later print can be recognised as one of the same.
fn identity(contents: &PortfolioContents) -> String {
    format!(
        "cairn portfolio summary {} {} {}",
        contents.practitioner.name,
        contents.period().from(),
        contents.period().to()
    )
}
