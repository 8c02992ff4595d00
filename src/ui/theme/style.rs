//! egui's style made from the tokens: sizes on a 4-point scale, hairlines, no shadows but under what floats.

use egui::style::{Selection, WidgetVisuals};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    Visuals, vec2,
};

use super::Tokens;

/// The radius of buttons, fields and rows.
pub const RADIUS: u8 = 8;

/// How long a pointer rests before what lies under it is explained, in seconds.
pub const TOOLTIP_DELAY: f32 = 0.35;

/// Makes the style of one theme.
pub fn of(theme: Theme, tokens: &Tokens) -> Style {
    let mut style = Style {
        visuals: visuals(theme, tokens),
        ..Style::default()
    };
    style.text_styles = [
        (
            TextStyle::Heading,
            FontId::new(22.0, FontFamily::Name("display".into())),
        ),
        (TextStyle::Body, FontId::proportional(14.0)),
        (
            TextStyle::Button,
            FontId::new(14.0, FontFamily::Name("medium".into())),
        ),
        (TextStyle::Small, FontId::proportional(12.0)),
        (TextStyle::Monospace, FontId::monospace(13.0)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(12.0, 6.0);
    // Rows of text stay close; controls bring their own height of 32.
    spacing.interact_size = vec2(32.0, 20.0);
    spacing.menu_margin = Margin::same(8);
    spacing.icon_width = 18.0;
    spacing.icon_spacing = 8.0;
    spacing.tooltip_width = 420.0;
    spacing.combo_height = 320.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = TOOLTIP_DELAY;
    style
}

fn visuals(theme: Theme, tokens: &Tokens) -> Visuals {
    let mut visuals = theme.default_visuals();
    let widget = |fill: Color32, border: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(tokens.card, tokens.line, tokens.ink);
    widgets.inactive = widget(tokens.card, tokens.field, tokens.ink);
    widgets.hovered = widget(tokens.rail, tokens.field, tokens.ink);
    widgets.active = widget(tokens.rail, tokens.accent, tokens.ink);
    widgets.open = widget(tokens.rail, tokens.accent, tokens.ink);
    visuals.selection = Selection {
        bg_fill: tokens.accent_soft,
        stroke: Stroke::new(1.0, tokens.accent),
    };
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent);
    // A blinking cursor would repaint an idle window.
    visuals.text_cursor.blink = false;
    visuals.weak_text_color = Some(tokens.faint);
    visuals.hyperlink_color = tokens.accent;
    visuals.faint_bg_color = tokens.rail;
    visuals.extreme_bg_color = tokens.card;
    visuals.text_edit_bg_color = Some(tokens.card);
    visuals.code_bg_color = tokens.rail;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.danger;
    visuals.panel_fill = tokens.bg;
    visuals.window_fill = tokens.card;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS);
    let shadow = Shadow {
        offset: [0, 6],
        blur: 20,
        spread: 0,
        color: Color32::BLACK.gamma_multiply(0.18),
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals
}
