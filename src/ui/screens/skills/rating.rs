//! Rating oneself: the levels of the framework as buttons, a comment, a day, and the ratings so far as chart and list.

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use crate::domain::profile::{LevelNumber, Scale};
use crate::domain::progress::SkillProgress;
use crate::domain::{Assessment, AssessmentDetails, Problems, RequirementKey, read_date};
use crate::record::EntryId;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{
    Errors, Ratings, date_field, icon_button, line, link_button, primary_button, ratings_chart,
    soft_button, text_field, toggle,
};

/// How many ratings are listed before one asks for all.
const FEW: usize = 4;

/// A rating being given.
#[derive(Clone, Debug, Default)]
pub struct RatingForm {
    level: Option<LevelNumber>,
    comment: String,
    date: String,
    errors: Errors,
    /// Whether all ratings are listed.
    all: bool,
}

impl RatingForm {
    /// Tells whether a level is chosen.
    #[must_use]
    pub const fn is_begun(&self) -> bool {
        self.level.is_some()
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
    }

    /// Draws the levels; once one is chosen, the comment, the day and the button.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        key: &RequirementKey,
        scale: &Scale,
        skill: &SkillProgress,
    ) {
        if cx.model.looks_back() {
            let why = "This is an earlier day. Go back to today to rate yourself.";
            ui.add(Label::new(RichText::new(why).color(cx.tokens.dim)).wrap());
            return;
        }
        self.levels_ui(ui, cx, scale, skill);
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
        date_field(
            ui,
            cx.tokens,
            "Rated on",
            "12 Mar or yesterday",
            &mut self.date,
            cx.model.dates,
            self.errors.of("date"),
        );
        line(ui, |ui| {
            if primary_button(ui, cx.tokens, &format!("Rate {}", scale.name(level))).clicked() {
                self.send(cx, key, level);
            }
            if soft_button(ui, "Cancel rating").clicked() {
                *self = Self::default();
            }
        });
    }

    fn levels_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, scale: &Scale, skill: &SkillProgress) {
        let now = skill.rating.as_ref().map(|rating| rating.level.number);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            let levels = scale.levels.iter().map(|level| level.number);
            for number in std::iter::once(LevelNumber::NOT_YET).chain(levels) {
                let asked = if number == skill.target.number {
                    " (asked for)"
                } else {
                    ""
                };
                let text = format!("{}{asked}", scale.name(number));
                let on = self.level.or(now) == Some(number);
                if toggle(ui, cx.tokens, on, &text).clicked() {
                    self.level = Some(number);
                    if self.date.is_empty() {
                        self.date = cx.model.today.to_string();
                    }
                }
            }
        });
    }

    fn send(&mut self, cx: &Cx<'_>, key: &RequirementKey, level: LevelNumber) {
        let mut problems = Problems::default();
        let date = problems.note(read_date(&self.date, cx.model.today));
        let details = AssessmentDetails {
            skill: key.clone(),
            level,
            date: date.unwrap_or_default(),
            comment: self.comment.clone(),
        };
        match problems.or_else_ok(details) {
            Ok(details) => cx.send(Command::Assess(Box::new(details))),
            Err(problems) => self.refused(problems),
        }
    }

    /// Draws the ratings so far: as steps over time, and as a list, newest first.
    pub fn past_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        key: &RequirementKey,
        scale: &Scale,
        skill: &SkillProgress,
    ) {
        let Some(behind) = cx.model.behind(key) else {
            return;
        };
        let ratings = &behind.ratings;
        if ratings.is_empty() {
            return;
        }
        ui.add_space(4.0);
        chart_ui(ui, cx, scale, skill, ratings);
        let shown = if self.all { ratings.len() } else { FEW };
        for rating in ratings.iter().rev().take(shown) {
            rating_ui(ui, cx, scale, rating);
        }
        if ratings.len() > shown {
            let says = format!("Show all {} ratings", ratings.len());
            self.all = link_button(ui, cx.tokens, &says).clicked();
        }
    }
}

fn chart_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    scale: &Scale,
    skill: &SkillProgress,
    ratings: &[Assessment],
) {
    let levels = scale.levels.iter().map(|level| level.name.clone());
    let names: Vec<String> = std::iter::once(Scale::NOT_YET.to_owned())
        .chain(levels)
        .collect();
    let points = ratings.iter();
    let points: Vec<(NaiveDate, u8)> = points
        .map(|rating| (rating.details.date, rating.details.level.0))
        .collect();
    let told = ratings.iter().map(|rating| in_words(cx, scale, rating));
    let told: Vec<String> = told.collect();
    let says = format!(
        "Ratings over time: {}; the role asks for {}",
        told.join(", "),
        skill.target.name
    );
    let drawn = Ratings {
        names: &names,
        points: &points,
        target: skill.target.number.0,
        until: cx.model.seen().as_of,
        dates: cx.model.dates,
        says: &says,
    };
    let (chart, pointed) = ratings_chart(ui, cx.tokens, drawn);
    if let Some(rating) = pointed.and_then(|n| ratings.get(n)) {
        let mut says = in_words(cx, scale, rating);
        if !rating.details.comment.is_empty() {
            says = format!("{says}: {}", rating.details.comment);
        }
        chart.on_hover_text_at_pointer(says);
    }
}

fn in_words(cx: &Cx<'_>, scale: &Scale, rating: &Assessment) -> String {
    let details = &rating.details;
    format!(
        "{} on {}",
        scale.name(details.level),
        cx.model.dates.long(details.date)
    )
}

fn rating_ui(ui: &mut Ui, cx: &Cx<'_>, scale: &Scale, rating: &Assessment) {
    let details = &rating.details;
    let when = cx.model.dates.long(details.date);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = format!("Delete the rating of {when}");
            if icon_button(ui, icons::ICON_DELETE, &name).clicked() {
                cx.send(Command::Delete(EntryId::Assessment(rating.id)));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add_space(3.0);
                let says = format!("{} · {when}", scale.name(details.level));
                ui.add(Label::new(RichText::new(says).color(cx.tokens.ink)).wrap());
                if !details.comment.is_empty() {
                    let comment = RichText::new(&details.comment).small();
                    ui.add(Label::new(comment.color(cx.tokens.dim)).wrap());
                }
            });
        });
    });
}
