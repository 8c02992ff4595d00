//! How far long work has come, at the foot of every screen, with the way to break it off.

use egui::{Frame, Label, Margin, Panel, RichText, Ui};

use super::Work;
use crate::domain::FileContent;
use crate::record::Copied;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::medium;
use crate::ui::widgets::{bar, fraction, line, soft_button};

/// Draws the work that takes long enough to be shown.
pub fn works_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if !cx.works.iter().any(Work::is_shown) {
        return;
    }
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(egui::Stroke::new(1.0, cx.tokens.line))
        .inner_margin(Margin::symmetric(20, 8));
    Panel::bottom("works")
        .resizable(false)
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            for work in cx.works {
                if let Some(so_far) = &work.so_far {
                    work_ui(ui, cx, work, so_far);
                }
            }
        });
}

fn work_ui(ui: &mut Ui, cx: &Cx<'_>, work: &Work, so_far: &Copied) {
    let says = says(so_far);
    let builder = egui::UiBuilder::new()
        .accessibility_role(egui::Role::ProgressIndicator)
        .accessibility_label(format!("{}: {says}", work.does));
    ui.scope_builder(builder, |ui| {
        line(ui, |ui| {
            let filled = fraction(so_far.done as f32, so_far.of as f32);
            bar(ui, cx.tokens, filled, 120.0, 8.0);
            let cancel = format!("Cancel {}", work.does);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if soft_button(ui, "Cancel").accessible_name(cancel).clicked() {
                    cx.send(Command::StopWork(work.id));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(Label::new(medium(work.title()).color(cx.tokens.ink)).truncate());
                    let says = RichText::new(says).color(cx.tokens.dim);
                    ui.add(Label::new(says).truncate());
                });
            });
        });
    });
}

/// Says what is being copied, and how much of all is done.
fn says(so_far: &Copied) -> String {
    let size = |bytes| {
        let (name, sha256) = (String::new(), String::new());
        FileContent {
            name,
            sha256,
            bytes,
        }
        .size()
    };
    let Copied { name, done, of } = so_far;
    match of {
        0 => name.clone(),
        of => format!("{name}, {} of {}", size(*done), size(*of)),
    }
}
