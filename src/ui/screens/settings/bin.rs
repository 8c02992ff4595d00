//! The Bin: what was deleted, and its way back.

use egui::{Align, Label, Layout, RichText, Ui};

use crate::record::EntryId;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{line, soft_button};

/// Draws what was deleted; each can be taken out again.
pub fn bin_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.model.bin.is_empty() {
        ui.label(RichText::new("Nothing lies in the Bin").color(cx.tokens.dim));
    }
    for entry in &cx.model.bin {
        let sort = match entry.entry {
            EntryId::Activity(_) => "Activity",
            EntryId::Evidence(_) => "Evidence",
            EntryId::Qualification(_) => "Qualification",
            EntryId::Assessment(_) => "Rating",
            EntryId::Objective(_) => "Objective",
            EntryId::Portfolio(_) => "Portfolio",
        };
        line(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("Restore {}", entry.title);
                if soft_button(ui, "Restore").accessible_name(name).clicked() {
                    cx.send(Command::Restore(entry.entry));
                }
                let day = cx.model.dates.short(cx.model.local_day(entry.deleted_at));
                let says = format!("{sort}, deleted {day}");
                ui.label(RichText::new(says).small().color(cx.tokens.dim));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(&entry.title).truncate());
                });
            });
        });
    }
}
