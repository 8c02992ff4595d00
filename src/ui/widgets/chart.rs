//! Progress drawn: bars, the ring, level dots. Each stands beside its figure in words.

use std::f32::consts::{FRAC_PI_2, TAU};

use egui::{Align2, FontFamily, FontId, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::ui::theme::Tokens;

/// Returns `part` of `whole` from 0 to 1; nothing of nothing is 0.
#[must_use]
pub fn fraction(part: f32, whole: f32) -> f32 {
    if whole > 0.0 {
        (part / whole).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// Draws a bar of the given size.
pub fn bar(ui: &mut Ui, tokens: &Tokens, filled: f32, width: f32, height: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let radius = height / 2.0;
    let painter = ui.painter();
    painter.rect_filled(rect, radius, tokens.track);
    if filled > 0.0 {
        let width = (rect.width() * filled.min(1.0)).max(height);
        painter.rect_filled(
            Rect::from_min_size(rect.min, vec2(width, height)),
            radius,
            tokens.accent,
        );
    }
    response
}

/// Draws a ring with a figure and a line of words inside.
pub fn ring(ui: &mut Ui, tokens: &Tokens, filled: f32, figure: &str, words: &str) -> Response {
    const SIZE: f32 = 132.0;
    const WIDTH: f32 = 10.0;
    const STEPS: usize = 120;
    let (rect, response) = ui.allocate_exact_size(vec2(SIZE, SIZE), Sense::hover());
    let painter = ui.painter();
    let (centre, radius) = (rect.center(), (SIZE - WIDTH) / 2.0);
    let arc = |share: f32| -> Vec<egui::Pos2> {
        let at = |step: usize| {
            let angle = TAU * share * (step as f32) / (STEPS as f32) - FRAC_PI_2;
            pos2(
                centre.x + radius * angle.cos(),
                centre.y + radius * angle.sin(),
            )
        };
        (0..=STEPS).map(at).collect()
    };
    painter.add(Shape::closed_line(
        arc(1.0),
        Stroke::new(WIDTH, tokens.track),
    ));
    if filled > 0.0 {
        painter.add(Shape::line(
            arc(filled.min(1.0)),
            Stroke::new(WIDTH, tokens.accent),
        ));
    }
    let display = FontId::new(28.0, FontFamily::Name("display".into()));
    painter.text(
        centre - vec2(0.0, 7.0),
        Align2::CENTER_CENTER,
        figure,
        display,
        tokens.ink,
    );
    painter.text(
        centre + vec2(0.0, 17.0),
        Align2::CENTER_CENTER,
        words,
        FontId::proportional(12.0),
        tokens.dim,
    );
    let name = format!("{figure} {words}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    response
}

/// Draws a dot for each level of a scale: filled up to the rating, with a ring round the level asked for.
pub fn level_dots(ui: &mut Ui, tokens: &Tokens, rating: u8, target: u8, top: u8) -> Response {
    const STEP: f32 = 16.0;
    let size = vec2(STEP * f32::from(top.max(1)), STEP);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter();
    for level in 1..=top {
        let centre = rect.left_center() + vec2(STEP * (f32::from(level) - 0.5), 0.0);
        let colour = if level <= rating {
            tokens.accent
        } else {
            tokens.track
        };
        painter.circle_filled(centre, 4.0, colour);
        if level == target {
            painter.circle_stroke(centre, 6.5, Stroke::new(1.5, tokens.dim));
        }
    }
    response
}
