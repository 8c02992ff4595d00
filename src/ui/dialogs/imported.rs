//! What an import and the record say differently: of the person, with both values; of entries, where the other version lies.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::record::Imported;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::route::Route;
use crate::ui::widgets::link_button;

/// About eight fields; more are scrolled to.
const LIST: f32 = 300.0;

/// Draws both values of each field, and the way to the Bin.
pub fn imported_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(imported) = &cx.safety.imported else {
        return;
    };
    let says = |ui: &mut Ui, text: &str, color| {
        ui.add(Label::new(RichText::new(text).color(color)).wrap());
    };
    ScrollArea::vertical()
        .id_salt("imported")
        .max_height(LIST)
        .show(ui, |ui| {
            for field in &imported.person {
                let text = format!("{}: {}", field.field, field.in_words());
                says(ui, &text, cx.tokens.ink);
            }
        });
    if imported.has_binned() {
        let text = format!(
            "In two versions: {}. This record keeps its own; the imported ones lie in the Bin, where they can be restored.",
            Imported::in_words(&imported.both)
        );
        says(ui, &text, cx.tokens.ink);
        for version in &imported.versions {
            says(ui, version, cx.tokens.ink);
        }
        if link_button(ui, cx.tokens, "Show the Bin").clicked() {
            cx.send(Command::CloseDialog);
            cx.send(Command::Act(Action::Go(Route::Settings)));
        }
    }
    if let Some(aside) = &imported.aside {
        let text = format!("What was here before is kept in {}", aside.display());
        says(ui, &text, cx.tokens.dim);
    }
}
