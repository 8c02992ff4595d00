//! Rows of a list: hover and selection as soft fills, a name for screen readers, the focus for the keyboard.

use egui::{
    Align, Color32, Key, Label, Layout, Modifiers, Rect, Response, RichText, Sense, Stroke, Ui,
    UiBuilder, Vec2, vec2,
};

use super::button::in_sight;
use super::rows::{end_row, stop};
use crate::ui::keys;
use crate::ui::theme::Tokens;

/// How a row looks and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What screen readers say, and tests look for.
    pub name: &'a str,
    /// Its height.
    pub height: f32,
    /// Whether it is the chosen one.
    pub selected: bool,
}

/// Draws a row over the whole width that can be pressed; its contents are laid out from left to right.
pub fn row(ui: &mut Ui, tokens: &Tokens, row: Row<'_>, add: impl FnOnce(&mut Ui)) -> Response {
    const OVERHANG: f32 = 10.0;
    let size = vec2(ui.available_width(), row.height);
    let (id, rect) = ui.allocate_space(size);
    let response = in_sight(stop(ui, (id, rect), row.name, row.selected));
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, row.selected, row.name)
    });
    if keys::by_keys(&response) {
        keys::lead_to_details(ui.ctx());
    }
    if !ui.is_rect_visible(rect) {
        end_row(ui);
        return response;
    }
    let fill = if row.selected {
        Some(tokens.accent_soft)
    } else if response.hovered() {
        Some(tokens.rail)
    } else {
        None
    };
    let outer = rect.expand2(vec2(OVERHANG, 0.0));
    match fill {
        Some(fill) => {
            ui.painter().rect_filled(outer, 8.0, fill);
        }
        None => line_below(ui, tokens, rect),
    }
    if row.selected {
        chosen_mark(ui, tokens, outer);
    }
    let builder = UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let mut inner = ui.new_child(builder);
    inner.set_clip_rect(outer.intersect(ui.clip_rect()));
    add(&mut inner);
    end_row(ui);
    response
}

/// Marks what is chosen by a bar at its left, so that its ground is not the only sign of it.
pub fn chosen_mark(ui: &Ui, tokens: &Tokens, rect: Rect) {
    let bar = rect.with_max_x(rect.left() + 3.0).shrink2(vec2(0.0, 6.0));
    ui.painter().rect_filled(bar, 1.5, tokens.accent);
}

/// Draws a figure that leads to what it counts, and says on hover what that is. `name` holds the figure with its meaning.
pub fn figure(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    says: &str,
    height: f32,
    add: impl FnOnce(&mut Ui),
) -> Response {
    const OVERHANG: Vec2 = vec2(8.0, 2.0);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let response = in_sight(response);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() {
        let outer = rect.expand2(OVERHANG);
        ui.painter().rect_filled(outer, 8.0, tokens.rail);
    }
    let builder = UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::top_down(Align::Min));
    let mut inner = ui.new_child(builder);
    add(&mut inner);
    response.on_hover_text(says)
}

/// Draws a title that far below the top of a row, over a quiet line that is returned; each is cut where there is no room.
pub fn title_over(
    ui: &mut Ui,
    tokens: &Tokens,
    above: f32,
    title: &str,
    (line, colour): (&str, Color32),
) -> Response {
    let drawn = ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(above);
        ui.add(Label::new(RichText::new(title).color(tokens.ink)).truncate());
        ui.add(Label::new(RichText::new(line).small().color(colour)).truncate())
    });
    drawn.inner
}

fn line_below(ui: &Ui, tokens: &Tokens, rect: Rect) {
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, tokens.line),
    );
}

/// Returns which row of a list the arrow keys go to from the chosen one, while nothing has the focus; from none, the first.
pub fn by_arrows(ui: &Ui, chosen: impl FnOnce() -> Option<usize>) -> Option<usize> {
    if !keys::is_idle(ui) {
        return None;
    }
    let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    if !down && !up {
        return None;
    }
    Some(match chosen() {
        None => 0,
        Some(at) if down => at + 1,
        Some(at) => at.saturating_sub(1),
    })
}
