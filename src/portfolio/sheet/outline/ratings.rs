//! The self-assessment: each chosen skill at the start, at the end, and as the role asks for it.

use super::super::words::said;
use super::{Block, Cx, Line, cell, row, table, typed, words};
use crate::domain::RequirementKey;
use crate::domain::portfolio::{RatingNote, SkillRatings};
use crate::domain::profile::{LevelNumber, Requirement};

/// Sets out the ratings.
pub(super) fn blocks(cx: &Cx<'_>) -> Vec<Block> {
    let skills = &cx.contents.composed.details.skills;
    if skills.is_empty() {
        return vec![Block::Paragraph(words("No skills are assessed."))];
    }
    let profile = &cx.contents.profile;
    let rows = skills.iter().map(|SkillRatings { skill, start, end }| {
        let asked = profile.requirement(skill).and_then(Requirement::skill);
        let target = asked.map_or_else(String::new, |asked| level(skill, asked.level, cx));
        row(
            cx.places.requirement(skill),
            [
                cell(profile.name_of(skill)),
                rating(skill, start.as_ref(), cx),
                rating(skill, end.as_ref(), cx),
                cell(target),
            ],
        )
    });
    vec![table(
        "Skills at the start and at the end",
        ["Skill", "Start", "End", "Asked for by the role"],
        rows.collect(),
    )]
}

fn rating(skill: &RequirementKey, rating: Option<&RatingNote>, cx: &Cx<'_>) -> Vec<Line> {
    let Some(RatingNote { level: at, comment }) = rating else {
        return cell("Not rated");
    };
    let mut lines = vec![words(level(skill, *at, cx))];
    lines.extend(typed(&said(comment).unwrap_or_default()));
    lines
}

fn level(skill: &RequirementKey, level: LevelNumber, cx: &Cx<'_>) -> String {
    let scale = cx.contents.profile.scale(skill);
    scale.map_or_else(|| format!("Level {level}"), |scale| scale.name(level))
}
