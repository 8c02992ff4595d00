//! The banner over every screen: what went wrong behind the person's back, until it is mended or taken away.

use egui::{Frame, Label, Margin, Panel, RichText, Ui};
use egui_material_icons::icons;

use super::{Ask, Trouble};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::route::Route;
use crate::ui::theme::medium;
use crate::ui::widgets::{icon, icon_button, line, soft_button};

/// Draws the banner.
pub fn banner_ui(ui: &mut Ui, cx: &Cx<'_>, trouble: &Trouble) {
    let tokens = cx.tokens;
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(egui::Stroke::new(1.0, tokens.danger))
        .inner_margin(Margin::symmetric(20, 8));
    Panel::top("trouble")
        .resizable(false)
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            let builder = egui::UiBuilder::new()
                .accessibility_role(egui::Role::Alert)
                .accessibility_label(trouble.problem.clone());
            ui.scope_builder(builder, |ui| line(ui, |ui| content_ui(ui, cx, trouble)));
        });
}

fn content_ui(ui: &mut Ui, cx: &Cx<'_>, trouble: &Trouble) {
    let tokens = cx.tokens;
    icon(ui, icons::ICON_ERROR, tokens.danger);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if icon_button(ui, icons::ICON_CLOSE, "Take this message away").clicked() {
            cx.send(Command::Safety(Ask::Dismiss));
        }
        if soft_button(ui, "Open Settings").clicked() {
            cx.act(Action::Go(Route::Settings));
        }
        if trouble.wants_backup && soft_button(ui, "Back up now").clicked() {
            cx.send(Command::Safety(Ask::BackUp));
        }
        ui.vertical(|ui| {
            ui.add(Label::new(medium(&trouble.problem).color(tokens.ink)).wrap());
            let hint = RichText::new(&trouble.hint).small().color(tokens.dim);
            ui.add(Label::new(hint).wrap());
        });
    });
}
