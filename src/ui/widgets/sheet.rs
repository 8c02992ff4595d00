//! What stands over a screen for a moment: dialogs, the capture sheet, the palette.

use egui::{Context, Frame, Id, Margin, Modal, Stroke, Ui};

use crate::ui::keys;
use crate::ui::theme::Tokens;

/// Draws a sheet of that width over the screen, as a dialog of that name; tells whether Escape or a press beside it closes it.
pub fn sheet<R>(
    ctx: &Context,
    tokens: &Tokens,
    (id, name): (&str, &str),
    width: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> (bool, R) {
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::same(20));
    let id = Id::unique(id);
    let shown = Modal::new(id)
        .area(Modal::default_area(id).accessible_name(name))
        .frame(frame)
        .show(ctx, |ui| {
            keys::float(ui, None);
            ui.set_width(width);
            add(ui)
        });
    (shown.should_close(), shown.inner)
}
