//! The list of keys.

use egui::{ScrollArea, Ui};

use crate::ui::command::Action;
use crate::ui::cx::Cx;
use crate::ui::widgets::stat_line;

/// Draws every action that has a key, and the keys of lists and forms.
pub fn shortcuts_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let room = ui.ctx().content_rect().height() - 220.0;
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        ui.set_width(ui.available_width() - 14.0);
        let actions = Action::ALL.into_iter();
        for action in actions.filter(|action| action.shortcut().is_some()) {
            stat_line(ui, cx.tokens, action.name(), &action.keys());
        }
        stat_line(ui, cx.tokens, "Save what is being typed", "Ctrl+Enter");
        stat_line(ui, cx.tokens, "Move in a list", "Arrow keys");
        stat_line(
            ui,
            cx.tokens,
            "Move an entry of a portfolio",
            "Alt+Up, Alt+Down",
        );
        let steps = "Next or previous step of a portfolio";
        stat_line(ui, cx.tokens, steps, "Ctrl+PageDown, Ctrl+PageUp");
        stat_line(ui, cx.tokens, "Go to the next field or button", "Tab");
        stat_line(ui, cx.tokens, "Close what is open on top", "Escape");
    });
}
