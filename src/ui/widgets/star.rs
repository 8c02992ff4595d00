//! The star that says whether something is in focus: full or hollow, so that its shape tells it too.

use std::f32::consts::{FRAC_PI_2, PI};

use egui::{Button, FontId, Pos2, Response, RichText, Shape, Stroke, Ui, vec2};
use egui_material_icons::icons;

use super::button::press;
use crate::ui::theme::{Tokens, medium};

/// Draws the star as a switch; `says` is the word beside it, and may be empty.
pub fn star(ui: &mut Ui, tokens: &Tokens, on: bool, name: &str, says: &str) -> Response {
    const SIZE: f32 = 18.0;
    // The hollow one is drawn over the room that the full one takes.
    let colour = if on {
        tokens.accent
    } else {
        egui::Color32::TRANSPARENT
    };
    let icon = icons::ICON_STAR;
    let icon = RichText::new(icon.codepoint)
        .font(FontId::new(SIZE, icon.font_family()))
        .color(colour);
    let (button, left) = if says.is_empty() {
        let button = Button::new(icon).frame_when_inactive(false);
        (button.min_size(vec2(28.0, 28.0)), None)
    } else {
        let ink = if on { tokens.accent } else { tokens.ink };
        let button = Button::new((icon, medium(says).color(ink))).gap(6.0);
        (button.min_size(vec2(0.0, 32.0)), Some(SIZE / 2.0))
    };
    let padding = ui.spacing().button_padding.x;
    let response = ui.scope(|ui| {
        if says.is_empty() {
            ui.spacing_mut().button_padding = vec2(5.0, 5.0);
        }
        press(ui, button.selected(on))
    });
    let response = response.inner;
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), on, name));
    if !on {
        let rect = response.rect;
        let centre = match left {
            None => rect.center(),
            Some(half) => Pos2::new(rect.left() + padding + half, rect.center().y),
        };
        let stroke = Stroke::new(1.4, tokens.faint);
        ui.painter()
            .add(Shape::closed_line(corners(centre, SIZE * 0.4), stroke));
    }
    response.on_hover_text(name)
}

/// Returns the ten corners of a star.
fn corners(centre: Pos2, radius: f32) -> Vec<Pos2> {
    const POINTS: u8 = 10;
    let corner = |n: u8| {
        let angle = PI * 2.0 * f32::from(n) / f32::from(POINTS) - FRAC_PI_2;
        let out = if n.is_multiple_of(2) {
            radius
        } else {
            radius * 0.45
        };
        centre + vec2(angle.cos(), angle.sin()) * out
    };
    (0..POINTS).map(corner).collect()
}
