//! The list of activities; only the rows in sight are drawn.

use egui::{Align, Key, Label, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::icons;

use super::Log;
use crate::domain::{ActivityStatus, ActivitySummary, LinkKey, short_date};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::widgets::{Row, empty, icon, list_card, row};

const HEIGHT: f32 = 52.0;
const DATE: f32 = 88.0;

/// Draws the list on its card.
pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    list_card(ui, cx.tokens, |ui| {
        if cx.model.listed.is_empty() {
            nothing_ui(ui, cx, log);
            return;
        }
        arrow_keys(ui, cx, log);
        ui.spacing_mut().item_spacing.y = 0.0;
        let listed = &cx.model.listed;
        ScrollArea::vertical()
            .id_salt("log-list")
            .auto_shrink([false, true])
            .show_rows(ui, HEIGHT, listed.len(), |ui, shown| {
                ui.set_width(ui.available_width() - 14.0);
                for activity in listed.get(shown).unwrap_or_default() {
                    activity_row(ui, cx, log, activity);
                }
            });
    });
}

fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    if cx.model.ledger.activities.is_empty() {
        if empty(
            ui,
            cx.tokens,
            "Nothing is logged yet. A title and a date are enough to begin.",
            Some("Log your first activity"),
        ) {
            cx.act(Action::NewActivity);
        }
    } else if empty(
        ui,
        cx.tokens,
        "No activity fits this search.",
        Some("Show all"),
    ) {
        log.filter = crate::record::ActivityFilter::default();
        log.search.clear();
        cx.send(Command::List);
    }
}

/// Moves the choice with the arrow keys while nothing is being typed.
fn arrow_keys(ui: &Ui, cx: &Cx<'_>, log: &Log) {
    let free = ui.memory(|memory| memory.focused().is_none()) && log.editor.is_none();
    if !free {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    if !down && !up {
        return;
    }
    let at = log.chosen.and_then(|id| {
        cx.model
            .listed
            .iter()
            .position(|activity| activity.id == id)
    });
    let next = match at {
        None => 0,
        Some(at) if down => at + 1,
        Some(at) => at.saturating_sub(1),
    };
    if let Some(activity) = cx.model.listed.get(next) {
        cx.send(Command::ShowActivity(activity.id));
    }
}

fn activity_row(ui: &mut Ui, cx: &Cx<'_>, log: &Log, activity: &ActivitySummary) {
    let date = short_date(activity.date, cx.model.today);
    let name = format!("{}, {date}, {}", activity.title, activity.minutes);
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: log.chosen == Some(activity.id),
    };
    let response = row(ui, cx.tokens, looks, |ui| {
        ui.allocate_ui_with_layout(
            vec2(DATE, HEIGHT),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_width(DATE);
                ui.label(RichText::new(date).color(cx.tokens.dim));
            },
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.allocate_ui_with_layout(
                vec2(72.0, HEIGHT),
                Layout::right_to_left(Align::Center),
                |ui| {
                    ui.set_width(72.0);
                    ui.label(activity.minutes.in_columns());
                },
            );
            if activity.evidence > 0 {
                ui.label(
                    RichText::new(activity.evidence.to_string())
                        .small()
                        .color(cx.tokens.dim),
                );
                icon(ui, icons::ICON_ATTACH_FILE, cx.tokens.dim);
            }
            ui.label(
                RichText::new(codes(cx, activity))
                    .small()
                    .color(cx.tokens.accent),
            );
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                title_ui(ui, cx, activity);
            });
        });
    });
    if response.clicked() {
        cx.send(Command::ShowActivity(activity.id));
    }
    if response.double_clicked() {
        cx.send(Command::EditActivity(activity.id));
    }
}

fn title_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &ActivitySummary) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.add_space(7.0);
    ui.add(Label::new(RichText::new(&activity.title).color(cx.tokens.ink)).truncate());
    let mut line = activity.kind.label().to_owned();
    for link in &activity.links {
        let requirement = cx.model.profile.requirement(&link.requirement);
        if let Some(pda) = requirement.filter(|requirement| requirement.pda_group().is_some()) {
            line = format!("{line} · {}", pda.title.shown());
        }
    }
    let (state, colour) = match activity.status {
        ActivityStatus::Done if activity.reflected => ("", cx.tokens.dim),
        ActivityStatus::Done => ("To reflect on · ", cx.tokens.warn),
        ActivityStatus::InProgress => ("In progress · ", cx.tokens.accent),
        ActivityStatus::Planned => ("Planned · ", cx.tokens.accent),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if !state.is_empty() {
            ui.label(RichText::new(state).small().color(colour));
        }
        ui.add(Label::new(RichText::new(line).small().color(cx.tokens.dim)).truncate());
    });
}

/// Returns the codes of the skills an activity is linked to, at most four.
fn codes(cx: &Cx<'_>, activity: &ActivitySummary) -> String {
    const SHOWN: usize = 4;
    let code = |key: &LinkKey| {
        let skill = cx.model.profile.requirement(&key.requirement)?.skill()?;
        (!skill.code.is_empty()).then_some(skill.code.as_str())
    };
    let mut codes: Vec<&str> = activity.links.iter().filter_map(code).collect();
    codes.dedup();
    let more = codes.len().saturating_sub(SHOWN);
    codes.truncate(SHOWN);
    let shown = codes.join("  ");
    if more > 0 {
        format!("{shown}  +{more}")
    } else {
        shown
    }
}
