//! The banners over every screen: what went wrong behind the person's back, until it is mended or taken away; and that the
//! record may only be read, for as long as that is so.

use egui::{Color32, Frame, Label, Margin, Panel, RichText, Role, Ui};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons;

use super::{Ask, Trouble};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::route::Route;
use crate::ui::theme::medium;
use crate::ui::widgets::{icon, icon_button, line, soft_button};

/// How a banner looks, and what it is to a screen reader.
struct Tone {
    id: &'static str,
    role: Role,
    symbol: MaterialIcon,
    colour: Color32,
    edge: Color32,
}

/// Draws the banner of what went wrong.
pub fn banner_ui(ui: &mut Ui, cx: &Cx<'_>, trouble: &Trouble) {
    let tone = Tone {
        id: "trouble",
        role: Role::Alert,
        symbol: icons::ICON_ERROR,
        colour: cx.tokens.danger,
        edge: cx.tokens.danger,
    };
    strip_ui(ui, cx, &tone, trouble, |ui| {
        if icon_button(ui, icons::ICON_CLOSE, "Take this message away").clicked() {
            cx.send(Command::Safety(Ask::Dismiss));
        }
        if soft_button(ui, "Open Settings").clicked() {
            cx.act(Action::Go(Route::Settings));
        }
        if trouble.wants_backup && soft_button(ui, "Back up now").clicked() {
            cx.send(Command::Safety(Ask::BackUp));
        }
    });
}

/// Draws the banner of a record that may only be read, calmly: nothing is wrong.
pub fn only_read_ui(ui: &mut Ui, cx: &Cx<'_>, why: &Trouble) {
    let tone = Tone {
        id: "only-read",
        role: Role::Status,
        symbol: icons::ICON_LOCK,
        colour: cx.tokens.dim,
        edge: cx.tokens.line,
    };
    strip_ui(ui, cx, &tone, why, |ui| {
        if soft_button(ui, "Open the folder").clicked() {
            cx.act(Action::OpenFolder);
        }
        if cx.model.has_unwritten && soft_button(ui, "Copy what you typed").clicked() {
            cx.send(Command::CopyTyped);
        }
    });
}

fn strip_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    tone: &Tone,
    says: &Trouble,
    buttons_ui: impl FnOnce(&mut Ui),
) {
    let tokens = cx.tokens;
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(egui::Stroke::new(1.0, tone.edge))
        .inner_margin(Margin::symmetric(20, 8));
    let panel = Panel::top(tone.id).resizable(false).frame(frame);
    panel.show_separator_line(false).show(ui, |ui| {
        let builder = egui::UiBuilder::new()
            .accessibility_role(tone.role)
            .accessibility_label(says.problem.clone());
        ui.scope_builder(builder, |ui| {
            line(ui, |ui| {
                icon(ui, tone.symbol, tone.colour);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    buttons_ui(ui);
                    ui.vertical(|ui| {
                        ui.add(Label::new(medium(&says.problem).color(tokens.ink)).wrap());
                        let hint = RichText::new(&says.hint).small().color(tokens.dim);
                        ui.add(Label::new(hint).wrap());
                    });
                });
            });
        });
    });
}
