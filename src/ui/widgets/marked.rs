//! Text in which the words of a search are marked.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Stroke};

use crate::ui::theme::Tokens;

/// Lays out a line in which what matched stands out: heavier and underlined, so not by colour alone.
#[must_use]
pub fn marked(
    tokens: &Tokens,
    text: &str,
    matches: &[Range<usize>],
    size: f32,
    colour: Color32,
) -> LayoutJob {
    let plain = TextFormat::simple(FontId::proportional(size), colour);
    let mut loud = TextFormat::simple(
        FontId::new(size, FontFamily::Name("medium".into())),
        tokens.accent,
    );
    loud.underline = Stroke::new(1.0, tokens.accent);
    let mut job = LayoutJob::default();
    let mut at = 0;
    let mut add = |range: Range<usize>, format: &TextFormat| {
        let part = text.get(range).unwrap_or_default();
        if !part.is_empty() {
            job.append(part, 0.0, format.clone());
        }
    };
    for found in matches {
        add(at..found.start, &plain);
        add(found.clone(), &loud);
        at = found.end;
    }
    add(at..text.len(), &plain);
    job
}
