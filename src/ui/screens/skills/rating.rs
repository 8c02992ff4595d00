//! Rating oneself: the levels of the framework as buttons, a comment, and the ratings so far.

use egui::{Label, RichText, Ui};

use crate::domain::profile::{LevelNumber, Scale};
use crate::domain::progress::SkillProgress;
use crate::domain::{AssessmentDetails, RequirementKey, short_date};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{primary_button, text_field, toggle};

/// A rating being given.
#[derive(Clone, Debug, Default)]
pub struct RatingForm {
    level: Option<LevelNumber>,
    comment: String,
}

impl RatingForm {
    /// Draws the levels, the comment and the button.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        key: &RequirementKey,
        scale: &Scale,
        skill: &SkillProgress,
    ) {
        let now = skill.rating.as_ref().map(|rating| rating.level.number);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let mut numbers = vec![LevelNumber::NOT_YET];
            numbers.extend(scale.levels.iter().map(|level| level.number));
            for number in numbers {
                let asked = if number == skill.target.number {
                    " (asked for)"
                } else {
                    ""
                };
                let text = format!("{}{asked}", scale.name(number));
                let on = self.level.or(now) == Some(number);
                if toggle(ui, cx.tokens, on, &text).clicked() {
                    self.level = Some(number);
                }
            }
        });
        let Some(level) = self.level else {
            return;
        };
        text_field(
            ui,
            cx.tokens,
            "Comment on the rating",
            "What makes you say so (optional)",
            &mut self.comment,
            None,
        );
        if primary_button(ui, cx.tokens, &format!("Rate {}", scale.name(level))).clicked() {
            let details = AssessmentDetails {
                skill: key.clone(),
                level,
                date: cx.model.today,
                comment: self.comment.clone(),
            };
            cx.send(Command::Assess(Box::new(details)));
            *self = Self::default();
        }
    }
}

/// Draws the ratings given so far, newest first.
pub fn past_ui(ui: &mut Ui, cx: &Cx<'_>, key: &RequirementKey, scale: &Scale) {
    let mut past: Vec<_> = cx
        .model
        .ledger
        .assessments
        .iter()
        .filter(|rating| rating.details.skill == *key)
        .collect();
    past.sort_by_key(|rating| std::cmp::Reverse((rating.details.date, rating.id)));
    for rating in past {
        let details = &rating.details;
        let when = short_date(details.date, cx.model.today);
        let comment = if details.comment.is_empty() {
            String::new()
        } else {
            format!(" · {}", details.comment)
        };
        let line = format!("{when} · {}{comment}", scale.name(details.level));
        ui.add(Label::new(RichText::new(line).small().color(cx.tokens.dim)).wrap());
    }
}
