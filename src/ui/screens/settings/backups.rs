//! Backups: how old the last one is, where they are kept, who can read them, and the way back.

use chrono::NaiveDate;
use egui::{Align, Color32, Label, Layout, RichText, Ui};

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
        "Cairn makes a backup when it opens and closes, if something changed, and looks through each before it counts. It keeps all of two days, then one a day for a week, one a week for a month and one a month for a year. Once a week it adds a second copy that other programs can read too.",
    );
    let Some(standing) = &cx.safety.standing else {
        quiet(ui, "Looking for backups …");
        return;
    };
    let (ink, danger) = (cx.tokens.ink, cx.tokens.danger);
    let last = if standing.is_old { danger } else { ink };
    made_ui(ui, cx, "Last good backup", standing.last_day(), last);
    made_ui(ui, cx, "Last second copy", standing.second_day(), ink);
    quiet(ui, "Kept in");
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
    passphrase_ui(ui, cx, standing);
}

/// Draws whether backups are encrypted, and what can be done about it.
fn passphrase_ui(ui: &mut Ui, cx: &Cx<'_>, standing: &BackupStanding) {
    let before = match standing.readable {
        1 => "The one made before, and what was attached then, is not".to_owned(),
        some => format!("The {some} made before, and what was attached then, are not"),
    };
    let older = format!(
        "They are encrypted from now on. {before}: if others see this folder, choose a new one."
    );
    let says = match (standing.has_passphrase, standing.is_chosen) {
        (true, true) if standing.readable > 0 => older.as_str(),
        (true, true) => {
            "They are encrypted: going back to one asks for the passphrase it was made with."
        }
        (true, false) => {
            "These are not encrypted, as your record beside them is not. In a folder that you choose, they will be."
        }
        (false, true) => "Anybody who can open this folder can read them.",
        (false, false) => {
            "These are not encrypted, as your record beside them is not. In a folder that you choose, they can be."
        }
    };
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(cx.safety.busy.is_none(), |ui| {
            let name = if standing.has_passphrase {
                "Change the passphrase"
            } else {
                "Encrypt with a passphrase"
            };
            if soft_button(ui, name).clicked() {
                cx.send(Command::Safety(Ask::ShowPassphrase));
            }
            if standing.has_passphrase && soft_button(ui, "Remove the passphrase").clicked() {
                cx.send(Command::Safety(Ask::RemovePassphrase));
            }
        });
    });
}

/// Draws when something was last made.
fn made_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, made: Option<NaiveDate>, colour: Color32) {
    let says = match made {
        None => "None yet".to_owned(),
        Some(day) => match (cx.model.today - day).num_days() {
            ..=0 => "Today".to_owned(),
            1 => "Yesterday".to_owned(),
            days => format!("{}, {days} days ago", cx.model.dates.long(day)),
        },
    };
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).color(cx.tokens.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(says).color(colour));
        });
    });
}
