//! The year in review: a paragraph after the other, each kept, edited or dropped. What is left becomes the draft of a statement.

use chrono::{Datelike as _, NaiveDate};
use egui::{Align, Label, Layout, Margin, RichText, TextEdit, Ui};
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};

use super::begin::Outcome;
use crate::domain::portfolio::count_words;
use crate::domain::review::{Review, Topic};
use crate::domain::{Period, grouped};
use crate::kinds;
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::route::Route;
use crate::ui::theme::{reading, title};
use crate::ui::widgets::{
    card, heading, icon_button, identifiers, in_sight, line, narrow, primary_button, soft_button,
    toggle,
};

/// What drafts of a review begin with.
pub const NOUN: &str = "review";
/// The reviews that were begun.
#[derive(Debug, Default)]
pub struct Reviews {
    shown: Option<ReviewForm>,
    /// What was changed in those that are not shown.
    aside: Vec<ReviewForm>,
}

impl Reviews {
    /// Shows a review; what was changed in one of the same year stays.
    pub fn show(&mut self, review: Review) {
        self.leave();
        let at = self
            .aside
            .iter()
            .position(|one| one.period == review.period);
        let before = at.map(|at| self.aside.swap_remove(at));
        self.shown = Some(ReviewForm::new(review, before.as_ref()));
    }

    /// Returns the one that is shown.
    pub const fn shown(&mut self) -> Option<&mut ReviewForm> {
        self.shown.as_mut()
    }

    /// Shows it no more, and keeps what was changed in it.
    pub fn leave(&mut self) {
        let shown = self.shown.take();
        self.aside
            .extend(shown.filter(|review| review.begun().is_some()));
    }

    /// Goes on with one as it was left.
    pub fn go_on(&mut self, draft: &str) {
        if let Ok(review) = serde_json::from_str::<ReviewForm>(draft) {
            self.discard(Some(review.period.from()));
            self.aside.push(review);
        }
    }

    /// Throws away what was changed in that of the year that begins on a day, or takes note that it has become a statement.
    pub fn discard(&mut self, from: Option<NaiveDate>) {
        let is_it = |review: &ReviewForm| Some(review.period.from()) == from;
        self.shown = self.shown.take().filter(|review| !is_it(review));
        self.aside.retain(|review| !is_it(review));
    }

    /// Describes what was changed.
    pub fn begun(&self) -> impl Iterator<Item = Begun> {
        let all = self.shown.iter().chain(&self.aside);
        all.filter_map(ReviewForm::begun)
    }
}

/// A review that is gone through.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReviewForm {
    period: Period,
    parts: Vec<Part>,
}

/// One paragraph, as it was written and as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    topic: Topic,
    title: String,
    written: String,
    text: String,
    dropped: bool,
}

impl Part {
    fn is_touched(&self) -> bool {
        self.dropped || self.text != self.written
    }
}

impl ReviewForm {
    /// Shows a review; what was changed in an earlier reading of the same year stays as the person left it.
    fn new(review: Review, before: Option<&Self>) -> Self {
        let before = before.filter(|before| before.period == review.period);
        let parts = review.paragraphs.into_iter().map(|paragraph| {
            let known = before.into_iter().flat_map(|before| &before.parts);
            let mut touched = known.filter(|part| part.is_touched());
            let same =
                |part: &&Part| part.topic == paragraph.topic && part.title == paragraph.title;
            let (text, dropped) = touched.find(same).map_or_else(
                || (paragraph.text.clone(), false),
                |part| (part.text.clone(), part.dropped),
            );
            Part {
                topic: paragraph.topic,
                title: paragraph.title,
                written: paragraph.text,
                text,
                dropped,
            }
        });
        Self {
            period: review.period,
            parts: parts.collect(),
        }
    }

    /// Returns what is left of it.
    fn statement(&self) -> String {
        let left = self.parts.iter().filter(|part| !part.dropped);
        Review::statement(left.map(|part| part.text.as_str()))
    }

    /// Describes it as a draft, once anything of it is changed.
    fn begun(&self) -> Option<Begun> {
        let touched = self.parts.iter().any(Part::is_touched);
        let text = touched.then(|| serde_json::to_string(self).ok())??;
        let name = format!("Year in review {}", self.period.from().year());
        let noun = (NOUN, Route::Portfolio);
        Some(Begun::new(
            noun,
            Some(self.period.from()),
            (&name, NOUN),
            text,
        ))
    }

