//! What would be broken off if the window closed now.

use egui::{Label, RichText, Ui};

use crate::ui::cx::Cx;

/// Draws what is under way, and what becomes of it.
pub fn closing_ui(ui: &mut Ui, cx: &Cx<'_>) {
    for work in cx.works.iter().filter(|work| work.is_shown()) {
        ui.add(Label::new(RichText::new(work.title()).color(cx.tokens.ink)).wrap());
    }
    let says = "Closing the window breaks this off. Nothing is half done then, and the form it came from is kept.";
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
}
