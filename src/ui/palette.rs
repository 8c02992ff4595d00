//! The palette: every command, activity, requirement and piece of evidence, found by a few letters of its name.

use std::borrow::Cow;

use egui::{
    Context, Frame, Key, Label, Layout, Margin, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2,
};

use super::command::{Action, Command};
use super::cx::Cx;
use super::fuzzy::ranked;
use super::keys;
use super::widgets::{Row, row, sheet};
use crate::domain::{ActivityId, EvidenceId, ObjectiveId, RequirementKey};

/// How high the list may be, in points.
const LIST: f32 = 420.0;
/// How many matches are listed.
const SHOWN: usize = 9;

/// What a line of the palette leads to.
#[derive(Clone, Debug)]
enum Target {
    Act(Action),
    Activity(ActivityId),
    Requirement(RequirementKey),
    Evidence(EvidenceId),
    Objective(ObjectiveId),
}

#[derive(Clone, Debug)]
struct Item {
    target: Target,
    name: String,
    /// What sort of thing it is, and what tells it from others of its name.
    says: String,
}

/// The open palette.
#[derive(Debug)]
pub struct Palette {
    typed: String,
    at: usize,
    /// What fits, best first; made anew when something is typed.
    found: Option<Vec<Item>>,
}

impl Palette {
    /// Opens an empty palette.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            typed: String::new(),
            at: 0,
            found: None,
        }
    }

    /// Draws it over the screen.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) {
        let name = ("palette", Action::Palette.name());
        let (close, ()) = sheet(ctx, cx.tokens, name, 560.0, |ui| {
            self.search_ui(ui, cx);
            self.list_ui(ui, cx);
        });
        if close {
            cx.send(Command::ClosePalette);
        }
    }

    fn search_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let pressed = |ui: &Ui, key| keys::pressed(ui, Modifiers::NONE, key);
        let (up, down, enter) = (
            pressed(ui, Key::ArrowUp),
            pressed(ui, Key::ArrowDown),
            pressed(ui, Key::Enter),
        );
        let field = TextEdit::singleline(&mut self.typed)
            .hint_text(
                RichText::new(
                    "Go to an activity, a skill, evidence, an objective, or do something",
                )
                .color(cx.tokens.faint),
            )
            .margin(Margin::symmetric(10, 7))
            .min_size(vec2(0.0, 36.0))
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(Action::Palette.name());
        if self.found.is_none() {
            response.request_focus();
        }
        if response.changed() || self.found.is_none() {
            self.found = Some(found(cx, &self.typed));
            self.at = 0;
        }
        let last = self.found.as_ref().map_or(0, Vec::len).saturating_sub(1);
        if up {
            self.at = self.at.saturating_sub(1);
        }
        if down {
            self.at = (self.at + 1).min(last);
        }
        let chosen = self.found.as_ref().and_then(|found| found.get(self.at));
        if let Some(item) = chosen.filter(|_| enter) {
            go(cx, &item.target);
        }
    }

    fn list_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let found = self.found.as_deref().unwrap_or_default();
        if found.is_empty() {
            ui.label(RichText::new("Nothing is called that").color(cx.tokens.dim));
        }
        let list = ScrollArea::vertical()
            .max_height(LIST)
            .min_scrolled_height(LIST);
        list.show(ui, |ui| {
            let inset = Frame::new().inner_margin(Margin::symmetric(10, 0));
            for (i, item) in found.iter().enumerate() {
                let name = format!("{}, {}", item.name, item.says);
                let looks = Row {
                    name: &name,
                    height: 44.0,
                    selected: i == self.at,
                };
                let shown = inset.show(ui, |ui| {
                    row(ui, cx.tokens, looks, |ui| item_ui(ui, cx, item))
                });
                if shown.inner.clicked() {
                    go(cx, &item.target);
                }
            }
        });
    }
}

fn item_ui(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
    ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
        ui.label(RichText::new(&item.says).small().color(cx.tokens.dim));
        ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(Label::new(RichText::new(&item.name).color(cx.tokens.ink)).truncate());
        });
    });
}

fn go(cx: &Cx<'_>, target: &Target) {
    cx.send(Command::ClosePalette);
    cx.send(match target {
        Target::Act(action) => Command::Act(*action),
        Target::Activity(id) => Command::ShowActivity(*id),
        Target::Requirement(key) => Command::ShowRequirement(key.clone()),
        Target::Evidence(id) => Command::ShowEvidence(*id),
        Target::Objective(id) => Command::ShowObjective(*id),
    });
}

/// Finds what fits the typed text, best first; everything one can do where nothing is typed.
fn found(cx: &Cx<'_>, typed: &str) -> Vec<Item> {
    let actions = Action::ALL
        .into_iter()
        .filter(|action| *action != Action::Palette);
    let mut items: Vec<Item> = actions
        .map(|action| Item {
            target: Target::Act(action),
            name: action.name().to_owned(),
            says: action.keys(),
        })
        .collect();
    if typed.trim().is_empty() {
        return items;
    }
    let model = cx.model;
    items.extend(model.profile.requirements.iter().map(|requirement| Item {
        target: Target::Requirement(requirement.key.clone()),
        name: requirement.name(),
        says: "Role".to_owned(),
    }));
    items.extend(model.ledger.activities.iter().map(|activity| Item {
        target: Target::Activity(activity.id),
        name: activity.title.clone(),
        says: model.dates.short(activity.date),
    }));
    items.extend(model.ledger.evidence.iter().map(|evidence| Item {
        target: Target::Evidence(evidence.id),
        name: evidence.details.title.clone(),
        says: evidence.number.to_string(),
    }));
    items.extend(model.plan.goals().iter().map(|goal| Item {
        target: Target::Objective(goal.objective.id),
        name: goal.objective.details.title.clone(),
        says: goal.says.clone(),
    }));
    let mut found = ranked(items, typed, |item| {
        Cow::from(format!("{} {}", item.name, item.says))
    });
    found.truncate(SHOWN);
    found
}

impl Default for Palette {
    fn default() -> Self {
        Self::new()
    }
}
