//! What erasing everything would erase, and the name that says that it is meant.

use egui::{Button, Id, Label, RichText, Ui, vec2};

use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::safety::Ask;
use crate::ui::theme::medium;
use crate::ui::widgets::{in_sight, soft_button, text_field};

/// Draws the list and the field.
pub fn erase_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let model = cx.model;
    let says = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(RichText::new(text).color(cx.tokens.ink)).wrap());
    };
    let dir = model.dir.display();
    says(
        ui,
        &format!(
            "This erases the whole record in {dir}: every entry, every attached file, and the backups that lie there."
        ),
    );
    let ledger = &model.ledger;
    says(
        ui,
        &format!(
            "{} activities, {} pieces of evidence and {} qualifications go, for good. Nothing brings them back but an export or a backup kept elsewhere; those stay.",
            ledger.activities.len(),
            ledger.evidence.len(),
            ledger.qualifications.len()
        ),
    );
    let name = &model.practitioner.name;
    let id = Id::unique("erase-name");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let label = format!("Type {name} to say that you mean it");
    text_field(ui, cx.tokens, &label, "", &mut typed, None);
    let meant = typed.trim() == name;
    ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    ui.add_enabled_ui(meant, |ui| {
        let erase = Button::new(medium("Erase everything").color(cx.tokens.danger));
        if in_sight(ui.add(erase.min_size(vec2(0.0, 32.0)))).clicked() {
            ui.data_mut(|data| data.remove::<String>(id));
            cx.send(Command::Safety(Ask::Erase(typed)));
        }
    });
    if soft_button(ui, "Export everything first").clicked() {
        cx.send(Command::Safety(Ask::Export));
    }
}
