//! Buttons, chips and icons.

use egui::{Button, Color32, CornerRadius, FontId, Response, RichText, Stroke, Ui, vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons;

use super::rows::{control, sense_of};
use crate::ui::theme::{Tokens, medium};

const HEIGHT: f32 = 32.0;
/// The least that a person can be asked to hit.
const LEAST: f32 = 24.0;

fn symbol(icon: MaterialIcon, size: f32, colour: Color32) -> RichText {
    RichText::new(icon.codepoint)
        .font(FontId::new(size, icon.font_family()))
        .color(colour)
}

/// Draws a button, which in a list is a stop of the keyboard only in the row that it stands on.
pub fn press(ui: &mut Ui, button: Button<'_>) -> Response {
    let response = ui.add(button.sense(sense_of(ui)));
    in_sight(control(ui, response))
}

/// Brings what gets the focus into sight, where it lies further down a list or form.
pub fn in_sight(response: Response) -> Response {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// Shows an icon that says nothing by itself.
pub fn icon(ui: &mut Ui, icon: MaterialIcon, colour: Color32) -> Response {
    ui.add(egui::Label::new(symbol(icon, 18.0, colour)).selectable(false))
}

/// The one button of a screen that stands out.
pub fn primary_button(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let button = Button::new(medium(text).color(tokens.card))
        .fill(tokens.accent)
        .stroke(Stroke::new(1.0, tokens.accent))
        .min_size(vec2(0.0, HEIGHT));
    press(ui, button)
}

/// A small button at the end of a row.
pub fn soft_button(ui: &mut Ui, text: &str) -> Response {
    press(ui, Button::new(medium(text)).min_size(vec2(0.0, HEIGHT)))
}

/// Text that can be pressed.
pub fn link_button(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let text = RichText::new(text).color(tokens.accent);
    press(
        ui,
        Button::new(text)
            .frame(false)
            .wrap()
            .min_size(vec2(0.0, LEAST)),
    )
}

/// A button that is only an icon; its name is its tooltip and what screen readers say.
pub fn icon_button(ui: &mut Ui, icon: MaterialIcon, name: &str) -> Response {
    let colour = if ui.is_enabled() {
        ui.visuals().text_color()
    } else {
        ui.visuals().weak_text_color()
    };
    let button = Button::new(symbol(icon, 18.0, colour))
        .frame_when_inactive(false)
        .min_size(vec2(HEIGHT, HEIGHT));
    press(ui, button).accessible_name(name).on_hover_text(name)
}

/// A quiet label on a soft ground.
pub fn chip(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let frame = egui::Frame::new()
        .fill(tokens.accent_soft)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(egui::Margin::symmetric(8, 4));
    let shown = frame.show(ui, |ui| {
        ui.add(egui::Label::new(RichText::new(text).small().color(tokens.accent)).truncate());
    });
    shown.response
}

/// A chip that goes away when pressed.
pub fn removable_chip(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let label = RichText::new(text).small().color(tokens.accent);
    let button = Button::new((label, symbol(icons::ICON_CLOSE, 14.0, tokens.accent)))
        .fill(tokens.accent_soft)
        .stroke(Stroke::NONE)
        .corner_radius(6)
        .gap(6.0)
        .min_size(vec2(0.0, 28.0));
    press(ui, button).accessible_name(format!("Remove {text}"))
}

/// A chip that is on or off.
pub fn toggle(ui: &mut Ui, tokens: &Tokens, on: bool, text: &str) -> Response {
    let (fill, border, ink) = if on {
        (tokens.accent_soft, tokens.accent, tokens.accent)
    } else {
        (Color32::TRANSPARENT, tokens.field, tokens.dim)
    };
    let button = Button::new(RichText::new(text).small().color(ink))
        .selected(on)
        .fill(fill)
        .stroke(Stroke::new(1.0, border))
        .corner_radius(6)
        .min_size(vec2(0.0, HEIGHT));
    press(ui, button)
}
