//! Changes of a portfolio's parts one by one.

use std::mem::discriminant;

use super::super::RequirementKey;
use super::{Part, PieceId, PortfolioDetails, SkillRatings};

impl PortfolioDetails {
    /// Puts what was chosen at a place among its like, counted from 1; beyond the last means last.
    pub fn place(&mut self, item: PieceId, position: usize) {
        let Some(at) = self.pieces.iter().position(|piece| piece.item == item) else {
            return;
        };
        let piece = self.pieces.remove(at);
        let alike = self.pieces.iter().enumerate().filter_map(|(at, other)| {
            (discriminant(&other.item) == discriminant(&item)).then_some(at)
        });
        let alike: Vec<usize> = alike.collect();
        let before = alike.get(position.saturating_sub(1)).copied();
        let after_all = alike.last().map(|last| last + 1);
        self.pieces
            .insert(before.or(after_all).unwrap_or(at), piece);
    }

    /// Changes the ratings of a skill, which is assessed from then on.
    pub fn rate(&mut self, skill: &RequirementKey, change: impl FnOnce(&mut SkillRatings)) {
        let mut skills = self.skills.iter_mut();
        if let Some(chosen) = skills.find(|chosen| chosen.skill == *skill) {
            return change(chosen);
        }
        let mut chosen = SkillRatings {
            skill: skill.clone(),
            start: None,
            end: None,
        };
        change(&mut chosen);
        self.skills.push(chosen);
    }

    /// Changes what was written and attached under a part's key.
    pub fn change_part(&mut self, key: &str, change: impl FnOnce(&mut Part)) {
        let mut parts = self.parts.iter_mut();
        if let Some(part) = parts.find(|part| part.part == key) {
            return change(part);
        }
        let mut part = Part {
            part: key.to_owned(),
            text: String::new(),
            evidence: Vec::new(),
        };
        change(&mut part);
        self.parts.push(part);
    }
}
