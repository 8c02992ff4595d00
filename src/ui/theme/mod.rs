//! The look: colours from `assets/theme/`, the Inter typeface, and egui's styles made from both.

mod fonts;
mod style;
mod tokens;

use egui::{Color32, Context, Theme, ThemePreference};

pub use fonts::{display, figure, medium, reading, semibold, title};
pub use style::TOOLTIP_DELAY;
pub use tokens::Tokens;

const LIGHT: &str = include_str!("../../../assets/theme/light.toml");
const DARK: &str = include_str!("../../../assets/theme/dark.toml");

/// Both colour sets, read once at the start.
#[derive(Clone, Debug)]
pub struct Look {
    light: Tokens,
    dark: Tokens,
}

impl Look {
    /// Reads the shipped colours and gives fonts and styles to the window.
    ///
    /// # Errors
    /// When a shipped theme file is not readable; a test keeps that from being shipped.
    pub fn install(ctx: &Context) -> Result<Self, toml::de::Error> {
        let look = Self {
            light: Tokens::read(LIGHT)?,
            dark: Tokens::read(DARK)?,
        };
        fonts::install(ctx);
        // Where the system does not say, paper.
        ctx.options_mut(|options| options.fallback_theme = Theme::Light);
        ctx.set_style_of(Theme::Light, style::of(Theme::Light, &look.light));
        ctx.set_style_of(Theme::Dark, style::of(Theme::Dark, &look.dark));
        Ok(look)
    }

    /// Returns the colour of the mark, which is the same whatever the theme.
    ///
    /// # Errors
    /// When the shipped light theme is not readable.
    pub fn accent() -> Result<Color32, toml::de::Error> {
        Ok(Tokens::read(LIGHT)?.accent)
    }

    /// Returns the colours of the theme that is on.
    #[must_use]
    pub fn tokens(&self, ctx: &Context) -> &Tokens {
        match ctx.theme() {
            Theme::Light => &self.light,
            Theme::Dark => &self.dark,
        }
    }
}

/// Reads a theme preference from its setting; anything unknown follows the system.
#[must_use]
pub fn preference(setting: Option<&str>) -> ThemePreference {
    match setting {
        Some("light") => ThemePreference::Light,
        Some("dark") => ThemePreference::Dark,
        _ => ThemePreference::System,
    }
}

/// Writes a theme preference as its setting.
#[must_use]
pub const fn preference_key(preference: ThemePreference) -> &'static str {
    match preference {
        ThemePreference::Light => "light",
        ThemePreference::Dark => "dark",
        ThemePreference::System => "system",
    }
}
