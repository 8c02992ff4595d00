//! Backups: how old the last one is, where they are kept, and the way back.

use egui::{Align, Label, Layout, RichText, Ui};

use crate::record::BackupStanding;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::safety::Ask;
use crate::ui::widgets::soft_button;

/// Draws the card's contents.
pub fn backups_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let quiet = |ui: &mut Ui, says: &str| {
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    };
    quiet(
        ui,
        "Cairn makes a backup when it opens and closes, if something changed, and looks through each before it counts. It keeps all of two days, then one a day for a week, one a week for a month and one a month for a year.",
    );
    let Some(standing) = &cx.safety.standing else {
        quiet(ui, "Looking for backups …");
        return;
    };
    last_ui(ui, cx, standing);
    ui.add(
        Label::new(standing.folder.display().to_string())
            .wrap()
            .selectable(true),
    );
    if !standing.is_chosen {
        quiet(
            ui,
            "That is the same disk as your record. A folder on another disk, or one that is synchronised, also helps when the disk fails.",
        );
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(cx.safety.busy.is_none(), |ui| {
            if soft_button(ui, "Back up now").clicked() {
                cx.send(Command::Safety(Ask::BackUp));
            }
        });
        if soft_button(ui, "Go back to a backup").clicked() {
            cx.send(Command::Safety(Ask::Backups));
        }
        if soft_button(ui, "Choose another folder").clicked() {
            cx.send(Command::Safety(Ask::ChooseFolder));
        }
        if standing.is_chosen && soft_button(ui, "Keep them with the record").clicked() {
            cx.send(Command::Safety(Ask::OwnFolder));
        }
        if let Some(busy) = cx.safety.busy {
            ui.label(RichText::new(busy).color(cx.tokens.dim));
        }
    });
}

/// Draws how old the last good backup is; red when that is too long.
fn last_ui(ui: &mut Ui, cx: &Cx<'_>, standing: &BackupStanding) {
    let colour = if standing.is_old {
        cx.tokens.danger
    } else {
        cx.tokens.ink
    };
    let says = match standing.last_day() {
        None => "None yet".to_owned(),
        Some(day) => match (cx.model.today - day).num_days() {
            ..=0 => "Today".to_owned(),
            1 => "Yesterday".to_owned(),
            days => format!("{}, {days} days ago", cx.model.dates.long(day)),
        },
    };
    ui.horizontal(|ui| {
        ui.label(RichText::new("Last good backup").color(cx.tokens.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(says).color(colour));
        });
    });
}
