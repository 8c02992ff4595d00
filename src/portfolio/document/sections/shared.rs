//! What several sections say.

use crate::domain::profile::{Requirement, Section};
use crate::domain::progress::RequirementProgress;
use crate::portfolio::document::block::Block;
use crate::portfolio::document::places::Places;
use crate::portfolio::document::words::of;

/// What is said where the period has no activities.
pub(super) const NO_ACTIVITIES: &str = "No activities in this period.";

/// How a section's dots are read.
pub(super) fn dots(rated: &str) -> Block {
    let says = format!(
        "Dots are filled up to the level {rated} and ringed up to the level the role asks for, each on its framework’s own scale."
    );
    Block::Legend { line: says.into() }
}

/// Returns a section's requirements with how they stand.
pub(super) fn judged<'a>(
    section: &'a Section,
    places: &'a Places<'_>,
) -> impl Iterator<Item = (&'a Requirement, &'a RequirementProgress)> {
    let asked = places.contents.profile.requirements_of(&section.key);
    asked.filter_map(|asked| Some((asked, places.progress(&asked.key)?)))
}

/// Says how many of a section's requirements are met.
pub(super) fn figure(section: &Section, places: &Places<'_>) -> String {
    let mut sections = places.contents.progress.sections.iter();
    let found = sections.find(|found| found.key == section.key);
    found.map_or_else(String::new, |found| of(found.met, found.total))
}
