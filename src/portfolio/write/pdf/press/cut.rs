//! Cuts a long document into parts.

use crate::portfolio::write::pdf::manuscript::{Passage, Start};

/// How many entries a part holds at most, but for a single passage that is heavier by itself.
const HEAVIEST: usize = 150;

/// Cuts passages into parts: as few as hold them, and never between a passage and what stands beside it. Those that print
/// pages of places before them are in other parts than those that do not, where they begin on a page of their own anyway.
pub(super) fn cut(passages: Vec<Passage>) -> Vec<Vec<Passage>> {
    let mut parts = Vec::new();
    let mut part: Vec<Passage> = Vec::new();
    let mut weight = 0;
    for passage in passages {
        let full = weight + passage.weight > HEAVIEST && passage.start != Start::Beside;
        let looks_back = part.last().map(|last| last.looks_back);
        let turns = looks_back != Some(passage.looks_back) && passage.start == Start::Page;
        if (full || turns) && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
            weight = 0;
        }
        weight += passage.weight;
        part.push(passage);
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(start: Start, weight: usize) -> Passage {
        Passage {
            start,
            weight,
            ..Passage::default()
        }
    }

    fn weights(passages: Vec<Passage>) -> Vec<Vec<usize>> {
        let parts = cut(passages);
        let weights = |part: &Vec<Passage>| part.iter().map(|passage| passage.weight).collect();
        parts.iter().map(weights).collect()
    }

    #[test]
    fn passages_fill_a_part_and_go_on_in_the_next() {
        let passages = (0..7).map(|_| passage(Start::Below, 50)).collect();
        assert_eq!(
            weights(passages),
            [vec![50, 50, 50], vec![50, 50, 50], vec![50]]
        );
    }

    #[test]
    fn a_heading_is_never_parted_from_what_it_heads() {
        let passages = vec![
            passage(Start::Below, 149),
            passage(Start::Below, 1),
            passage(Start::Beside, 25),
            passage(Start::Below, 130),
        ];
        assert_eq!(weights(passages), [vec![149, 1, 25], vec![130]]);
    }

    #[test]
    fn what_looks_back_has_parts_of_its_own_from_a_new_page_on() {
        let back = |start| Passage {
            looks_back: true,
            ..passage(start, 10)
        };
        let passages = vec![
            passage(Start::Page, 10),
            back(Start::Below),
            passage(Start::Below, 10),
            back(Start::Page),
            back(Start::Page),
        ];
        assert_eq!(weights(passages), [vec![10, 10, 10], vec![10, 10]]);
    }

    #[test]
    fn a_heavy_passage_has_a_part_of_its_own() {
        let passages = vec![
            passage(Start::Below, 10),
            passage(Start::Below, 900),
            passage(Start::Below, 10),
        ];
        assert_eq!(weights(passages), [vec![10], vec![900], vec![10]]);
    }
}
