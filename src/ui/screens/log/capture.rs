//! Quick capture: the least an activity needs, in a sheet over any screen. What it means is for later.

use egui::{Context, Key, Label, Layout, Modifiers, RichText, Ui};

use super::editor::{Editor, first_fields_ui};
use crate::domain::ActivityStatus;
use crate::ui::activity_form::ActivityForm;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::theme::title;
use crate::ui::widgets::{line, primary_button, sheet, soft_button};

/// Draws the sheet; Enter saves from any of its fields.
pub fn capture_ui(ctx: &Context, cx: &Cx<'_>, editor: &mut Editor) {
    let name = ("capture", Action::NewActivity.name());
    let (close, ()) = sheet(ctx, cx.tokens, name, 520.0, |ui| sheet_ui(ui, cx, editor));
    if close {
        cx.send(Command::CloseEditor);
    }
}

fn sheet_ui(ui: &mut Ui, cx: &Cx<'_>, editor: &mut Editor) {
    // A list that is open takes Enter for itself.
    let enter = !egui::Popup::is_any_open(ui.ctx())
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter)
                || input.consume_key(Modifiers::COMMAND, Key::Enter)
        });
    ui.label(title(Action::NewActivity.name()).color(cx.tokens.ink));
    editor.watch(ui, |editor, ui| {
        let (form, errors, focus) = editor.parts();
        first_fields_ui(ui, cx, form, errors, focus);
    });
    let says = match editor.status() {
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
                editor.save(cx);
            }
            if soft_button(ui, "All fields")
                .on_hover_text("Reflect, link and attach now")
                .clicked()
            {
                cx.send(Command::Act(Action::NewActivityInFull));
            }
            if editor.is_dirty() && soft_button(ui, "Discard").clicked() {
                cx.send(Command::DropDraft(ActivityForm::draft_key(None)));
                editor.forget();
                cx.send(Command::CloseEditor);
            }
        });
    });
}
