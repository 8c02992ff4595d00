//! The rail at the left: the screens, and undo and redo below them.

use egui::scroll_area::ScrollBarVisibility;
use egui::{
    Align, Button, FontId, Frame, Label, Layout, Margin, Panel, Popup, RichText, Role, ScrollArea,
    Sense, Stroke, Ui, vec2,
};
use egui_material_icons::icons;

use super::command::Action;
use super::cx::Cx;
use super::keys;
use super::mark;
use super::route::Route;
use super::theme::{Tokens, semibold};
use super::widgets::{icon_button, in_sight};

const WIDE: f32 = 196.0;
const NARROW: f32 = 60.0;
/// The room of undo and redo at the foot.
const UNDO_WIDE: f32 = 62.0;
const UNDO_NARROW: f32 = 84.0;
/// Below this width of the window the rail shows icons only.
const ROOM: f32 = 900.0;

/// Draws the rail.
pub fn rail_ui(ui: &mut Ui, cx: &Cx<'_>, here: Route) {
    let wide = ui.available_width() >= ROOM;
    panel_ui(ui, cx.tokens, wide, |ui| {
        ui.horizontal(|ui| {
            mark_ui(ui, cx.tokens, wide);
            if wide {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| menu_ui(ui, cx));
            }
        });
        if !wide {
            menu_ui(ui, cx);
        }
        ui.add_space(10.0);
        let below = if wide { UNDO_WIDE } else { UNDO_NARROW };
        // In a low window, or at a large text size, the screens scroll and undo stays in sight.
        ScrollArea::vertical()
            .id_salt("rail")
            .max_height((ui.available_height() - below).max(36.0))
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
            .show(ui, |ui| {
                for screen in Route::ALL {
                    entry_ui(ui, cx, screen, here, wide);
                }
            });
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| undo_ui(ui, cx, wide));
    });
}

/// Draws the rail without its screens, while there is no record to show yet.
pub fn outline_ui(ui: &mut Ui, tokens: &Tokens) {
    let wide = ui.available_width() >= ROOM;
    panel_ui(ui, tokens, wide, |ui| mark_ui(ui, tokens, wide));
}

/// Draws the rail's ground and edge, and its contents.
fn panel_ui(ui: &mut Ui, tokens: &Tokens, wide: bool, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(tokens.rail)
        .inner_margin(Margin::symmetric(10, 14));
    Panel::left("rail")
        .resizable(false)
        .exact_size(if wide { WIDE } else { NARROW })
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            let edge = ui.max_rect().expand2(vec2(10.0, 14.0));
            ui.painter().vline(
                edge.right() - 0.5,
                edge.y_range(),
                Stroke::new(1.0, tokens.line),
            );
            keys::part(ui, Role::Navigation, "Screens", add);
        });
}

/// Draws the mark, three stones, and the name.
fn mark_ui(ui: &mut Ui, tokens: &Tokens, wide: bool) {
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, 24.0), Sense::hover());
        mark::paint(ui.painter(), tokens.accent, rect);
        if wide {
            let name = RichText::new("Cairn")
                .font(FontId::new(17.0, egui::FontFamily::Name("semibold".into())));
            ui.add_space(2.0);
            ui.label(name.color(tokens.ink));
        }
    });
}

/// Draws the button that opens the menu.
fn menu_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let menu = icon_button(ui, icons::ICON_MENU, "Menu");
    Popup::menu(&menu).show(|ui| {
        ui.set_width(300.0);
        for (n, group) in Action::MENU.iter().enumerate() {
            if n > 0 {
                ui.separator();
            }
            for action in *group {
                item_ui(ui, cx, *action);
            }
        }
    });
}

/// Draws a line of the menu: icon, name, keys.
fn item_ui(ui: &mut Ui, cx: &Cx<'_>, action: Action) {
    let enabled = match action {
        Action::Undo => cx.model.undo.is_some(),
        Action::Redo => cx.model.redo.is_some(),
        _ => true,
    };
    let icon = RichText::new(action.icon().codepoint)
        .font(FontId::new(18.0, action.icon().font_family()))
        .color(cx.tokens.dim);
    let keys = RichText::new(action.keys()).small().color(cx.tokens.dim);
    let button = Button::new((icon, action.name()))
        .right_text(keys)
        .frame_when_inactive(false)
        .min_size(vec2(ui.available_width(), 32.0));
    let item = ui
        .add_enabled(enabled, button)
        .accessible_name(action.name_with_keys())
        .on_hover_text(action.tooltip());
    if item.clicked() {
        cx.act(action);
        ui.close();
    }
}

fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, screen: Route, here: Route, wide: bool) {
    let here = screen == here;
    let action = Action::Go(screen);
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, true, here, action.name()));
    let response = in_sight(response);
    if here {
        ui.painter().rect_filled(rect, 8.0, tokens.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 8.0, tokens.track);
    }
    let colour = if here { tokens.accent } else { tokens.dim };
    let symbol = FontId::new(18.0, action.icon().font_family());
    let left = rect.left_center() + vec2(if wide { 10.0 } else { 11.0 }, 0.0);
    ui.painter().text(
        left,
        egui::Align2::LEFT_CENTER,
        action.icon().codepoint,
        symbol,
        colour,
    );
    if wide {
        let (face, ink) = if here {
            ("semibold", tokens.accent)
        } else {
            ("regular", tokens.ink)
        };
        let font = FontId::new(14.0, egui::FontFamily::Name(face.into()));
        ui.painter().text(
            left + vec2(26.0, 0.0),
            egui::Align2::LEFT_CENTER,
            action.name(),
            font,
            ink,
        );
    }
    if response
        .on_hover_text(format!("{} ({})", action.tooltip(), action.keys()))
        .clicked()
    {
        cx.act(action);
    }
}

/// Draws undo and redo with the name of what they would do.
fn undo_ui(ui: &mut Ui, cx: &Cx<'_>, wide: bool) {
    let layout = if wide {
        Layout::left_to_right(Align::Center)
    } else {
        Layout::top_down(Align::Center)
    };
    let undo = cx.model.undo.as_ref().map(|(_, label)| label);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), if wide { 34.0 } else { 76.0 }),
        layout,
        |ui| {
            for (action, label) in [(Action::Undo, undo), (Action::Redo, cx.model.redo.as_ref())] {
                let keys = action.keys();
                let name = match label {
                    Some(label) => format!("{}: {label} ({keys})", action.name()),
                    None => format!("Nothing to {} ({keys})", action.name().to_lowercase()),
                };
                let button = ui
                    .add_enabled_ui(label.is_some(), |ui| icon_button(ui, action.icon(), &name))
                    .inner;
                if button.on_disabled_hover_text(&name).clicked() {
                    cx.act(action);
                }
            }
        },
    );
    if wide && let Some(label) = undo {
        let last = RichText::new(format!("Saved: {label}"))
            .small()
            .color(cx.tokens.dim);
        ui.add(Label::new(last).truncate()).on_hover_text(label);
    } else if wide {
        ui.add(Label::new(semibold("")).truncate());
    }
}
