//! Dialogs: what is looked at for a moment, over the screen.

mod about;
mod shortcuts;

use egui::{Context, Frame, Id, Margin, Modal, Stroke};

use super::command::Command;
use super::cx::Cx;
use super::theme::title;
use super::widgets::primary_button;

/// How wide a dialog is.
const WIDTH: f32 = 480.0;

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Everything that has a key.
    Shortcuts,
    /// Which Cairn this is.
    About,
}

/// Draws the open dialog; Escape, a click beside it, or its button closes it.
pub fn ui(ctx: &Context, cx: &Cx<'_>, dialog: Dialog) {
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::same(24));
    let name = match dialog {
        Dialog::Shortcuts => "Keyboard shortcuts",
        Dialog::About => "About Cairn",
    };
    let shown = Modal::new(Id::unique("dialog"))
        .frame(frame)
        .show(ctx, |ui| {
            ui.set_width(WIDTH - 48.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.label(title(name).color(cx.tokens.ink));
            ui.add_space(8.0);
            match dialog {
                Dialog::Shortcuts => shortcuts::shortcuts_ui(ui, cx),
                Dialog::About => about::about_ui(ui, cx),
            }
            ui.add_space(12.0);
            let close = primary_button(ui, cx.tokens, "Close");
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus();
            }
            close.clicked()
        });
    if shown.inner || shown.should_close() {
        cx.send(Command::CloseDialog);
    }
}