    /// Draws it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Outcome {
        let mut outcome = Outcome::GoesOn;
        ui.horizontal(|ui| {
            if icon_button(ui, icons::ICON_ARROW_BACK, "All portfolios").clicked() {
                outcome = Outcome::Left;
            }
            ui.vertical(|ui| {
                let dates = cx.model.dates;
                let last = self.period.to().min(cx.model.today);
                let says = format!("{} to {}", dates.long(self.period.from()), dates.long(last));
                heading(ui, cx.tokens, "Year in review", &says, |ui| {
                    self.years_ui(ui, cx);
                });
            });
        });
        narrow(ui, |ui| {
            let says = "Written from your record. Keep, change or drop each paragraph; what is left becomes the statement of a \
                        revalidation, where it is checked and printed.";
            ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
            self.end_ui(ui, cx);
            ui.spacing_mut().item_spacing.y = 12.0;
            for (n, part) in self.parts.iter_mut().enumerate() {
                ui.push_id(n, |ui| part_ui(ui, cx, part));
            }
        });
        outcome
    }

    /// Draws the ways to the years before and after, from right to left.
    fn years_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let start = cx.model.practitioner.year_start;
        let later = self.period.to().succ_opt().map(|day| start.year_of(day));
        let later = later.filter(|year| year.from() <= cx.model.today);
        let review = |period| Command::Portfolio(PortfolioCommand::Review(period));
        ui.add_enabled_ui(later.is_some(), |ui| {
            let pressed = icon_button(ui, icons::ICON_CHEVRON_RIGHT, "Later CPD year").clicked();
            if let Some(later) = later.filter(|_| pressed) {
                cx.send(review(later));
            }
        });
        if icon_button(ui, icons::ICON_CHEVRON_LEFT, "Earlier CPD year").clicked() {
            cx.send(review(start.year_before(self.period.from())));
        }
    }

    /// Says how long it is, and offers to make it the statement.
    fn end_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let statement = self.statement();
        let words = count_words(&statement);
        let kind = kinds::shipped_by_key(kinds::REVALIDATION);
        let rule = kind.and_then(|kind| kind.statement);
        let most = rule.and_then(|rule| usize::try_from(rule.words).ok());
        let most = most.unwrap_or(usize::MAX);
        line(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let begin = ui.add_enabled_ui(words > 0, |ui| {
                    primary_button(ui, cx.tokens, "Make it the statement")
                });
                if begin.inner.clicked() {
                    let begin = PortfolioCommand::BeginFromReview(self.period, statement);
                    cx.send(Command::Portfolio(begin));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let count = grouped(words);
                    let (says, colour) = match words.checked_sub(most) {
                        Some(over) if over > 0 => (
                            format!("{count} of {most} words, {} too many", grouped(over)),
                            cx.tokens.warn,
                        ),
                        _ => (format!("{count} of {most} words"), cx.tokens.dim),
                    };
                    ui.label(RichText::new(says).color(colour));
                });
            });
        });
    }
}

fn part_ui(ui: &mut Ui, cx: &Cx<'_>, part: &mut Part) {
    let name = part_name(part);
    card(ui, cx.tokens, "", |ui| {
        line(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let dropped = toggle(ui, cx.tokens, part.dropped, "Drop")
                    .accessible_name(format!("Drop “{name}”"));
                let kept = toggle(ui, cx.tokens, !part.dropped, "Keep")
                    .accessible_name(format!("Keep “{name}”"));
                if dropped.clicked() {
                    part.dropped = true;
                } else if kept.clicked() {
                    part.dropped = false;
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(title(&name).color(cx.tokens.ink)).wrap());
                });
            });
        });
        if part.dropped {
            let text = reading(&part.text).color(cx.tokens.dim).strikethrough();
            ui.add(Label::new(text).wrap());
            return;
        }
        let field = TextEdit::multiline(&mut part.text)
            .id_salt("text")
            .margin(Margin::symmetric(10, 8))
            .desired_rows(2)
            .desired_width(f32::INFINITY);
        let field = in_sight(ui.add(field)).accessible_name(format!("Text of “{name}”"));
        identifiers(ui, cx.tokens, &part.text, &field);
        if part.text != part.written
            && soft_button(ui, "Put back what was written")
                .accessible_name(format!("Put back what was written of “{name}”"))
                .clicked()
        {
            part.text.clone_from(&part.written);
        }
    });
}

/// Names a paragraph by its topic, and by the entry that it tells of.
fn part_name(part: &Part) -> String {
    match part.topic {
        Topic::Reflection | Topic::Promise => format!("{}: {}", part.topic.label(), part.title),
        Topic::Hours | Topic::Skills | Topic::Evidence | Topic::Gaps => part.title.clone(),
    }
}
