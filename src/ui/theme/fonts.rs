//! The typeface: Inter in three weights, its display cut for headings and figures, and Material Symbols for icons.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId, RichText};

use crate::typefaces;

/// Gives the bundled fonts to the window; the system's own stand behind them for scripts that Inter lacks.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let faces = [
        ("regular", typefaces::REGULAR),
        ("medium", typefaces::MEDIUM),
        ("semibold", typefaces::SEMIBOLD),
        ("display", typefaces::DISPLAY),
    ];
    let fallbacks = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes) in faces {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut family = vec![name.to_owned()];
        family.extend(fallbacks.iter().cloned());
        fonts
            .families
            .insert(FontFamily::Name(name.into()), family.clone());
        if name == "regular" {
            fonts.families.insert(FontFamily::Proportional, family);
        }
    }
    ctx.set_fonts(fonts);
    egui_material_icons::initialize(ctx);
}

fn face(name: &str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(name.into()))
}

/// Body text that stands out a little.
pub fn medium(text: impl Into<String>) -> RichText {
    RichText::new(text).font(face("medium", 14.0))
}

/// Labels of chosen things.
pub fn semibold(text: impl Into<String>) -> RichText {
    RichText::new(text).font(face("semibold", 14.0))
}

/// The title of a card.
pub fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(face("semibold", 15.0))
}

/// The heading of a screen.
pub fn display(text: impl Into<String>) -> RichText {
    RichText::new(text).font(face("display", 22.0))
}

/// The one big figure of a card.
pub fn figure(text: impl Into<String>) -> RichText {
    RichText::new(text).font(face("display", 28.0))
}

/// Prose to be read: a reflection.
pub fn reading(text: impl Into<String>) -> RichText {
    RichText::new(text)
        .size(15.0)
        .line_height(Some(15.0 * 1.45))
}
