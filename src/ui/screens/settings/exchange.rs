//! All of the record at once: out into one file, in from one, and its end.

use egui::{Label, RichText, Ui};

use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::safety::{Ask, Exporting};
use crate::ui::widgets::soft_button;

/// Draws the card's contents.
pub fn exchange_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let says = "Export writes every entry with its history and every attached file into one zip file that other programs can read too. Import brings the entries of such a file into this record: nothing goes, and where both sides changed the same field, the imported version goes to the Bin. It moves a record or brings another in; it does not keep two computers in step.";
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    ui.horizontal_wrapped(|ui| {
        for (name, ask) in [
            ("Export everything", Ask::Export),
            ("Import an export", Ask::Import),
            ("Export the log", Ask::ExportLog),
            ("Erase everything", Ask::ShowErase),
        ] {
            if soft_button(ui, name).clicked() {
                cx.send(Command::Safety(ask));
            }
        }
        let busy = match cx.safety.exporting {
            Exporting::Idle | Exporting::Asking(_) => return,
            Exporting::LookingThrough => "Looking through it first …",
            Exporting::Writing => "Exporting …",
        };
        ui.label(RichText::new(busy).color(cx.tokens.dim));
    });
}
