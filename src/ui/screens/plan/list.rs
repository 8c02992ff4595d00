//! The list of objectives, grouped by how far they have come.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::icons;

use super::{Begin, PlanScreen, agenda};
use crate::domain::ObjectiveStatus;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::plan::Goal;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{Row, bar, by_arrows, empty, fraction, icon, list_card, row};

const HEIGHT: f32 = 52.0;
/// The groups, the one that wants most attention first.
const GROUPS: [ObjectiveStatus; 4] = [
    ObjectiveStatus::InProgress,
    ObjectiveStatus::NotStarted,
    ObjectiveStatus::Achieved,
    ObjectiveStatus::Dropped,
];

/// Draws the list on its card.
pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen) {
    list_card(ui, cx.tokens, "Objectives", |ui| groups_ui(ui, cx, screen));
}

/// Draws the list with the agenda below it, each with half of the height at most.
pub fn list_and_agenda_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen) {
    let half = (ui.available_height() - 16.0) / 2.0;
    ui.scope(|ui| {
        ui.set_max_height(half);
        list_card(ui, cx.tokens, "Objectives", |ui| {
            ui.set_max_height(half - 24.0);
            groups_ui(ui, cx, screen);
        });
    });
    ui.add_space(8.0);
    agenda::agenda_ui(ui, cx);
}

fn groups_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen) {
    let plan = &cx.model.plan;
    if plan.goals().is_empty() {
        let sentence = "No objectives yet. Say what you want to reach, and by when.";
        if empty(ui, cx.tokens, sentence, Some("Set the first")) {
            screen.add(cx.model.today);
        }
        return;
    }
    arrow_keys(ui, cx, screen);
    let reveal = screen.reveal();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("plan-list")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 14.0);
            for (place, status) in GROUPS.into_iter().enumerate() {
                let mut goals = plan.with(status).peekable();
                if goals.peek().is_none() {
                    continue;
                }
                ui.add_space(if place == 0 { 6.0 } else { 16.0 });
                ui.label(semibold(status.label()).color(cx.tokens.dim));
                ui.add_space(2.0);
                for goal in goals {
                    goal_row(ui, cx, screen, goal, reveal);
                }
            }
        });
}

/// Moves the choice with the arrow keys while nothing is being typed.
fn arrow_keys(ui: &Ui, cx: &Cx<'_>, screen: &PlanScreen) {
    let in_order = || {
        let groups = GROUPS.into_iter();
        groups.flat_map(|status| cx.model.plan.with(status).map(|goal| goal.objective.id))
    };
    let next = by_arrows(ui, || in_order().position(|id| Some(id) == screen.chosen()));
    if let Some(id) = next.and_then(|next| in_order().nth(next)) {
        cx.send(Command::ShowObjective(id));
    }
}

fn goal_row(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen, goal: &Goal, reveal: bool) {
    let objective = &goal.objective;
    let unsaved = screen.is_unsaved(objective.id);
    let selected = screen.is_selected(objective.id);
    let looks = Row {
        name: &goal.name,
        height: HEIGHT,
        selected,
    };
    let response = row(ui, cx.tokens, looks, |ui| {
        status_icon(ui, cx.tokens, objective.details.status);
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            reached_ui(ui, cx, goal);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add_space(7.0);
                let title = RichText::new(&objective.details.title).color(cx.tokens.ink);
                ui.add(Label::new(title).truncate());
                let colour = if goal.overdue {
                    cx.tokens.warn
                } else {
                    cx.tokens.dim
                };
                let says = RichText::new(&goal.says).small().color(colour);
                if unsaved {
                    unsaved_ui(ui, cx, says);
                } else {
                    ui.add(Label::new(says).truncate());
                }
            });
        });
    });
    if selected && reveal {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        cx.send(Command::ShowObjective(objective.id));
    }
    if response.double_clicked() {
        screen.edit(objective, Begin::Title, cx.model.today);
    }
}

fn unsaved_ui(ui: &mut Ui, cx: &Cx<'_>, says: RichText) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let unsaved = RichText::new("Not saved · ").small();
        ui.label(unsaved.color(cx.tokens.accent));
        ui.add(Label::new(says).truncate());
    });
}

/// Draws how many of its requirements are met now.
fn reached_ui(ui: &mut Ui, cx: &Cx<'_>, goal: &Goal) {
    const FIGURE: f32 = 42.0;
    const BAR: f32 = 56.0;
    let (met, links) = (goal.reached.met, goal.reached.links);
    if links == 0 {
        return;
    }
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(vec2(FIGURE, HEIGHT), layout, |ui| {
        ui.set_width(FIGURE);
        ui.label(RichText::new(format!("{met} of {links}")).color(cx.tokens.dim));
    });
    bar(ui, cx.tokens, fraction(met as f32, links as f32), BAR, 6.0)
        .on_hover_text(format!("{met} of {links} met"));
    ui.add_space(8.0);
}

/// Shows how far an objective has come.
pub fn status_icon(ui: &mut Ui, tokens: &Tokens, status: ObjectiveStatus) {
    let (symbol, colour) = match status {
        ObjectiveStatus::NotStarted => (icons::ICON_RADIO_BUTTON_UNCHECKED, tokens.faint),
        ObjectiveStatus::InProgress => (icons::ICON_TIMELAPSE, tokens.accent),
        ObjectiveStatus::Achieved => (icons::ICON_CHECK_CIRCLE, tokens.good),
        ObjectiveStatus::Dropped => (icons::ICON_DO_NOT_DISTURB_ON, tokens.faint),
    };
    icon(ui, symbol, colour).on_hover_text(status.label());
}
