//! Colour tokens: every colour of the window by what it is for.

use egui::Color32;
use serde::{Deserialize, Deserializer, de::Error as _};

/// The colours of one theme. Text pairs reach WCAG AA, field borders and bars 3:1 (`tests/ui/theme.rs` measures them).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// The page.
    #[serde(deserialize_with = "hex")]
    pub bg: Color32,
    /// The rail, and rows under the pointer.
    #[serde(deserialize_with = "hex")]
    pub rail: Color32,
    /// Cards and fields; text on `accent`.
    #[serde(deserialize_with = "hex")]
    pub card: Color32,
    /// Hairlines; never the only sign of a control.
    #[serde(deserialize_with = "hex")]
    pub line: Color32,
    /// Borders of fields and buttons.
    #[serde(deserialize_with = "hex")]
    pub field: Color32,
    /// The unfilled part of a bar.
    #[serde(deserialize_with = "hex")]
    pub track: Color32,
    /// Text.
    #[serde(deserialize_with = "hex")]
    pub ink: Color32,
    /// Second lines and units.
    #[serde(deserialize_with = "hex")]
    pub dim: Color32,
    /// Shortcuts and hints, on `card` only.
    #[serde(deserialize_with = "hex")]
    pub faint: Color32,
    /// Actions, selection, progress.
    #[serde(deserialize_with = "hex")]
    pub accent: Color32,
    /// Selected rows and chips.
    #[serde(deserialize_with = "hex")]
    pub accent_soft: Color32,
    /// Met.
    #[serde(deserialize_with = "hex")]
    pub good: Color32,
    /// Behind, due, to check.
    #[serde(deserialize_with = "hex")]
    pub warn: Color32,
    /// Refused, failed, destructive.
    #[serde(deserialize_with = "hex")]
    pub danger: Color32,
}

impl Tokens {
    /// Reads a theme file.
    ///
    /// # Errors
    /// When a token is missing, unknown, or not `#RRGGBB`.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

fn hex<'de, D: Deserializer<'de>>(value: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(value)?;
    Color32::from_hex(&text).map_err(|_err| D::Error::custom(format!("{text} is no #RRGGBB")))
}
