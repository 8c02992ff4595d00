//! Quick capture: the least an activity needs, in a sheet over any screen. What it means is for later.

use egui::{Context, Label, Layout, RichText, ScrollArea, Ui};

use super::form::{ActivityFields, first_fields_ui};
use crate::domain::ActivityStatus;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::forms::{Form, Parts};
use crate::ui::keys;
use crate::ui::theme::title;
use crate::ui::widgets::{line, primary_button, sheet, soft_button};

/// What the sheet needs beside what is offered, and how much room that has at least.
const REST: f32 = 400.0;
const LEAST: f32 = 120.0;

/// Draws the sheet; Enter saves from any of its fields.
pub fn capture_ui(ctx: &Context, cx: &Cx<'_>, form: &mut Form<ActivityFields>) {
    let name = ("capture", Action::NewActivity.name());
    let (close, ()) = sheet(ctx, cx.tokens, name, 520.0, |ui| sheet_ui(ui, cx, form));
    if close {
        cx.send(Command::CloseCapture);
    }
}

fn sheet_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut Form<ActivityFields>) {
    // A list that is open takes Enter for itself, and so does a button.
    let open = egui::Popup::is_any_open(ui.ctx());
    let enter = !open && (keys::saves(ui) || keys::entered(ui));
    ui.label(title(Action::NewActivity.name()).color(cx.tokens.ink));
    let Parts {
        fields,
        typed,
        errors,
        begin,
        refused,
    } = form.parts();
    first_fields_ui(ui, cx, typed, errors, begin);
    // However much is offered, the sheet stays within the window.
    let room = (ui.ctx().content_rect().height() - REST).max(LEAST);
    ScrollArea::vertical()
        .id_salt("captured")
        .max_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| fields.captured_ui(ui, cx, typed, refused));
    let says = match typed.status {
        ActivityStatus::Done => "Reflect on it when you have time; Home keeps it for you.",
        ActivityStatus::Planned | ActivityStatus::InProgress => "Home shows it as planned.",
    };
    ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
    line(ui, |ui| {
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            if primary_button(ui, cx.tokens, "Save")
                .on_hover_text("Enter")
                .clicked()
                || enter
            {
                form.save(cx);
            }
            if soft_button(ui, "All fields")
                .on_hover_text("Reflect, link and attach now")
                .clicked()
            {
                cx.send(Command::Act(Action::NewActivityInFull));
            }
            if !form.is_clean() && soft_button(ui, "Discard").clicked() {
                form.forget();
                cx.send(Command::CloseCapture);
            }
        });
    });
}
