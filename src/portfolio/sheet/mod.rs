//! What the template reads: every text, figure and reference of a portfolio, worked out so that it only has to be set.
//!
//! The names of these fields are the template's vocabulary (`assets/portfolio/`); they hold no markup.

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

use serde::Serialize;

use super::PortfolioContents;
use activities::ActivityPart;
use cover::{Cover, Document};
use evidence::EvidenceItem;
use glance::Glance;
use places::Places;
use plan::ObjectiveItem;
use qualifications::QualificationPart;
use skills::{BehaviourPart, Framework};

/// A whole portfolio as the template reads it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Sheet {
    document: Document,
    cover: Cover,
    glance: Glance,
    activities: ActivityPart,
    frameworks: Vec<Framework>,
    qualifications: QualificationPart,
    behaviours: Vec<BehaviourPart>,
    /// The development plan; empty when there is none, and then nothing of it is printed.
    plan: Vec<ObjectiveItem>,
    evidence: Vec<EvidenceItem>,
}

impl Sheet {
    /// Works out what stands on the pages.
    pub(super) fn new(contents: &PortfolioContents) -> Self {
        let places = Places::new(contents);
        Self {
            document: Document::new(contents),
            cover: Cover::new(contents),
            glance: Glance::new(contents),
            activities: ActivityPart::new(contents, &places),
            frameworks: Framework::all(contents, &places),
            qualifications: QualificationPart::new(contents, &places),
            behaviours: BehaviourPart::all(contents, &places),
            plan: ObjectiveItem::all(contents, &places),
            evidence: EvidenceItem::all(contents, &places),
        }
    }
}
