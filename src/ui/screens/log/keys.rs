//! The keys of the list, while nothing is being typed.

use egui::{Key, Modifiers, Ui};

use super::Log;
use crate::ui::command::{Command, SelectedChange};
use crate::ui::cx::Cx;
use crate::ui::keys;

/// Moves the choice with the arrow keys; with Shift it grows. Ctrl+A chooses all, Delete deletes it, Escape lets it go.
pub fn keys(ui: &Ui, cx: &Cx<'_>, log: &mut Log) {
    let typing = ui.ctx().text_edit_focused();
    if typing || log.forms.is_form_shown() {
        return;
    }
    let pressed = |modifiers, key| keys::pressed(ui, modifiers, key);
    if pressed(Modifiers::COMMAND, Key::A) {
        log.selection.all(cx.model);
    }
    if !log.selection.is_empty() && pressed(Modifiers::NONE, Key::Delete) {
        cx.send(Command::ChangeSelected(SelectedChange::Delete));
    }
    if log.selection.is_open() && pressed(Modifiers::NONE, Key::Escape) {
        log.selection.clear();
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        // The arrow keys walk from button to button.
        return;
    }
    for (key, down) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
        if pressed(Modifiers::SHIFT, key) {
            log.selection.step(cx.model, down, log.forms.chosen());
            log.forms.set_reveal();
        } else if pressed(Modifiers::NONE, key) {
            show_next(cx, log, down);
        }
    }
}

fn show_next(cx: &Cx<'_>, log: &Log, down: bool) {
    let next = match log.forms.chosen().and_then(|id| cx.model.row_of(id)) {
        None => 0,
        Some(at) if down => at + 1,
        Some(at) => at.saturating_sub(1),
    };
    if let Some(activity) = cx.model.listed(next) {
        cx.send(Command::ShowActivity(activity.id));
    }
}
