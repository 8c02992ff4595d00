//! The colours reach the contrast they must.

use cairn::ui::theme::Tokens;
use egui::Color32;

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: Color32) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn themes() -> [(&'static str, Tokens); 2] {
    [
        (
            "light",
            Tokens::read(include_str!("../../assets/theme/light.toml")).expect("the light theme"),
        ),
        (
            "dark",
            Tokens::read(include_str!("../../assets/theme/dark.toml")).expect("the dark theme"),
        ),
    ]
}

#[test]
fn text_reaches_wcag_aa_on_every_ground_it_stands_on() {
    for (name, t) in themes() {
        let pairs = [
            ("ink on bg", t.ink, t.bg),
            ("ink on card", t.ink, t.card),
            ("ink on rail", t.ink, t.rail),
            ("ink on accent_soft", t.ink, t.accent_soft),
            ("dim on bg", t.dim, t.bg),
            ("dim on card", t.dim, t.card),
            ("dim on rail", t.dim, t.rail),
            ("dim on accent_soft", t.dim, t.accent_soft),
            ("faint on card", t.faint, t.card),
            ("accent on card", t.accent, t.card),
            ("accent on bg", t.accent, t.bg),
            ("accent on accent_soft", t.accent, t.accent_soft),
            ("accent on rail", t.accent, t.rail),
            ("card on accent", t.card, t.accent),
            ("good on card", t.good, t.card),
            ("warn on card", t.warn, t.card),
            ("danger on card", t.danger, t.card),
            ("danger on bg", t.danger, t.bg),
        ];
        for (pair, text, ground) in pairs {
            let ratio = contrast(text, ground);
            assert!(
                ratio >= 4.5,
                "{name}: {pair} has {ratio:.2}, and text wants 4.5"
            );
        }
    }
}

#[test]
fn borders_of_fields_and_filled_bars_stand_out() {
    for (name, t) in themes() {
        let pairs = [
            ("field on card", t.field, t.card),
            ("field on bg", t.field, t.bg),
            ("accent on track", t.accent, t.track),
            ("accent on bg", t.accent, t.bg),
        ];
        for (pair, sign, ground) in pairs {
            let ratio = contrast(sign, ground);
            assert!(
                ratio >= 3.0,
                "{name}: {pair} has {ratio:.2}, and a control wants 3"
            );
        }
    }
}

#[test]
fn a_colour_that_is_none_is_refused() {
    let wrong = include_str!("../../assets/theme/light.toml").replace("#FBFAF8", "paper");
    assert!(Tokens::read(&wrong).is_err());
}
