//! The sections that a kind can ask for, one file each: what they say, as blocks.

mod activities;
mod activity_table;
mod attachments;
mod behaviours;
mod cpd_by_group;
mod evidence;
mod glance;
mod matrix;
mod plan;
mod qualifications;
mod ratings;
mod shared;
mod skills;
mod standing;
mod statement;
mod supporting;
mod wall;

use super::attached::Attached;
use super::block::Block;
use super::places::Places;
use super::whole::Chapter;
use crate::domain::portfolio::PrintSection;

/// Sets out a section: a chapter, more where it has several parts of equal rank, or none where there is nothing to say.
pub(super) fn chapters(
    section: PrintSection,
    places: &Places<'_>,
    attached: &Attached<'_>,
) -> Vec<Chapter> {
    let blocks = match section {
        PrintSection::Glance => glance::blocks(places),
        PrintSection::Wall => wall::blocks(places),
        PrintSection::Standing => standing::blocks(places),
        PrintSection::Statement => statement::blocks(places),
        PrintSection::Matrix => matrix::blocks(places),
        PrintSection::ActivityTable => activity_table::blocks(places),
        PrintSection::Activities => activities::blocks(places),
        PrintSection::CpdByGroup => cpd_by_group::blocks(places),
        PrintSection::Ratings => ratings::blocks(places),
        PrintSection::Skills => skills::blocks(places),
        PrintSection::Qualifications => qualifications::blocks(places),
        PrintSection::Plan => plan::blocks(places),
        PrintSection::Parts => supporting::blocks(places),
        PrintSection::Evidence => evidence::blocks(places, attached),
        PrintSection::Attachments => attachments::blocks(places, attached),
        // Each section of the profile is a chapter by itself.
        PrintSection::Behaviours => {
            let parts = behaviours::parts(places).into_iter().enumerate();
            let parts = parts.map(|(n, (title, blocks))| {
                let anchor = if n == 0 {
                    String::new()
                } else {
                    format!("-{n}")
                };
                chapter(section, title, &anchor, blocks)
            });
            return parts.collect();
        }
    };
    let chapter = chapter(section, title(section, places), "", blocks);
    let some = !chapter.blocks.is_empty();
    some.then_some(chapter).into_iter().collect()
}

fn chapter(section: PrintSection, title: String, anchor: &str, blocks: Vec<Block>) -> Chapter {
    Chapter {
        anchor: format!("section-{}{anchor}", section.key()),
        title,
        opens_page: opens_page(section),
        looks_back: looks_back(section),
        blocks,
    }
}

/// Names a section by its label; two of them tell of activities, and no two chapters are called the same.
fn title(section: PrintSection, places: &Places<'_>) -> String {
    let kind = &places.contents.composed.details.kind;
    match section {
        PrintSection::Activities if kind.prints(PrintSection::ActivityTable) => {
            "Activities in full".to_owned()
        }
        section => section.label().to_owned(),
    }
}

/// Tells what begins on a page of its own.
const fn opens_page(section: PrintSection) -> bool {
    match section {
        PrintSection::Glance
        | PrintSection::Wall
        | PrintSection::Standing
        | PrintSection::Statement
        | PrintSection::Matrix
        | PrintSection::Activities
        | PrintSection::Skills
        | PrintSection::Attachments => true,
        PrintSection::ActivityTable
        | PrintSection::CpdByGroup
        | PrintSection::Ratings
        | PrintSection::Qualifications
        | PrintSection::Behaviours
        | PrintSection::Plan
        | PrintSection::Parts
        | PrintSection::Evidence => false,
    }
}

/// Tells what prints on which pages other things stand that are mostly printed before it.
const fn looks_back(section: PrintSection) -> bool {
    match section {
        PrintSection::Glance
        | PrintSection::Wall
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
