//! Which Cairn this is, and whose work is in it.

use egui::{Label, RichText, Ui};

use crate::ui::cx::Cx;
use crate::ui::widgets::stat_line;

/// Draws the version and the licences.
pub fn about_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let quiet = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(RichText::new(text).color(cx.tokens.dim)).wrap());
    };
    stat_line(ui, cx.tokens, "Version", env!("CAIRN_VERSION"));
    stat_line(ui, cx.tokens, "Role profile", &cx.model.profile.title);
    stat_line(ui, cx.tokens, "Kept by", &cx.model.profile.responsible_body);
    ui.add_space(8.0);
    quiet(
        ui,
        "Your record stays in one folder on this computer. Cairn opens no connection to any network.",
    );
    quiet(
        ui,
        "Free software under the MIT or the Apache 2.0 licence, as you like. The typeface is Inter (SIL Open Font Licence), the icons are Material Symbols (Apache 2.0).",
    );
}
