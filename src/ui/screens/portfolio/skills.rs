//! The self-assessment: each skill with where one stood at the start and stands at the end, and why.

use std::fmt;

use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use super::composer::Composer;
use super::draft::Draft;
use crate::domain::RequirementKey;
use crate::domain::portfolio::{RatingNote, SkillRatings, ratings_in};
use crate::domain::profile::{LevelNumber, Scale};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::title;
use crate::ui::widgets::{
    Finder, Match, Question, card, combo, icon_button, line, link_button, prose, soft_button,
};

/// How many matches are shown.
const MATCHES: usize = 7;

/// What the step remembers.
#[derive(Debug, Default)]
pub struct SkillsStep {
    finder: Finder,
    /// The skill to move to.
    wanted: Option<RequirementKey>,
}

impl SkillsStep {
    /// Moves to a skill.
    pub fn focus(&mut self, key: RequirementKey) {
        self.wanted = Some(key);
    }
}

/// The two ends of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Start,
    End,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Start => "At the start",
            Self::End => "At the end",
        })
    }
}

/// Draws the step.
pub fn skills_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer) {
    let Composer { draft, skills, .. } = composer;
    find_ui(ui, cx, draft, skills);
    if draft.now.skills.is_empty() {
        let says = "No skill is assessed yet. Ten to twelve that you worked on are enough.";
        ui.label(RichText::new(says).color(cx.tokens.dim));
    }
    let (mut removed, mut taken) = (None, None);
    let mut ratings = std::mem::take(&mut draft.now.skills);
    let mut changed = false;
    for (place, chosen) in ratings.iter_mut().enumerate() {
        let name = cx.model.profile.name_of(&chosen.skill);
        let key = chosen.skill.clone();
        let shown = ui.push_id(&key, |ui| {
            card(ui, cx.tokens, "", |ui| {
                match head_ui(ui, cx, &key, &name) {
                    Some(Asked::Remove) => removed = Some(place),
                    Some(Asked::Take) => taken = Some(place),
                    None => {}
                }
                changed |= ends_ui(ui, cx, draft, chosen);
            });
        });
        if skills.wanted.as_ref() == Some(&key) {
            skills.wanted = None;
            shown.response.scroll_to_me(Some(Align::Center));
        }
    }
    draft.now.skills = ratings;
    if let Some(place) = removed {
        draft.now.skills.remove(place);
    }
    let period = draft.now.period;
    if let Some(chosen) = taken.and_then(|place| draft.now.skills.get_mut(place)) {
        *chosen = ratings_in(period, &cx.model.ledger, chosen.skill.clone());
    }
    if changed || removed.is_some() || taken.is_some() {
        draft.commit();
    }
}

fn find_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, skills: &mut SkillsStep) {
    let question = Question {
        id: "portfolio-skill",
        label: "Add a skill",
        hint: "Type a name or a code such as 6.1",
        verb: "Assess",
        nothing: "No skill of the role is called that",
    };
    let model = cx.model;
    let known = &draft.now.skills;
    let picked = skills.finder.ui(ui, cx.tokens, question, |typed| {
        let found = model.candidates.matching(&model.profile, typed, usize::MAX);
        let skills = found.into_iter().filter(|found| {
            let key = &found.key;
            key.statement.is_none()
                && model.profile.scale(&key.requirement).is_some()
                && known.iter().all(|one| one.skill != key.requirement)
        });
        let offered = skills.take(MATCHES).map(|found| Match {
            gives: found.key.requirement.clone(),
            name: found.name.clone(),
            about: found.place.clone(),
        });
        offered.collect()
    });
    if let Some(skill) = picked {
        let ratings = ratings_in(draft.now.period, &model.ledger, skill);
        draft.now.skills.push(ratings);
        draft.commit();
    }
}

/// What is asked of a skill as a whole.
enum Asked {
    Remove,
    Take,
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, key: &RequirementKey, name: &str) -> Option<Asked> {
    let mut asked = None;
    line(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::ICON_CLOSE, &format!("Take out {name}")).clicked() {
                asked = Some(Asked::Remove);
            }
            if soft_button(ui, "Take my ratings")
                .accessible_name(format!("Take my ratings of {name}"))
                .on_hover_text("Level and comment that held at the start and at the end")
                .clicked()
            {
                asked = Some(Asked::Take);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(title(name).color(cx.tokens.ink)).truncate());
            });
        });
    });
    let target = cx.model.profile.requirement(key);
    let target = target
        .and_then(|found| found.skill())
        .zip(cx.model.profile.scale(key));
    if let Some((target, scale)) = target {
        let says = format!("The role asks for {}", scale.name(target.level));
        if link_button(ui, cx.tokens, &says).clicked() {
            cx.send(Command::ShowRequirement(key.clone()));
        }
    }
    asked
}

/// Draws both ends; tells whether another level was chosen.
fn ends_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, chosen: &mut SkillRatings) -> bool {
    let scale = cx.model.profile.scale(&chosen.skill);
    let code = cx.model.profile.name_of(&chosen.skill);
    let mut changed = false;
    ui.columns(2, |columns| {
        let SkillRatings { start, end, .. } = chosen;
        let ends = [(End::Start, start), (End::End, end)];
        for (column, (which, note)) in columns.iter_mut().zip(ends) {
            let end = |ui: &mut Ui| end_ui(ui, cx, draft, scale, (which, &code), note);
            changed |= column.push_id(which.to_string(), end).inner;
        }
    });
    changed
}

fn end_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    draft: &mut Draft,
    scale: Option<&Scale>,
    (which, code): (End, &str),
    note: &mut Option<RatingNote>,
) -> bool {
    let mut options = vec![(None, "Not rated".to_owned())];
    if let Some(scale) = scale {
        let levels = scale.levels.iter().map(|level| level.number);
        for number in std::iter::once(LevelNumber::NOT_YET).chain(levels) {
            options.push((Some(number), scale.name(number)));
        }
    }
    let mut level = note.as_ref().map(|note| note.level);
    let changed = combo(ui, cx.tokens, &which.to_string(), &options, &mut level);
    if changed {
        let comment = note.take().map(|note| note.comment).unwrap_or_default();
        *note = level.map(|level| RatingNote { level, comment });
    }
    if let Some(note) = note {
        let hint = "What makes you say so";
        let field = prose(ui, cx.tokens, "Comment", hint, &mut note.comment, 2);
        draft.field(&field);
        field.accessible_name(format!(
            "Comment {}, {code}",
            which.to_string().to_lowercase()
        ));
    }
    changed
}
