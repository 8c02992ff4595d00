//! Cuts a long document into parts.

use crate::portfolio::manuscript::{Section, Start};

/// How many entries a part holds at most, but for a single section that is heavier by itself.
const HEAVIEST: usize = 150;

/// Cuts sections into parts: as few as hold them, and never between a section and what stands beside it. Those that print
/// pages of places before them are in other parts than those that do not, where they begin on a page of their own anyway.
pub(super) fn cut(sections: Vec<Section>) -> Vec<Vec<Section>> {
    let mut parts = Vec::new();
    let mut part: Vec<Section> = Vec::new();
    let mut weight = 0;
    for section in sections {
        let full = weight + section.weight > HEAVIEST && section.start != Start::Beside;
        let looks_back = part.last().map(|last| last.looks_back);
        let turns = looks_back != Some(section.looks_back) && section.start == Start::Page;
        if (full || turns) && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
            weight = 0;
        }
        weight += section.weight;
        part.push(section);
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::printable::Lettering;

    fn section(start: Start, weight: usize) -> Section {
        Section {
            template: "any",
            start,
            data: "null".to_owned(),
            lettering: Lettering::default(),
            under: 0,
            looks_back: false,
            weight,
        }
    }

    fn weights(sections: Vec<Section>) -> Vec<Vec<usize>> {
        let parts = cut(sections);
        let weights = |part: &Vec<Section>| part.iter().map(|section| section.weight).collect();
        parts.iter().map(weights).collect()
    }

    #[test]
    fn sections_fill_a_part_and_go_on_in_the_next() {
        let sections = (0..7).map(|_| section(Start::Below, 50)).collect();
        assert_eq!(
            weights(sections),
            [vec![50, 50, 50], vec![50, 50, 50], vec![50]]
        );
    }

    #[test]
    fn a_heading_is_never_parted_from_what_it_heads() {
        let sections = vec![
            section(Start::Below, 149),
            section(Start::Below, 1),
            section(Start::Beside, 25),
            section(Start::Below, 130),
        ];
        assert_eq!(weights(sections), [vec![149, 1, 25], vec![130]]);
    }

    #[test]
    fn what_looks_back_has_parts_of_its_own_from_a_new_page_on() {
        let back = |start| Section {
            looks_back: true,
            ..section(start, 10)
        };
        let sections = vec![
            section(Start::Page, 10),
            back(Start::Below),
            section(Start::Below, 10),
            back(Start::Page),
            back(Start::Page),
        ];
        assert_eq!(weights(sections), [vec![10, 10, 10], vec![10, 10]]);
    }

    #[test]
    fn a_heavy_section_has_a_part_of_its_own() {
        let sections = vec![
            section(Start::Below, 10),
            section(Start::Below, 900),
            section(Start::Below, 10),
        ];
        assert_eq!(weights(sections), [vec![10], vec![900], vec![10]]);
    }
}
